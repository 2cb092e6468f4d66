import { useMemo } from 'react';
import { courseUntilNow } from '../../playback/course.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { ViewDescriptor } from '../../sdk/views.ts';
import { momentOf, useDesk, useExhibitWords, usePaced, useTelling } from '../context.tsx';
import { ViewLabel } from '../inspector/ViewLabel.tsx';
import { type CountGroup, countGroups, type ShownCount } from './model.ts';
import './counts.css';

type CountsView = Extract<ViewDescriptor<ProtocolTypes>, { kind: 'counts' }>;

/** Figures are read, not watched: this often is enough, in milliseconds. */
const PACE = 150;

/** What has been counted up to the playhead, beside what was published about it. */
export function CountsTab() {
  const { session } = useDesk();
  const telling = useTelling();
  const words = useExhibitWords().counts;
  usePaced(PACE);
  const view = session.protocol.views.find((one): one is CountsView => one.kind === 'counts');
  const moment = momentOf(session.screen());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the moment says up to where is counted
  const groups = useMemo(
    () => countGroups(view?.counts(courseUntilNow(session), session.world()) ?? [], telling),
    [session, view, telling, moment],
  );
  return (
    <>
      <h2 className="unseen">
        <ViewLabel kind="counts" />
      </h2>
      <p className="aside">{groups.length === 0 ? words.empty : words.intro}</p>
      {groups.length > 0 && <CountTable groups={groups} />}
    </>
  );
}

function CountTable({ groups }: { groups: readonly CountGroup[] }) {
  const words = useExhibitWords().counts;
  return (
    <table className="counts">
      <caption className="unseen">
        <ViewLabel kind="counts" />
      </caption>
      <thead>
        <tr>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.counted}</th>
          <th scope="col">{words.published}</th>
          <th scope="col" className="counts-compared">
            {words.compared}
          </th>
        </tr>
      </thead>
      {groups.map(({ title, rows }) => (
        <tbody key={title}>
          {title !== null && (
            <tr>
              <th className="counts-group" scope="rowgroup" colSpan={4}>
                {title}
              </th>
            </tr>
          )}
          {rows.map((row) => (
            <Row key={row.label} row={row} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Row({ row: { label, counted, published, off } }: { row: ShownCount }) {
  const words = useExhibitWords().counts;
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{counted ?? <Nothing says={words.notYet} />}</td>
      <td>{published ?? <Nothing says={words.none} />}</td>
      <Compared off={off} />
    </tr>
  );
}

const Nothing = ({ says }: { says: string }) => (
  <>
    <span aria-hidden="true">–</span>
    <span className="unseen">{says}</span>
  </>
);

/** Whether it is what was published: a sign, and the same in words. */
function Compared({ off }: { off: ShownCount['off'] }) {
  const words = useExhibitWords().counts;
  if (off === null) return <td className="counts-compared" />;
  if (off.than === 'same') {
    return (
      <td className="counts-compared">
        <span aria-hidden="true">= </span>
        {words.same}
      </td>
    );
  }
  return (
    <td className="counts-compared" data-differs>
      <span aria-hidden="true">{off.than === 'more' ? '▲ ' : '▼ '}</span>
      {words[off.than](off.points ? words.points(off.by) : off.by)}
    </td>
  );
}
