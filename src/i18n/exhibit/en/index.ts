import { branches } from './branches.ts';
import { byHand } from './byHand.ts';
import { chart } from './chart.ts';
import { checks } from './checks.ts';
import { diagram } from './diagram.ts';
import { moments } from './moments.ts';
import { settings } from './settings.ts';
import { story } from './story.ts';
import { why } from './why.ts';

/** What only an exhibit's page says, by area. */
export const en = {
  branches,
  byHand,
  chart,
  checks,
  diagram,
  moments,
  settings,
  story,
  why,
} as const;
