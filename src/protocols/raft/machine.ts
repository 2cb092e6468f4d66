import type { NodeId } from '../../core/ids.ts';
import { deepFreeze, setOwn } from '../../core/plain.ts';
import type { ByNode } from '../../sdk/forms.ts';
import type { Configuration } from './config.ts';
import type { KvCommand, LogCommand, Response, Session } from './messages.ts';

/** The replicated state machine: a key-value store, and for each client its last answer (thesis 6.3). */
export interface Machine {
  kv: Record<string, string>;
  sessions: ByNode<{ readonly serial: number; readonly response: Response }>;
}

/** A part of the machine as a snapshot has it: what stands under a key, or what a client was told last. */
export type SnapshotItem =
  | { readonly key: string; readonly value: string }
  | { readonly client: NodeId; readonly serial: number; readonly response: Response };

/** The machine and the configuration as they are once the log is applied up to an index (section 7). Frozen. */
export interface Snapshot {
  readonly lastIncludedIndex: number;
  readonly lastIncludedTerm: number;
  readonly config: Configuration;
  readonly items: readonly SnapshotItem[];
}

export const newMachine = (): Machine => ({ kv: {}, sessions: {} });

/** The machine in parts that can travel. */
export function itemsOf({ kv, sessions }: Machine): readonly SnapshotItem[] {
  const items: SnapshotItem[] = Object.entries(kv).map(([key, value]) => ({ key, value }));
  for (const id in sessions) {
    const { serial, response } = sessions[id] as { serial: number; response: Response };
    items.push({ client: Number(id) as NodeId, serial, response });
  }
  return deepFreeze(items);
}

export function machineOf(snapshot: Snapshot | null): Machine {
  const machine = newMachine();
  for (const item of snapshot?.items ?? []) {
    if ('key' in item) setOwn(machine.kv, item.key, item.value);
    else {
      const { serial, response } = item;
      machine.sessions[item.client] = Object.freeze({ serial, response });
    }
  }
  return machine;
}

const done = (value: string | null): Response =>
  Object.freeze({ ok: true, value, leaderHint: null });

export const NOTHING = done(null);

/** The answer that a client has had already (or that a later one has made worthless), if there is one. */
export function cachedResponse(machine: Machine, session: Session | null): Response | null {
  if (session === null) return null;
  const last = machine.sessions[session.client];
  return last !== undefined && last.serial >= session.serial ? last.response : null;
}

/** How a machine knows what it has answered before. */
export type Remembers = typeof cachedResponse;

/** Runs a command. One that a session has seen before changes nothing and is answered as the first time. */
export function applyCommand(
  machine: Machine,
  command: LogCommand,
  remembers: Remembers,
): Response {
  if (!('key' in command)) return NOTHING;
  const cached = remembers(machine, command.session);
  if (cached !== null) return cached;
  const response = done(execute(machine.kv, command));
  if (command.session !== null) {
    const { client, serial } = command.session;
    machine.sessions[client] = Object.freeze({ serial, response });
  }
  return response;
}

/** What stands under a key, for a read that is no entry of the log. */
export const readKey = ({ kv }: Machine, key: string): Response =>
  done(Object.hasOwn(kv, key) ? (kv[key] as string) : null);

function execute(kv: Record<string, string>, command: KvCommand): string | null {
  const { key } = command;
  const old = Object.hasOwn(kv, key) ? (kv[key] as string) : null;
  if (command.op === 'get') return old;
  const value = command.op === 'append' && old !== null ? old + command.value : command.value;
  setOwn(kv, key, value);
  return value;
}
