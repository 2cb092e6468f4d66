import type { TraceRecord } from '../../sdk/record.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';

/** Says a record in a sentence; null leaves it out. */
export type Say = (record: TraceRecord<ProtocolTypes>) => string | null;

/** Positions in the trace: from one up to another. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface RunLink {
  /** The whole address; null where it would be too long. */
  readonly url: string | null;
  /** The address of its scenario alone. */
  readonly plain: string;
  /** How many commands by hand it carries. */
  readonly commands: number;
}

/** A run as this browser keeps it. */
export interface KeptHere {
  /** As what it is kept; null while it is not. */
  id(): string | null;
  /** As a person called it. */
  name(): string | null;
  /** Calls it so and keeps it, whatever has been done with it; an empty name takes the old one away. */
  rename(name: string): Promise<void>;
}

/** How a run leaves the page, and how others come. What it takes to write each form is loaded when it is asked for. */
export interface Sharing {
  /** The version of Orrery, which travels with a run. */
  readonly version: string;
  /** The address of the run as it stands. */
  link(): Promise<RunLink>;
  /** The run with all its branches, as a file. */
  runFile(): Promise<string>;
  /** The whole of the present branch as JSON Lines, in pieces; asks after each whether to go on. */
  trace(goOn: (part: number) => boolean): Promise<readonly string[] | null>;
  /** `tooLong`: Mermaid refuses what is longer than that, where this is. */
  mermaid(
    stretch: Stretch,
    say: Say,
  ): Promise<{ readonly text: string; readonly tooLong: number | null }>;
  shiviz(stretch: Stretch, say: Say): Promise<string>;
  /** Opens a run, a scenario or a trace in place of this run; says on the page what is wrong with it. */
  open(file: File): Promise<void>;
  /** Goes back to the run that was kept here when this one came. */
  back(): void;
  /** Forgets that there was one. */
  stay(): void;
  /** How it is kept; not where nothing is. */
  readonly kept?: KeptHere;
}
