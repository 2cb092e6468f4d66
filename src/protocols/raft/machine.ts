import { setOwn } from '../../core/plain.ts';
import type { ByNode } from '../../sdk/forms.ts';
import type { LogCommand, Response, Session } from './messages.ts';

/** The replicated state machine: a key-value store, and for each client its last answer (thesis 6.3). */
export interface Machine {
  kv: Record<string, string>;
  sessions: ByNode<{ readonly serial: number; readonly response: Response }>;
}

export const newMachine = (): Machine => ({ kv: {}, sessions: {} });

const done = (value: string | null): Response =>
  Object.freeze({ ok: true, value, leaderHint: null });

const NOTHING = done(null);

/** The answer that a client has had already (or that a later one has made worthless), if there is one. */
export function cachedResponse(machine: Machine, session: Session | null): Response | null {
  if (session === null) return null;
  const last = machine.sessions[session.client];
  return last !== undefined && last.serial >= session.serial ? last.response : null;
}

/** Runs a command. One that a session has seen before changes nothing and is answered as the first time. */
export function applyCommand(machine: Machine, command: LogCommand): Response {
  if (command.op === 'noop') return NOTHING;
  const cached = cachedResponse(machine, command.session);
  if (cached !== null) return cached;
  const response = done(execute(machine.kv, command));
  if (command.session !== null) {
    const { client, serial } = command.session;
    machine.sessions[client] = Object.freeze({ serial, response });
  }
  return response;
}

function execute(
  kv: Record<string, string>,
  command: Exclude<LogCommand, { readonly op: 'noop' }>,
): string | null {
  const { key } = command;
  const old = Object.hasOwn(kv, key) ? (kv[key] as string) : null;
  if (command.op === 'get') return old;
  const value = command.op === 'append' && old !== null ? old + command.value : command.value;
  setOwn(kv, key, value);
  return value;
}
