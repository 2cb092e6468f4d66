import { branches } from './branches.ts';
import { byHand } from './byHand.ts';
import { chart } from './chart.ts';
import { checks } from './checks.ts';
import { diagram } from './diagram.ts';
import { inspector } from './inspector.ts';
import { keys } from './keys.ts';
import { moments } from './moments.ts';
import { settings } from './settings.ts';
import { share } from './share.ts';
import { story } from './story.ts';
import { tools } from './tools.ts';
import { transport } from './transport.ts';
import { why } from './why.ts';

export const zh = {
  branches,
  byHand,
  chart,
  checks,
  diagram,
  inspector,
  keys,
  moments,
  settings,
  share,
  story,
  tools,
  transport,
  why,
};
