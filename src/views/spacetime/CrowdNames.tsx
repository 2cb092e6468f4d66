import { type KeyboardEvent, useRef } from 'react';
import type { NodeId } from '../../core/ids.ts';
import { roleName } from '../../i18n/sentences.ts';
import type { Session } from '../../playback/types.ts';
import { useDesk, useExhibitWords, useTelling, useUi } from '../context.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import { takeKey } from '../tools/chords.ts';
import { crowdLaneKeys } from '../tools/localKeys.ts';
import { selectNode } from '../ui.ts';
import { depthsOf, type Group, groupName, isGroup, type LaneOf, rowsOf } from './groups.ts';
import { AXIS, pitchOf } from './plane.ts';
import { type DiagramView, toggleGroup, toggleKept } from './view.ts';

interface Props {
  readonly view: DiagramView;
  readonly lanes: readonly LaneOf[];
  readonly height: number;
  readonly announce: (text: string) => void;
}

/** As wide as the sign before the name of a group. */
const SIGN = 12;

/** The names of grouped lanes: a group is opened and closed, a node selected. They are scrolled, and the lanes with them. */
export function CrowdNames({ view, lanes, height, announce }: Props) {
  const { session, ui } = useDesk();
  const say = useExhibitWords().diagram;
  const describe = useDescription();
  const names = session.names();
  const selected = useUi(({ selection }) => (selection?.kind === 'node' ? selection.id : null));
  const box = useRef<HTMLDivElement>(null);
  const { open, kept } = view.getState();
  const pitch = pitchOf(height, lanes);
  const depths = depthsOf(rowsOf(lanes));

  const turn = (group: Group, name: string) => {
    announce((open.has(group.key) ? say.closed : say.opened)(name));
    toggleGroup(view, group.key);
  };
  const keep = (node: NodeId) => {
    const name = names[node] ?? '';
    announce((kept.has(node) ? say.letGo : say.keeps)(name));
    toggleKept(view, node);
  };
  const key = (event: KeyboardEvent, lane: LaneOf) =>
    takeKey(event, crowdLaneKeys, {
      lane: (chord) => focusBy(box.current, chord === 'ArrowDown' ? 1 : -1),
      laneEnds: (chord) => focusBy(box.current, chord === 'End' ? Infinity : -Infinity),
      keepLane: () => (isGroup(lane) ? false : keep(lane)),
    });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form
    <div
      ref={box}
      className="crowd-names"
      role="group"
      aria-label={say.lanes}
      style={{ top: AXIS }}
      onScroll={(event) => view.setState({ scroll: event.currentTarget.scrollTop })}
    >
      <div style={{ height: lanes.length * pitch }} />
      {lanes.map((lane, row) => {
        const place = {
          top: (row + 0.5) * pitch,
          height: Math.min(pitch, 22),
          paddingLeft: 2 + (depths[row] ?? 0) * 6 + (isGroup(lane) ? 0 : SIGN),
        };
        const name = isGroup(lane) ? groupName(lane, names, say.group) : (names[lane] ?? '');
        const shared = {
          type: 'button' as const,
          className: 'lane-name',
          style: place,
          onMouseDown: keepFocus,
          onKeyDown: (event: KeyboardEvent) => key(event, lane),
        };
        if (isGroup(lane)) {
          const isOpen = open.has(lane.key);
          return (
            <button
              {...shared}
              key={lane.key}
              aria-expanded={isOpen}
              aria-label={describe(lane, name)}
              title={isOpen ? say.closeHint : say.openHint}
              onClick={() => turn(lane, name)}
            >
              <span className="lane-sign" aria-hidden="true">
                {isOpen ? '▾' : '▸'}
              </span>
              {name}
            </button>
          );
        }
        return (
          <button
            {...shared}
            key={lane}
            aria-pressed={selected === lane}
            title={say.keepHint}
            data-kept={kept.has(lane) || undefined}
            onClick={() => selectNode(ui, lane)}
          >
            {name}
          </button>
        );
      })}
    </div>
  );
}

/** Moves the focus among the names by so many; false if nothing is there to move to. */
function focusBy(box: HTMLElement | null, by: number): boolean {
  const all = [...(box?.querySelectorAll<Element & HTMLOrSVGElement>('button') ?? [])];
  const at = all.indexOf(document.activeElement as never);
  const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
  next?.focus();
  return true;
}

/** A group for those who hear it: how many nodes, and how many of them are in which role now. */
function useDescription(): (group: Group, name: string) => string {
  const { session } = useDesk();
  const { text, words } = useTelling();
  const say = useExhibitWords().diagram;
  return ({ nodes }, name) => {
    const { roles, down } = standingNow(session, nodes);
    const parts = [...roles].map(([role, count]) => say.inRole(count, roleName(role, text)));
    if (down > 0) parts.push(say.down(down));
    const group = say.groupOf(name, nodes.length);
    return parts.length === 0 ? group : say.groupIs(group, parts.join(words.listing));
  };
}

function standingNow(session: Session, nodes: readonly NodeId[]) {
  const roles = new Map<string, number>();
  let down = 0;
  const slots = session.world().nodes;
  for (const node of nodes) {
    const slot = slots[node];
    if (!slot || slot.health === 'removed') continue;
    if (slot.health === 'crashed') down++;
    else if ('role' in slot.state && typeof slot.state.role === 'string')
      roles.set(slot.state.role, (roles.get(slot.state.role) ?? 0) + 1);
  }
  return { roles, down };
}
