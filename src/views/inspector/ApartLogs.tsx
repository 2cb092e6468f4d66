import type { ProtocolTypes } from '../../sdk/types.ts';
import type { LogCell, LogRow } from '../../sdk/views.ts';
import { useDesk, useExhibitWords, useTelling, useUi } from '../context.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import { selectNode } from '../ui.ts';
import { Entry } from './Entry.tsx';
import { usePointed } from './usePointed.ts';
import './logs.css';
import './apartLogs.css';

type Row = LogRow<ProtocolTypes>;

/** Of long logs only the newest end is drawn: so many fit beside a stage. */
const MOST = 14;

/** Logs that have nothing to do with one another: each runs down in a column of its own, the newest entry last. */
export function ApartLogs({ rows }: { rows: readonly Row[] }) {
  const words = useExhibitWords().inspector;
  return (
    <>
      <section
        className="logs-scroll"
        aria-label={words.logs}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: without a pointer one scrolls with the arrows
        tabIndex={0}
      >
        <ul className="apart-logs">
          {rows.map((row) => (
            <OneLog key={row.node} row={row} />
          ))}
        </ul>
      </section>
      <ul className="logs-legend">
        <li>
          <span className="entry" data-firm="false" aria-hidden="true" />
          {words.dashed}
        </li>
      </ul>
    </>
  );
}

function OneLog({ row: { node, cells } }: { row: Row }) {
  const { ui } = useDesk();
  const { fmt } = useTelling();
  const { earlierEntries } = useExhibitWords().inspector;
  const chosen = useUi(({ selection }) => selection?.kind === 'node' && selection.id === node);
  const shown = cells.slice(-MOST);
  const more = cells.length - shown.length;
  return (
    <li data-chosen={chosen || undefined}>
      <button
        type="button"
        aria-pressed={chosen}
        onMouseDown={keepFocus}
        onClick={() => selectNode(ui, node)}
      >
        {fmt.node(node)}
      </button>
      <ol start={more + 1}>
        {more > 0 && (
          <li className="apart-logs-more" value={more}>
            <span aria-hidden="true">+{more}</span>
            <span className="unseen">{earlierEntries(more)}</span>
          </li>
        )}
        {shown.map((cell) => (
          <Line key={cell.index} cell={cell} node={node} />
        ))}
        {cells.length === 0 && <li className="apart-logs-more">–</li>}
      </ol>
    </li>
  );
}

function Line({ cell, node }: { cell: LogCell<ProtocolTypes>; node: Row['node'] }) {
  const { pointed: says } = useExhibitWords().inspector;
  const pointed = useUi(({ pointed: now }) =>
    Boolean(now?.entries.has(cell.index) && (now.nodes.size === 0 || now.nodes.has(node))),
  );
  const place = usePointed<HTMLLIElement>(pointed);
  return (
    <li ref={place} value={cell.index} data-pointed={pointed || undefined}>
      {pointed && <span className="unseen">{says}</span>}
      <Entry entry={cell} marked={false} inForce={false} />
    </li>
  );
}
