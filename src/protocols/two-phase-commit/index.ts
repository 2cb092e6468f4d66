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
import type { TwoPhaseTypes } from './types.ts';
import { variants } from './variants.ts';
import { views } from './views.ts';

export const twoPhaseCommit: WrittenProtocol<TwoPhaseTypes> = {
  ...speaking({ en, zh }),
  invariants: adopted<readonly Invariant<TwoPhaseTypes>[]>(invariants),
  properties: adopted<readonly Property<TwoPhaseTypes>[]>(properties),
  progress: (world) => isSettled(adopted(world)),
  variants,
  views,
  forms,
  duties: adopted<readonly Duty<TwoPhaseTypes>[]>(duties),
  faults: adopted<readonly Disturbance<TwoPhaseTypes>[]>(faults),
  advisor,
  survey,
  atRest,
  patience,
};
