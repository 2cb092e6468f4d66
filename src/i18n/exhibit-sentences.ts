import type { TraceRecord } from '../sdk/record.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
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
