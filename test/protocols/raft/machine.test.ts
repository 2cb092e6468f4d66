import { describe, expect, test } from 'vitest';
import { clonePlain } from '../../../src/core/plain.ts';
import { applyCommand, newMachine } from '../../../src/protocols/raft/machine.ts';

const put = (key: string, value: string) => ({ op: 'put', key, value, session: null }) as const;
const get = (key: string) => ({ op: 'get', key, session: null }) as const;

describe('the key-value store', () => {
  test('holds values under any key, also one that JavaScript has other plans for', () => {
    const machine = newMachine();
    for (const key of ['x', '', '__proto__', 'constructor', 'toString']) {
      expect(applyCommand(machine, get(key)).value, key).toBeNull();
      applyCommand(machine, put(key, `of ${key}`));
      expect(applyCommand(machine, get(key)).value).toBe(`of ${key}`);
      expect(applyCommand(clonePlain(machine), get(key)).value).toBe(`of ${key}`);
    }
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  test('appends to what is there', () => {
    const machine = newMachine();
    const append = (value: string) =>
      applyCommand(machine, { op: 'append', key: 'x', value, session: null }).value;
    expect([append('a'), append('b')]).toEqual(['a', 'ab']);
  });
});
