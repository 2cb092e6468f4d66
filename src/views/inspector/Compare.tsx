import { useMemo } from 'react';
import type { NodeId } from '../../core/ids.ts';
import type { FullTelling } from '../../i18n/exhibit-sentences.ts';
import { formatTime } from '../../i18n/format.ts';
import {
  differencesSince,
  type FieldChange,
  type FieldValue,
  fieldsAt,
} from '../../playback/fields.ts';
import { commonLength } from '../../playback/lineage.ts';
import type { Session } from '../../playback/types.ts';
import { useDesk, useUi } from '../context.tsx';
import type { Place } from '../ui.ts';
import { useFullTelling } from '../why/useFullTelling.ts';
import { ActionButton } from './ActionButton.tsx';
import { valueText } from './changes.ts';
import { ValueCell } from './ValueCell.tsx';
import './moments.css';

/** Keeps a moment, and shows what differs between it and the present one; the selected node first. */
export function Compare({ node }: { node: NodeId | null }) {
  const { session, ui } = useDesk();
  const telling = useFullTelling();
  const words = telling.exhibit.moments;
  const pinned = useUi((state) => state.pinned);
  const pin = () => {
    const { branch } = session.screen();
    ui.setState({ pinned: { branch, seq: session.world().seq } });
  };
  return (
    <section aria-label={words.compare}>
      <h3 className="heading">{words.compare}</h3>
      {pinned === null && <p className="aside compare-how">{words.compareMeans}</p>}
      {pinned && <Comparison pinned={pinned} node={node} telling={telling} />}
      <div className="actions compare-actions">
        {pinned ? (
          <ActionButton icon="crash" onClick={() => ui.setState({ pinned: null })}>
            {words.unpin}
          </ActionButton>
        ) : (
          <ActionButton icon="clock" onClick={pin}>
            {words.pin}
          </ActionButton>
        )}
      </div>
    </section>
  );
}

/** The moment of a position on the present branch. */
const timeOf = (session: Session, seq: number): number =>
  seq === 0 ? 0 : session.columns().time(seq - 1);

/** `seekRecord` goes to the end of a record's step; a position lies behind the step before it. */
function goBack(session: Session, position: number): void {
  session.pause();
  if (position === 0) session.seek(0);
  else session.seekRecord(session.columns().stepBefore(position));
}

interface Props {
  readonly pinned: Place;
  readonly node: NodeId | null;
  readonly telling: FullTelling;
}

function Comparison({ pinned, node, telling }: Props) {
  const { session } = useDesk();
  const words = telling.exhibit.moments;
  const { branch, branches, time } = session.screen();
  const common = pinned.seq <= commonLength(branches, pinned.branch, branch);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the branch says whose moment it is
  const then = useMemo(
    () => (common ? fieldsAt(session, pinned.seq) : null),
    [session, pinned, branch, common],
  );
  if (!then) return <p className="aside">{words.otherBranch}</p>;
  const found = differencesSince(session, then);
  const rows = [...found].sort((a, b) => Number(b.node === node) - Number(a.node === node));
  const past = formatTime(timeOf(session, pinned.seq));
  return (
    <>
      <p className="compare-moments">
        <button
          type="button"
          className="moment mono"
          title={words.goTo(past)}
          onClick={() => goBack(session, pinned.seq)}
        >
          {past}
        </button>{' '}
        → <span className="mono">{formatTime(time)}</span>
      </p>
      {rows.length === 0 ? (
        <p className="aside">{words.same}</p>
      ) : (
        <table className="history" aria-label={words.differs}>
          <thead>
            <tr>
              <th scope="col">{words.node}</th>
              <th scope="col">{words.field}</th>
              <th scope="col">{words.before}</th>
              <th scope="col">{words.now}</th>
            </tr>
          </thead>
          {rows.map((row) => (
            <tbody key={row.node} data-selected={row.node === node || undefined}>
              {row.changes.map((change, i) => (
                <DifferenceRow
                  key={`${change.durable} ${change.name}`}
                  change={change}
                  name={i === 0 ? telling.fmt.node(row.node) : null}
                  span={row.changes.length}
                  telling={telling}
                />
              ))}
            </tbody>
          ))}
        </table>
      )}
    </>
  );
}

interface RowProps {
  readonly change: FieldChange;
  /** Of the node, in the first of its rows. */
  readonly name: string | null;
  readonly span: number;
  readonly telling: FullTelling;
}

function DifferenceRow({ change, name, span, telling }: RowProps) {
  const words = telling.exhibit.moments;
  const text = (value: FieldValue | null) =>
    value === null ? words.nothing : valueText({ value }, telling.fmt);
  return (
    <tr>
      {name !== null && (
        <th scope="rowgroup" rowSpan={span}>
          {name}
        </th>
      )}
      <td className="difference-name">{change.name}</td>
      <ValueCell text={text(change.from)} />
      <ValueCell text={text(change.to)} />
    </tr>
  );
}
