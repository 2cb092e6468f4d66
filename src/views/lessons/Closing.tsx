import type { Localized } from '../../sdk/text.ts';
import { useLessonWords, useLocale } from '../context.tsx';

/** What was learned in a chapter, and where one goes from its end. */
export interface Ways {
  readonly about: Localized<string>;
  readonly next: { readonly title: Localized<string>; readonly href: string } | null;
  readonly interview: string;
  readonly challenges: string;
  readonly all: string;
}

/** The end of a chapter. */
export function Closing({ ways }: { readonly ways: Ways }) {
  const locale = useLocale();
  const { learn: say } = useLessonWords();
  const { about, next, interview, challenges, all } = ways;
  return (
    <>
      <h2 className="walk-title" tabIndex={-1} data-held="heading">
        {say.ended}
      </h2>
      <section>
        <h3 className="heading">{say.learned}</h3>
        <p>{about[locale]}</p>
      </section>
      <ul className="walk-on">
        {next && (
          <li>
            <a href={next.href}>{say.nextChapter(next.title[locale])}</a>
          </li>
        )}
        <li>
          <a href={interview}>{say.someQuestions}</a>
        </li>
        <li>
          <a href={challenges}>{say.someChallenges}</a>
        </li>
        <li>
          <a href={all}>{say.all}</a>
        </li>
      </ul>
    </>
  );
}
