import { expect, test } from 'vitest';
import { must } from '../../../src/core/assert.ts';
import type { Seq } from '../../../src/core/ids.ts';
import { readScenario } from '../../../src/files/scenario.ts';
import { openSession } from '../../../src/playback/session.ts';
import { causesOf, whyOf } from '../../../src/playback/why.ts';
import { gossip } from '../../../src/protocols/gossip/index.ts';
import { scenarios } from '../../../src/protocols/gossip/scenarios/index.ts';
import type { ProtocolTypes } from '../../../src/sdk/types.ts';
import { alikeTo } from '../../../src/views/why/alike.ts';

const protocol = gossip as unknown as Parameters<typeof readScenario<ProtocolTypes>>[0];
const frames = { now: () => 0, each: () => () => {} };

function spread(params: object) {
  const file = must(
    (scenarios as readonly { readonly id: string }[]).find(({ id }) => id === 'thousand'),
    'there is a scenario of many nodes',
  );
  const change = { nodes: { node: 80 }, params: { losing: 'never', inStep: false, ...params } };
  const session = openSession(protocol, readScenario(protocol, { ...file, ...change }), { frames });
  session.seek(3_000_000);
  const learned = session.vocabulary.notes.indexOf('learned');
  const columns = session.columns();
  const heard = [...Array(columns.length).keys()].filter(
    (at) => columns.kind(at) === 'note' && columns.type(at) === learned,
  );
  return { session, columns, heard };
}

test.each(['push', 'pull', 'pushPull'])(
  'how a node came to know is told back to where it was published (%s)',
  (exchange) => {
    const { session, columns, heard } = spread({ exchange });
    expect(heard).toHaveLength(79);
    const last = must(heard.at(-1), 'somebody is last') as Seq;
    const chain = causesOf(columns, last, alikeTo(session, last));
    const told = chain.filter((at) => columns.kind(at) === 'note');
    const by = told.map((at) => session.vocabulary.notes[columns.type(at)]);
    expect(by.slice(0, 1)).toEqual(['published']);
    expect(new Set(by.slice(1))).toEqual(new Set(['learned']));
    expect(by.length).toBeGreaterThan(3);
    // Each heard it from the one before.
    for (const [i, at] of told.slice(1).entries()) {
      const [record] = session.records(at, at + 1);
      if (record?.kind === 'note')
        expect(record.note.params).toMatchObject({ from: columns.node(told[i] as Seq) });
    }
    expect(chain).toEqual([...chain].sort((a, b) => a - b));
    expect(whyOf(columns, last, alikeTo(session, last)).links.length).toBeGreaterThan(by.length);
  },
);
