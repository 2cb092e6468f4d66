import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../scripts/orrery.mjs', import.meta.url));

/** Runs the built command line as a process of its own. `meddle` may deal with it while it runs. */
async function run(
  argv: readonly string[],
  stdin = '',
  meddle: (child: ReturnType<typeof spawn>) => void = () => {},
) {
  const child = spawn(process.execPath, [script, ...argv]);
  let out = '';
  let err = '';
  child.stdout.on('data', (part) => {
    out += part;
  });
  child.stderr.on('data', (part) => {
    err += part;
  });
  child.stdin.end(stdin);
  meddle(child);
  const status = await new Promise((resolve) => child.on('close', resolve));
  return { status, out, err };
}

const endless = JSON.stringify({ version: 1, protocol: 'raft', until: { time: '1000000s' } });

describe('the command line as a process', () => {
  // The first call builds it.
  beforeAll(() => run(['--help']), 60_000);

  test('prints its result alone on standard output', async () => {
    const scenario = JSON.stringify({ version: 1, protocol: 'raft', until: { time: '1s' } });
    const { status, out, err } = await run(['run', '-', '--json'], scenario);
    expect([status, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ protocol: 'raft', time: 1_000_000 });
  });

  test('refuses bad input with status 2, one line and no stack', async () => {
    const { status, out, err } = await run(
      ['run', '-'],
      '{"version":1,"protocol":"raft","seed":"x"}',
    );
    expect([status, out]).toEqual([2, '']);
    expect(err).toBe('standard input: seed: found "x", expected a whole number, at least 0\n');
  });

  test('explores with several workers what one meets', async () => {
    const nodes = { server: 3, client: 1 };
    const scenario = JSON.stringify({ version: 1, protocol: 'raft', nodes });
    const of = async (workers: string) => {
      const bounds = ['--depth', '7', '--messages', '6', '--workers', workers];
      const { status, out, err } = await run(['explore', '-', ...bounds, '--json'], scenario);
      expect([status, err]).toEqual([0, '']);
      const { states, generated, depth, frontier, complete, bounded } = JSON.parse(out);
      return { states, generated, depth, frontier, complete, bounded };
    };
    const one = await of('1');
    expect(one.states).toBeGreaterThan(5_000);
    expect(await of('2')).toEqual(one);
  });

  test('ends with 130 when it is interrupted', async () => {
    const child = spawn(process.execPath, [script, 'run', '-']);
    const ended = new Promise((resolve) => child.on('close', resolve));
    // More than a pipe holds: when it is taken the process is up and reads.
    await new Promise((taken) => child.stdin.write(' '.repeat(1_000_000), taken));
    child.stdin.end(endless);
    await new Promise((later) => setTimeout(later, 200));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
  });

  test('does not mind that nobody reads to the end', async () => {
    const { status, err } = await run(['schema', 'scenario'], '', (child) =>
      child.stdout?.destroy(),
    );
    expect([status, err]).toEqual([0, '']);
  });
});
