import type { Session } from '../../playback/types.ts';
import type { Problem } from '../../sdk/changes.ts';
import type { Command } from '../../sdk/command.ts';
import type { Left } from '../../sdk/kin.ts';
import type { Localized } from '../../sdk/text.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Desk } from '../context.tsx';

/** Another exhibit that can play the scenario of a run. */
export interface Kin {
  readonly id: string;
  readonly title: Localized<string>;
  /** Opens the scenario there, with all that was done to the run so far. Whoever asked for it disposes of it. */
  open(): Promise<KinBeside | Problem>;
}

/** The scenario of a run as another exhibit plays it. */
export interface KinBeside {
  readonly kind: 'exhibit';
  readonly session: Session;
  /** What of a desk is that exhibit's own. */
  readonly desk: Omit<Desk, 'session' | 'ui'>;
  /** What of the scenario, and of what was done, has no place there. */
  readonly left: readonly Left[];
  /** What is done to the one run, as the other is to be given it; null where it makes no sense there. */
  retold(deed: Command<ProtocolTypes>, to: Session): Command<ProtocolTypes> | null;
  /** Goes on with this run alone, on its own exhibit's page. */
  goOn(): void;
}
