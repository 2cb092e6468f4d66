import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { exhibitOf, exhibits } from '../../src/catalogue.ts';
import { readTrace } from '../../src/files/trace.ts';
import { listing } from '../../src/files/wording.ts';
import { orrery } from './capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'orrery-'));
afterAll(() => rmSync(folder, { recursive: true }));

const scenario = {
  version: 1,
  protocol: 'raft',
  id: 'a-crash',
  title: 'A crash',
  seed: 42,
  nodes: { server: 5, client: 1 },
  workload: { every: '100ms', op: 'put', until: '1s' },
  script: [
    { at: '1s', do: 'crash', node: 'leader' },
    { at: '2s', do: 'add', kind: 'client' },
  ],
  until: { time: '3s' },
  expects: [{ invariant: 'electionSafety', outcome: 'holds' }],
};

function file(content: object | string, name = 'scenario.json'): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

async function json(...argv: string[]) {
  const { status, out, err } = await orrery(['run', ...argv, '--json']);
  return { status, err, ...JSON.parse(out) };
}

describe('run --json', () => {
  test('prints what became of the run', async () => {
    const { status, err, nodes, history, stats, ...rest } = await json(file(scenario));
    expect([status, err]).toEqual([0, '']);
    expect(rest).toEqual({
      protocol: 'raft',
      scenario: 'a-crash',
      seed: 42,
      digest: expect.stringMatching(/^[0-9a-f]{16}$/),
      events: expect.any(Number),
      time: 3_000_000,
      outcome: 'limit',
      violations: [],
    });
    expect(nodes.map(({ name }: { name: string }) => name)).toEqual([
      's1',
      's2',
      's3',
      's4',
      's5',
      'c1',
      'c2',
    ]);
    for (const node of nodes) {
      expect(Object.keys(node)).toEqual(['name', 'kind', 'health', 'role', 'state', 'durable']);
    }
    const [server] = nodes;
    expect(server.kind).toBe('server');
    expect(server.role).toBe(server.state.role);
    expect(server.state.votedFor).toMatch(/^s\d$/);
    expect(server.durable.currentTerm).toBe(server.state.currentTerm);
    expect(nodes[5]).toMatchObject({ kind: 'client', health: 'up', role: null });
    expect(nodes.filter(({ health }: { health: string }) => health === 'crashed')).toHaveLength(1);
    expect(history[0]).toEqual({
      process: 0,
      type: 'invoke',
      f: 'put',
      key: 'x',
      value: '0',
      time: 100_000,
    });
    expect(history).toHaveLength(20);
    const { sent, delivered, dropped, byType } = stats.messages;
    expect(sent).toBeGreaterThan(delivered);
    expect(dropped).toBeGreaterThan(0);
    const sum = Object.values(byType as Record<string, number>).reduce((a, b) => a + b, 0);
    expect(sum).toBe(sent);
    expect(byType.AppendEntries).toBeGreaterThan(0);
  });

  test('is the same twice, and another run with another seed', async () => {
    const path = file(scenario);
    const { digest } = await json(path);
    expect((await json(path)).digest).toBe(digest);
    const other = await json(path, '--seed', '43');
    expect([other.seed, other.digest === digest]).toEqual([43, false]);
  });

  test('takes the command line above the file', async () => {
    const path = file(scenario);
    const given = [
      '--until',
      '1.5s',
      '--set',
      'electionTimeout=400ms,500ms',
      '--set',
      'preVote=true',
    ];
    const { time, digest } = await json(path, ...given);
    expect(time).toBe(1_500_000);
    const params = { electionTimeout: ['400ms', '500ms'], preVote: true };
    const same = await json(file({ ...scenario, params, until: { time: '1500ms' } }, 'same.json'));
    expect(same.digest).toBe(digest);
    const asJson = ['--set', 'electionTimeout=["400ms","500ms"]', '--set', 'preVote=true'];
    expect((await json(path, '--until=1500000', ...asJson)).digest).toBe(digest);
  });
});

describe('run', () => {
  test('prints a summary', async () => {
    const { status, out, err } = await orrery(['run', file(scenario)]);
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('raft/a-crash: A crash (seed 42)\n');
    expect(out).toMatch(
      /\n\d+ events in 3s; ended because its limit was reached\ndigest [0-9a-f]{16}\n/,
    );
    expect(out).toMatch(/\n {2}c1 {2}client {2}up\n/);
    expect(out).toMatch(/\n {2}Election Safety +held\n/);
  });

  test('reads a scenario from standard input', async () => {
    const { out, status } = await orrery(['run', '-', '--json'], JSON.stringify(scenario));
    expect(status).toBe(0);
    expect(JSON.parse(out).scenario).toBe('a-crash');
  });

  test('writes a trace that can be read again', async () => {
    const trace = join(folder, 'trace.jsonl');
    const { status } = await orrery(['run', file(scenario), '--trace', trace, '--seed', '7']);
    expect(status).toBe(0);
    const { protocol } = await exhibitOf('raft')!.load();
    const read = readTrace(protocol, readFileSync(trace, 'utf8'));
    expect(read.scenario).toMatchObject({ id: 'a-crash', seed: 7 });
    expect(read.records.length).toBeGreaterThan(500);
  });

  test('says with status 1 that an invariant broke, or did not, against what was expected', async () => {
    const held = { ...scenario, expects: [{ invariant: 'logMatching', outcome: 'fails' }] };
    const first = await orrery(['run', file(held)]);
    expect(first.status).toBe(1);
    expect(first.err).toBe('logMatching held, though it was expected to break\n');
    const twice = {
      s1: { currentTerm: 1, role: 'leader' },
      s2: { currentTerm: 1, role: 'leader' },
    };
    const broken = { ...scenario, initial: twice };
    const second = await json(file(broken));
    expect(second.status).toBe(1);
    expect(second.outcome).toBe('violation');
    expect(second.violations[0]).toMatchObject({
      invariant: 'electionSafety',
      nodes: ['s1', 's2'],
      events: [expect.any(Number), expect.any(Number)],
    });
    expect(second.err).toMatch(
      /^electionSafety broke at \d+ us \(record \d+\), which was not expected\n$/,
    );
    const expected = { ...broken, expects: [{ invariant: 'electionSafety', outcome: 'fails' }] };
    expect((await orrery(['run', file(expected)])).status).toBe(0);
  });
});

describe('a run that cannot begin is refused with one line', () => {
  const refusal = async (...argv: string[]) => {
    const { status, out, err } = await orrery(['run', ...argv]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/^.+\n$/);
    return err.trimEnd();
  };
  const DURATION = 'a number with a unit (us, ms, s, min), or whole microseconds';

  test.each([
    [['--seed', '-4'], '--seed: found -4, expected a whole number, at least 0'],
    [['--seed', '1e3'], '--seed: found "1e3", expected a whole number, at least 0'],
    [['--until', 'soon'], `--until: found "soon", expected ${DURATION}`],
    [
      ['--set', 'heartbeat=1h'],
      `--set heartbeat: found "1h", expected ${DURATION}, from 1ms to 1000000s`,
    ],
    [
      ['--set', 'electionTimeout=1s'],
      '--set electionTimeout: found ["1s"], expected two durations, the lesser first',
    ],
    [['--set', 'preVote=maybe'], '--set preVote: found "maybe", expected true or false'],
    [
      ['--variant', 'x'],
      '--variant: found "x", expected one of "voteNotOnDisk", "noUpToDateCheck", "commitOldTerm", "applyBeforeCommit", "configBeforeCommit", "readAtOnce" or "noSession"',
    ],
    [
      ['--trace', '/nowhere/t'],
      '--trace: found "/nowhere/t", expected a file that can be written (ENOENT)',
    ],
  ])('%j', async (argv, message) => expect(await refusal(file(scenario), ...argv)).toBe(message));

  test('names the parameters that there are', async () => {
    expect(await refusal(file(scenario), '--set', 'hartbeat=1ms')).toMatch(
      /^--set: found "hartbeat=1ms", expected k=v where k is .*heartbeat.* \(did you mean heartbeat\?\)$/,
    );
  });

  test('names the file and what is wrong in it', async () => {
    const path = file({ ...scenario, seed: 'x' });
    expect(await refusal(path)).toBe(
      `${path}: seed: found "x", expected a whole number, at least 0`,
    );
    const spoilt = file('{"version": 1,\n', 'spoilt.json');
    expect(await refusal(spoilt)).toMatch(
      /^.*spoilt\.json: at the top: found text that is not JSON/,
    );
    const foreign = file({ ...scenario, protocol: 'rafd' });
    expect(await refusal(foreign)).toBe(
      `${foreign}: protocol: found "rafd", expected ${listing(exhibits.map(({ id }) => id))} (did you mean raft?)`,
    );
    const large = file(' '.repeat(20_000_001), 'large.json');
    expect(await refusal(large)).toBe(
      `${large}: found a larger file, expected at most 5000000 characters`,
    );
  });

  test('names what there is instead', async () => {
    expect(await refusal('nope.json')).toMatch(/^scenario: found "nope\.json", expected a file/);
    expect(await refusal('raft/nope')).toMatch(
      /^scenario: found "raft\/nope", expected a file or one of raft\//,
    );
    expect(await refusal(folder)).toBe(
      `${folder}: found nothing to read (EISDIR), expected a file`,
    );
  });

  test('asks for an end', async () => {
    expect(await refusal(file({ ...scenario, until: {} }))).toBe(
      'until: found neither time nor events, expected one of them (or --until)',
    );
  });
});

describe('run --as', () => {
  const target = 'two-phase-commit/all-yes';

  test('plays the scenario under another exhibit, and says what it leaves out', async () => {
    const { protocol, scenarios = [] } = (await exhibitOf('two-phase-commit')?.load()) ?? {};
    const own = scenarios.find((one) => (one as { id: string }).id === 'all-yes');
    const variant = protocol?.variants[0]?.id;
    const path = file({ ...(own as object), variant });
    expect(await json(path, '--as', 'three-phase-commit')).toMatchObject({
      status: 0,
      err: `left out: variant: "${variant}"\n`,
      protocol: 'three-phase-commit',
      seed: 1,
      violations: [],
    });
  });

  test('refuses an exhibit that does not play the scenarios of this one', async () => {
    const near = await orrery(['run', target, '--as', 'three-phase-comit']);
    expect(near).toEqual({
      status: 2,
      out: '',
      err: '--as: found "three-phase-comit", expected three-phase-commit (did you mean three-phase-commit?)\n',
    });
    const alone = await orrery(['run', 'raft/first-election', '--as', 'two-phase-commit']);
    expect(alone.err).toBe(
      '--as: found "two-phase-commit", expected nothing here: no other exhibit plays the scenarios of raft\n',
    );
  });
});
