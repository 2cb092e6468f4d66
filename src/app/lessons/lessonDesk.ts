import type { ReadScene, Stock } from '../../lessons/scene.ts';
import { openSession } from '../../playback/session.ts';
import type { Desk } from '../../views/context.tsx';
import { createUi, type Ui } from '../../views/ui.ts';
import { printer } from '../exhibit.ts';
import { fixedDesk } from '../fixedDesk.ts';
import { sharingOf } from '../sharing.ts';
import { firstSpeed } from '../speed.ts';

/**
 * Opens a run for a lesson on a desk of its own. It is not kept: the lesson is, and brings it back to where it was. What a
 * person makes of it can be shared, and so be opened in a page of its own.
 */
export function lessonDesk(
  { protocol, aside = [] }: Stock,
  { scenario, file, changes }: ReadScene,
  open: Partial<Ui> = {},
): Desk {
  const session = openSession(protocol, scenario, { speed: firstSpeed(scenario) });
  const ui = createUi(open);
  const origin = { protocol, scenario, file, own: aside.includes(file) };
  return {
    ...fixedDesk,
    session,
    ui,
    print: printer(protocol, session),
    origin: scenario,
    changes,
    sharing: sharingOf(origin, session, ui, { back() {}, stay() {} }),
  };
}
