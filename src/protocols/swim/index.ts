import type { WrittenProtocol } from '../../sdk/forms.ts';
import { advisor } from './advice.ts';
import { duties, faults } from './duties.ts';
import { forms } from './forms.ts';
import { invariants } from './invariants.ts';
import { atRest, patience, progress, properties } from './properties.ts';
import { speaking } from './protocol.ts';
import { survey } from './survey.ts';
import { symmetry } from './symmetry.ts';
import { en } from './text/en.ts';
import { zh } from './text/zh.ts';
import type { SwimTypes } from './types.ts';
import { variants } from './variants.ts';
import { views } from './views.ts';

export const swim: WrittenProtocol<SwimTypes> = {
  ...speaking({ en, zh }),
  invariants,
  variants,
  views,
  forms,
  duties,
  faults,
  survey,
  symmetry,
  properties,
  atRest,
  patience,
  progress,
  advisor,
};
