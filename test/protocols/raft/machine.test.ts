import { describe, expect, test } from 'vitest';
import { clonePlain } from '../../../src/core/plain.ts';
import {
  applyCommand,
  cachedResponse,
  type Machine,
  newMachine,
} from '../../../src/protocols/raft/machine.ts';
import type { LogCommand } from '../../../src/protocols/raft/messages.ts';

const apply = (machine: Machine, command: LogCommand) =>
  applyCommand(machine, command, cachedResponse);

const put = (key: string, value: string) => ({ op: 'put', key, value, session: null }) as const;
const get = (key: string) => ({ op: 'get', key, session: null }) as const;

describe('the key-value store', () => {
  test('holds values under any key, also one that JavaScript has other plans for', () => {
    const machine = newMachine();
    for (const key of ['x', '', '__proto__', 'constructor', 'toString']) {
      expect(apply(machine, get(key)).value, key).toBeNull();
      apply(machine, put(key, `of ${key}`));
      expect(apply(machine, get(key)).value).toBe(`of ${key}`);
      expect(apply(clonePlain(machine), get(key)).value).toBe(`of ${key}`);
    }
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  test('appends to what is there', () => {
    const machine = newMachine();
    const append = (value: string) =>
      apply(machine, { op: 'append', key: 'x', value, session: null }).value;
    expect([append('a'), append('b')]).toEqual(['a', 'ab']);
  });
});
