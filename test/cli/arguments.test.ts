import { describe, expect, test } from 'vitest';
import { orrery } from './capture.ts';

const refusal = async (...argv: string[]) => {
  const { status, out, err } = await orrery(argv);
  expect([status, out]).toEqual([2, '']);
  expect(err).toMatch(/^.+\n$/);
  return err.trimEnd();
};

describe('wrong arguments are refused with one line', () => {
  test.each([
    [
      [],
      'command: found nothing, expected list, run, step, explore, fuzz, survey, merge, history, lessons, bench or schema',
    ],
    [
      ['runn'],
      'command: found "runn", expected list, run, step, explore, fuzz, survey, merge, history, lessons, bench or schema (did you mean run?)',
    ],
    [
      ['toString'],
      'command: found "toString", expected list, run, step, explore, fuzz, survey, merge, history, lessons, bench or schema',
    ],
    [['list', 'raft'], 'arguments: found "raft", expected only options'],
    [['list', '--jsno'], '--jsno: found an unknown option, expected --json (did you mean --json?)'],
    [['list', '-j'], '-j: found an unknown option, expected --json'],
    [['list', '--json=1'], '--json: found "1", expected nothing after it'],
    [['run'], 'arguments: found nothing, expected <file or protocol/scenario>'],
    [['run', 'x', '--seed'], '--seed: found nothing, expected a whole number, at least 0'],
    [['run', 'x', '--trace='], '--trace: found "", expected a file to write'],
    [['step', 'raft'], 'arguments: found nothing, expected <file or ->'],
    [
      ['step', 'rafd', '-'],
      'protocol: found "rafd", expected raft, two-phase-commit, three-phase-commit, gossip or swim (did you mean raft?)',
    ],
    [['schema', 'x'], 'schema: found "x", expected scenario, run, trace or history'],
  ])('%j', async (argv, message) => expect(await refusal(...argv)).toBe(message));
});

test('help is a result, and no error', async () => {
  const { status, out, err } = await orrery(['--help']);
  expect([status, err]).toEqual([0, '']);
  for (const command of [
    'list',
    'run',
    'step',
    'explore',
    'fuzz',
    'merge',
    'history',
    'bench',
    'schema',
  ]) {
    expect(out).toContain(`  orrery ${command} `);
    const one = await orrery([command, '--help']);
    expect(one.status).toBe(0);
    expect(one.out).toContain(`Usage: orrery ${command} `);
  }
});

test('schemas are JSON', async () => {
  for (const kind of ['scenario', 'run', 'trace', 'history']) {
    const { status, out } = await orrery(['schema', kind]);
    expect(status).toBe(0);
    expect(JSON.parse(out).$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  }
});
