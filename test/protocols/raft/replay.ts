import { equalPlain } from '../../../src/core/plain.ts';
import { at } from '../../../src/core/vector.ts';
import type { Configuration } from '../../../src/protocols/raft/config.ts';
import type { Entry } from '../../../src/protocols/raft/messages.ts';
import type { RaftTypes } from '../../../src/protocols/raft/types.ts';
import type { NodeSlot } from '../../../src/sdk/world.ts';

/**
 * What every log comes to, told from its beginning: a store, sessions and configuration for each entry that was ever seen, by a
 * replay that knows nothing of snapshots and shares no code with the servers. By Log Matching an index and a term name one log.
 */
export type Server = Extract<NodeSlot<RaftTypes>, { readonly kind: 'server' }>;

interface Told {
  readonly kv: Readonly<Record<string, string>>;
  readonly sessions: Readonly<Record<number, { readonly serial: number; readonly value: unknown }>>;
  readonly config: Configuration;
}

export class Replay {
  /** How many stores and snapshots have been held against the replay. */
  readonly compared = { stores: 0, snapshots: 0 };
  private readonly told: Map<string, Told>;
  /** Logs and snapshots that have been read, and what each server had applied when it was looked at last. */
  private readonly seen = new WeakSet<object>();
  private readonly upTo = new Map<number, number>();

  constructor(config: Configuration) {
    this.told = new Map([['0:0', { kv: {}, sessions: {}, config }]]);
  }

  /** Looks at a server after a step; says what is wrong with it, if something is. */
  look({ id, state }: Server): string | null {
    this.read(state);
    const wrong = this.ofSnapshot(state);
    if (wrong !== null || this.upTo.get(id) === state.lastApplied) return wrong;
    this.upTo.set(id, state.lastApplied);
    return this.ofStore(state);
  }

  private read({ log, snapshot }: Server['state']): void {
    if (this.seen.has(log)) return;
    this.seen.add(log);
    const base = snapshot?.lastIncludedIndex ?? 0;
    const termAt = (index: number) =>
      index === base
        ? (snapshot?.lastIncludedTerm ?? 0)
        : (at(log, index - base - 1) as Entry).term;
    let known = base + log.length;
    while (known > base && !this.told.has(`${known}:${termAt(known)}`)) known--;
    let before = this.told.get(`${known}:${termAt(known)}`);
    for (let index = known + 1; before !== undefined && index <= base + log.length; index++) {
      before = applied(before, at(log, index - base - 1) as Entry);
      this.told.set(`${index}:${termAt(index)}`, before);
    }
  }

  private ofStore({ lastApplied, log, snapshot, machine }: Server['state']): string | null {
    const base = snapshot?.lastIncludedIndex ?? 0;
    const term = at(log, lastApplied - base - 1)?.term ?? snapshot?.lastIncludedTerm ?? 0;
    const told = this.told.get(`${lastApplied}:${term}`);
    if (told === undefined) return null;
    this.compared.stores++;
    const sessions = Object.fromEntries(
      Object.entries(machine.sessions).map(([client, { serial, response }]) => [
        client,
        { serial, value: response.value },
      ]),
    );
    if (!equalPlain(machine.kv, told.kv)) return `store at ${lastApplied}`;
    return equalPlain(sessions, told.sessions) ? null : `sessions at ${lastApplied}`;
  }

  private ofSnapshot({ snapshot }: Server['state']): string | null {
    if (snapshot === null || this.seen.has(snapshot)) return null;
    this.seen.add(snapshot);
    const { lastIncludedIndex: index, lastIncludedTerm, config, items } = snapshot;
    const kv: Record<string, string> = {};
    const sessions: Record<number, { serial: number; value: unknown }> = {};
    for (const item of items) {
      if ('key' in item) kv[item.key] = item.value;
      else sessions[item.client] = { serial: item.serial, value: item.response.value };
    }
    const key = `${index}:${lastIncludedTerm}`;
    const told = this.told.get(key);
    if (told === undefined) {
      // A lone server's entry may come and go into a snapshot within one step, unseen: from there its word is taken.
      this.told.set(key, { kv, sessions, config });
      return null;
    }
    this.compared.snapshots++;
    return equalPlain({ kv, sessions, config }, told) ? null : `snapshot at ${index}`;
  }
}

/** What an entry makes of what was before it. */
function applied(before: Told, { command }: Entry): Told {
  if (command.op === 'noop') return before;
  if (command.op === 'config') return { ...before, config: command.config };
  const { key, session } = command;
  const last = session && before.sessions[session.client];
  if (session && last && last.serial >= session.serial) return before;
  const old = before.kv[key];
  const value =
    command.op === 'get'
      ? (old ?? null)
      : `${command.op === 'append' ? (old ?? '') : ''}${command.value}`;
  const kv = command.op === 'get' ? before.kv : { ...before.kv, [key]: value as string };
  const sessions = session
    ? { ...before.sessions, [session.client]: { serial: session.serial, value } }
    : before.sessions;
  return { ...before, kv, sessions };
}
