import { describe, expect, test } from 'vitest';
import type { NodeId } from '../../src/core/ids.ts';
import { allDone, givenSince, isAsked } from '../../src/lessons/deeds.ts';
import type { Command } from '../../src/sdk/command.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import { lessonRun } from './runs.ts';

type AnyCommand = Command<ProtocolTypes>;
const [a, b, c] = [0, 1, 2] as NodeId[] as [NodeId, NodeId, NodeId];
const crash = (node: NodeId): AnyCommand => ({ do: 'crash', node });
const part = (...groups: NodeId[][]): AnyCommand => ({ do: 'partition', groups });
const cut = (from: NodeId, to: NodeId): AnyCommand => ({ do: 'cut', from, to });

describe('what was done is what was asked for', () => {
  test.each([
    ['the same', crash(a), crash(a), true],
    ['to somebody else', crash(b), crash(a), false],
    ['to whoever has that role', crash(b), { do: 'crash', node: { role: 'leader' } }, true],
    ['something else', { do: 'pause', node: a }, crash(a), false],
    ['the same partition the other way round', part([b, c], [a]), part([a], [b, c]), true],
    ['one with others left out of it', part([a], [b]), part([a], [b, c]), false],
    ['a part of what is to be parted', cut(a, b), part([a], [b, c]), true],
    ['what is to stay together', cut(b, c), part([a], [b, c]), false],
    ['nothing of the kind', crash(a), part([a], [b]), false],
  ] as [string, AnyCommand, AnyCommand, boolean][])('%s', (_, given, asked, is) => {
    expect(isAsked(given, asked)).toBe(is);
  });

  test('all of it', () => {
    expect(allDone([crash(b), crash(a)], [crash(a), crash(b)])).toBe(true);
    expect(allDone([crash(a)], [crash(a), crash(b)])).toBe(false);
    expect(allDone([cut(a, b)], [part([a], [b])])).toBe(false);
  });
});

test('what was given by hand is known by branch and position, and the script’s own is not among it', () => {
  const { session } = lessonRun('leader-crash');
  session.seek(3_000_000);
  const { seq, time } = session.screen();
  session.act(crash(b));
  expect(givenSince(session, 0)).toEqual([crash(b)]);
  session.seek(time + 500_000);
  session.act({ do: 'restart', node: b, disk: 'keep' });
  session.seek(time + 200_000);
  session.act(crash(c));
  // The restart lies in another future.
  expect(givenSince(session, seq)).toEqual([crash(b), crash(c)]);
  expect(givenSince(session, seq + 1)).toEqual([crash(c)]);
  session.toBranch(0);
  expect(givenSince(session, 0)).toEqual([crash(b), { do: 'restart', node: b, disk: 'keep' }]);
});
