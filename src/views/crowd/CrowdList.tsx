import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import type { NodeId } from '../../core/ids.ts';
import { formatCount } from '../../i18n/format.ts';
import { applyTool } from '../actions.ts';
import { useDesk, useExhibitWords, useTelling, useUi } from '../context.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import { labelText, nodeName } from '../stage/naming.ts';
import { takeKey } from '../tools/chords.ts';
import type { Group } from './census.ts';
import { listKeys } from './keys.ts';
import { MarkSign } from './MarkSign.tsx';
import type { Code } from './marks.ts';
import { namedNode } from './namedNode.ts';

type Row =
  | { readonly is: 'group'; readonly title: string; readonly count: number }
  | { readonly is: 'node'; readonly id: NodeId; readonly code: Code; readonly place: number };

/** Rows in the list's own type size; as in the style sheet. */
const HIGH = 1.875;
/** Rows above and below those in sight that are there as well. */
const MORE = 6;
const LEAP = 10;

interface Props {
  readonly groups: readonly Group[];
  readonly found: readonly NodeId[] | null;
}

/** All nodes, or those that were found, by role: everything that can be done on the stage can be begun here. */
export function CrowdList({ groups, found }: Props) {
  const { crowd: say } = useExhibitWords();
  const rows = rowsOf(groups, found);
  const box = useRef<HTMLUListElement>(null);
  const view = useView(box);
  const [stop, setStop] = useState<NodeId | null>(null);
  const focusing = useRef(false);
  const stops = rows.flatMap((row, i) => (row.is === 'node' ? [i] : []));
  const at = Math.max(
    stops.findIndex((i) => (rows[i] as { id?: NodeId }).id === stop),
    0,
  );
  const held = stops[at] ?? -1;
  const go = (to: number) => {
    const row = rows[stops[Math.min(Math.max(to, 0), stops.length - 1)] ?? -1];
    if (row?.is !== 'node') return;
    focusing.current = true;
    setStop(row.id);
  };
  useLayoutEffect(() => {
    if (!focusing.current) return;
    focusing.current = false;
    box.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  });
  const pressed = (event: KeyboardEvent) =>
    takeKey(event, listKeys, {
      row: (chord) => go(at + (chord === 'ArrowDown' ? 1 : -1)),
      leap: (chord) => go(at + (chord === 'PageDown' ? LEAP : -LEAP)),
      rowEnds: (chord) => go(chord === 'Home' ? 0 : stops.length - 1),
    });
  const first = Math.max(Math.floor(view.top / view.high) - MORE, 0);
  const last = Math.ceil((view.top + view.room) / view.high) + MORE;
  const shown = rows.flatMap((row, i) =>
    i === held || (i >= first && i < last) ? [{ row, i }] : [],
  );
  return (
    <ul className="crowd-list" ref={box} aria-label={say.list} onKeyDown={pressed}>
      <li
        className="crowd-list-length"
        aria-hidden="true"
        style={{ height: `${rows.length * HIGH}rem` }}
      />
      {shown.map(({ row, i }) => (
        <li
          key={row.is === 'node' ? row.id : row.title}
          className="crowd-row"
          style={{ top: `${i * HIGH}rem` }}
          aria-posinset={row.is === 'node' ? row.place + 1 : undefined}
          aria-setsize={row.is === 'node' ? stops.length : undefined}
        >
          {row.is === 'group' ? (
            <h2>{say.group(row.title, formatCount(row.count))}</h2>
          ) : (
            <NodeRow row={row} reachable={i === held} onStop={setStop} />
          )}
        </li>
      ))}
    </ul>
  );
}

function rowsOf(groups: readonly Group[], found: readonly NodeId[] | null): readonly Row[] {
  const wanted = found && new Set(found);
  let place = 0;
  return groups.flatMap(({ title, code, ids }): Row[] => {
    const shown = wanted ? ids.filter((id) => wanted.has(id)) : ids;
    if (shown.length === 0) return [];
    return [
      { is: 'group', title, count: shown.length },
      ...shown.map((id) => ({ is: 'node', id, code, place: place++ }) as const),
    ];
  });
}

interface RowProps {
  readonly row: Extract<Row, { readonly is: 'node' }>;
  /** In the tab order. */
  readonly reachable: boolean;
  readonly onStop: (id: NodeId) => void;
}

function NodeRow({ row: { id, code }, reachable, onStop }: RowProps) {
  const desk = useDesk();
  const telling = useTelling();
  const selected = useUi(({ selection }) => selection?.kind === 'node' && selection.id === id);
  const slot = desk.session.world().nodes[id];
  if (!slot) return null;
  const named = namedNode(slot, desk.session);
  return (
    <button
      type="button"
      aria-label={nodeName(named, telling)}
      aria-pressed={selected}
      tabIndex={reachable ? 0 : -1}
      onMouseDown={keepFocus}
      onFocus={() => onStop(id)}
      onClick={() => {
        onStop(id);
        applyTool(desk, id);
      }}
    >
      <MarkSign code={code} />
      <span className="crowd-row-name">{named.name}</span>
      <span className="crowd-row-said">{labelText(named.caption, telling)}</span>
    </button>
  );
}

/** What of a list is in sight, in pixels. */
function useView(box: { readonly current: HTMLElement | null }) {
  const [view, setView] = useState({ top: 0, room: 400, high: 30 });
  useLayoutEffect(() => {
    const list = box.current;
    if (!list) return;
    const look = () => {
      const high = HIGH * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setView({ top: list.scrollTop, room: list.clientHeight, high });
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(list);
    list.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      list.removeEventListener('scroll', look);
    };
  }, [box]);
  return view;
}
