import { useEffect, useState } from 'react';
import type { Exhibit } from '../catalogue.ts';
import type { Localized } from '../sdk/text.ts';
import { useLocale, useWords } from '../views/context.tsx';

/** What a scenario's card says; the files are read in full only when one is opened. */
interface Head {
  readonly id: string;
  readonly title: Localized<string>;
  readonly watch: Localized<string>;
}

interface Props {
  readonly exhibit: Exhibit;
  /** Whether its scenarios may be loaded: the cluster above goes first. */
  readonly ready: boolean;
}

/** An exhibit with its scenarios. */
export function ExhibitCard({ exhibit, ready }: Props) {
  const locale = useLocale();
  const { front } = useWords();
  const heads = useHeads(exhibit, ready);
  const title = exhibit.title[locale];
  return (
    <article className="exhibit-card">
      <header>
        <h3>
          <a href={`#/${exhibit.id}`}>{title}</a>
        </h3>
        <p>{exhibit.summary[locale]}</p>
        <a className="button" href={`#/${exhibit.id}`}>
          {front.open(title)}
        </a>
      </header>
      <ul>
        {heads.map((head) => (
          <li key={head.id}>
            <a className="scenario-card" href={`#/${exhibit.id}/${head.id}`}>
              <strong>{head.title[locale]}</strong>
              <span>{head.watch[locale]}</span>
            </a>
          </li>
        ))}
      </ul>
    </article>
  );
}

function useHeads(exhibit: Exhibit, ready: boolean): readonly Head[] {
  const [heads, setHeads] = useState<readonly Head[]>([]);
  useEffect(() => {
    if (!ready) return;
    let wanted = true;
    void exhibit.scenarios().then((scenarios) => {
      if (wanted) setHeads(scenarios as readonly Head[]);
    });
    return () => {
      wanted = false;
    };
  }, [exhibit, ready]);
  return heads;
}
