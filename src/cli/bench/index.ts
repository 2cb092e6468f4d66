import { length, nodes, speed } from './engine.ts';
import { explore } from './explore.ts';
import { frames } from './frames.ts';
import { fuzz } from './fuzz.ts';
import { gossipSpeed, gossipTimeline } from './gossip.ts';
import { histories } from './histories.ts';
import { page } from './page.ts';
import { start } from './start.ts';
import { memory, seek } from './timeline.ts';
import type { Benchmark } from './types.ts';

/** All benchmarks, in the order in which they run. */
export const benchmarks: readonly Benchmark[] = [
  speed,
  length,
  nodes,
  seek,
  memory,
  gossipSpeed,
  gossipTimeline,
  explore,
  start,
  page,
  frames,
  fuzz,
  histories,
];
