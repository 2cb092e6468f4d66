import { answer } from '../../../src/cli/step.ts';
import { raft } from '../../../src/protocols/raft/index.ts';
import type { WrittenProtocol } from '../../../src/sdk/forms.ts';
import type { ProtocolTypes } from '../../../src/sdk/types.ts';

/** `orrery step raft`, as it is called and as it answers: nodes by name, logs as lists. */

export interface Question {
  readonly servers: number;
  readonly clients?: number;
  readonly node?: string;
  readonly params?: object;
  readonly variant?: string;
  readonly state?: object;
  readonly inputs: readonly object[];
}

export interface PrintedState {
  readonly currentTerm: number;
  readonly votedFor: string | null;
  readonly log: readonly { readonly term: number; readonly command: { readonly op: string } }[];
  readonly role: string;
  readonly leaderId: string | null;
  readonly commitIndex: number;
  readonly lastApplied: number;
  readonly nextIndex: Readonly<Record<string, number>>;
  readonly matchIndex: Readonly<Record<string, number>>;
  readonly votesGranted: readonly string[];
  readonly machine: {
    readonly kv: Readonly<Record<string, string>>;
    readonly sessions: Readonly<Record<string, { readonly serial: number }>>;
  };
  readonly pending: readonly object[];
  readonly snapshot: PrintedSnapshot | null;
  readonly receiving: { readonly items: readonly object[] } | null;
  readonly membership: { readonly config: PrintedConfig; readonly index: number };
  readonly leading: PrintedLeading | null;
  readonly heardFrom: readonly string[] | null;
  readonly leaderHeard: boolean;
  readonly serial: number;
  readonly server: string | null;
}

/** The names of the voters, where that is all. */
export type PrintedConfig =
  | readonly string[]
  | {
      readonly voters: readonly string[];
      readonly oldVoters: readonly string[] | null;
      readonly nonVoting: readonly string[];
    };

export interface PrintedSnapshot {
  readonly lastIncludedIndex: number;
  readonly lastIncludedTerm: number;
  readonly config: PrintedConfig;
  readonly items: readonly object[];
}

export interface PrintedLeading {
  readonly inflight: Readonly<Record<string, readonly number[]>>;
  readonly installing: Readonly<Record<string, { readonly offset: number }>>;
  readonly round: number;
  readonly confirmed: number;
  readonly leaseUntil: string;
  readonly reads: readonly object[];
  readonly change: {
    readonly newcomers: readonly string[];
    readonly round: number;
    readonly roundEnd: number;
  } | null;
  readonly transfer: { readonly to: string; readonly sent: boolean } | null;
}

export interface PrintedMessage {
  readonly type: string;
  readonly [field: string]: unknown;
}

export type PrintedEffect = {
  readonly send?: { readonly to: string; readonly message: PrintedMessage };
  readonly persist?: {
    readonly currentTerm: number;
    readonly votedFor: string | null;
    readonly log: readonly object[];
    readonly snapshot: PrintedSnapshot | null;
    readonly serial: number;
  };
  readonly setTimer?: { readonly timer: { readonly type: string } };
  readonly cancelTimer?: { readonly type: string };
  readonly reply?: { readonly response: { readonly ok: boolean; readonly value: string | null } };
  readonly note?: { readonly key: string; readonly params: object };
  readonly role?: { readonly from: string; readonly to: string; readonly event: string };
};

export interface Answer {
  readonly state: PrintedState;
  readonly durable: {
    readonly currentTerm: number;
    readonly votedFor: string | null;
    readonly log: readonly { readonly term: number }[];
    readonly snapshot: PrintedSnapshot | null;
  };
  readonly effects: readonly PrintedEffect[];
}

export function stepAll(question: Question): readonly Answer[] {
  const { servers, clients = 0, node = 's1', inputs, ...rest } = question;
  const nodes = { server: servers, client: clients };
  return answer(raft as unknown as WrittenProtocol<ProtocolTypes>, {
    nodes,
    node,
    inputs,
    ...rest,
  }) as readonly Answer[];
}

/** The answer to the last of the inputs. */
export function step(question: Question): Answer {
  return stepAll(question).at(-1) as Answer;
}

export const sent = (answered: Answer): readonly PrintedMessage[] =>
  answered.effects.flatMap((effect) => (effect.send ? [effect.send.message] : []));

export const sentTo = (answered: Answer): readonly string[] =>
  answered.effects.flatMap((effect) => (effect.send ? [effect.send.to] : []));

export const notes = (answered: Answer): readonly string[] =>
  answered.effects.flatMap((effect) => (effect.note ? [effect.note.key] : []));

/** What was sent to one node. */
export const sentToOne = (answered: Answer, to: string): readonly PrintedMessage[] =>
  answered.effects.flatMap(({ send }) => (send?.to === to ? [send.message] : []));

/** What is told under one key, or undefined. */
export const told = (answered: Answer, key: string): object | undefined =>
  answered.effects.find(({ note }) => note?.key === key)?.note?.params;

/** The kinds of effects that matter to the disk, in order. */
export const order = (answered: Answer): readonly string[] =>
  answered.effects.flatMap((effect) =>
    effect.persist ? ['persist'] : effect.send ? ['send'] : effect.reply ? ['reply'] : [],
  );

export const timersSet = (answered: Answer): readonly string[] =>
  answered.effects.flatMap(({ setTimer }) => (setTimer ? [setTimer.timer.type] : []));

export const replies = (answered: Answer): readonly object[] =>
  answered.effects.flatMap(({ reply }) => (reply ? [reply.response] : []));

export const terms = (log: readonly { readonly term: number }[]): readonly number[] =>
  log.map((entry) => entry.term);
