import { expect } from 'vitest';
import { must } from '../../src/core/assert.ts';
import type { Stock } from '../../src/lessons/scene.ts';
import { Tour } from '../../src/lessons/tour.ts';
import { openSession } from '../../src/playback/session.ts';
import type { Session } from '../../src/playback/types.ts';
import type { Chapter } from '../../src/sdk/lesson.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import { handFrames } from '../playback/runs.ts';
import { stock } from './runs.ts';

/** A walk whose runs play when the test says so. */
export function walk(chapter: Chapter<ProtocolTypes>, from: Stock = stock) {
  const { frames, pass, running } = handFrames();
  const runs: Session[] = [];
  const tour = new Tour(from, chapter, ({ scenario }) => {
    runs.at(-1)?.dispose();
    const session = openSession(from.protocol, scenario, { frames });
    runs.push(session);
    return session;
  });
  return {
    tour,
    runs,
    state: () => tour.store.getState(),
    run: () => must(runs.at(-1), 'a run is open'),
    /** Lets it play until it rests. */
    play() {
      for (let i = 0; i < 5000 && running(); i++) pass(50);
      expect(running()).toBe(false);
    },
    pass,
  };
}
