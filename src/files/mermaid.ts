import type { NodeId, Seq } from '../core/ids.ts';
import type { TraceRecord } from '../sdk/record.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { oneLine, type Say, sentenceOf } from './sentence.ts';

/** Mermaid refuses to draw what is longer, unless it is told otherwise. */
export const MERMAID_LONGEST = 50_000;

/** One line of the diagram: what is said, and of which nodes. */
interface Line {
  readonly text: string;
  /** Null: of all that take part. */
  readonly nodes: readonly NodeId[] | null;
  /** For a message: how its arrow is drawn, from the first node to the second. */
  readonly arrow: string | null;
}

/**
 * A stretch of a trace as a Mermaid sequence diagram. `names` are those of all nodes. Mermaid's arrows are level, so a
 * message cannot leave at one moment and arrive at another; it stands where it arrives, since that is when something comes
 * of it, and has the open head of an asynchronous one. A lost one ends in a cross where it dies; one that is still on its
 * way when the stretch ends is dotted and stands where it was sent. All else stands as notes.
 */
export function mermaidOf<T extends ProtocolTypes>(
  records: readonly TraceRecord<T>[],
  names: readonly string[],
  say: Say<T>,
): string {
  const ended = new Set<Seq>();
  for (const record of records) {
    if (record.kind === 'deliver' || record.kind === 'drop') ended.add(record.envelope.id);
  }
  const lines = records.flatMap((record) => {
    if ((record.kind === 'send' || record.kind === 'duplicate') && ended.has(record.seq)) return [];
    const text = sentenceOf(say, record);
    return text === null ? [] : [lineOf(record, text)];
  });
  const seen = new Set(lines.flatMap(({ nodes }) => nodes ?? []));
  const part = names.flatMap((_, id) => (seen.size === 0 || seen.has(id as NodeId) ? [id] : []));
  return [
    'sequenceDiagram',
    ...part.map((id) => `  participant n${id} as ${safe(oneLine(names[id] as string))}`),
    ...lines.map((line) => `  ${print(line, part)}`),
    '',
  ].join('\n');
}

const ARROWS = { deliver: '-)', drop: '-x', send: '--)', duplicate: '--)' } as const;

function lineOf<T extends ProtocolTypes>(record: TraceRecord<T>, text: string): Line {
  switch (record.kind) {
    case 'deliver':
    case 'drop':
    case 'send':
    case 'duplicate': {
      const { from, to } = record.envelope;
      return { text, nodes: [from, to], arrow: ARROWS[record.kind] };
    }
    case 'violation': {
      const { nodes } = record.violation;
      return { text, nodes: nodes.length > 0 ? nodes : nodesOf(record.node), arrow: null };
    }
    case 'command':
      return { text, nodes: endsOf(record) ?? nodesOf(record.node), arrow: null };
    default:
      return { text, nodes: nodesOf(record.node), arrow: null };
  }
}

const nodesOf = (node: NodeId | null): readonly NodeId[] | null => (node === null ? null : [node]);

/** Both ends of a link to which something is done. */
function endsOf<T extends ProtocolTypes>(
  record: Extract<TraceRecord<T>, { readonly kind: 'command' }>,
): readonly NodeId[] | null {
  const { command } = record;
  if (command.do !== 'cut' && command.do !== 'mend' && command.do !== 'link') return null;
  const { from, to } = command;
  return typeof from === 'number' && typeof to === 'number' ? [from, to] : null;
}

function print({ text, nodes, arrow }: Line, part: readonly number[]): string {
  if (arrow !== null && nodes) return `n${nodes[0]}${arrow}n${nodes[1]}: ${safe(text)}`;
  // A note stretches over all that stand between the first and the last.
  const over = [...(nodes ?? part)].sort((a, b) => a - b);
  const [first, last] = [over[0], over.at(-1)];
  return `Note over n${first}${last === first ? '' : `,n${last}`}: ${safe(text)}`;
}

/**
 * Text of which Mermaid reads every character as itself, by its own entities (`#35;` is the sign with that number): signs
 * that end a line or begin a comment, a directive, a formula, a tag or a line break. A colon is among them since what
 * stands before one can mean something (`wrap:`).
 */
const safe = (text: string): string =>
  text.replace(/[#;:%<>&$\\"]/g, (sign) => `#${sign.charCodeAt(0)};`);
