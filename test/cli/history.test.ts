import { describe, expect, test } from 'vitest';
import { statusOf } from '../../src/cli/history.ts';
import { orrery } from './capture.ts';

const lines = (...events: readonly (readonly [number, string, string, unknown, string?])[]) =>
  events
    .map(([process, type, f, value, key]) => JSON.stringify({ process, type, f, value, key }))
    .join('\n');

const check = (model: string, text: string, ...more: string[]) =>
  orrery(['history', '-', '--model', model, ...more], text);

describe('history', () => {
  test('finds a history linearizable', async () => {
    const text = lines(
      [0, 'invoke', 'put', '1', 'x'],
      [1, 'invoke', 'get', null, 'x'],
      [1, 'ok', 'get', '1', 'x'],
      [0, 'info', 'put', '1', 'x'],
    );
    const { status, out } = await check('kv', text, '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toEqual({ linearizable: true, operations: 2 });
  });

  test('says where one stops being so', async () => {
    const text = lines(
      [0, 'invoke', 'put', '1', 'x'],
      [0, 'ok', 'put', '1', 'x'],
      [1, 'invoke', 'get', null, 'x'],
      [1, 'ok', 'get', null, 'x'],
    );
    const { status, out } = await check('kv', text, '--json');
    expect(status).toBe(1);
    const { linearizable, reason } = JSON.parse(out);
    expect(linearizable).toBe(false);
    expect(reason).toContain('get() → null by process 1 (event 2) fits nowhere');
    expect(reason).toContain('the object holds "1"');
  });

  test('ends with 0 only where an order was found: one that is not known is none', () => {
    const verdict = { operations: 1, configurations: 1, keys: [] };
    expect(statusOf({ ...verdict, linearizable: true })).toBe(0);
    expect(statusOf({ ...verdict, linearizable: false })).toBe(1);
    expect(statusOf({ ...verdict, linearizable: 'unknown' })).toBe(1);
  });

  test('reads what run --json prints of the clients', async () => {
    const argv = ['run', 'raft/leader-crash', '--until', '3s', '--json'];
    const { history } = JSON.parse((await orrery(argv)).out);
    expect(history.length).toBeGreaterThan(10);
    const text = history.map((line: object) => JSON.stringify(line)).join('\n');
    expect(JSON.parse((await check('kv', text, '--json')).out)).toMatchObject({
      linearizable: true,
    });
  });

  test.each([
    ['kv', '{"process":0}', 'line 1: type: found nothing'],
    ['kv', 'oops', 'line 1: at the top: found text that is not JSON'],
    [
      'queue',
      lines([0, 'invoke', 'get', null]),
      'line 1: f: found "get", expected enqueue or dequeue',
    ],
    ['register', lines([0, 'invoke', 'cas', 3]), 'line 1: value: found 3, expected an array of'],
    [
      'register',
      `\n${lines([0, 'ok', 'read', 3])}`,
      'line 2: type: found "ok", expected an "invoke"',
    ],
    ['list', '', '--model: found "list", expected register, cas-register, kv or queue'],
  ])('refuses what model %s cannot read: %s', async (model, text, message) => {
    const { status, out, err } = await check(model, text);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
