import { describe, expect, test } from 'vitest';
import {
  beliefsOf,
  broken,
  type File,
  fileOf,
  files,
  play,
  type Run,
  roleOf,
  told,
} from './runs.ts';

/** Every shipped scenario: it breaks what it should and nothing else, and shows what it says. */

interface Told extends File {
  readonly variant?: string;
  readonly title: object;
  readonly watch: object;
  readonly nodes: { readonly node: number };
  readonly expects: readonly { readonly invariant: string; readonly outcome: string }[];
}
const all = files as readonly Told[];
// `one-crash`, `lossy` and `thousand` have their tests in runs.test.ts; the last takes long.
const small = all.filter(({ id }) => id !== 'thousand');

const runs = new Map<string, Run>();
function ended(id: string): Run {
  const file = fileOf(id);
  const run = runs.get(id) ?? play(file, Number.parseFloat(file.until.time));
  runs.set(id, run);
  return run;
}
const count = (run: Run, key: string): number => told(run, key).length;
/** The members of whom something is told, whoever tells it. */
const about = (run: Run, key: string): readonly unknown[] => [
  ...new Set(told(run, key).map(({ params }) => params.member)),
];
const everywhere = (run: Run): readonly (readonly string[])[] =>
  run.simulator.world.nodes.map(({ id }) => beliefsOf(run, id));

test('all have an id of their own, and words in both languages', () => {
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  for (const { title, watch } of all) {
    expect([Object.keys(title), Object.keys(watch)]).toEqual(Array(2).fill(['en', 'zh']));
  }
});

describe.each(small)('$id', (file) => {
  test('breaks what it means to break, and nothing else', () => {
    const failing = file.expects.filter(({ outcome }) => outcome === 'fails');
    const found = [...new Set(broken(ended(file.id)))];
    expect(found).toEqual(failing.map(({ invariant }) => invariant));
    expect(file.expects).toHaveLength(4);
    expect(failing).toHaveLength(file.variant ? 1 : 0);
  });

  test('by the protocol as it is breaks nothing', () => {
    const until = Number.parseFloat(file.until.time);
    if (file.variant)
      expect(broken(play({ ...file, variant: null, expects: [] }, until))).toEqual([]);
  });

  test('has no command that meets nothing', () => {
    const commands = ended(file.id).records.filter(({ kind }) => kind === 'command');
    expect(commands).toHaveLength((file.script as readonly unknown[] | undefined)?.length ?? 0);
    expect(commands.filter((one) => one.kind === 'command' && one.missed)).toEqual([]);
  });
});

test.each(['lost-link', 'one-way-link'])('%s: others reach it, and nobody is suspected', (id) => {
  const run = ended(id);
  expect(count(run, 'probeFailed')).toBeGreaterThan(2);
  expect(count(run, 'answeredThrough')).toBe(count(run, 'probeFailed'));
  expect(about(run, 'probeFailed')).toHaveLength(2);
  expect(count(run, 'suspected')).toBe(0);
});

test('refuted: n5 is suspected, objects in incarnation 1, and is dead to nobody', () => {
  const run = ended('refuted');
  expect(about(run, 'suspected')).toEqual([4]);
  expect(told(run, 'refutedSuspicion')).toMatchObject([{ params: { node: 4, incarnation: 1 } }]);
  expect(count(run, 'declaredDead')).toBe(0);
  expect(beliefsOf(run, 4)).toEqual(['alive 1']);
});

test('back-from-the-dead: n5 is dead to all, and then alive to all', () => {
  expect(beliefsOf(play(fileOf('back-from-the-dead'), 11.9), 4)).toEqual(['dead 0']);
  expect(beliefsOf(ended('back-from-the-dead'), 4)).toEqual(['alive 1']);
});

test('basic-under-loss: many false deaths, where a suspicion prevents most', () => {
  const file = fileOf('basic-under-loss');
  const basic = ended(file.id);
  expect(count(basic, 'suspected')).toBe(0);
  expect(count(basic, 'declaredDead')).toBeGreaterThan(10);
  expect(count(basic, 'refutedDeath')).toBeGreaterThan(10);
  const careful = play({ ...file, params: {} }, 30);
  expect(count(careful, 'declaredDead')).toBeLessThan(3);
});

const accusedByN4 = (run: Run) =>
  told(run, 'suspected').filter(({ params }) => params.node === 3).length;

test('slow-member: n4 accuses one after another, and they object', () => {
  const run = ended('slow-member');
  expect(accusedByN4(run)).toBeGreaterThan(8);
  expect(new Set(told(run, 'refutedSuspicion').map(({ params }) => params.node)).size).toBe(9);
  expect(count(run, 'declaredDead')).toBe(0);
});

test('slow-with-lifeguard: it takes itself to be slow, and accuses hardly anybody', () => {
  const run = ended('slow-with-lifeguard');
  expect(accusedByN4(run)).toBeLessThan(3);
  expect(told(run, 'healthChanged')[0]?.params).toMatchObject({ node: 3, why: 'failed' });
  const accused = told(run, 'refutedSuspicion').map(({ params }) => params.node);
  expect(accused.filter((node) => node === 3).length).toBeGreaterThan(2);
});

test('joining: four come, and all know all', () => {
  const run = ended('joining');
  expect(count(run, 'joined')).toBe(4);
  expect(everywhere(run)).toEqual(Array(7).fill(['alive 0']));
});

test('leaving: n6 has left, and nobody has suspected it', () => {
  const run = ended('leaving');
  expect(roleOf(run, 5)).toBe('left');
  expect(beliefsOf(run, 5)).toEqual(['left 0']);
  expect(count(run, 'suspected')).toBe(0);
});

test('restart: n5 is dead to all, learns it, and is back', () => {
  expect(beliefsOf(play(fileOf('restart'), 13.9), 4)).toEqual(['dead 0']);
  const run = ended('restart');
  expect(told(run, 'refutedDeath')).toMatchObject([{ params: { node: 4, incarnation: 1 } }]);
  expect(beliefsOf(run, 4)).toEqual(['alive 1']);
});

test('partition: the halves stay dead to each other', () => {
  for (const seconds of [15.9, 28]) {
    const run = play(fileOf('partition'), seconds);
    expect(everywhere(run)).toEqual(Array(8).fill(['alive 0', 'dead 0']));
  }
});

test('partition-reconnect: the halves are dead to each other, and one again', () => {
  const file = fileOf('partition-reconnect');
  expect(everywhere(play(file, 15.9))).toEqual(Array(8).fill(['alive 0', 'dead 0']));
  expect(everywhere(ended(file.id))).toEqual(Array(8).fill(['alive 1']));
});

test('no-incarnation: alive and suspected chase each other, and some take n5 for dead', () => {
  const of5 = told(ended('no-incarnation'), 'learned').filter(({ params }) => params.member === 4);
  const turns = of5.map(({ params }) => `${params.was} ${params.is}`);
  for (const [turn, least] of [
    ['alive suspect', 10],
    ['suspect alive', 10],
    ['dead alive', 1],
  ] as const) {
    expect(turns.filter((one) => one === turn).length, turn).toBeGreaterThanOrEqual(least);
  }
  expect(about(ended('no-incarnation'), 'suspected')).toEqual([4]);
});

test('no-suspicion: n5 is declared dead while it stands still, and can only object afterwards', () => {
  const run = ended('no-suspicion');
  expect(count(run, 'suspected')).toBe(0);
  expect(about(run, 'declaredDead')).toEqual([4]);
  expect(beliefsOf(play(fileOf('no-suspicion'), 4.4), 4)).toContain('dead 0');
  expect(beliefsOf(run, 4)).toEqual(['alive 1']);
});

test('speaks-for-others: n1 is known in an incarnation that it has not had, and has not objected', () => {
  const file = fileOf('speaks-for-others');
  const [violation] = ended(file.id).simulator.violations;
  expect(violation?.violation.detail).toMatchObject({ member: 0, incarnation: 1, highest: 0 });
  const then = play(file, Number(violation?.at) / 1_000_000);
  expect(told(then, 'suspected')[0]?.params).toMatchObject({ node: 4, member: 0 });
  expect(told(then, 'refutedSuspicion')).toEqual([]);
});
