import { useMemo } from 'react';
import { formatCount } from '../../i18n/format.ts';
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

function Row({ row: { label, counted, published, over } }: { row: ShownCount }) {
  const words = useExhibitWords().counts;
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{formatCount(counted)}</td>
      <td>
        {published === null ? (
          <>
            <span aria-hidden="true">–</span>
            <span className="unseen">{words.none}</span>
          </>
        ) : (
          formatCount(published)
        )}
      </td>
      <Compared over={over} />
    </tr>
  );
}

/** Whether it is what was published: a sign, and the same in words. */
function Compared({ over }: { over: number | null }) {
  const words = useExhibitWords().counts;
  if (over === null) return <td className="counts-compared" />;
  const differs = over !== 0;
  const more = over > 0 ? words.more : words.fewer;
  return (
    <td className="counts-compared" data-differs={differs || undefined}>
      <span aria-hidden="true">{differs ? (over > 0 ? '▲ ' : '▼ ') : '= '}</span>
      {differs ? more(formatCount(Math.abs(over))) : words.same}
    </td>
  );
}
