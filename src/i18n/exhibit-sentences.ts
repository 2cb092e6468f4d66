import type { NodeId } from '../core/ids.ts';
import type { TraceRecord } from '../sdk/record.ts';
import type { Summed } from '../sdk/text.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { groupDigits } from './format.ts';
import { recordSentence, requestText, type Telling } from './sentences.ts';
import type { ExhibitWords } from './words.ts';

type Any = ProtocolTypes;

/** What is needed to tell any record of a trace, and not only those that make the story. */
export interface FullTelling extends Telling {
  readonly exhibit: ExhibitWords;
  /** A message in a few letters, as the stage writes it. */
  message(message: Any['message']): string;
}

/** A record as a sentence. */
export function sentenceOf(record: TraceRecord<Any>, telling: FullTelling): string {
  const { fmt, text, exhibit } = telling;
  const say = exhibit.why.told;
  const node = record.node === null ? '' : fmt.node(record.node);
  switch (record.kind) {
    case 'note':
    case 'role':
    case 'command':
    case 'violation':
      return recordSentence(record, telling);
    case 'send': {
      const { from, to, message } = record.envelope;
      return say.send(fmt.node(from), telling.message(message), fmt.node(to));
    }
    case 'deliver':
    case 'drop':
    case 'duplicate': {
      const { from, to, message } = record.envelope;
      return say[record.kind](telling.message(message), fmt.node(from), fmt.node(to));
    }
    case 'timer':
      return say.timer(text.timers[record.timer.type] ?? record.timer.type, node);
    case 'request':
      return say.request(node, requestText(record.request, telling));
    case 'start':
    case 'reply':
    case 'persist':
    case 'written':
    case 'wait':
      return say[record.kind](node);
    default:
      return (record satisfies never as { kind: string }).kind;
  }
}

/** So many nodes of a sum are named. */
const NAMED = 3;

/** Many lines of one kind as one sentence; `first`: the record of the first of them. */
export function sumSentence(
  nodes: readonly NodeId[],
  count: number,
  first: Parameters<typeof recordSentence>[0],
  telling: Pick<FullTelling, 'words' | 'text' | 'fmt' | 'params' | 'exhibit'>,
): string {
  const { words, text, fmt, exhibit } = telling;
  const named = nodes.slice(0, NAMED);
  const summed: Summed = { count, nodes: named, others: nodes.length - named.length };
  const own = first.kind === 'note' ? text.sums?.[first.note.key] : undefined;
  if (own) return own(summed, fmt);
  const example = recordSentence(first, telling).replace(/[.。]$/, '');
  const some = named.map(fmt.node).join(words.listing);
  return exhibit.story.sum(count, example, some, summed.others);
}

/** From one moment to another, to the millisecond: "1.204–1.391 s". */
export function formatStretch(from: number, to: number): string {
  const digits = (time: number) => {
    const whole = Math.round(Math.max(time, 0) / 1000);
    const seconds = groupDigits(String(Math.floor(whole / 1000)));
    return `${seconds}.${String(whole % 1000).padStart(3, '0')}`;
  };
  return `${digits(from)}–${digits(to)}\u00a0s`;
}
