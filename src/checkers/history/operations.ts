import type { HistoryEvent } from '../../sdk/history.ts';

/** What a client did to an object, from its call to its return. Times are positions in the history: only order counts. */
export interface Operation {
  /** Its place among all operations, in order of their calls. */
  readonly id: number;
  readonly process: number;
  readonly f: string;
  /** The object it is about; histories of different keys are independent of each other. */
  readonly key: string;
  /** What it was called with. */
  readonly input: unknown;
  /** `refused`: it answered that it found something else than it needed, and changed nothing. */
  readonly outcome: 'ok' | 'refused' | 'unknown';
  /** What it answered; null where the outcome is unknown. */
  readonly output: unknown;
  readonly called: number;
  /** Infinity: it never returned, and may take effect at any time after its call, or never. */
  readonly returned: number;
}

/** A line that cannot stand where it stands. */
export class HistoryError extends Error {
  /** The event's place in the history, from 0. */
  readonly at: number;
  readonly field: 'process' | 'type' | 'f' | 'key';
  readonly found: string;
  readonly expected: string;

  constructor(at: number, field: HistoryError['field'], found: string, expected: string) {
    super(`event ${at}: ${field}: found ${found}, expected ${expected}`);
    this.at = at;
    this.field = field;
    this.found = found;
    this.expected = expected;
  }
}

/** Operations that can fail for what they find: a comparison, an empty queue. Of others a failure says that they never were. */
const FIND = new Set(['cas', 'dequeue']);

/** What it came to that an operation failed: it found something else than it needed, or it never happened (null). */
export const failedAs = (f: string, error: unknown): 'refused' | null =>
  error === undefined && FIND.has(f) ? 'refused' : null;

interface Open {
  readonly at: number;
  readonly event: HistoryEvent;
}

/**
 * The operations that a history tells of, in order of their calls. What failed did not happen and is left out; but a `cas` or
 * `dequeue` that failed without an `error` has looked, and that is kept (as Porcupine has it for Jepsen's etcd histories).
 */
export function operationsOf(events: readonly HistoryEvent[]): Operation[] {
  const open = new Map<number, Open>();
  const found: Operation[] = [];
  const add = ({ at, event }: Open, end: HistoryEvent | null, returned: number) => {
    const one = operation(event, end, at, returned);
    if (one) found.push(one);
  };
  events.forEach((event, at) => {
    const { process, type } = event;
    const call = open.get(process);
    if (type === 'invoke') {
      if (call) {
        throw new HistoryError(at, 'process', `${process}`, 'one whose last operation has ended');
      }
      open.set(process, { at, event });
      return;
    }
    if (!call)
      throw new HistoryError(at, 'type', `"${type}"`, 'an "invoke" of this process before');
    sameOperation(call.event, event, at);
    open.delete(process);
    add(call, event, type === 'info' ? Number.POSITIVE_INFINITY : at);
  });
  for (const call of open.values()) add(call, null, Number.POSITIVE_INFINITY);
  return found.sort((a, b) => a.called - b.called).map((one, id) => ({ ...one, id }));
}

function sameOperation(call: HistoryEvent, end: HistoryEvent, at: number): void {
  if (call.f !== end.f)
    throw new HistoryError(at, 'f', `"${end.f}"`, `"${call.f}", which it called`);
  if (end.key !== undefined && end.key !== call.key) {
    throw new HistoryError(at, 'key', `"${end.key}"`, `"${call.key}", which it called`);
  }
}

function operation(
  call: HistoryEvent,
  end: HistoryEvent | null,
  called: number,
  returned: number,
): Operation | null {
  const { process, f, key = '', value: input } = call;
  const type = end?.type ?? 'info';
  if (type === 'fail' && failedAs(f, end?.error) === null) return null;
  const outcome = type === 'ok' ? 'ok' : type === 'fail' ? 'refused' : 'unknown';
  const output = outcome === 'ok' ? (end?.value ?? null) : null;
  return { id: 0, process, f, key, input, outcome, output, called, returned };
}
