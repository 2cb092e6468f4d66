import type { Localized } from '../../sdk/text.ts';
import { useLessonWords, useLocale } from '../../views/context.tsx';
import { Prose } from '../../views/lessons/Prose.tsx';
import { Icon } from '../../views/parts/Icon.tsx';
import { actsToBeat } from './scores.ts';
import type { AnyChallenge } from './useChallenges.ts';

interface Props {
  readonly challenge: AnyChallenge;
  readonly acts: number;
  /** How many hints were looked at. */
  readonly hints: number;
  /** The next challenge; no title: the list of all. */
  readonly next: { readonly title: Localized<string> | null; readonly href: string };
}

/** The goal is reached: with how much, and what that has shown. */
export function Met({ challenge, acts, hints, next }: Props) {
  const locale = useLocale();
  const { challenge: say } = useLessonWords();
  const beat = actsToBeat(challenge);
  return (
    <div className="met">
      <h3>
        <span className="met-mark">
          <Icon name="check" size={14} />
        </span>
        {say.doneWith(say.acts(String(acts)))}
      </h3>
      <p>
        {acts < beat ? say.fewer : acts === beat ? say.same : say.more(say.acts(String(beat)))}
        {hints > 0 && ` ${say.hinted(String(hints))}`}
      </p>
      <Prose text={challenge.after} />
      <a className="button" href={next.href}>
        {next.title ? say.next(next.title[locale]) : say.all}
      </a>
    </div>
  );
}
