import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { shardOf } from '../../src/cli/fuzz.ts';
import { orrery } from './capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'orrery-'));
afterAll(() => rmSync(folder, { recursive: true }));

const three = {
  version: 1,
  protocol: 'raft',
  nodes: { server: 3, client: 1 },
  workload: { every: '100ms', op: 'put' },
};
const target = join(folder, 'three.json');
writeFileSync(target, JSON.stringify(three));

const fuzz = (...argv: string[]) => orrery(['fuzz', target, ...argv]);

describe('fuzz', () => {
  test('runs seed by seed, and its shards together are the whole', async () => {
    const whole = JSON.parse((await fuzz('--seeds', '1..4', '--json')).out);
    expect(whole).toMatchObject({ runs: 4, failures: [], shards: ['0/1'] });
    const paths: string[] = [];
    for (const shard of ['0/2', '1/2']) {
      const path = join(folder, `${shard[0]}.json`);
      writeFileSync(path, (await fuzz('--seeds', '1..4', '--shard', shard, '--json')).out);
      paths.push(path);
    }
    const merged = JSON.parse((await orrery(['merge', ...paths, '--json'])).out);
    expect(merged).toEqual({ ...whole, shards: ['0/2', '1/2'] });
    const missing = await orrery(['merge', paths[0] as string]);
    expect([missing.status, missing.err]).toEqual([2, 'shards: found no 1/2, expected all 2\n']);
    const twice = await orrery(['merge', ...paths, paths[0] as string]);
    expect(twice.err).toContain('found 0/2 once too often');
  });

  test('saves what fails as a small scenario that fails alike', async () => {
    const saved = join(folder, 'failing');
    const argv = ['--variant', 'noUpToDateCheck', '--seeds', '2..3', '--save', saved];
    const { status, out } = await fuzz(...argv);
    expect(status).toBe(1);
    expect(out).toMatch(/seed \d+: leaderCompleteness breaks at/);
    const [first = ''] = readdirSync(saved);
    const { expects } = JSON.parse(readFileSync(join(saved, first), 'utf8'));
    expect(expects).toEqual([{ invariant: 'leaderCompleteness', outcome: 'fails' }]);
    expect((await orrery(['run', join(saved, first)])).status).toBe(0);
  });

  test('ends as its scenario expects', async () => {
    const expecting = join(folder, 'expecting.json');
    const expects = [{ invariant: 'leaderCompleteness', outcome: 'fails' }];
    writeFileSync(expecting, JSON.stringify({ ...three, expects }));
    const run = (...argv: string[]) => orrery(['fuzz', expecting, ...argv]);
    const twin = await run('--variant', 'noUpToDateCheck', '--seeds', '5..5');
    expect(twin).toMatchObject({ status: 0, out: expect.stringMatching(/failed, as expected\n/) });
    // Nothing breaks where something was to, which a shard of several cannot know by itself.
    expect((await run('--seeds', '1..2')).status).toBe(1);
    expect((await run('--seeds', '1..2', '--shard', '0/2')).status).toBe(0);
  });

  test.each([
    [['--seeds', '9..1'], '--seeds: found "9..1", expected a range'],
    [['--shard', '2/2'], '--shard: found "2/2", expected i/n with i from 0'],
    [['--shard', 'env'], '--shard: found "env (/)", expected i/n'],
    [['--save', target, '--seeds', '1..1000000'], '(EEXIST), expected a folder'],
  ])('refuses %j', async (argv, message) => {
    const { status, err } = await fuzz(...argv);
    expect(status).toBe(2);
    expect(err).toContain(message);
  });
});

test('a shard comes from what an indexed job says', () => {
  expect(shardOf('env', { JOB_COMPLETION_INDEX: '3', ORRERY_SHARDS: '8' })).toEqual({
    index: 3,
    of: 8,
  });
  const slurm = {
    SLURM_ARRAY_TASK_ID: '5',
    SLURM_ARRAY_TASK_MIN: '1',
    SLURM_ARRAY_TASK_COUNT: '8',
  };
  expect(shardOf('env', slurm)).toEqual({ index: 4, of: 8 });
  // --array=1-29:4
  const strides = { ...slurm, SLURM_ARRAY_TASK_STEP: '4' };
  expect(shardOf('env', strides)).toEqual({ index: 1, of: 8 });
});

describe('merge refuses', () => {
  const result = {
    ...{ protocol: 'raft', scenario: 'x', variant: null, seeds: { from: 1, to: 4 } },
    ...{ settings: [], digest: 'abc', expects: [] },
    ...{ shards: ['0/1'], runs: 4, events: 9, undecided: 0, failures: [] },
  };
  const merge = (some: object) => orrery(['merge', '-'], JSON.stringify({ ...result, ...some }));

  test('nothing that is right, also on standard input', async () => {
    const failures = [{ seed: 2, failure: { kind: 'progress' }, file: null }];
    expect(await merge({})).toMatchObject({ status: 0, err: '' });
    const { status, out } = await merge({ failures });
    expect([status, out]).toEqual([
      1,
      '4 runs, 9 events, 1 failed\nseed 2: no progress once everything was repaired\n',
    ]);
  });

  test('and says whether all of them together came out as expected', async () => {
    const expects = [{ invariant: 'a', outcome: 'fails' }];
    const failure = (name: string) => ({
      ...{ seed: 1, failure: { kind: 'invariant', name, at: 1 }, file: null },
    });
    const status = async (...names: string[]) =>
      (await merge({ expects, failures: names.map(failure) })).status;
    expect(await status('a')).toBe(0);
    expect(await status()).toBe(1);
    expect(await status('a', 'b')).toBe(1);
  });

  test.each([
    [{ settings: ['preVote=true'] }, 'found raft/x, set to preVote=true, seeds 1..4, expected'],
    [{ variant: 'commitOldTerm' }, 'found raft/x, with commitOldTerm, seeds 1..4, expected raft/x'],
    [
      { digest: 'def' },
      'another scenario of the name x (digest def), expected the one with digest',
    ],
  ])('shards that were asked for something else: %j', async (some, message) => {
    const paths = [{ shards: ['0/2'] }, { shards: ['1/2'], ...some }].map((one, i) => {
      const path = join(folder, `other-${i}.json`);
      writeFileSync(path, JSON.stringify({ ...result, ...one }));
      return path;
    });
    const { status, out, err } = await orrery(['merge', ...paths]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });

  test.each([
    [{ shards: [] }, 'standard input: shards: found []'],
    [{ shards: ['0/999999999'] }, 'shards: found no 1/999999999, 2/999999999'],
    [{ shards: ['1/1'] }, 'shards: found 1/1, expected i/1'],
    [{ failures: [{ seed: 1 }] }, 'standard input: failures[0].failure: found nothing'],
    [
      { failures: [{ seed: 1, failure: { kind: 'rain' }, file: null }] },
      'failures[0].failure.kind',
    ],
  ])('%j', async (some, message) => {
    const { status, out, err } = await merge(some);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
