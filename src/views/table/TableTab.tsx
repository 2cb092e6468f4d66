import { Fragment, useMemo } from 'react';
import type { NodeId } from '../../core/ids.ts';
import { stepEarlier } from '../../playback/stepEarlier.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { ViewDescriptor } from '../../sdk/views.ts';
import { momentOf, useDesk, useExhibitWords, usePaced, useTelling, useUi } from '../context.tsx';
import { ViewLabel } from '../inspector/ViewLabel.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import { selectNode } from '../ui.ts';
import { cellTexts, type ShownCell, type ShownRow, type ShownTable, shownTables } from './model.ts';
import './table.css';

type TableView = Extract<ViewDescriptor<ProtocolTypes>, { kind: 'table' }>;

/** Tables are read, not watched: this often is enough, in milliseconds. */
const PACE = 150;

/** What nodes hold, in tables that the protocol describes. */
export function TableTab() {
  const { session } = useDesk();
  const telling = useTelling();
  usePaced(PACE);
  const view = session.protocol.views.find((one): one is TableView => one.kind === 'table');
  const moment = momentOf(session.screen());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the moment says whose world it is
  const tables = useMemo(
    () =>
      view
        ? shownTables(
            view.tables(session.world()),
            stepEarlier(session, (world) => cellTexts(view.tables(world), telling)),
            telling,
          )
        : [],
    [session, view, telling, moment],
  );
  return (
    <>
      <h2 className="unseen">
        <ViewLabel kind="table" />
      </h2>
      {tables.map((table) => (
        <OneTable key={table.id} table={table} />
      ))}
    </>
  );
}

function OneTable({ table: { caption, columns, rows, empty } }: { table: ShownTable }) {
  return (
    <section
      className="tables-scroll"
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: without a pointer one scrolls with the arrows
      tabIndex={0}
    >
      <table className="tables">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} />
          ))}
          {rows.length === 0 && (
            <tr>
              <td className="tables-empty" colSpan={columns.length}>
                {empty}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row: { node, name, tone, group, added, cells } }: { row: ShownRow }) {
  const { fmt } = useTelling();
  const words = useExhibitWords().tables;
  const chosen = useUi(
    ({ selection }) => selection?.kind === 'node' && selection.id === node && node !== null,
  );
  return (
    <tr data-chosen={chosen || undefined} data-added={added || undefined}>
      <th scope="row" data-tone={tone}>
        {node !== null && <NodeButton node={node} name={fmt.node(node)} />}
        {group === undefined ? name : <span data-group={group}>{name}</span>}
        {added && <span className="unseen"> {words.added}</span>}
      </th>
      {cells.map((cell) => (
        <Cell key={cell.column} cell={cell} />
      ))}
    </tr>
  );
}

/** What has just changed stands beside what it was, as in the fields of a state. */
function Cell({ cell: { parts, tone, was } }: { cell: ShownCell }) {
  const words = useExhibitWords().inspector;
  const now = parts.map(({ text, node, said }, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts are their places
    <Fragment key={i}>
      {i > 0 && ' '}
      {node === null ? (
        <span className="tables-part" data-said={said || undefined}>
          {text}
        </span>
      ) : (
        <NodeButton node={node} name={text} />
      )}
    </Fragment>
  ));
  return (
    <td data-tone={tone}>
      {was === null ? (
        now
      ) : (
        <>
          <Was text={was} />
          <span className="unseen">{words.now} </span>
          <ins>{now}</ins>
        </>
      )}
    </td>
  );
}

/** What stands where there is nothing. */
const NOTHING = '–';

/** What it was, seen only where there was something. */
function Was({ text }: { text: string }) {
  const words = useExhibitWords().inspector;
  return (
    <span className={text === NOTHING ? 'unseen' : undefined}>
      <span className="unseen">{words.was} </span>
      <del>{text}</del>{' '}
    </span>
  );
}

function NodeButton({ node, name }: { node: NodeId; name: string }) {
  const { ui } = useDesk();
  const chosen = useUi(({ selection }) => selection?.kind === 'node' && selection.id === node);
  return (
    <button
      type="button"
      className="tables-node"
      aria-pressed={chosen}
      onMouseDown={keepFocus}
      onClick={() => selectNode(ui, node)}
    >
      {name}
    </button>
  );
}
