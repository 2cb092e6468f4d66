import { describe, expect, test } from 'vitest';
import { exhibitOf } from '../../src/catalogue.ts';
import { loadContent } from '../../src/cli/lessons.ts';
import { must } from '../../src/core/assert.ts';
import type { Chapter } from '../../src/sdk/lesson.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import { walk } from './walk.ts';

describe('Raft’s own walkthrough', async () => {
  const { stock: raft, content } = await loadContent(must(exhibitOf('raft'), 'Raft is there'));
  const { chapters } = content;

  /** The digests of the run at the beginning of each stop. */
  const walked = (
    one: Chapter<ProtocolTypes>,
    stepOn: (walking: ReturnType<typeof walk>) => void,
  ) => {
    const walking = walk(one, raft);
    const digests: string[] = [];
    walking.tour.go(0);
    while (!walking.state().ended) {
      const { stop } = walking.state();
      if (one.stops[stop]?.kind !== 'play') digests.push(`${stop} ${walking.run().digest()}`);
      while (walking.state().stop === stop && !walking.state().ended) stepOn(walking);
    }
    return digests;
  };

  test.each(chapters.map((one) => [one.id, one] as const))(
    '%s: who plays, who hurries and who jumps come to the same runs',
    (_, one) => {
      const hurried = walked(one, ({ tour }) => tour.next());
      const played = walked(one, ({ tour, state, play }) => {
        const { phase } = state();
        tour.next();
        if (phase === 'asked' && state().phase === 'running') play();
      });
      const jumped = one.stops.flatMap(({ kind }, i) => {
        if (kind === 'play') return [];
        const { tour, run } = walk(one, raft);
        tour.go(i);
        return [`${i} ${run().digest()}`];
      });
      expect(played).toEqual(hurried);
      expect(jumped).toEqual(hurried);
    },
    60_000,
  );
});
