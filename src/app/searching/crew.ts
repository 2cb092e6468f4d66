import type { SeedRun } from '../../views/searching/searching.ts';
import { beside, type Waiting } from './beside.ts';
import type { Request } from './request.ts';
import type { Share } from './seeds.ts';
import type { Handed } from './work.ts';

/** More would each need memory for a large cluster of their own. */
const MOST = 4;

/** How many workers there is room for beside the page itself, where there are so many seeds. */
export const crewFor = (seeds: number, cores = navigator.hardwareConcurrency ?? 1): number =>
  Math.max(1, Math.min(MOST, cores - 1, seeds));

type SeedsRequest = Extract<Request, { readonly share: Share }>;

/**
 * Has many seeds run by several workers at once, each of which takes every n-th. They are handed over in the order of their
 * seeds, as those of one worker would be. Returns the way to stop them all.
 */
export function shared(
  request: Omit<SeedsRequest, 'share'>,
  crew: number,
  /** How many runs each seed has. */
  each: number,
  waiting: Waiting<readonly SeedRun[]>,
  begin: typeof beside<readonly SeedRun[]> = beside,
): () => void {
  const merge = new Merged(crew, each);
  const stops: (() => void)[] = [];
  const stopAll = () => {
    for (const stop of stops) stop();
  };
  for (let index = 0; index < crew; index++) {
    const share = { index, of: crew };
    const stop = begin({ ...request, share } as SeedsRequest, {
      part(handed) {
        const merged = merge.take(index, handed);
        if (merged) waiting.part(merged);
      },
      failed(problem) {
        stopAll();
        waiting.failed(problem);
      },
    });
    stops.push(stop);
  }
  return stopAll;
}

/**
 * Puts together what comes from several: as far as no seed is left out, and as often as one of them alone would hand it over,
 * since all that is drawn is drawn anew each time.
 */
class Merged {
  private readonly queues: SeedRun[][];
  private readonly each: number;
  private readonly ended = new Set<number>();
  private fresh: SeedRun[] = [];
  /** Whose turn it is. */
  private turn = 0;

  constructor(crew: number, each: number) {
    this.queues = Array.from({ length: crew }, () => []);
    this.each = each;
  }

  take(from: number, { part, more, spent }: Handed<readonly SeedRun[]>): Handed<SeedRun[]> | null {
    this.queues[from]?.push(...part);
    if (!more) this.ended.add(from);
    for (;;) {
      const queue = this.queues[this.turn % this.queues.length] ?? [];
      if (queue.length < this.each) break;
      this.fresh.push(...queue.splice(0, this.each));
      this.turn++;
    }
    const speaker = this.queues.findIndex((_, one) => !this.ended.has(one));
    if (speaker !== -1 && speaker !== from) return null;
    const { fresh } = this;
    this.fresh = [];
    return { part: fresh, more: speaker !== -1, spent };
  }
}
