import type { WrittenProtocol } from '../../sdk/forms.ts';
import { advisor } from './advice.ts';
import { duties } from './duties.ts';
import { faults } from './faults.ts';
import { forms } from './forms.ts';
import { invariants } from './invariants.ts';
import { atRest, properties } from './properties.ts';
import { raftWith } from './protocol.ts';
import { survey } from './survey.ts';
import { symmetry } from './symmetry.ts';
import { en } from './text/en.ts';
import { enFurther } from './text/enFurther.ts';
import { wholeText } from './text/parts.ts';
import { zh } from './text/zh.ts';
import { zhFurther } from './text/zhFurther.ts';
import type { RaftTypes } from './types.ts';
import { variants } from './variants.ts';
import { views } from './views.ts';

const text = { en: wholeText(en, enFurther), zh: wholeText(zh, zhFurther) };

export const raft: WrittenProtocol<RaftTypes> = {
  ...raftWith(text),
  invariants,
  variants,
  views,
  duties,
  forms,
  advisor,
  survey,
  faults,
  properties,
  atRest,
  symmetry,
};
