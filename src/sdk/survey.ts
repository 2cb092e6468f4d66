import type { Micros } from '../core/ids.ts';
import type { RecordKind } from './record.ts';
import type { Localized } from './text.ts';
import type { ProtocolTypes } from './types.ts';
import type { Operation, World } from './world.ts';

/** A run that has ended, or as far as one looks, for what counts along it. */
export interface Course<T extends ProtocolTypes> {
  /** When something first happened: a note of that name, a change to that role, a message of that type. Null: never. */
  first(kind: RecordKind, name: string): Micros | null;
  /** How often something happened; without a name, all of its kind. */
  count(kind: RecordKind, name?: string): number;
  readonly operations: readonly Operation<T>[];
}

/** A figure of a run, by which many runs are held against each other. */
export interface Figure<T extends ProtocolTypes> {
  readonly name: string;
  /** A span or moment in simulated time (µs), how often something happened (or a mean of that), or a part of a whole from 0 to 1. */
  readonly unit: 'time' | 'count' | 'share';
  /** Null for a run that has no such figure: nobody was ever elected. The world is that at its end. */
  of(course: Course<T>, world: World<T>): number | null;
  /** What theory or a published analysis gives for the mean of many runs in such a world; null: nothing for these settings. */
  expected?(world: World<T>): number | null;
}

/** What a figure, or a bound of a search, is called and means. */
export interface Titled {
  readonly title: string;
  readonly meaning: string;
}

/** Words for each figure, and for each of the protocol's bounds, by their names. */
export interface SurveyText {
  readonly figures: Readonly<Record<string, Titled>>;
  readonly bounds: Readonly<Record<string, Titled>>;
}

/** What is worth knowing of many runs of a protocol, and of a search through all of them. */
export interface Survey<T extends ProtocolTypes> {
  readonly figures: readonly Figure<T>[];
  readonly text: Localized<SurveyText>;
}
