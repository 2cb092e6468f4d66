import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { orrery } from './capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'orrery-'));
afterAll(() => rmSync(folder, { recursive: true }));

const small = (extra: object = {}) => {
  const path = join(folder, 'small.json');
  const nodes = { server: 3, client: 0 };
  writeFileSync(path, JSON.stringify({ version: 1, protocol: 'raft', nodes, ...extra }));
  return path;
};

describe('explore', () => {
  test('finds a shortest way to break an invariant, and saves it as a scenario that breaks it', async () => {
    const saved = join(folder, 'found.json');
    const argv = ['explore', small(), '--variant', 'applyBeforeCommit', '--save', saved, '--json'];
    const { status, out, err } = await orrery(argv);
    expect([status, err]).toEqual([1, '']);
    const { violation, variant, complete } = JSON.parse(out);
    expect([violation.invariant, variant, complete]).toEqual([
      'stateMachineSafety',
      'applyBeforeCommit',
      false,
    ]);
    expect(violation.steps[0]).toBe('fire s1 election');
    expect(JSON.parse(readFileSync(saved, 'utf8'))).toEqual(violation.file);
    // The file expects what breaks, so that running it is as expected.
    expect((await orrery(['run', saved])).status).toBe(0);
    const expects = [{ invariant: 'stateMachineSafety', outcome: 'fails' }];
    const again = await orrery(['explore', small({ expects }), '--variant', 'applyBeforeCommit']);
    expect(again.status).toBe(0);
    expect(again.out).toContain('stateMachineSafety breaks after 6 steps');
  });

  test('says "bounded" where a bound was met, and by which', async () => {
    const bounds = ['--states', '2000', '--crashes', '0', '--bound', 'terms=1'];
    const { status, out } = await orrery(['explore', small(), ...bounds]);
    expect(status).toBe(0);
    expect(out).toContain('within these bounds (bounded by states');
    expect(out).not.toContain('every order');
  });

  test('says that all was tried only where no bound was met', async () => {
    const alone = small({ nodes: { server: 1, client: 0 }, params: { noop: false } });
    const { out } = await orrery([
      'explore',
      alone,
      '--crashes',
      '0',
      '--bound',
      'terms=9',
      '--json',
    ]);
    const { complete, bounded, bounds, states } = JSON.parse(out);
    expect(bounds).toEqual({
      ...{ depth: 100, states: 1_000_000, messages: 8, limits: { terms: 9 } },
      ...{ crashes: 0, drops: 0, duplicates: 0, requests: 1 },
    });
    expect({ complete, bounded }).toEqual({ complete: true, bounded: [] });
    expect(states).toBeGreaterThan(1);
  });

  test('says of each state to look for whether it was found, and saves an example that leads there', async () => {
    const saved = join(folder, 'example.json');
    const few = ['--crashes', '0', '--bound', 'terms=1', '--json'];
    const whole = JSON.parse((await orrery(['explore', small(), ...few, '--states', '3000'])).out);
    expect(whole.properties).toContainEqual({ name: 'leaderElected', kind: 'sometimes', steps: 3 });
    expect(whole.properties).toContainEqual({
      ...{ name: 'clientAnswered', kind: 'sometimes', steps: null },
    });
    expect(whole.properties).toContainEqual({
      ...{ name: 'sameState', kind: 'eventually', held: null, rested: 0 },
    });
    expect(whole).not.toHaveProperty('example');
    const argv = ['explore', small(), ...few, '--example', 'leaderElected', '--save', saved];
    const { status, out } = await orrery(argv);
    const { example, complete } = JSON.parse(out);
    expect([status, complete]).toEqual([0, false]);
    expect(example.steps).toEqual([
      'fire s1 election',
      expect.stringContaining('deliver RequestVote s1'),
      expect.stringContaining('deliver RequestVoteResult'),
    ]);
    expect(JSON.parse(readFileSync(saved, 'utf8'))).toEqual(example.file);
    const { nodes } = JSON.parse((await orrery(['run', saved, '--json'])).out);
    expect(nodes.map(({ role }: { role: string }) => role)).toContain('leader');
  });

  test('says of what was not found only that it was not found within the bounds', async () => {
    const argv = ['--states', '100', '--example', 'clientAnswered'];
    const { status, out } = await orrery(['explore', small(), ...argv]);
    expect(status).toBe(0);
    expect(out).toContain('sometimes clientAnswered: not found within these bounds\n');
    expect(out).toContain('eventually sameState: no state at rest was met within these bounds\n');
    expect(out).not.toContain('example');
  });

  test('takes nodes that are alike for each other, and other numbers of them, when asked', async () => {
    const few = ['--crashes', '0', '--depth', '4', '--nodes', 'server=4'];
    const whole = JSON.parse((await orrery(['explore', small(), ...few, '--json'])).out);
    const { out } = await orrery(['explore', small(), ...few, '--symmetry', '--json']);
    const { states, depth, alike } = JSON.parse(out);
    expect([whole.alike, alike]).toEqual([[], [['s1', 's2', 's3', 's4']]]);
    expect(depth).toBe(whole.depth);
    expect(states).toBeLessThan(whole.states / 4);
    const told = await orrery(['explore', small(), ...few, '--symmetry']);
    expect(told.out).toContain('nodes taken for each other: s1, s2, s3, s4\n');
  });

  test('lets messages arrive in time, the network fall apart and nodes stay down, when asked', async () => {
    const saved = join(folder, 'apart.json');
    const few = ['--crashes', '0', '--bound', 'terms=2', '--example', 'logsConflict', '--timely'];
    const options = [...few, '--torn', '--partitions', '1', '--restarts', '0'];
    const json = [...options, '--save', saved, '--json'];
    const { example, bounds } = JSON.parse((await orrery(['explore', small(), ...json])).out);
    expect(bounds).toMatchObject({ timely: true, torn: true, partitions: 1, restarts: 0 });
    expect(example.steps).toContainEqual(expect.stringMatching(/^partition s1( | .*, s\d)/));
    expect((await orrery(['run', saved])).status).toBe(0);
    const whole = (await orrery(['explore', small(), ...few, '--json'])).out;
    expect(JSON.parse(whole)).toMatchObject({ example: null, bounded: ['terms'] });
    const alone = small({ nodes: { server: 1, client: 0 }, params: { noop: false } });
    const all = ['--bound', 'terms=9', '--crashes', '1', '--restarts', '0', '--partitions', '1'];
    const { out } = await orrery(['explore', alone, ...all, '--timely']);
    expect(out).toContain(
      'every order of events in which every message arrives in time was tried, with up to 1 crashes, 0 restarts, 0 drops, 0 duplicates, 1 partitions and 1 requests\n',
    );
  });

  test.each([
    [['--partitions', '2'], '--partitions: found 2, expected a whole number from 0 to 1'],
    [
      ['--partitions', '1', '--nodes', 'server=13'],
      '--partitions: found 1, expected 0 with more than 12 nodes',
    ],
    [['--restarts', 'none'], '--restarts: found "none", expected'],
    [['--timely=yes'], '--timely: found "yes", expected nothing after it'],
    [['--workers', '0'], '--workers: found 0, expected'],
    [['--nodes', 'servers=4'], '--nodes: found "servers=4", expected kind=N where kind is server'],
    [['--nodes', 'server=0'], 'nodes.server: found 0'],
    [['--depth', '0'], '--depth: found 0, expected'],
    [['--states', 'many'], '--states: found "many", expected'],
    [['--bound', 'rounds=2'], '--bound: found "rounds=2", expected name=N where name is terms'],
    [['--variant', 'voteNotOnDsk'], '--variant: found "voteNotOnDsk"'],
    [
      ['--example', 'leaderElect'],
      '--example: found "leaderElect", expected leaderElected, rivalCandidates',
    ],
    [['--save', '/nowhere/found.json'], '--save: found "/nowhere/found.json" (ENOENT), expected'],
    [['--save', folder], '(EISDIR), expected a file that can be written'],
  ])('refuses %j', async (argv, message) => {
    const { status, out, err } = await orrery(['explore', small(), ...argv]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });
});
