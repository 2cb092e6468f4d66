import { useMemo, useRef, useState } from 'react';
import type { NodeId } from '../../core/ids.ts';
import { type FullTelling, sentenceOf } from '../../i18n/exhibit-sentences.ts';
import {
  type FieldHistory,
  type FieldName,
  type FieldStep,
  type FieldValue,
  historyLater,
  historyOf,
} from '../../playback/fields.ts';
import type { Session } from '../../playback/types.ts';
import { useDesk } from '../context.tsx';
import { recordsOf } from '../why/records.ts';
import { useFullTelling } from '../why/useFullTelling.ts';
import { WhyButton } from '../why/WhyButton.tsx';
import { valueText } from './changes.ts';
import { MomentButton } from './MomentButton.tsx';
import { ValueCell } from './ValueCell.tsx';
import './moments.css';

/** Changes shown at first, and more for each time that someone asks for them. */
const FEW = 5;

/** How a field came to its value: a small table of its changes, newest first. */
export function History({ node, field }: { node: NodeId; field: FieldName }) {
  const { session } = useDesk();
  const telling = useFullTelling();
  const words = telling.exhibit.moments;
  const [parts, setParts] = useState(1);
  const { steps, before } = useHistory(session, node, field, parts);
  const causes = useMemo(() => causesOf(session, steps, telling), [session, steps, telling]);
  return (
    <>
      {steps.length > 0 && (
        <table className="history" aria-label={words.historyOf(field.name)}>
          <thead>
            <tr>
              <th scope="col">{words.when}</th>
              <th scope="col">{words.from}</th>
              <th scope="col">{words.to}</th>
              <th scope="col">{words.why}</th>
            </tr>
          </thead>
          <tbody>
            {steps.map((step) => (
              <HistoryRow
                key={step.seq}
                step={step}
                cause={causes.get(step.seq) ?? ''}
                telling={telling}
              />
            ))}
          </tbody>
        </table>
      )}
      {before === null ? (
        <p className="history-end">{steps.length === 0 ? words.neverChanged : words.sinceStart}</p>
      ) : (
        <p className="history-end">
          {steps.length === 0 && `${words.notFound} `}
          <button type="button" className="why-button" onClick={() => setParts(parts + 1)}>
            {words.earlier}
          </button>
        </p>
      )}
    </>
  );
}

/** Further apart than this, in records, and a history is looked up anew. */
const FAR = 5000;

interface Looked {
  readonly branch: number;
  readonly seq: number;
  readonly parts: number;
  readonly history: FieldHistory;
}

/**
 * The history as it stands at the playhead, where that last stood still: nobody reads while the run goes on. Going on by
 * a few steps looks at those only, and going back within the history at none.
 */
function useHistory(session: Session, node: NodeId, field: FieldName, parts: number) {
  const { status, branch, seq } = session.screen();
  const last = useRef<Looked | null>(null);
  const now = last.current;
  if (now === null || status !== 'playing')
    last.current = { branch, seq, parts, history: look(session, node, field, parts, now) };
  return last.current?.history ?? { steps: [], before: null };
}

function look(
  session: Session,
  node: NodeId,
  field: FieldName,
  parts: number,
  last: Looked | null,
): FieldHistory {
  const { branch, seq } = session.screen();
  if (last === null || last.branch !== branch || last.parts !== parts)
    return pastOf(session, node, field, seq, parts);
  const { history } = last;
  if (seq === last.seq) return history;
  if (seq > last.seq && seq - last.seq < FAR)
    return historyLater(session, node, field, history, last.seq, seq);
  const steps = history.steps.filter((step) => step.seq < seq);
  const known = steps.length > 0 || history.before === null;
  return seq < last.seq && known
    ? { steps, before: history.before }
    : pastOf(session, node, field, seq, parts);
}

function pastOf(
  session: Session,
  node: NodeId,
  field: FieldName,
  seq: number,
  parts: number,
): FieldHistory {
  const steps: FieldStep[] = [];
  let before: number | null = seq;
  for (let i = 0; i < parts && before !== null; i++) {
    const part = historyOf(session, node, field, before, FEW);
    steps.push(...part.steps);
    before = part.before;
  }
  return { steps, before };
}

/** What began each of the steps, in words. */
function causesOf(
  session: Session,
  steps: readonly FieldStep[],
  telling: FullTelling,
): ReadonlyMap<number, string> {
  const records = recordsOf(
    session,
    steps.map(({ seq }) => ({ from: seq, to: seq + 1 })),
  );
  return new Map([...records].map(([seq, record]) => [seq, sentenceOf(record, telling)]));
}

interface RowProps {
  readonly step: FieldStep;
  readonly cause: string;
  readonly telling: FullTelling;
}

function HistoryRow({ step, cause, telling }: RowProps) {
  const words = telling.exhibit.moments;
  const text = (value: FieldValue | null) =>
    value === null ? words.nothing : valueText({ value }, telling.fmt);
  return (
    <tr>
      <td>
        <MomentButton seq={step.seq} at={step.at} />
      </td>
      <ValueCell text={text(step.from)} />
      <ValueCell text={text(step.to)} />
      <td>
        {cause} <WhyButton seq={step.seq} about={cause} />
      </td>
    </tr>
  );
}
