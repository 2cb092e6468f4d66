import { describe, expect, test } from 'vitest';
import { micros, type NodeId, seq } from '../../src/core/ids.ts';
import { createFormatter } from '../../src/i18n/format.ts';
import type { FieldChange, NodeChange } from '../../src/playback/fields.ts';
import type { Field } from '../../src/sdk/views.ts';
import { markChanges, valueText } from '../../src/views/inspector/changes.ts';

const fmt = createFormatter('en', ['s1', 's2']);
const [s1, s2] = [0, 1] as NodeId[] as [NodeId, NodeId];

describe('what a node changed last', () => {
  const fields: Field[] = [
    { name: 'term', durable: true, value: [4] },
    { name: 'log', durable: true, value: [6] },
    { name: 'log', durable: false, value: [7] },
    { name: 'leader', durable: false, value: [{ node: s2 }] },
  ];
  const change = (changes: readonly FieldChange[]): NodeChange => ({
    seq: seq(7),
    at: micros(0),
    changes,
  });
  const was = (last: NodeChange | null) => markChanges(fields, last, fmt).map((one) => one.was);

  test('stands beside what it was', () => {
    const changes: FieldChange[] = [
      { name: 'term', durable: true, from: [3], to: [4] },
      { name: 'leader', durable: false, from: [{ node: s1 }], to: [{ node: s2 }] },
    ];
    expect(was(change(changes))).toEqual(['3', null, null, 's1']);
    expect(was(null)).toEqual([null, null, null, null]);
  });

  test('is not said of a field that has only come, nor of one that is gone', () => {
    const changes: FieldChange[] = [
      { name: 'leader', durable: false, from: null, to: [{ node: s2 }] },
      { name: 'votes', durable: false, from: [2], to: null },
    ];
    expect(was(change(changes))).toEqual([null, null, null, null]);
  });

  test('is told apart for a field on disk and one in memory of the same name', () => {
    const changes: FieldChange[] = [{ name: 'log', durable: false, from: [6], to: [7] }];
    expect(was(change(changes))).toEqual([null, null, '6', null]);
  });
});

test('a value names its nodes and leaves empty parts out', () => {
  const value = [{ node: s1 }, 7, '', '·', { node: s2 }, 5];
  expect(valueText({ value }, fmt)).toBe('s1 7 · s2 5');
});
