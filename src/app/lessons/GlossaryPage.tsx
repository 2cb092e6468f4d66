import { useEffect, useMemo, useRef, useState } from 'react';
import type { Gloss } from '../../sdk/lesson.ts';
import { useLessonWords, useLocale, useWords } from '../../views/context.tsx';
import { GlossaryProvider, useGlossary } from '../../views/lessons/glossary.tsx';
import { Prose } from '../../views/lessons/Prose.tsx';
import { useVisit } from '../address.ts';
import { Header } from '../Header.tsx';
import { ModeNav } from '../ModeNav.tsx';
import { NoSuchAddress } from '../NoSuchAddress.tsx';
import { Loading } from '../Notices.tsx';
import { usePageTitle } from '../usePageTitle.ts';
import { inOrder, searchTerms } from './searchTerms.ts';
import { type Taught, useTeaching } from './useTeaching.ts';
import './glossary.css';

interface Address {
  readonly exhibit: string;
  /** The one that is asked for. */
  readonly term: string | undefined;
}

const loadNothingMore = async () => null;

/** All terms of an exhibit. */
export default function GlossaryPage({ exhibit, term }: Address) {
  const lessons = useTeaching(exhibit, loadNothingMore);
  const { errors } = useWords();
  if (!lessons) return <Loading />;
  if (lessons.found === 'noExhibit')
    return <NoSuchAddress expected={errors.exhibitAmong(lessons.expected.join(', '))} />;
  const { taught } = lessons;
  const asked = taught.glossary.find(({ id }) => id === term) ?? null;
  if (term !== undefined && asked === null) return <NoSuchTerm glossary={taught.glossary} />;
  return (
    <GlossaryProvider exhibit={exhibit} glossary={taught.glossary}>
      <Glossary exhibit={exhibit} taught={taught} asked={asked} />
    </GlossaryProvider>
  );
}

function NoSuchTerm({ glossary }: { readonly glossary: readonly Gloss[] }) {
  const { glossary: say } = useLessonWords();
  return <NoSuchAddress expected={say.among(glossary.map(({ id }) => id).join(', '))} />;
}

interface Props {
  readonly exhibit: string;
  readonly taught: Taught;
  readonly asked: Gloss | null;
}

function Glossary({ exhibit, taught, asked }: Props) {
  const locale = useLocale();
  const { glossary: say } = useLessonWords();
  const { protocol, glossary } = taught;
  const { name } = protocol.text[locale];
  const [typed, type] = useTyped();
  const ordered = useMemo(() => inOrder(glossary, locale), [glossary, locale]);
  const shown = searchTerms(ordered, typed, locale);
  usePageTitle(...(asked ? [asked.name[locale]] : []), say.title, name);
  return (
    <div className="glossary">
      <Header crumb={<ModeNav exhibit={exhibit} mode="learn" />} />
      <main>
        <h1>
          {name} · {say.title}
        </h1>
        <p className="glossary-about">
          {say.about} <a href={`#/${exhibit}/learn`}>{say.toLearn}</a>
        </p>
        <label className="glossary-search">
          {say.search}
          <input
            type="search"
            value={typed}
            autoComplete="off"
            onChange={({ currentTarget: { value } }) => type(value)}
          />
        </label>
        <p className="glossary-count" role="status">
          {typed.trim() === '' ? '' : say.found(String(shown.length))}
        </p>
        <ul className="glossary-terms">
          {shown.map((term) => (
            <Entry key={term.id} term={term} asked={term === asked} />
          ))}
        </ul>
      </main>
    </div>
  );
}

/** What is typed into the search; who asks for a term by an address wants to see that one. */
function useTyped(): [string, (typed: string) => void] {
  const visit = useVisit();
  const [typed, setTyped] = useState({ text: '', visit });
  return [typed.visit === visit ? typed.text : '', (text) => setTyped({ text, visit })];
}

function Entry({ term, asked }: { readonly term: Gloss; readonly asked: boolean }) {
  const locale = useLocale();
  const { address } = useGlossary();
  const visit = useVisit();
  const item = useRef<HTMLLIElement>(null);
  const other = locale === 'en' ? 'zh' : 'en';
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once more, it is shown once more
  useEffect(() => {
    if (!asked) return;
    item.current?.scrollIntoView({ block: 'center' });
    item.current?.querySelector('a')?.focus({ preventScroll: true });
  }, [asked, visit]);
  return (
    <li ref={item} className="glossary-term" data-asked={asked || undefined}>
      <h2>
        <a href={address(term.id)} aria-current={asked ? 'location' : undefined}>
          {term.name[locale]}
        </a>
        {term.name[other] !== term.name[locale] && (
          <span lang={other === 'zh' ? 'zh-CN' : 'en'}>{term.name[other]}</span>
        )}
      </h2>
      <Prose text={term.means} />
    </li>
  );
}
