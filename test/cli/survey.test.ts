import { describe, expect, test } from 'vitest';
import { orrery } from './capture.ts';

const survey = (...argv: string[]) => orrery(['survey', 'raft/first-election', ...argv]);

interface Printed {
  readonly points: readonly {
    readonly value: unknown;
    readonly runs: number;
    readonly figures: readonly { readonly name: string; readonly spread: { mean: number } }[];
  }[];
}

describe('survey', () => {
  test('counts what every run comes to, as the page does', async () => {
    const { status, out } = await survey('--seeds', '1..5');
    expect(status).toBe(0);
    expect(out).toMatch(/^raft\/first-election, seeds 1\.\.5\n/);
    expect(out).toMatch(/Time to the first leader \(simulated time\)\n.*mean.*median/);
    expect(out).toMatch(/\d+ ± [\d.]+ ms/);
    // No theory speaks of it, and nothing is missing: no column stands empty.
    expect(out).not.toMatch(/expected|never/);
  });

  test('varies a setting: one value after the other, all under the same seeds', async () => {
    const json = (await survey('--seeds', '1..4', '--vary', 'network.loss=0..60%/30', '--json'))
      .out;
    const { points } = JSON.parse(json) as Printed;
    expect(points.map(({ value, runs }) => [value, runs])).toEqual([
      [0, 4],
      [0.3, 4],
      [0.6, 4],
    ]);
    const leader = points.map(({ figures }) => figures[0]?.spread.mean ?? 0);
    expect(leader[2]).toBeGreaterThan(leader[0] as number);
    const alone = JSON.parse((await survey('--seeds', '1..4', '--json')).out) as Printed;
    expect(alone.points[0]?.figures).toEqual(points[0]?.figures);
  });

  test.each([
    ['preVote', [false, true]],
    ['params.preVote=true', [true]],
    ['heartbeat=20ms..60ms/20ms', ['20ms', '40ms', '60ms']],
    ['nodes.server=3,5', [3, 5]],
    ['network.loss=0.1,20%', [0.1, 0.2]],
    ['network.order', ['any', 'fifo']],
  ])('takes --vary %s', async (vary, values) => {
    const { out, err } = await survey('--seeds', '1', '--vary', vary, '--json');
    expect(err).toBe('');
    expect((JSON.parse(out) as Printed).points.map(({ value }) => value)).toEqual(values);
  });

  test('ends with 1 where an invariant breaks that was to hold, and says where', async () => {
    const argv = ['survey', 'raft/one-way-link', '--variant', 'applyBeforeCommit'];
    const { status, out } = await orrery([...argv, '--seeds', '1..12', '--vary', 'network.order']);
    expect(status).toBe(1);
    expect(out).toMatch(/stateMachineSafety breaks in \d+ of 12 runs at any/);
  });

  test.each([
    ['loss=1', '--vary: found "loss=1", expected k=values where k is'],
    ['network.loss=0..60%', '--vary network.loss: found "0..60%", expected 0,10%,0.2 or'],
    ['network.loss=60..0%/5', 'expected from..to/step'],
    ['heartbeat=1..2/0ms', 'expected from..to/step'],
    ['nodes.server=1.5', 'expected 1,2,3 or 1..9/2'],
    ['nodes.server=3,400', 'nodes.server: found 400'],
    ['preVote=maybe', 'params.preVote: found "maybe"'],
    ['network.loss=0..1/0.0001', 'expected 1000 values at most'],
  ])('refuses --vary %s', async (vary, message) => {
    const { status, err } = await survey('--seeds', '1', '--vary', vary);
    expect(err).toContain(message);
    expect(status).toBe(2);
  });
});
