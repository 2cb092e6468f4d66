import type { NodeId } from '../core/ids.ts';
import type { Ratio } from '../core/random.ts';
import type { Command, MessageRef, NodeRef } from '../sdk/command.ts';
import type { ParamSpec } from '../sdk/params.ts';
import type { TraceRecord } from '../sdk/record.ts';
import type { Formatter, ParamText, ProtocolText } from '../sdk/text.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Delay, Envelope, LinkModel } from '../sdk/world.ts';
import { formatSpan } from './format.ts';
import { inShort } from './inShort.ts';
import type { Words } from './words.ts';

/** All that is needed to put a run into words. */
export interface Telling {
  readonly words: Words;
  readonly text: ProtocolText<ProtocolTypes>;
  readonly fmt: Formatter;
  /** What kinds of settings there are; without it their values stay plain figures. */
  readonly params?: Readonly<Record<string, ParamSpec>>;
}

type Message = Envelope<ProtocolTypes['message']>;
type Told = Extract<
  TraceRecord<ProtocolTypes>,
  { readonly kind: 'note' | 'role' | 'command' | 'violation' }
>;

/** A line of the story. Names of notes and roles come from the protocol; one without a text shows as its own name. */
export function recordSentence(record: Told, telling: Telling): string {
  const { words, text, fmt } = telling;
  switch (record.kind) {
    case 'note':
      return text.notes[record.note.key]?.(record.note.params, fmt) ?? record.note.key;
    case 'role':
      return words.story.role(
        record.node === null ? '' : fmt.node(record.node),
        roleName(record.from, text),
        roleName(record.to, text),
      );
    case 'command': {
      const said = commandSentence(record.command, telling, record.about);
      return record.missed ? words.story.missed(said) : said;
    }
    case 'violation': {
      const invariant = text.invariants[record.invariant];
      const why = invariant?.broken(record.violation.detail, fmt) ?? '';
      return words.story.violation(invariant?.title ?? record.invariant, why);
    }
    default:
      return (record satisfies never as { kind: string }).kind;
  }
}

export const roleName = (role: string, text: ProtocolText<ProtocolTypes>): string =>
  text.roles[role] ?? role;

/**
 * What a command does, as a sentence of the story; `about`: the message that it met, if that is known. Names of nodes
 * stay small where they come first.
 */
export const commandSentence = (
  command: Command<ProtocolTypes>,
  telling: Telling,
  about?: Message,
): string =>
  plainSentence(command, telling, about).replace(/^the /, 'The ').replace(BETWEEN_HAN, '');

/** Names of nodes are set apart in Chinese because they are Latin; a role that stands in their place is not. */
const BETWEEN_HAN = /(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])/g;

function plainSentence(
  command: Command<ProtocolTypes>,
  telling: Telling,
  about: Message | undefined,
): string {
  const { words, text } = telling;
  const say = words.commands;
  const node = (ref: NodeRef) => nodeName(ref, telling);
  switch (command.do) {
    case 'crash':
    case 'pause':
    case 'resume':
    case 'remove':
      return say[command.do](node(command.node));
    case 'restart':
      return say.restart(node(command.node), words.disk[command.disk]);
    case 'add':
      return say.add(text.kinds[command.kind] ?? command.kind);
    case 'partition':
      return say.partition(
        command.groups.map((group) => `{${inShort(group.map(node))}}`).join(' | '),
      );
    case 'heal':
      return say.heal;
    case 'cut':
    case 'mend':
      return say[command.do](node(command.from), node(command.to));
    case 'link':
      return say.link(
        command.from === undefined ? null : node(command.from),
        command.to === undefined ? null : node(command.to),
        linkSettings(command.model, words),
      );
    case 'clock':
      return say.clock(
        node(command.node),
        command.offset === undefined ? null : formatSpan(command.offset),
        command.drift === undefined ? null : command.drift.join('/'),
      );
    case 'disk':
      return say.disk(node(command.node), delayText(command.write));
    case 'drop':
    case 'duplicate':
    case 'deliverNow':
    case 'hold':
    case 'release':
      return say[command.do](messageName(command.message, telling, about));
    case 'byHand':
      return command.on ? say.byHandOn : say.byHandOff;
    case 'nudge':
      return say[command.how](text.timers[command.timer] ?? command.timer);
    case 'fire':
      return say.fire(node(command.node), text.timers[command.timer.type] ?? command.timer.type);
    case 'request':
      return say.request(node(command.node), requestText(command.request, telling));
    case 'set':
      return say.set(
        paramName(command.param, text),
        paramText(telling.params?.[command.param], command.value, paramWords(command.param, text)),
      );
    default:
      return (command satisfies never as { do: string }).do;
  }
}

/** A setting's value; a span says its unit, if it is known to be one, and a choice what it is called. */
function paramText(spec: ParamSpec | undefined, value: unknown, said?: ParamText): string {
  const title = said?.options?.[String(value)];
  if (title !== undefined) return title;
  if (spec?.kind === 'duration') return formatSpan(value as number);
  if (spec?.kind !== 'durationRange') return String(value);
  return (value as readonly number[]).map(formatSpan).join('–');
}

const paramWords = (param: string, text: ProtocolText<ProtocolTypes>): ParamText | undefined =>
  (text.params as Readonly<Record<string, ParamText>>)[param];

function paramName(param: string, text: ProtocolText<ProtocolTypes>): string {
  return paramWords(param, text)?.label ?? param;
}

function nodeName(ref: NodeRef, { words, text, fmt }: Telling): string {
  return typeof ref === 'number'
    ? fmt.node(ref as NodeId)
    : words.commands.theRole(roleName(ref.role, text));
}

function messageName(ref: MessageRef, telling: Telling, about: Message | undefined): string {
  const { words, fmt } = telling;
  if (about) {
    return words.commands.theMessage(about.message.type, fmt.node(about.from), fmt.node(about.to));
  }
  if ('envelope' in ref) return words.commands.oneMessage;
  return words.commands.nextMessage(
    ref.type ?? null,
    ref.from === undefined ? null : nodeName(ref.from, telling),
    ref.to === undefined ? null : nodeName(ref.to, telling),
  );
}

/** A request as its protocol says it, or as people write calls: put x 1. */
export const requestText = (request: object, { text, fmt }: Telling): string =>
  text.request?.(request as ProtocolTypes['request'], fmt) ??
  Object.values(request)
    .filter((part) => part !== null && typeof part !== 'object')
    .join(' ');

export function delayText(delay: Delay): string {
  switch (delay.kind) {
    case 'fixed':
      return formatSpan(delay.by);
    case 'uniform':
      return `${formatSpan(delay.min)}–${formatSpan(delay.max)}`;
    case 'table':
      return `${formatSpan(delay.quantiles[0] ?? 0)}–${formatSpan(delay.quantiles.at(-1) ?? 0)}`;
  }
}

const percent = ([part, whole]: Ratio): string =>
  `${Math.round((part / whole) * 1_000_000) / 10_000}\u00a0%`;

function linkSettings(model: Partial<LinkModel>, words: Words): string {
  const say = words.link;
  const parts: string[] = [];
  if (model.delay) parts.push(say.delay(delayText(model.delay)));
  if (model.loss) parts.push(say.loss(percent(model.loss)));
  if (model.duplicate) parts.push(say.duplicate(percent(model.duplicate)));
  if (model.order) parts.push(say.order[model.order]);
  return parts.join(', ');
}
