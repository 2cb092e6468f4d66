import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { ViewDescriptor } from '../../sdk/views.ts';
import { useDesk, useExhibitWords, usePaced, useTelling, useUi, useWords } from '../context.tsx';
import { selectNode } from '../ui.ts';
import { ApartLogs } from './ApartLogs.tsx';
import { Entry } from './Entry.tsx';
import { LogNotes } from './LogNotes.tsx';
import {
  type Column,
  type LogBlock,
  type LogCell,
  type LogLine,
  type LogWindow,
  logWindow,
  markSign,
} from './logWindow.ts';
import { usePointed } from './usePointed.ts';
import './logs.css';

type LogView = Extract<ViewDescriptor<ProtocolTypes>, { kind: 'log' }>;

const READABLE = 120;
/** Of long logs only the newest end is drawn. */
const COLUMNS = 40;

/** All logs: side by side, position by position, as in the paper's figures, or each by itself. */
export function Logs() {
  const { session } = useDesk();
  const words = useExhibitWords().inspector;
  usePaced(READABLE);
  const view = session.protocol.views.find((one): one is LogView => one.kind === 'log');
  const rows = view?.rows(session.world()) ?? [];
  const none = rows.every(({ cells }) => cells.length === 0);
  return (
    <>
      <h2 className="unseen">{words.logs}</h2>
      {none && <p className="aside">{words.noLogs}</p>}
      {!none && (view?.apart ? <ApartLogs rows={rows} /> : <LogsBeside rows={rows} />)}
    </>
  );
}

function LogsBeside({ rows }: { rows: ReturnType<LogView['rows']> }) {
  const shown = logWindow(rows, COLUMNS);
  return (
    <>
      <LogTable shown={shown} />
      <Legend shown={shown} />
      <LogNotes shown={shown} />
    </>
  );
}

function LogTable({ shown }: { shown: LogWindow }) {
  const words = useExhibitWords().inspector;
  const box = useRef<HTMLElement>(null);
  const scrolled = useRightEnd(box, shown.columns.at(-1)?.to);
  return (
    <section
      ref={box}
      className="logs-scroll"
      aria-label={words.logs}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: without a pointer one scrolls with the arrows
      tabIndex={0}
      onScroll={scrolled}
    >
      <table className="logs">
        <caption className="unseen">{words.logs}</caption>
        <thead>
          <tr>
            <td className="logs-corner" />
            {shown.clipped && <td className="logs-more">…</td>}
            {shown.columns.map((column) => (
              <ColumnHead key={column.from} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.rows.map((line) => (
            <Row key={line.node} line={line} clipped={shown.clipped} columns={shown.columns} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ColumnHead({ column: { from, to } }: { column: Column }) {
  const { gap } = useExhibitWords().inspector;
  return from === to ? (
    <th scope="col">{from}</th>
  ) : (
    <th scope="col" className="logs-gap" title={gap(from, to)}>
      <span aria-hidden="true">⋯</span>
      <span className="unseen">{gap(from, to)}</span>
    </th>
  );
}

/** Shows the newest entries, and follows them unless someone has scrolled away from them. */
function useRightEnd(box: RefObject<HTMLElement | null>, newest: number | undefined) {
  const follows = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest column is what calls for scrolling
  useLayoutEffect(() => {
    const element = box.current;
    if (element && follows.current) element.scrollLeft = element.scrollWidth;
  }, [box, newest]);
  return () => {
    const element = box.current;
    if (!element) return;
    follows.current = element.scrollWidth - element.scrollLeft - element.clientWidth < 24;
  };
}

interface RowProps {
  readonly line: LogLine;
  readonly clipped: boolean;
  readonly columns: readonly Column[];
}

function Row({ line, clipped, columns }: RowProps) {
  const { ui } = useDesk();
  const { fmt } = useTelling();
  const chosen = useUi(({ selection }) => selection?.kind === 'node' && selection.id === line.node);
  const { block, before } = line;
  const stands = block ?? before?.block;
  return (
    <tr data-chosen={chosen || undefined}>
      <th scope="row">
        <button type="button" aria-pressed={chosen} onClick={() => selectNode(ui, line.node)}>
          {fmt.node(line.node)}
        </button>
        {/* The block itself may be scrolled out of sight. */}
        {stands && <span aria-hidden="true">{stands.entry.text}</span>}
      </th>
      {clipped && (
        <td className="logs-more">
          {before?.block && <Block block={before.block} />}
          {before?.more && '…'}
        </td>
      )}
      {block && (
        <td colSpan={block.columns}>
          <Block block={block} />
        </td>
      )}
      {line.cells.map((cell, i) => {
        const column = columns[i + (block?.columns ?? 0)];
        return column?.from === column?.to ? (
          <Place key={cell.index} cell={cell} />
        ) : (
          <td key={cell.index} className="logs-gap" />
        );
      })}
    </tr>
  );
}

/** What stands for the beginning of a log: its index at its end, next to the entries. */
function Block({ block: { entry, marks } }: { block: LogBlock }) {
  return (
    <>
      <Entry entry={entry} marked inForce={false} />
      <Marks names={marks} />
    </>
  );
}

function Place({ cell: { index, entry, marks, inForce } }: { cell: LogCell }) {
  const { pointed: says } = useExhibitWords().inspector;
  const pointed = useUi(({ pointed: now }) => (entry && now?.entries.has(index)) || undefined);
  const place = usePointed<HTMLTableCellElement>(pointed ?? false);
  return (
    <td ref={place} data-pointed={pointed}>
      {pointed && <span className="unseen">{says}</span>}
      {entry && <Entry entry={entry} marked inForce={inForce} />}
      <Marks names={marks} />
    </td>
  );
}

function Marks({ names }: { names: readonly string[] }) {
  const { listing } = useWords();
  return (
    <span className="entry-marks" title={names.join(', ')}>
      {names.map((name) => (
        <i key={name}>
          <span aria-hidden="true">{markSign(name)}</span>
          <span className="unseen">{listing + name}</span>
        </i>
      ))}
    </span>
  );
}

function Legend({ shown }: { shown: LogWindow }) {
  const words = useExhibitWords().inspector;
  const blocks = shown.rows.some(({ block, before }) => block ?? before?.block);
  return (
    <ul className="logs-legend">
      <li>
        <span className="entry" data-firm="false" aria-hidden="true" />
        {words.dashed}
      </li>
      {blocks && (
        <li>
          <span className="entry" data-block aria-hidden="true" />
          {words.block}
        </li>
      )}
      {shown.clauses.length > 0 && (
        <li>
          <span className="entry" data-says data-force aria-hidden="true" />
          {words.inForce}
        </li>
      )}
      {shown.marks.map((name) => (
        <li key={name}>
          <i>{markSign(name)}</i>
          {name}
        </li>
      ))}
    </ul>
  );
}
