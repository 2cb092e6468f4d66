import { describe, expect, test } from 'vitest';
import { nodeId } from '../../src/core/ids.ts';
import { goToShow } from '../../src/lessons/answer.ts';
import { readScene } from '../../src/lessons/scene.ts';
import { openSession } from '../../src/playback/session.ts';
import type { Show } from '../../src/sdk/lesson.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import { handFrames } from '../playback/runs.ts';
import { protocol } from '../views/cluster.ts';
import { stock } from './runs.ts';

const show: Show<ProtocolTypes> = {
  scene: { scenario: 'first-election' },
  moves: [
    { until: { note: 'electionWon', names: { leader: 'server' } } },
    { act: { do: 'crash', node: '{leader}' } },
    { until: { role: 'candidate', names: { next: 'node' } } },
  ],
  look: {},
  caption: { en: '{next} stands.', zh: '{next} 参选。' },
  claim: () => true,
};

function shown() {
  const { frames, pass } = handFrames();
  const session = openSession(protocol, readScene(stock, show.scene).scenario, {
    speed: 1 / 20,
    frames,
  });
  const { moment, found, cast } = goToShow(session, protocol, show);
  return { session, moment, found, cast, pass };
}

describe('what shows an answer', () => {
  test('is gone to at once, and says what was found and who is who', () => {
    const { session, moment, found, cast } = shown();
    expect(moment.here).toBe(true);
    expect(session.columns().kind(found?.record ?? 0)).toBe('role');
    expect(Object.keys(cast.all())).toEqual(['leader', 'next']);
    expect(session.world().nodes[cast.id('{leader}')]?.health).toBe('crashed');
  });

  test('one may play on, and comes back to the same moment', () => {
    const { session, moment, pass } = shown();
    const { seq, time } = session.screen();
    session.play();
    expect(moment.here).toBe(false);
    pass(16, 200);
    expect(session.screen().time).toBeGreaterThan(time);
    moment.comeBack();
    expect(session.screen()).toMatchObject({ status: 'paused', seq, time });
    expect(moment.here).toBe(true);
  });

  test('also from another branch, and with things done after it', () => {
    const { session, moment } = shown();
    const { seq } = session.screen();
    session.act({ do: 'heal' });
    session.act({ do: 'crash', node: nodeId(4) });
    session.seek(0);
    session.act({ do: 'crash', node: nodeId(3) });
    expect(session.screen().branch).toBe(1);
    expect(moment.here).toBe(false);
    moment.comeBack();
    expect(session.screen()).toMatchObject({ branch: 0, seq });
    expect(moment.here).toBe(true);
  });

  test('once more: from a turn a little before up to it, at a speed at which one can follow', () => {
    const { session, moment, pass } = shown();
    const { seq, time, speed } = session.screen();
    session.act({ do: 'heal' });
    moment.onceMore();
    const begun = session.screen();
    expect(begun.status).toBe('playing');
    expect(begun.time).toBeLessThanOrEqual(time - 10_000);
    // Some seconds, whatever the span of time.
    pass(16, 120);
    expect(session.screen().status).toBe('playing');
    pass(16, 400);
    expect(moment.here).toBe(true);
    expect(session.screen().speed).toBe(speed);
    // What was waited for is forgotten: one can play on.
    session.play();
    pass(16, 200);
    expect(session.screen().status).toBe('playing');
    expect(session.screen().seq).toBeGreaterThan(seq);
  });

  test('a person who pauses on the way there is let go', () => {
    const { session, moment, pass } = shown();
    const { speed, seq } = session.screen();
    moment.onceMore();
    pass(16, 30);
    session.pause();
    expect(session.screen().speed).toBe(speed);
    session.play();
    pass(16, 4000);
    expect(session.screen().seq).toBeGreaterThan(seq);
  });
});
