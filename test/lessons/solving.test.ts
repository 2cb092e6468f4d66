import { describe, expect, test } from 'vitest';
import { partsOf, Solving } from '../../src/lessons/solving.ts';
import type { Move } from '../../src/sdk/lesson.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import { crash, lessonRun, stock } from './runs.ts';

const led: Move<ProtocolTypes> = { until: { role: 'leader', names: { leader: 'node' } } };
const scene = { scenario: 'first-election' };

describe('a solution', () => {
  test('comes in parts that each wait once', () => {
    const act = { act: crash('s1') };
    expect(partsOf([act, act, led, led, act]).map(({ length }) => length)).toEqual([3, 1, 1]);
    expect(partsOf([])).toEqual([]);
  });

  test('is shown to its end at once, and tells what was done', () => {
    const { session } = lessonRun();
    const solving = new Solving(stock, scene, [led, { act: crash('{leader}') }, led], session);
    solving.start();
    expect(solving.store.getState()).toEqual({ acts: [], phase: 'running' });
    solving.finish();
    const { acts, phase } = solving.store.getState();
    expect(phase).toBe('ended');
    expect(acts.map((record) => record.kind === 'command' && record.command.do)).toEqual(['crash']);
    expect(session.screen().status).toBe('paused');
    session.dispose();
  });

  test('that is taken elsewhere says so', () => {
    const { session } = lessonRun();
    const solving = new Solving(stock, scene, [led], session);
    solving.start();
    session.seek(50_000);
    for (let node = 0; node < 5; node++) session.act({ do: 'crash', node: node as never });
    solving.finish();
    expect(solving.store.getState().phase).toBe('lost');
    solving.dispose();
    session.dispose();
  });
});
