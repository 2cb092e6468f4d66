import { type KeyboardEvent, memo, type PointerEvent } from 'react';
import { equalPlain } from '../../core/plain.ts';
import type { Telling } from '../../i18n/sentences.ts';
import { keepFocus } from '../parts/IconButton.tsx';
import { takeKey } from '../tools/chords.ts';
import { pressKeys } from './keys.ts';
import { textWidth } from './labels.ts';
import { NodeBadges } from './NodeBadges.tsx';
import { labelText, nodeName } from './naming.ts';
import type { NodeModel } from './project.ts';
import './nodes.css';

interface Props {
  readonly node: NodeModel;
  readonly radius: number;
  /** Too small or too narrow for texts beside the node: they go below it. */
  readonly compact: boolean;
  /** From its middle to the edge of the stage, on the side of its texts. */
  readonly room: number;
  readonly selected: boolean;
  /** An answer speaks of it. */
  readonly lit: boolean;
  /** Parted from others by the line that is being drawn, or the first end of a cut. */
  readonly marked: boolean;
  readonly telling: Telling;
  readonly onPress: (node: NodeModel) => void;
  readonly onGrab: (node: NodeModel, event: PointerEvent<SVGGElement>) => void;
}

/**
 * A node. How far its timer has run is drawn by the stage on every frame, through `data-timer`, without rendering;
 * so this renders only when what the node says has changed.
 */
export const NodeView = memo(function NodeView(props: Props) {
  const { node, radius, compact, room, selected, lit, marked, telling, onPress, onGrab } = props;
  const press = (event: KeyboardEvent) => takeKey(event, pressKeys, { press: () => onPress(node) });
  return (
    // biome-ignore lint/a11y/useSemanticElements: there are no buttons inside SVG
    <g
      className="node"
      role="button"
      tabIndex={0}
      aria-label={nodeName(node, telling)}
      aria-pressed={selected}
      data-node={node.id}
      data-health={node.health}
      data-tone={node.tone}
      data-marked={marked || undefined}
      data-lit={lit || undefined}
      transform={`translate(${node.x.toFixed(1)} ${node.y.toFixed(1)})`}
      onKeyDown={press}
      onMouseDown={keepFocus}
      // A screen reader clicks without a pointer; clicks with one are told from drags by the stage.
      onClick={(event) => event.detail === 0 && onPress(node)}
      onPointerDown={(event) => onGrab(node, event)}
    >
      <circle className="node-hit" r={Math.max(radius + 8, 24)} />
      {selected && <circle className="node-selected" r={radius + 11} />}
      <circle className="node-body" r={radius} />
      {node.timer !== null && (
        <circle className="node-timer" data-timer={node.id} r={radius + 5} pathLength={1} />
      )}
      <NodeFace node={node} radius={radius} compact={compact} telling={telling} />
      <NodeBadges node={node} radius={radius} />
      <Cells node={node} radius={radius} compact={compact} />
      {node.remark !== null && (
        <Remark text={labelText(node.remark, telling)} at={{ node, radius, compact, room }} />
      )}
    </g>
  );
}, sameNode);

/** Between a remark and the edge of the stage. */
const EDGE = 6;

interface RemarkProps {
  readonly text: string;
  readonly at: Pick<Props, 'node' | 'radius' | 'compact' | 'room'>;
}

/** Beside the node; above it where there is no room beside, and then as far inwards as it takes. */
function Remark({ text, at: { node, radius, compact, room } }: RemarkProps) {
  const out = radius + 16;
  const width = textWidth(text);
  const above = compact || out + width > room;
  const left = node.side === 'left';
  const inwards = Math.max(0, width / 2 + EDGE - room);
  return (
    <text
      className="node-remark"
      data-alarm={node.alarm}
      x={above ? (left ? inwards : -inwards) : left ? -out : out}
      y={above ? -radius - 12 : node.low ? radius + 6 : -radius + 2}
      textAnchor={above ? 'middle' : left ? 'end' : 'start'}
    >
      {text}
    </text>
  );
}

/** All that is shown is in the model, and models are plain data. */
function sameNode(a: Props, b: Props): boolean {
  return (
    a.selected === b.selected &&
    a.lit === b.lit &&
    a.marked === b.marked &&
    a.radius === b.radius &&
    a.compact === b.compact &&
    a.room === b.room &&
    a.telling === b.telling &&
    a.onPress === b.onPress &&
    a.onGrab === b.onGrab &&
    equalPlain(a.node, b.node)
  );
}

function NodeFace({
  node,
  radius,
  compact,
  telling,
}: Pick<Props, 'node' | 'radius' | 'compact' | 'telling'>) {
  const said =
    node.health === 'up' ? labelText(node.caption, telling) : telling.words.health[node.health];
  const sign = node.health === 'up' ? node.sign : '';
  const below = radius < 27 || compact;
  return (
    <>
      {node.health === 'crashed' && <path className="node-cross" d={cross(radius)} />}
      <text
        className="node-name"
        y={below ? (sign ? -1 : 5) : said === '' ? 6 : -3}
        data-small={below || undefined}
      >
        {node.name}
      </text>
      {below && sign !== '' && (
        <text className="node-caption node-sign" y={14}>
          {sign}
        </text>
      )}
      <text className="node-caption" y={below ? radius + 17 : 15} data-below={below || undefined}>
        {!below && sign !== '' && <tspan className="node-sign">{sign} </tspan>}
        {said}
      </text>
    </>
  );
}

/** Two strokes across the rim, which leave the name readable. */
function cross(radius: number): string {
  const [out, inner] = [radius * 0.71, radius * 0.56];
  return `M${-out} ${-out}L${-inner} ${-inner}M${out} ${-out}L${inner} ${-inner}M${-out} ${out}L${-inner} ${inner}M${out} ${out}L${inner} ${inner}`;
}

const MOST_CELLS = 8;

/** The tail of a log, say: whole once it is firm, dashed while it may be lost. */
function Cells({ node, radius, compact }: Pick<Props, 'node' | 'radius' | 'compact'>) {
  const cells = node.cells.slice(-MOST_CELLS);
  if (cells.length === 0) return null;
  const [step, width, height] = compact ? [7, 5, 8] : [9, 7, 12];
  // A block is twice as wide, comes first, and stands apart from what does not follow on it.
  const [head, next] = cells;
  const wider = head?.block ? width : 0;
  const room = wider + (head?.block && next && next.index > head.index + 1 ? width : 0);
  const length = cells.length * step - (step - width) + room;
  const beside = radius + 17;
  const x = compact ? -length / 2 : node.side === 'left' ? -beside - length : beside;
  const y = compact ? radius + 22 : -height / 2;
  return (
    <g className="node-cells">
      {cells.map((cell, i) => (
        <rect
          key={cell.index}
          x={x + i * step + (i === 0 ? 0 : room)}
          y={y}
          width={cell.block ? width + wider : width}
          height={height}
          rx={1.5}
          data-group={cell.group % 6}
          data-firm={cell.firm}
          data-block={cell.block}
        />
      ))}
    </g>
  );
}
