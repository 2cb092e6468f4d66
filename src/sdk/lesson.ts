import type { Changes } from './changes.ts';
import type { Command } from './command.ts';
import type { Cue, Who } from './cue.ts';
import type { Localized } from './text.ts';
import type { ProtocolTypes } from './types.ts';
import type { World } from './world.ts';

/**
 * What a person reads, in both languages. In it `[[term]]` or `[[term|as it is said here]]` leads to the glossary, `` `code` ``
 * is set as code, `*word*` is stressed, `{leader}` is a node that a cue has named, and an empty line begins a paragraph.
 */
export type Prose = Localized<string>;

/** A run to begin with: a scenario of the exhibit or one of its `scenes`, and what is to be otherwise in it. */
export interface Scene {
  readonly scenario: string;
  readonly changes?: Changes;
}

/** A command as scenario files have it, nodes by name, by role, or by the name that a cue gave. */
export type WrittenCommand = { readonly do: Command<ProtocolTypes>['do'] } & Readonly<
  Record<string, unknown>
>;

/** One part of a way through a run: wait for something, or do something. */
export type Move<T extends ProtocolTypes> =
  | { readonly until: Cue<T> }
  | { readonly act: WrittenCommand };

/** What is lit, so that one sees what a text speaks of. */
export interface Look {
  readonly nodes?: readonly Who[];
  /** The event for which one waited, with the message that brought it. Lit unless this is false. */
  readonly event?: false;
  /** Which of the inspector's pages is open, and whose. */
  readonly tab?:
    | 'state'
    | 'logs'
    | 'chart'
    | 'table'
    | 'matrix'
    | 'tree'
    | 'plot'
    | 'counts'
    | 'story'
    | 'checks';
  readonly select?: Who;
  /** Fields of the selected node's state, by name. */
  readonly fields?: readonly string[];
  /** Entries of the logs, by index. */
  readonly entries?: readonly number[];
}

interface StopBase {
  /** Stands in addresses. */
  readonly id: string;
  readonly title: Prose;
  readonly text: Prose;
  /** A run that begins here; else the last stop's goes on. */
  readonly scene?: Scene;
  readonly look?: Look;
  /** What to say in class, and what to ask; for the speaker alone. */
  readonly notes: Prose;
}

/** What is shown once the run has come to where a stop leads. */
interface Shown {
  readonly after: Prose;
  readonly lookAfter?: Look;
  /** How long it is to play, in seconds of real time, when nobody changes the speed. */
  readonly lasts?: number;
}

/** An answer to a question about what comes. Which of several is right is what the run says: the one whose cue comes first. */
export interface Choice<T extends ProtocolTypes> {
  readonly says: Prose;
  readonly cue: Cue<T>;
  /** Said when it was chosen: why it is right, or what was overlooked. */
  readonly why: Prose;
  /** What the author expects the run to say; a test holds the run to it. */
  readonly right?: true;
}

/** Something to be brought about, as one line of a list that is ticked off. */
export type Task<T extends ProtocolTypes> = { readonly says: Prose } & (
  | { readonly kind: 'happens'; readonly cue: Cue<T> }
  /** Must hold at the moment at which all is done. */
  | { readonly kind: 'holds'; holds(world: World<T>): boolean }
  /** Must not have happened. */
  | { readonly kind: 'never'; readonly cue: Cue<T> }
  | Tally<T>
);

/** Something that is counted along the run. */
export interface Tally<T extends ProtocolTypes, M extends object = object> {
  readonly kind: 'counts';
  readonly of: number;
  /** Plain data, changed in place. */
  memory(): M;
  /** Looks at the world after a step; returns how much is done by now. */
  look(memory: M, world: World<T>): number;
}

/** Erases the type of the memory, which only the tally itself knows. */
export const tally = <T extends ProtocolTypes, M extends object>(
  task: Omit<Tally<T, M>, 'kind'> & { readonly says: Prose },
): Task<T> => ({ kind: 'counts', ...task }) as unknown as Task<T>;

export type Stop<T extends ProtocolTypes> = StopBase &
  (
    | { readonly kind: 'say' }
    | ({ readonly kind: 'play'; readonly moves: readonly Move<T>[] } & Shown)
    | ({
        readonly kind: 'predict';
        readonly choices: readonly Choice<T>[];
        /** What is done, or waited for, once the question is answered. */
        readonly moves?: readonly Move<T>[];
      } & Shown)
    | ({
        readonly kind: 'intervene';
        /** What the person is asked to do, as the page does it for those who ask for that. */
        readonly acts: readonly WrittenCommand[];
        /** By what it is known that it was done. */
        readonly done: Cue<T>;
        readonly moves?: readonly Move<T>[];
      } & Shown)
    | ({ readonly kind: 'challenge' } & Contest<T> & Pick<Shown, 'after'>)
  );

/** What a challenge asks, wherever it stands. */
export interface Contest<T extends ProtocolTypes> {
  readonly tasks: readonly Task<T>[];
  /** From a nudge to nearly all of it. */
  readonly hints: readonly Prose[];
  /** A way that reaches the goal; how many acts it takes is the score to beat. */
  readonly solution: readonly Move<T>[];
}

export interface Chapter<T extends ProtocolTypes> {
  readonly id: string;
  readonly stops: readonly Stop<T>[];
}

export const GRADES = ['warmUp', 'core', 'deep'] as const;
export type Grade = (typeof GRADES)[number];

/** A question as interviewers ask it. */
export interface Question<T extends ProtocolTypes> {
  readonly id: string;
  readonly grade: Grade;
  /** One of the outline's topics. */
  readonly topic: string;
  readonly asks: Prose;
  /** The answer in two or three sentences. */
  readonly answer: Prose;
  /** What a good answer mentions. */
  readonly mentions: readonly Prose[];
  /** What is often said instead. */
  readonly wrong: { readonly says: Prose; readonly why: Prose };
  readonly show: Show<T>;
}

/** A moment of a run that shows an answer to be true. */
export interface Show<T extends ProtocolTypes> {
  readonly scene: Scene;
  readonly moves: readonly Move<T>[];
  readonly look: Look;
  /** What one sees there. */
  readonly caption: Prose;
  /** Whether the world at that moment bears the answer out. */
  claim(world: World<T>, node: (who: Who) => number): boolean;
}

export interface Challenge<T extends ProtocolTypes> extends Contest<T> {
  readonly id: string;
  readonly grade: Grade;
  readonly title: Prose;
  readonly text: Prose;
  readonly scene: Scene;
  /** When the person is given the run; left out: once all nodes have started. */
  readonly begins?: Cue<T>;
  /** What has been shown by it. */
  readonly after: Prose;
}

export interface Gloss {
  readonly id: string;
  readonly name: Localized<string>;
  /** One to three sentences. */
  readonly means: Prose;
}

/** What there is to learn, for those who have not begun: known before any of it is loaded. */
export interface Outline {
  readonly chapters: readonly {
    readonly id: string;
    readonly title: Localized<string>;
    /** What one will know afterwards, in one sentence. */
    readonly about: Localized<string>;
    readonly minutes: number;
    /** The ids of its stops. */
    readonly stops: readonly string[];
  }[];
  /** What questions are about. */
  readonly topics: readonly { readonly id: string; readonly title: Localized<string> }[];
  /** The ids of the questions and of the challenges. */
  readonly questions: readonly string[];
  readonly challenges: readonly string[];
}
