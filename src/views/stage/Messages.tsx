import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react';
import type { Seq } from '../../core/ids.ts';
import { equalPlain } from '../../core/plain.ts';
import type { Telling } from '../../i18n/sentences.ts';
import { keepFocus } from '../parts/IconButton.tsx';
import { takeKey } from '../tools/chords.ts';
import type { Lit } from '../ui.ts';
import { pressKeys } from './keys.ts';
import { labelled, labelPlace } from './labels.ts';
import { messageName } from './naming.ts';
import { type MessageModel, positionAt } from './project.ts';
import { isHollow, shapePaths } from './shapes.ts';
import './messages.css';

interface Props {
  readonly messages: readonly MessageModel[];
  readonly width: number;
  /** On a small stage only the selected message says what it is. */
  readonly quiet: boolean;
  readonly selected: Seq | null;
  /** Pointed at, here or elsewhere. */
  readonly hover: Seq | null;
  readonly lit: Lit | null;
  readonly playing: boolean;
  readonly telling: Telling;
  /** More than the usual name. */
  readonly nameMessage: ((message: MessageModel) => string) | undefined;
  readonly onPress: (message: MessageModel) => void;
  readonly onPoint: (message: Seq, on: boolean) => void;
}

/** React owns the elements, one a message; the stage moves them on every frame (see `useMotion`). */
export function Messages(props: Props) {
  const { messages, width, quiet, selected, hover, lit, playing, telling, nameMessage, ...on } =
    props;
  // One stop of the tab key for all of them.
  const [last, focus] = useState<Seq | null>(null);
  const stop = messages.some(({ id }) => id === last) ? last : messages[0]?.id;
  const chosen = quiet ? null : labelled(messages);
  return (
    <g
      className="messages"
      role={stop === undefined ? undefined : 'group'}
      aria-label={stop === undefined ? undefined : telling.words.stage.crowd(`${messages.length}`)}
    >
      {messages.map((message) => (
        <Message
          key={message.id}
          message={message}
          named={chosen?.has(message.id) || message.id === selected}
          selected={message.id === selected}
          hover={message.id === hover}
          lit={lit !== null && isLit(message, lit)}
          width={width}
          reachable={!playing && message.id === stop}
          name={nameMessage?.(message) ?? messageName(message, telling)}
          onFocus={focus}
          {...on}
        />
      ))}
    </g>
  );
}

/** A message belongs to an answer if it is named, or was sent within the whole past or future that is asked for. */
function isLit({ id, sender }: MessageModel, { flights, cone }: Lit): boolean {
  const edge = cone?.edge[sender];
  if (!cone || edge === undefined) return flights.has(id);
  return cone.of === 'past' ? id <= edge : id >= edge;
}

interface MessageProps {
  readonly message: MessageModel;
  readonly named: boolean;
  readonly selected: boolean;
  readonly hover: boolean;
  readonly lit: boolean;
  /** Of the stage. */
  readonly width: number;
  /** In the tab order; while playing, messages come and go too fast to be stops on the way. */
  readonly reachable: boolean;
  readonly name: string;
  readonly onFocus: (message: Seq) => void;
  readonly onPress: (message: MessageModel) => void;
  readonly onPoint: (message: Seq, on: boolean) => void;
}

const Message = memo(function Message(props: MessageProps) {
  const { message, named, selected, hover, lit, width, reachable, name, ...on } = props;
  const { onFocus, onPress, onPoint } = on;
  const { x, y } = positionAt(message, message.progress);
  const label = labelPlace(message, width);
  const press = (event: KeyboardEvent) =>
    takeKey(event, pressKeys, { press: () => onPress(message) });
  const point = usePointing(message.id, onPoint);
  return (
    // biome-ignore lint/a11y/useSemanticElements: there are no buttons inside SVG
    <g
      className="message"
      role="button"
      tabIndex={reachable ? 0 : -1}
      aria-label={name}
      aria-pressed={selected}
      data-message={message.id}
      data-tone={message.tone}
      data-hollow={isHollow(message.shape)}
      data-held={message.held || undefined}
      data-named={named || undefined}
      data-hover={hover || undefined}
      data-lit={lit || undefined}
      transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
      onFocus={() => onFocus(message.id)}
      onKeyDown={press}
      onMouseDown={keepFocus}
      onClick={() => onPress(message)}
      onPointerEnter={() => point(true)}
      onPointerLeave={() => point(false)}
    >
      <circle className="message-hit" r={14} />
      {!message.held && <line className="message-trail" {...trail(message)} />}
      {selected && <circle className="node-selected" r={13} />}
      <path className="message-shape" d={shapePaths[message.shape]} />
      {message.held && <path className="message-held" d="M-2-4V4M2-4V4" />}
      {message.lost && <path className="message-cross" d="M-8-8L8 8M8-8L-8 8" />}
      <text className="message-label" x={label.x} y={label.y} textAnchor={label.anchor}>
        {message.label}
      </text>
    </g>
  );
}, sameMessage);

/** Whether the pointer is on a message. What arrives under the pointer is gone without having been left by it. */
function usePointing(id: Seq, onPoint: MessageProps['onPoint']): (on: boolean) => void {
  const pointed = useRef(false);
  useEffect(
    () => () => {
      if (pointed.current) onPoint(id, false);
    },
    [id, onPoint],
  );
  return (on) => {
    pointed.current = on;
    onPoint(id, on);
  };
}

/** Progress counts of what is held only: what moves is moved by hand. */
function sameMessage(a: MessageProps, b: MessageProps): boolean {
  const [m, n] = [a.message, b.message];
  return (
    a.named === b.named &&
    a.selected === b.selected &&
    a.hover === b.hover &&
    a.lit === b.lit &&
    a.width === b.width &&
    a.reachable === b.reachable &&
    a.name === b.name &&
    a.onPress === b.onPress &&
    a.onPoint === b.onPoint &&
    m.id === n.id &&
    m.held === n.held &&
    (!m.held || m.progress === n.progress) &&
    m.lost === n.lost &&
    m.label === n.label &&
    equalPlain(m.start, n.start) &&
    equalPlain(m.end, n.end)
  );
}

const TRAIL = 30;

/** A short line behind, towards where it came from. */
function trail({ start, end }: MessageModel) {
  const [dx, dy] = [start.x - end.x, start.y - end.y];
  const part = TRAIL / Math.max(Math.hypot(dx, dy), TRAIL);
  return { x1: 0, y1: 0, x2: Math.round(dx * part), y2: Math.round(dy * part) };
}
