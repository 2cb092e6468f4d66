import type { Judgement } from '../../playback/judging.ts';
import { useExhibitWords, useLocale } from '../context.tsx';
import { Icon } from '../parts/Icon.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import type { Call } from './calls.ts';
import { answerOf, tellVerdict } from './verdict.ts';

interface Props {
  readonly judgement: Judgement | null;
  readonly calls: readonly Call[];
  readonly who: (call: Call) => string;
  /** Whether the order is drawn with its numbers. */
  readonly numbered: boolean;
  /** The history is that of a run, in which one can go to where it stops being linearizable. */
  readonly live: boolean;
  /** Only what has happened is judged. */
  readonly partly: boolean;
  readonly onFind: () => void;
}

const SIGNS = { yes: 'check', no: 'broken', unknown: 'unsure' } as const;

/** Whether the history is linearizable, and why not. */
export function VerdictBox({ judgement, calls, who, numbered, live, partly, onFind }: Props) {
  const words = useExhibitWords().history;
  const gap = useLocale() === 'zh' ? '' : ' ';
  if (!judgement) {
    return (
      <p className="ops-verdict" role="status">
        {words.judging}
      </p>
    );
  }
  const answer = answerOf(judgement);
  const [first, ...rest] = tellVerdict(judgement, calls, who, words);
  return (
    <section className="ops-verdict" data-answer={answer}>
      <div role="status">
        <h3>
          <Icon name={SIGNS[answer]} size={16} />
          {words.verdict[answer]}
        </h3>
        <p>
          {answer === 'no' ? <strong>{first}</strong> : first}
          {[...rest, ...(answer === 'yes' ? [numbered ? words.numbers : words.ticks] : [])].map(
            (sentence) => gap + sentence,
          )}
        </p>
      </div>
      {partly && <p className="ops-note">{words.untilNow}</p>}
      {answer === 'no' && (
        <button type="button" className="button" onMouseDown={keepFocus} onClick={onFind}>
          {live ? words.goTo : words.find}
        </button>
      )}
    </section>
  );
}
