import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ms } from '../../src/core/duration.ts';
import { nodeId } from '../../src/core/ids.ts';
import { createSimulator } from '../../src/engine/simulator.ts';
import { MERMAID_LONGEST, mermaidOf } from '../../src/files/mermaid.ts';
import type { Say } from '../../src/files/sentence.ts';
import type { TraceRecord } from '../../src/sdk/record.ts';
import type { Scenario } from '../../src/sdk/scenario.ts';
import { type Toy, toy, toyScenario } from '../engine/toy.ts';
import { toyScripts } from './wander.ts';

type Record = TraceRecord<Toy>;

function ran(change: Partial<Scenario<Toy>>, events: number) {
  const records: Record[] = [];
  const scenario = toyScenario({ workload: null, ...change });
  const simulator = createSimulator(toy, scenario, {
    checks: 'goOn',
    sink: (r) => records.push(r),
  });
  simulator.run({ time: null, events });
  return { records, names: simulator.names };
}

/** Every record as one word. */
const brief: Say<Toy> = (record) => {
  if ('envelope' in record) return record.envelope.message.type;
  if (record.kind === 'command') return record.command.do;
  return record.kind === 'note' ? record.note.key : null;
};

/**
 * The lines that we write, as Mermaid's grammar has them (packages/mermaid/src/diagrams/sequence/parser in its repository):
 * a text ends at `#`, `;` or the end of its line. Its entities, `#35;`, are taken out before the grammar sees them.
 */
const TEXT = '[^#;\\n]+';
const GRAMMAR = new RegExp(
  [
    `^ {2}participant (?<id>n\\d+) as (?<name>${TEXT})$`,
    `^ {2}(?<from>n\\d+)(?<arrow>--?[)x])(?<to>n\\d+): (?<said>${TEXT})$`,
    `^ {2}Note over (?<over>n\\d+(?:,n\\d+)?): (?<note>${TEXT})$`,
  ].join('|'),
);

const signs = (text: string): string =>
  text.replace(/ﬂ(\d+)¶/g, (_, code: string) => String.fromCharCode(Number(code)));

/** Takes a diagram apart; throws where a line is none of Mermaid's, or names someone who does not take part. */
function parse(diagram: string) {
  const [head, ...lines] = diagram.split('\n');
  expect(head).toBe('sequenceDiagram');
  expect(lines.pop()).toBe('');
  const part = new Set<string>();
  return lines.map((line) => {
    const { groups } = GRAMMAR.exec(line.replace(/#(\d+);/g, 'ﬂ$1¶')) ?? {};
    if (!groups) throw new Error(`no line of a sequence diagram: ${line}`);
    const { id, name, from, arrow, to, said, over, note } = groups;
    if (id) part.add(id);
    for (const one of [from, to, ...(over?.split(',') ?? [])]) {
      if (one && !part.has(one)) throw new Error(`${one} does not take part`);
    }
    const text = signs(name ?? said ?? note ?? '');
    return { id, from, arrow, to, over, text };
  });
}

describe('a sequence diagram', () => {
  test('has an arrow for each message where it ends, and notes for the rest', () => {
    const script = [
      { at: ms(20), command: { do: 'crash', node: nodeId(0) } as const },
      { at: ms(25), command: { do: 'partition', groups: [[nodeId(1)], [nodeId(2)]] } as const },
      { at: ms(30), command: { do: 'cut', from: nodeId(2), to: nodeId(0) } as const },
    ];
    const { records, names } = ran({ script }, 90);
    expect(mermaidOf(records, names, brief)).toMatchInlineSnapshot(`
      "sequenceDiagram
        participant n0 as p1
        participant n1 as p2
        participant n2 as p3
        n2-)n0: Ping
        Note over n0: pinged
        n1-)n2: Ping
        Note over n2: pinged
        n0-)n2: Pong
        Note over n0: rested
        Note over n2: rested
        n2-)n0: Ping
        Note over n0: pinged
        n2-)n1: Ping
        Note over n1: pinged
        n0-)n2: Ping
        Note over n2: pinged
        n1-)n2: Ping
        Note over n2: pinged
        Note over n0: rested
        Note over n0: crash
        n2-)n1: Pong
        Note over n1: rested
        n0-)n2: Pong
        n2-xn0: Pong
        n2-)n1: Ping
        Note over n1: pinged
        n0-)n2: Ping
        Note over n2: pinged
        n1-)n2: Pong
        Note over n0,n2: partition
        n2-xn1: Pong
        n1-xn2: Pong
        n1-xn2: Ping
        Note over n1: rested
        Note over n2: rested
        n1--)n2: Ping
        Note over n0,n2: cut
        n2-xn0: Pong
      "
    `);
  });

  test('has every message of the stretch once, in the order of arrival, whatever happens', () => {
    fc.assert(
      fc.property(toyScripts, fc.nat(200), fc.nat(200), (script, start, length) => {
        const { records, names } = ran({ script }, 400);
        const stretch = records.slice(start, start + length);
        const lines = parse(mermaidOf(stretch, names, brief));
        const arrows = lines
          .filter(({ arrow }) => arrow)
          .map(({ from, arrow, to, text }) => `${from}${arrow}${to} ${text}`);
        const ended = new Set(
          stretch.flatMap((r) =>
            r.kind === 'deliver' || r.kind === 'drop' ? [r.envelope.id] : [],
          ),
        );
        const wanted = stretch.flatMap((r) => {
          if (!('envelope' in r)) return [];
          const { from, to, message } = r.envelope;
          if (r.kind === 'deliver') return [`n${from}-)n${to} ${message.type}`];
          if (r.kind === 'drop') return [`n${from}-xn${to} ${message.type}`];
          return ended.has(r.seq) ? [] : [`n${from}--)n${to} ${message.type}`];
        });
        expect(arrows).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });

  test('says any text as it is, and is a diagram whatever that text is', () => {
    const { records, names } = ran({}, 30);
    const first = records.findIndex(({ kind }) => kind === 'deliver');
    const nasty = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        ...['end', 'a; b', '#35;', '%%{init: {}}%%', 'x\nn0-)n1: y', 'wrap: x', '$$x^2$$', '<br/>'],
        ...['a\\nb', '<script>alert(1)</script>', 'style is:#;', ' ', '"', '%% no', '领导者：s1'],
      ),
    );
    fc.assert(
      fc.property(nasty, nasty, (text, name) => {
        const called = names.map((one, i) => (i === 0 ? `s${name}` : one));
        const diagram = mermaidOf(records.slice(first, first + 1), called, () => text);
        const plain = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
        const lines = parse(diagram);
        expect(lines.filter(({ arrow }) => arrow).map((line) => line.text)).toEqual(
          plain === '' ? [] : [plain],
        );
        // Signs that mean something to Mermaid before or beside its grammar.
        expect(
          diagram
            .split('\n')
            .slice(1)
            .join('')
            .replace(/#\d+;|: /g, ''),
        ).not.toMatch(/[#;:%<>&$\\"]/);
      }),
      { numRuns: 500 },
    );
  });

  test('of a thousand events is still one that Mermaid draws', () => {
    const { records, names } = ran({}, 1000);
    const diagram = mermaidOf(records, names, (record) => `${brief(record) ?? ''} at ${record.at}`);
    expect(diagram.length).toBeGreaterThan(10_000);
    expect(diagram.length).toBeLessThan(MERMAID_LONGEST);
  });

  test('of nothing names all nodes', () => {
    expect(mermaidOf<Toy>([], ['p1', 'p2'], () => null)).toBe(
      'sequenceDiagram\n  participant n0 as p1\n  participant n1 as p2\n',
    );
  });
});
