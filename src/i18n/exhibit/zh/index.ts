import { branches } from './branches.ts';
import { byHand } from './byHand.ts';
import { chart } from './chart.ts';
import { checks } from './checks.ts';
import { counts } from './counts.ts';
import { crowd } from './crowd.ts';
import { diagram } from './diagram.ts';
import { embed } from './embed.ts';
import { film } from './film.ts';
import { history } from './history.ts';
import { inspector } from './inspector.ts';
import { kept } from './kept.ts';
import { keys } from './keys.ts';
import { modes } from './modes.ts';
import { moments } from './moments.ts';
import { pages } from './pages.ts';
import { pictures } from './pictures.ts';
import { present } from './present.ts';
import { problems } from './problems.ts';
import { searching } from './searching.ts';
import { settings } from './settings.ts';
import { share } from './share.ts';
import { story } from './story.ts';
import { tables } from './tables.ts';
import { tools } from './tools.ts';
import { transport } from './transport.ts';
import { why } from './why.ts';

export const zh = {
  branches,
  byHand,
  chart,
  checks,
  counts,
  crowd,
  diagram,
  embed,
  film,
  history,
  inspector,
  kept,
  keys,
  modes,
  moments,
  pages,
  pictures,
  present,
  problems,
  searching,
  settings,
  share,
  story,
  tables,
  tools,
  transport,
  why,
};
