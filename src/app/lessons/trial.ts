import { Attempt } from '../../lessons/attempt.ts';
import { Cast } from '../../lessons/cast.ts';
import { goOnTo } from '../../lessons/moves.ts';
import { readScene, type Stock } from '../../lessons/scene.ts';
import { Solving } from '../../lessons/solving.ts';
import type { Desk } from '../../views/context.tsx';
import { carried, type Ui } from '../../views/ui.ts';
import { lessonDesk } from './lessonDesk.ts';
import type { AnyChallenge } from './useChallenges.ts';

/** A run of a challenge: the person's own, or one that shows how it can be done. */
export interface Trial {
  readonly desk: Desk;
  readonly attempt: Attempt;
  /** Null: it is the person's own. */
  readonly solving: Solving | null;
  /** Tells this run from those before it. */
  readonly run: number;
  close(): void;
}

/** Opens a run of a challenge, in place of the last one if there was one. */
export function openTrial(
  stock: Stock,
  challenge: AnyChallenge,
  shown: boolean,
  last: Trial | null,
): Trial {
  const desk = lessonDesk(stock, readScene(stock, challenge.scene), last ? keptOpen(last) : {});
  const { session } = desk;
  // A solution is shown from where its author began. To a person's own there is nothing yet to lay hands on at the very start.
  if (!shown && challenge.begins) goOnTo(session, challenge.begins, new Cast(session.names));
  else if (!shown) session.seek(0);
  const attempt = new Attempt(session, challenge.tasks);
  const solving = shown ? new Solving(stock, challenge.scene, challenge.solution, session) : null;
  return {
    ...{ desk, attempt, solving },
    run: (last?.run ?? 0) + 1,
    close() {
      solving?.dispose();
      attempt.dispose();
      session.dispose();
    },
  };
}

/** What is open on the page stays open; what was selected or lit belonged to the old run. */
function keptOpen({ desk }: Trial): Partial<Ui> {
  const { tab, presenting } = desk.ui.getState();
  return { tab, presenting: presenting && carried(presenting) };
}
