import type { WrittenProtocol } from '../../sdk/forms.ts';
import { advisor } from './advice.ts';
import { duties } from './duties.ts';
import { faults } from './faults.ts';
import { forms } from './forms.ts';
import { invariants } from './invariants.ts';
import { allEqual, atRest, properties } from './properties.ts';
import { speaking } from './protocol.ts';
import { survey } from './survey.ts';
import { en } from './text/en.ts';
import { zh } from './text/zh.ts';
import type { GossipTypes } from './types.ts';
import { variants } from './variants.ts';
import { views } from './views.ts';

export const gossip: WrittenProtocol<GossipTypes> = {
  ...speaking({ en, zh }),
  invariants,
  properties,
  // Rumours alone promise nothing.
  progress: (world) => world.params.antiEntropy === 'off' || allEqual(world),
  variants,
  views,
  forms,
  duties,
  faults,
  advisor,
  survey,
  atRest,
};
