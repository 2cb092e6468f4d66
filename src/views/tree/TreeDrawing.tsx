import { type KeyboardEvent, type PointerEvent, useId, useMemo, useRef } from 'react';
import type { Tone } from '../../sdk/views.ts';
import { useDesk } from '../context.tsx';
import { pointIn } from '../parts/pointer.ts';
import type { Point } from '../stage/layout.ts';
import { useSize } from '../stage/useSize.ts';
import { takeKey } from '../tools/chords.ts';
import { selectNode } from '../ui.ts';
import { treeKeys } from './keys.ts';
import { layoutTree, marksPath, memberAt, type TreeLayout } from './layout.ts';
import { lineageOf, type Member, neighbour, type ShownTree, type Way } from './model.ts';

interface Props {
  readonly tree: ShownTree;
  /** Where the keys are, what is under the pointer, what is selected: places among the members, or -1. */
  readonly at: number;
  readonly under: number;
  readonly selected: number;
  readonly says: (member: Member) => string;
  readonly onMove: (to: number) => void;
  readonly onPoint: (to: number | null) => void;
}

/** How far from a mark a pointer may be and still mean it, in pixels. */
const REACH: Readonly<Record<string, number>> = { mouse: 14, pen: 14, touch: 28 };

/** A tree, drawn; one stop of the tab key, and of all its nodes the one with the cursor is there for a screen reader. */
export function TreeDrawing(props: Props) {
  const { tree, at, says, onMove, onPoint } = props;
  const { members } = tree;
  const { ui } = useDesk();
  const own = useId();
  const box = useRef<HTMLDivElement>(null);
  const width = useSize(box)?.width ?? 0;
  const layout = useMemo(() => layoutTree(tree, width), [tree, width]);
  const member = members[at];
  const kin = siblingsOf(tree, at);
  const under = ({ currentTarget, clientX, clientY, pointerType }: PointerEvent<HTMLElement>) =>
    memberAt(layout, pointIn(currentTarget, { clientX, clientY }), REACH[pointerType] ?? 14);
  const pick = (to: number | null) => {
    const picked = to === null ? undefined : members[to];
    if (picked) selectNode(ui, picked.node);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const go = (way: Way) => onMove(neighbour(tree, at, way));
    takeKey(event, treeKeys, {
      outward: () => go('outward'),
      inward: () => go('inward'),
      beside: (chord) => go(chord === 'ArrowDown' ? 'next' : 'previous'),
      endsOfTree: (chord) => go(chord === 'Home' ? 'first' : 'last'),
      selectNode: () => pick(at),
    });
  };
  return (
    <div
      ref={box}
      className="told-drawing"
      role="tree"
      tabIndex={0}
      aria-label={tree.caption}
      aria-activedescendant={`${own}-${member?.node}`}
      style={{ height: layout.height }}
      onKeyDown={onKeyDown}
      onFocus={() => onMove(at)}
      onPointerMove={(event) => onPoint(under(event))}
      onPointerLeave={() => onPoint(null)}
      onPointerUp={(event) => {
        const to = under(event);
        if (to !== null) onMove(to);
        pick(to);
      }}
    >
      {width > 0 && <Drawn {...props} layout={layout} />}
      {member && (
        // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus
        <div
          key={member.node}
          id={`${own}-${member.node}`}
          className="unseen"
          role="treeitem"
          aria-level={member.hop + 1}
          aria-setsize={kin.length}
          aria-posinset={kin.indexOf(at) + 1}
          aria-selected={at === props.selected}
          {...(member.children.length > 0 && { 'aria-expanded': true })}
        >
          {says(member)}
        </div>
      )}
    </div>
  );
}

/** All that have the same teller, or where it began. */
function siblingsOf({ members }: ShownTree, at: number): readonly number[] {
  const parent = members[at]?.parent ?? -1;
  if (parent >= 0) return members[parent]?.children ?? [];
  return members.flatMap((member, i) => (member.parent === -1 ? [i] : []));
}

function Drawn({ tree, at, under, selected, layout }: Props & { readonly layout: TreeLayout }) {
  const { members } = tree;
  const { spots, radius, named } = layout;
  const paths = useMemo(() => pathsOf(tree, layout), [tree, layout]);
  const lineage = useMemo(() => {
    const from = under >= 0 ? under : selected;
    return lineageOf(tree, from).map(layout.link).join('');
  }, [tree, layout, under, selected]);
  return (
    <svg width={layout.width} height={layout.height} aria-hidden="true">
      <path className="told-links" d={paths.links} />
      <path className="told-lineage" d={lineage} />
      {paths.marks.map(({ tone, d }) => (
        <path
          key={tone}
          className="told-marks"
          data-tone={tone}
          d={d}
          style={{ strokeWidth: radius * 2 }}
        />
      ))}
      {paths.hollow !== '' && (
        <path
          className="told-hollow"
          d={paths.hollow}
          style={{ strokeWidth: Math.max(1, radius) }}
        />
      )}
      <path className="told-added" d={paths.added} />
      {named
        ? members.map((member, i) => (
            <Name key={member.node} member={member} spot={spots[i]} aside={radius + 6} />
          ))
        : [...new Set([under, selected])].map((i) => {
            const member = members[i];
            return member && <Name key={i} member={member} spot={spots[i]} aside={radius + 5} />;
          })}
      <Ring className="told-chosen" spot={spots[selected]} radius={radius + 3} />
      <Ring className="told-cursor" spot={spots[at]} radius={radius + 5} />
    </svg>
  );
}

interface Paths {
  readonly links: string;
  readonly marks: readonly { readonly tone: Tone; readonly d: string }[];
  /** The middle of those that are muted: they are told from others by that as well. */
  readonly hollow: string;
  /** Rings around those that were told just now. */
  readonly added: string;
}

function pathsOf({ members }: ShownTree, { spots, radius, link }: TreeLayout): Paths {
  const tones = [...new Set(members.map(({ tone }) => tone))];
  const of = (which: (member: Member) => boolean): readonly Point[] =>
    spots.filter((_, i) => which(members[i] as Member));
  return {
    links: members.map((_, i) => link(i)).join(''),
    marks: tones.map((tone) => ({ tone, d: marksPath(of((member) => member.tone === tone)) })),
    hollow: marksPath(of(({ tone }) => tone === 'muted')),
    added: of(({ added }) => added)
      .map(({ x, y }) => ringPath(x, y, radius + 2))
      .join(''),
  };
}

const ringPath = (x: number, y: number, radius: number): string =>
  `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${radius * 2} 0a${radius} ${radius} 0 1 0 ${-radius * 2} 0`;

interface NameProps {
  readonly member: Member;
  readonly spot: Point | undefined;
  readonly aside: number;
}

/** Beside its mark, on the side where there is room. */
const Name = ({ member, spot, aside }: NameProps) =>
  spot ? (
    <text
      className="told-name"
      data-added={member.added || undefined}
      x={spot.x + aside}
      y={spot.y}
      dy="0.35em"
    >
      {member.name}
    </text>
  ) : null;

interface RingProps {
  readonly className: string;
  readonly spot: Point | undefined;
  readonly radius: number;
}

const Ring = ({ className, spot, radius }: RingProps) =>
  spot ? <circle className={className} cx={spot.x} cy={spot.y} r={radius} /> : null;
