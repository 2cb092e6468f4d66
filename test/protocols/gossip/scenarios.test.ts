import { describe, expect, test } from 'vitest';
import { broken, type File, fileOf, files, held, play, start } from './rig.ts';

/** Every shipped scenario: it shows what it says, and each weakened twin breaks what it should. */

interface Told extends File {
  readonly title: object;
  readonly watch: object;
  readonly nodes: { readonly node: number };
  readonly params: object;
  readonly expects: readonly { readonly invariant: string; readonly outcome: string }[];
}

const runs = new Map<string, ReturnType<typeof play>>();
const ended = (id: string) => {
  const run = runs.get(id) ?? play(fileOf(id));
  runs.set(id, run);
  return run;
};
const knowing = (run: ReturnType<typeof play>) => held(run).filter((one) => one !== '').length;

describe.each(files as readonly Told[])('$id', (file) => {
  test('breaks what it means to break, and nothing else', () => {
    const failing = file.expects.filter(({ outcome }) => outcome === 'fails');
    expect(broken(ended(file.id))).toEqual(failing.map(({ invariant }) => invariant));
  });

  test('by the protocol as it is breaks nothing', () => {
    if (file.variant) expect(broken(play({ ...file, variant: null, expects: [] }))).toEqual([]);
    expect(Object.keys(file.title).concat(Object.keys(file.watch))).toEqual([
      'en',
      'zh',
      'en',
      'zh',
    ]);
  });

  test('has no command that meets nothing', () => {
    const missed: unknown[] = [];
    const simulator = start(file, (record) => {
      if (record.kind === 'command' && record.missed) missed.push(record);
    });
    simulator.run(simulator.scenario.until);
    expect(missed).toEqual([]);
  });
});

test('one-rumour: all hear of it, and interest dies out', () => {
  const run = ended('one-rumour');
  expect(held(run)).toEqual(Array(12).fill('x=1'));
  expect(run.world.nodes.every(({ state }) => state.role === 'removed')).toBe(true);
});

test('infect-and-die and blind-coin: some are left out, for ever', () => {
  expect(knowing(ended('infect-and-die'))).toBe(38);
  expect(knowing(ended('blind-coin'))).toBeLessThan(40);
  for (const id of ['infect-and-die', 'blind-coin']) {
    expect(ended(id).world.nodes.every(({ state }) => state.hot.length === 0)).toBe(true);
  }
});

test('anti-entropy-repairs: what the rumour left out is there in the end', () => {
  expect(knowing(play(fileOf('anti-entropy-repairs'), 1))).toBeLessThan(24);
  expect(knowing(ended('anti-entropy-repairs'))).toBe(24);
});

test('anti-entropy-alone: six databases become one, with the newer of two values', () => {
  expect(held(ended('anti-entropy-alone'))).toEqual(Array(6).fill('a=2 b=1 c=1 d=1'));
});

test('two-writers: one value everywhere', () => {
  expect(new Set(held(ended('two-writers'))).size).toBe(1);
  const meanwhile = new Set(held(play(fileOf('two-writers'), 0.5)));
  expect([...meanwhile].sort()).toEqual(['', 'x=blue', 'x=red']);
});

test('deletion: the old copy comes back and gives way', () => {
  expect(held(play(fileOf('deletion'), 5.9))[5]).toBe('x=1');
  expect(held(ended('deletion'))).toEqual(Array(8).fill('x=†'));
});

test('back-after-a-crash and publisher-crashes: a comparison brings it all', () => {
  expect(held(ended('back-after-a-crash'))).toEqual(Array(10).fill('a=1 b=1 c=1'));
  expect(knowing(play(fileOf('publisher-crashes'), 1.9))).toBe(1);
  expect(knowing(ended('publisher-crashes'))).toBe(8);
});

test('partition: two truths, and then one', () => {
  const halves = new Set(held(play(fileOf('partition'), 5)));
  expect([...halves].sort()).toEqual(['a=1', 'b=1']);
  expect(held(ended('partition'))).toEqual(Array(12).fill('a=1 b=1'));
});

test('how long it takes depends on who knows whom', () => {
  const rounds = (id: string) =>
    Math.max(...ended(id).world.nodes.map(({ state }) => state.store[0]?.round ?? 0));
  expect(rounds('random-regular')).toBeLessThan(rounds('small-world'));
  expect(rounds('small-world')).toBeLessThan(rounds('ring') / 2);
  expect(knowing(ended('two-centres'))).toBe(20);
});

test('block-relay: every node gets each block once, and asks another where one is silent', () => {
  const run = ended('block-relay');
  expect(held(run)).toEqual(Array(16).fill('block1=a block2=b'));
  const counts = new Map<string, number>();
  const count = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  const again = start(fileOf('block-relay'), (record) => {
    if (record.kind === 'send') count(record.envelope.message.type);
    if (record.kind === 'note') count(record.note.key);
  });
  again.run(again.scenario.until);
  expect(counts.get('Block')).toBeLessThanOrEqual(2 * 15 + (counts.get('askedAnother') ?? 0));
  expect(counts.get('askedAnother')).toBeGreaterThan(0);
  expect(counts.get('Inv')).toBeGreaterThan(60);
});

test('heartbeats: that of the dead one stands still', () => {
  const beat = (run: ReturnType<typeof play>, node: number) =>
    run.world.nodes[0]?.state.store.find(({ key }) => key === `heartbeat-n${node}`)?.version
      .counter;
  const then = play(fileOf('heartbeats'), 6);
  expect(beat(ended('heartbeats'), 4)).toBe(beat(then, 4));
  expect(beat(ended('heartbeats'), 5)).toBeGreaterThan(beat(then, 5) ?? 0);
});

test('thousand: nearly all of a thousand in a second and a half', () => {
  expect(knowing(play(fileOf('thousand'), 1.6))).toBeGreaterThan(950);
});
