import { describe, expect, test } from 'vitest';
import { openSession } from '../../src/playback/session.ts';
import type { Session } from '../../src/playback/types.ts';
import type { Protocol } from '../../src/sdk/protocol.ts';
import type { Scenario } from '../../src/sdk/scenario.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import { p1, toy, toyScenario } from '../engine/toy.ts';
import { handFrames } from './runs.ts';

function open() {
  const { frames, pass } = handFrames();
  const session = openSession(
    toy as unknown as Protocol<ProtocolTypes>,
    toyScenario() as unknown as Scenario<ProtocolTypes>,
    { speed: 100, frames },
  );
  return { session, pass };
}

/** True for the step in which a message arrives for the n-th time. */
function arrival(session: Session, n: number) {
  let left = n;
  return (from: number) => session.columns().kind(from) === 'deliver' && --left === 0;
}

describe('a run that waits for something', () => {
  test('pauses right after the step that brings it, with nothing after that', () => {
    const { session, pass } = open();
    session.haltWhen(arrival(session, 3));
    session.play();
    pass(16, 20);
    const { status, seq, reach, time } = session.screen();
    expect(status).toBe('paused');
    expect(seq).toBe(reach.seq);
    expect(time).toBe(session.world().time);
    const kinds = Array.from({ length: seq }, (_, at) => session.columns().kind(at));
    expect(kinds.filter((kind) => kind === 'deliver')).toHaveLength(3);
  });

  test('so that what is done there begins no branch', () => {
    const { session, pass } = open();
    session.haltWhen(arrival(session, 3));
    session.play();
    pass(16, 20);
    session.act({ do: 'crash', node: p1 });
    expect(session.screen().branches).toHaveLength(1);
  });

  test('plays on once nobody waits any more', () => {
    const { session, pass } = open();
    session.haltWhen(() => true);
    session.haltWhen(null);
    session.play();
    pass(16, 2);
    expect(session.screen().status).toBe('playing');
  });

  test('goes there at once, to the same place', () => {
    const [played, sought] = [open(), open()];
    played.session.haltWhen(arrival(played.session, 5));
    played.session.play();
    played.pass(16, 20);
    expect(sought.session.goOnUntil(arrival(sought.session, 5), 10_000_000)).toBe(true);
    expect(sought.session.digest()).toBe(played.session.digest());
    expect(sought.session.screen().time).toBe(played.session.screen().time);
  });

  test('goes no further than it was told where it does not come', () => {
    const { session } = open();
    expect(session.goOnUntil(() => false, 50_000)).toBe(false);
    expect(session.world().time).toBeLessThanOrEqual(50_000);
    expect(session.world().time).toBeGreaterThan(30_000);
  });
});

test('a position is also one before all that happens at time 0', () => {
  const { session } = open();
  session.goOnUntil(() => false, 20_000);
  session.seekPosition(0);
  expect(session.screen()).toMatchObject({ seq: 0, time: 0 });
  session.seek(0);
  expect(session.screen().seq).toBeGreaterThan(0);
});
