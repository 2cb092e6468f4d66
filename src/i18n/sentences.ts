import type { NodeId } from '../core/ids.ts';
import type { Command, MessageRef, NodeRef } from '../sdk/command.ts';
import type { TraceRecord } from '../sdk/record.ts';
import type { Formatter, ProtocolText } from '../sdk/text.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Delay, LinkModel } from '../sdk/world.ts';
import { formatSpan } from './format.ts';
import type { Words } from './words.ts';

/** All that is needed to put a run into words. */
export interface Telling {
  readonly words: Words;
  readonly text: ProtocolText<ProtocolTypes>;
  readonly fmt: Formatter;
}

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
      const said = commandSentence(record.command, telling);
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

/** What a command does, as a sentence of the story. Names of nodes stay small where they come first. */
export const commandSentence = (command: Command<ProtocolTypes>, telling: Telling): string =>
  plainSentence(command, telling).replace(/^the /, 'The ');

function plainSentence(command: Command<ProtocolTypes>, telling: Telling): string {
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
        command.groups.map((group) => `{${group.map(node).join(' ')}}`).join(' | '),
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
      return say[command.do](messageName(command.message, telling));
    case 'fire':
      return say.fire(node(command.node), text.timers[command.timer.type] ?? command.timer.type);
    case 'request':
      return say.request(node(command.node), requestText(command.request));
    case 'set':
      return say.set(paramName(command.param, text), String(command.value));
    default:
      return (command satisfies never as { do: string }).do;
  }
}

function paramName(param: string, text: ProtocolText<ProtocolTypes>): string {
  const params = text.params as Readonly<Record<string, { readonly label: string }>>;
  return params[param]?.label ?? param;
}

function nodeName(ref: NodeRef, { words, text, fmt }: Telling): string {
  return typeof ref === 'number'
    ? fmt.node(ref as NodeId)
    : words.commands.theRole(roleName(ref.role, text));
}

function messageName(ref: MessageRef, telling: Telling): string {
  const { words } = telling;
  if ('envelope' in ref) return words.commands.oneMessage;
  return words.commands.nextMessage(
    ref.type ?? null,
    ref.from === undefined ? null : nodeName(ref.from, telling),
    ref.to === undefined ? null : nodeName(ref.to, telling),
  );
}

/** A request as people write calls: put x 1. */
export const requestText = (request: object): string =>
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

function linkSettings(model: Partial<LinkModel>, words: Words): string {
  const say = words.link;
  const parts: string[] = [];
  if (model.delay) parts.push(say.delay(delayText(model.delay)));
  if (model.loss) parts.push(say.loss(model.loss.join('/')));
  if (model.duplicate) parts.push(say.duplicate(model.duplicate.join('/')));
  if (model.order) parts.push(say.order[model.order]);
  return parts.join(', ');
}
