import { describe, expect, test } from 'vitest';
import { exhibits } from '../../src/catalogue.ts';
import { loadContent } from '../../src/cli/lessons.ts';
import { Attempt } from '../../src/lessons/attempt.ts';
import { openUnseen } from '../../src/lessons/rehearsal.ts';
import type { Verdict } from '../../src/lessons/review.ts';
import { Solving } from '../../src/lessons/solving.ts';
import { orrery } from '../cli/capture.ts';

/** All that every exhibit teaches, gone through once, by the command that authors use. */
const { out, status } = await orrery(['lessons', '--json']);
const reports: { id: string; verdicts: Verdict[] }[] = JSON.parse(out).exhibits;

test('the command goes through every exhibit, and says by its status that all is well', () => {
  expect(reports.map(({ id }) => id)).toEqual(exhibits.map(({ id }) => id));
  expect(status).toBe(0);
});

for (const exhibit of exhibits) {
  const { stock, content } = await loadContent(exhibit);
  const verdicts = reports.find(({ id }) => id === exhibit.id)?.verdicts ?? [];

  describe(exhibit.id, () => {
    test('is gone through from its outline to the last term', () => {
      expect(verdicts[0]?.kind).toBe('outline');
      const count = (kind: Verdict['kind']) => verdicts.filter((one) => one.kind === kind).length;
      expect(count('stop')).toBe(content.chapters.flatMap(({ stops }) => stops).length);
      expect(count('question')).toBe(content.questions.length);
      expect(count('challenge')).toBe(content.challenges.length);
    });

    test.each(verdicts.map(({ kind, id, problems }) => [kind, id, problems] as const))(
      '%s %s does what it says',
      (_, __, problems) => expect(problems).toEqual([]),
    );

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
  });
}
