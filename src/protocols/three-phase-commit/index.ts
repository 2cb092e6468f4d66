import type { WrittenProtocol } from '../../sdk/forms.ts';
import type { Invariant } from '../../sdk/invariant.ts';
import type { Disturbance, Duty, Property } from '../../sdk/protocol.ts';
import { duties } from '../_shared/atomic/duties.ts';
import { faults } from '../_shared/atomic/faults.ts';
import { invariants } from '../_shared/atomic/invariants.ts';
import { isSettled, properties } from '../_shared/atomic/properties.ts';
import { adopted } from '../_shared/atomic/shown.ts';
import { advisor } from './advice.ts';
import { forms } from './forms.ts';
import { atRest, patience } from './properties.ts';
import { speaking } from './protocol.ts';
import { survey } from './survey.ts';
import { en } from './text/en.ts';
import { zh } from './text/zh.ts';
import type { ThreePhaseTypes } from './types.ts';
import { variants } from './variants.ts';
import { views } from './views.ts';

export const threePhaseCommit: WrittenProtocol<ThreePhaseTypes> = {
  ...speaking({ en, zh }),
  invariants: adopted<readonly Invariant<ThreePhaseTypes>[]>(invariants),
  properties: adopted<readonly Property<ThreePhaseTypes>[]>(properties),
  progress: (world) => isSettled(adopted(world)),
  variants,
  views,
  forms,
  duties: adopted<readonly Duty<ThreePhaseTypes>[]>(duties),
  faults: adopted<readonly Disturbance<ThreePhaseTypes>[]>(faults),
  advisor,
  survey,
  // Whoever says nothing is taken for dead: messages have to arrive in time.
  withstands: ['crash', 'restart', 'disk'],
  atRest,
  patience,
};
