import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { ViewDescriptor } from '../../sdk/views.ts';
import { useDesk, useExhibitWords, usePaced, useTelling, useUi, useWords } from '../context.tsx';
import { selectNode } from '../ui.ts';
import { type LogCell, type LogLine, type LogWindow, logWindow, markSign } from './logWindow.ts';
import './logs.css';

type LogView = Extract<ViewDescriptor<ProtocolTypes>, { kind: 'log' }>;

const READABLE = 120;
/** Of long logs only the newest end is drawn. */
const COLUMNS = 40;

/** Logs side by side, position by position, as in the paper's figures. */
export function Logs() {
  const { session } = useDesk();
  const words = useExhibitWords().inspector;
  usePaced(READABLE);
  const view = session.protocol.views.find((one): one is LogView => one.kind === 'log');
  const shown = logWindow(view?.rows(session.world()) ?? [], COLUMNS);
  return (
    <>
      <h2 className="unseen">{words.logs}</h2>
      {shown.columns.length === 0 ? (
        <p className="aside">{words.noLogs}</p>
      ) : (
        <>
          <LogTable shown={shown} />
          <Legend marks={shown.marks} />
        </>
      )}
    </>
  );
}

function LogTable({ shown }: { shown: LogWindow }) {
  const words = useExhibitWords().inspector;
  const box = useRef<HTMLElement>(null);
  const scrolled = useRightEnd(box, shown.columns.at(-1));
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
            {shown.columns.map((index) => (
              <th key={index} scope="col">
                {index}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.rows.map((line) => (
            <Row key={line.node} line={line} clipped={shown.clipped} />
          ))}
        </tbody>
      </table>
    </section>
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

function Row({ line, clipped }: { line: LogLine; clipped: boolean }) {
  const { ui } = useDesk();
  const { fmt } = useTelling();
  const chosen = useUi(({ selection }) => selection?.kind === 'node' && selection.id === line.node);
  return (
    <tr data-chosen={chosen || undefined}>
      <th scope="row">
        <button type="button" aria-pressed={chosen} onClick={() => selectNode(ui, line.node)}>
          {fmt.node(line.node)}
        </button>
      </th>
      {clipped && <td className="logs-more">…</td>}
      {line.cells.map((cell) => (
        <Entry key={cell.index} cell={cell} />
      ))}
    </tr>
  );
}

function Entry({ cell: { entry, marks } }: { cell: LogCell }) {
  const words = useWords();
  const { dashed } = useExhibitWords().inspector;
  return (
    <td>
      {entry && (
        <span className="entry" data-group={entry.group % 6} data-firm={entry.firm}>
          {entry.text}
          {!entry.firm && <span className="unseen">{words.listing + dashed}</span>}
        </span>
      )}
      <span className="entry-marks" title={marks.join(', ')}>
        {marks.map((name) => (
          <i key={name}>
            <span aria-hidden="true">{markSign(name)}</span>
            <span className="unseen">{words.listing + name}</span>
          </i>
        ))}
      </span>
    </td>
  );
}

function Legend({ marks }: { marks: readonly string[] }) {
  const words = useExhibitWords().inspector;
  return (
    <ul className="logs-legend">
      <li>
        <span className="entry" data-firm="false" aria-hidden="true" />
        {words.dashed}
      </li>
      {marks.map((name) => (
        <li key={name}>
          <i>{markSign(name)}</i>
          {name}
        </li>
      ))}
    </ul>
  );
}
