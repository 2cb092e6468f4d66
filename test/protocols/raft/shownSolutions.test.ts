import { expect, test } from 'vitest';
import { exhibitOf } from '../../../src/catalogue.ts';
import { loadContent } from '../../../src/cli/lessons.ts';
import { must } from '../../../src/core/assert.ts';
import { Attempt } from '../../../src/lessons/attempt.ts';
import { openUnseen } from '../../../src/lessons/rehearsal.ts';
import { Solving } from '../../../src/lessons/solving.ts';

const { stock, content } = await loadContent(must(exhibitOf('raft'), 'Raft is there'));

test.each(content.challenges.map((one) => [one.id, one] as const))(
  'the solution of %s can be shown, and ticks off all that is asked',
  (_, { scene, tasks, solution }) => {
    const session = openUnseen(stock, scene);
    const attempt = new Attempt(session, tasks);
    const solving = new Solving(stock, scene, solution, session);
    solving.start();
    solving.finish();
    const { acts, phase } = solving.store.getState();
    expect(phase).toBe('ended');
    expect(acts).toHaveLength(solution.filter((move) => 'act' in move).length);
    expect(attempt.store.getState().solved).toBe(acts.length);
    attempt.dispose();
    session.dispose();
  },
);
