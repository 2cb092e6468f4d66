import type { StoreApi } from 'zustand/vanilla';
import type { Unit } from '../../i18n/measure.ts';
import type { Changes, Problem } from '../../sdk/changes.ts';
import type { Titled } from '../../sdk/survey.ts';
import type { Localized } from '../../sdk/text.ts';

/** What a search lets happen, and where it ends. */
export interface SearchWish {
  readonly crashes: number;
  readonly drops: number;
  readonly duplicates: number;
  /** No more than crashes: nobody else can come back. */
  readonly restarts: number;
  readonly partitions: number;
  readonly requests: number;
  /** Every message arrives before any timer runs out. */
  readonly timely: boolean;
  /** A crash may take with it what its node has sent and has not arrived. */
  readonly torn: boolean;
  /** Messages in flight, steps, distinct states. */
  readonly messages: number;
  readonly depth: number;
  readonly states: number;
  /** The protocol's own bounds, by name. */
  readonly limits: Readonly<Record<string, number>>;
}

/** How far a search has come. */
export interface SearchLook {
  readonly states: number;
  readonly depth: number;
  /** States that are still to be looked at. */
  readonly frontier: number;
  /** States in which nothing more happens by itself. */
  readonly rested: number;
}

/** One step of a way that was found, by the names of nodes, messages and timers. */
export type FoundStep =
  | {
      readonly take: 'deliver' | 'drop' | 'duplicate';
      readonly what: string;
      readonly from: string;
      readonly to: string;
    }
  | { readonly take: 'fire' | 'request'; readonly what: string; readonly node: string }
  | { readonly take: 'crash' | 'restart'; readonly node: string }
  | { readonly take: 'partition'; readonly groups: readonly (readonly string[])[] };

/** A way to a state or step that shows a property, or breaks it. */
export interface Found {
  readonly property: string;
  readonly kind: 'always' | 'sometimes' | 'eventually';
  readonly steps: readonly FoundStep[];
  /** The scenario that goes that way; null where no seed that was tried makes the same choices. */
  readonly file: object | null;
  /** When in that scenario it has come about, in microseconds. */
  readonly until: number;
}

/** What a search has come to at its end. */
export interface SearchEnd {
  readonly broken: Found | null;
  /** Whether all that can happen with so many faults and requests was seen, and no other bound was met. */
  readonly whole: boolean;
  /** The bounds that were met, by name. */
  readonly bounded: readonly string[];
  /** The chance that two states were taken for one. */
  readonly collision: number;
}

/** How long work that goes on beside the page has taken, and how it stands. */
export interface Job {
  readonly status: 'running' | 'done' | 'stopped' | 'failed';
  /** In milliseconds. */
  readonly spent: number;
  /** Why it failed. */
  readonly problem: string | null;
  /** The settings that it holds for, so that one can tell when they are others by now. */
  readonly settings: string;
}

export interface SearchJob extends Job {
  readonly wish: SearchWish;
  readonly look: SearchLook;
  /** Of each *sometimes* that was come to, the shortest way there. */
  readonly examples: readonly Found[];
  readonly end: SearchEnd | null;
}

export interface SeedsWish {
  readonly from: number;
  readonly count: number;
  /** Each run with random faults, and with repairs at its end. */
  readonly faults: boolean;
}

/** What was wrong with a run. */
export type SeedFailure =
  | { readonly kind: 'invariant'; readonly name: string; readonly at: number }
  | { readonly kind: 'history'; readonly key: string }
  | { readonly kind: 'progress' };

/** One of many runs, in figures. */
export interface SeedRun {
  readonly seed: number;
  /** In the order of `Searching.figures`; null where a run has no such figure. */
  readonly figures: readonly (number | null)[];
  /** What theory says of each for such a run, in the same order; nothing where that is null or not there. */
  readonly expected: readonly (number | null)[];
  readonly failure: SeedFailure | null;
  readonly events: number;
  /** Where it ended. */
  readonly time: number;
}

export interface SeedsJob extends Job {
  readonly wish: SeedsWish;
  /** As far as they have been run, in the order of their seeds. */
  readonly runs: readonly SeedRun[];
  /** The seed whose faults are being made fewer, and how many runs that has taken. */
  readonly making: { readonly seed: number; readonly runs: number } | null;
}

/** A setting that takes one value after the other, each under the same seeds. */
export interface SweepWish {
  /** Where it stands in a scenario's file. */
  readonly path: string;
  /** Of a number: from where to where, and how far apart; shares are parts of a whole, spans are in µs. */
  readonly least: number;
  readonly most: number;
  readonly step: number;
  /** Each twice the one before, in place of steps. */
  readonly doubling: boolean;
  readonly from: number;
  /** How many seeds each value is run under. */
  readonly count: number;
}

export interface SweepJob extends Job {
  readonly wish: SweepWish;
  /** What the setting is set to, as settings have it. */
  readonly values: readonly unknown[];
  /** One seed after the other, each under all values in turn; as far as they have been run. */
  readonly runs: readonly SeedRun[];
}

/** Why a value cannot be tried. */
export interface Refused {
  readonly value: unknown;
  readonly problem: Problem;
}

/** What was last asked of a scenario; it outlives the runs that are opened from it. */
export interface Jobs {
  readonly search: SearchJob | null;
  readonly seeds: SeedsJob | null;
  readonly sweep: SweepJob | null;
  readonly wishes: {
    readonly search: SearchWish;
    readonly seeds: SeedsWish;
    readonly sweep: SweepWish;
  };
  /** Whether a setting is varied where many seeds are run. */
  readonly varied: boolean;
  /** The plot from which a run was just opened, and that run: whoever was there finds their place again. */
  readonly place: PlotPlace | null;
}

/** A run in one of the plots, both by their positions. */
export interface PlotPlace {
  readonly figure: number;
  readonly run: number;
}

/** A figure of many runs. One without text of its own is among the words of the page. */
export interface SeedFigure {
  readonly name: string;
  readonly unit: Unit;
  readonly text: Localized<Titled> | null;
}

/** A bound that the protocol sets to a search. */
export interface SearchBound {
  readonly name: string;
  readonly text: Localized<Titled>;
}

/** Looking beyond the run that lies on the desk: through every order of events, and at other seeds. */
export interface Searching {
  readonly jobs: StoreApi<Jobs>;
  readonly bounds: readonly SearchBound[];
  /** How often the network may fall apart at most: never where there are too many nodes to try every way. */
  readonly partitions: number;
  /** How many nodes there are where a search cannot take so many, and how many it can; null: it can. */
  readonly tooMany: { readonly nodes: number; readonly most: number } | null;
  readonly figures: readonly SeedFigure[];
  /** The settings that the run on the desk began with, but for its seed. */
  readonly settings: string;
  search(wish: SearchWish): void;
  runSeeds(wish: SeedsWish): void;
  /** `changes`: what makes each value of the scenario. Says why nothing was begun. */
  runSweep(
    wish: SweepWish,
    values: readonly unknown[],
    changes: readonly Changes[],
  ): Refused | null;
  stop(job: 'search' | 'seeds' | 'sweep'): void;
  /** Opens what was found in place of this run, as a scenario of its own. */
  openFound(found: Found): void;
  /** Opens one of many runs in place of this one: at a moment, or where it broke. */
  openRun(run: SeedRun, moment: number | null): void;
}
