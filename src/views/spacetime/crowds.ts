import { FIRST_ROLE, STANDING } from '../../playback/standings.ts';
import { type Bins, binsOver, type Sorting } from '../../playback/tally.ts';
import { addToOuter, isGroup } from './groups.ts';
import type { CrowdModel, Density, Layer } from './model.ts';
import type { Canvas } from './plane.ts';

/** Of densities and bands, in pixels. */
export const COLUMN = 3;
/** How much of the room between two lanes a band takes, from its middle to its edge. */
export const HALF_BAND = 0.42;

/** The bins in which a picture counts, and how rows are told apart. */
export interface Counting {
  readonly bins: Bins;
  readonly sorting: Sorting;
  /** Messages by row and bin, groups with all that they hold. */
  readonly traffic: Uint32Array;
}

export function countTraffic({ scene, frame, rows, scale }: Canvas): Counting {
  const { from, to } = frame.window;
  const bins = binsOver(from, Math.max(Math.min(to, scene.reach), from), COLUMN / scale);
  const sorting = { rowOf: rows.rowOf, rows: frame.lanes.length, left: frame.left };
  const traffic = scene.index.traffic.count(bins, sorting);
  addToOuter(traffic, bins.count, rows);
  return { bins, sorting, traffic };
}

const partOf = (counts: Uint32Array, row: number, { count }: Bins): number[] =>
  Array.from(counts.subarray(row * count, (row + 1) * count));

/** How many messages the lanes of single nodes saw. */
export function projectDensities(canvas: Canvas, counting: Counting, strength: number): Density[] {
  const { bins, traffic } = counting;
  return canvas.frame.lanes.flatMap((lane, row) =>
    isGroup(lane) ? [] : [{ y: canvas.rowY(row), counts: partOf(traffic, row, bins), strength }],
  );
}

/** What the nodes of a group were over time, and how much happened among them. */
export function projectCrowds(canvas: Canvas, counting: Counting): CrowdModel[] {
  const { scene, frame, rows } = canvas;
  const { bins, sorting, traffic } = counting;
  const { index } = scene;
  const tellings = index.tellings.count(bins, { ...sorting, left: NONE });
  addToOuter(tellings, bins.count, rows);
  const standings = FIRST_ROLE + scene.roles.length;
  const stood = index.standings.count(bins, sorting, standings);
  addToOuter(stood, bins.count * standings, rows);
  return frame.lanes.flatMap((lane, row): CrowdModel[] => {
    const y = canvas.rowY(row);
    const unseen = y < 0 || y > frame.height + canvas.pitch;
    if (!isGroup(lane) || unseen) return [];
    const start = row * bins.count * standings;
    const own = stood.subarray(start, start + bins.count * standings);
    const toneOf = (standing: number) =>
      scene.roleTone(lane.nodes[0] as never, scene.roles[standing - FIRST_ROLE] ?? null);
    return [
      {
        row,
        nodes: lane.nodes.length,
        y,
        high: canvas.pitch * HALF_BAND,
        layers: layersOf(own, standings, lane.nodes.length, toneOf),
        traffic: partOf(traffic, row, bins),
        tellings: partOf(tellings, row, bins),
      },
    ];
  });
}

const NONE: ReadonlySet<number> = new Set();

/**
 * The shares of all standings, one upon the other: the last role lowest, then the others, nodes without one, and on top
 * those that are down.
 */
function layersOf(
  stood: Uint16Array,
  standings: number,
  nodes: number,
  toneOf: (standing: number) => Layer['tone'],
): Layer[] {
  const bins = stood.length / standings;
  let low = new Array<number>(bins).fill(0);
  const layers: Layer[] = [];
  const order = [...Array(standings - STANDING.plain).keys()].map((i) => standings - 1 - i);
  for (const standing of [...order, STANDING.down]) {
    const below = low;
    const top = below.map((part, bin) => part + (stood[bin * standings + standing] ?? 0) / nodes);
    if (top.every((part, bin) => part === below[bin])) continue;
    const down = standing === STANDING.down;
    layers.push({ standing, tone: down ? 'bad' : toneOf(standing), down, from: below, to: top });
    low = top;
  }
  return layers;
}
