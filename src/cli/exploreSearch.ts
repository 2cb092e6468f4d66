import { performance } from 'node:perf_hooks';
import { type Bounds, type Exploration, Explorer } from '../checkers/explorer/explorer.ts';
import type { System } from '../checkers/explorer/system.ts';
import { refuse } from '../files/input.ts';
import type { Job } from './exploreJob.ts';
import { exploreTogether } from './exploreTogether.ts';
import type { Io } from './io.ts';
import { Progress } from './progress.ts';

/** States between looks at the outside world. */
const SLICE = 5_000;

export interface Search {
  readonly system: System;
  /** The same in words, for workers. */
  readonly job: Job;
  readonly workers: number;
  readonly bounds: Bounds;
  /** The property of which one example is enough, or -1. */
  readonly sought: number;
}

/** Searches, alone or with several workers, and tells how far it is where someone watches. */
export async function search(
  { system, job, workers, bounds, sought }: Search,
  io: Io,
): Promise<Exploration> {
  const progress = new Progress(io);
  const began = performance.now();
  const told = (exploration: Exploration): boolean => {
    const { states, frontier, depth, examples } = exploration;
    const rate = Math.round((states / (performance.now() - began)) * 1000);
    progress.tell(`${states} states, ${rate} states/s, frontier ${frontier}, depth ${depth}`);
    return examples.some(({ property }) => property === sought);
  };
  try {
    if (workers > 1) return await exploreTogether(job, workers, bounds, told);
    const explorer = new Explorer(system, bounds);
    while (!told(explorer.exploration) && explorer.advance(SLICE)) {
      await new Promise(setImmediate);
    }
    return explorer.exploration;
  } catch (error) {
    // The table of the states that were met is laid out at once.
    if (!(error instanceof RangeError)) throw error;
    return refuse(['--states'], bounds.states, 'no more states than there is memory for');
  } finally {
    progress.end();
  }
}
