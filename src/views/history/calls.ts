import type { HistoryEvent } from '../../sdk/history.ts';

/** An operation from its call to its return, as it is drawn; events by their positions in the history. */
export interface Call {
  readonly called: number;
  /** Null: it never returned. */
  readonly returned: number | null;
  readonly process: number;
  readonly f: string;
  readonly key: string;
  readonly input: unknown;
  readonly output: unknown;
  /**
   * `refused`: it looked and found something else than it needed. `failed`: it never happened. `info`: it came back, and nobody
   * knows with what. `open`: nobody has heard of it since.
   */
  readonly end: 'ok' | 'refused' | 'failed' | 'info' | 'open';
}

/** Operations that fail for what they find, as the checker of histories has it. */
const FINDS: ReadonlySet<string> = new Set(['cas', 'dequeue']);

/** Operations that say what they saw. */
const TELLS: ReadonlySet<string> = new Set(['read', 'get', 'dequeue']);

/** The operations of a history in order of their calls, also those that failed. Its lines must fit to each other. */
export function callsOf(events: readonly HistoryEvent[]): Call[] {
  const open = new Map<number, number>();
  const calls = new Map<number, Call>();
  events.forEach((event, at) => {
    const { process, type, f, value } = event;
    if (type === 'invoke') {
      open.set(process, at);
      const { key = '' } = event;
      const call = { called: at, returned: null, process, f, key, input: value, output: null };
      calls.set(at, { ...call, end: 'open' });
      return;
    }
    const called = open.get(process);
    const call = called === undefined ? undefined : calls.get(called);
    if (called === undefined || !call) return;
    open.delete(process);
    const failed = FINDS.has(f) && event.error === undefined ? 'refused' : 'failed';
    const end = type === 'fail' ? failed : type;
    calls.set(called, { ...call, returned: at, end, output: type === 'ok' ? value : null });
  });
  return [...calls.values()];
}

/** What of an operation a label says. */
interface CallParts {
  /** The function and what it was called with: "put x 1". */
  readonly asked: string;
  /** What it came to, as far as that is worth saying; null where it is not. */
  readonly told: string | null;
}

const LONGEST = 10;

/** A value as short as it can be said; of a long one its end, since what is appended stands there. */
export function shortOf(value: unknown, nothing: string): string {
  if (value === null || value === undefined || value === '') return nothing;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `…${text.slice(1 - LONGEST)}` : text;
}

export function partsOf(call: Call, nothing: string): CallParts {
  const { f, key, input, output, end } = call;
  const given = TELLS.has(f)
    ? null
    : f === 'cas'
      ? change(input, nothing)
      : shortOf(input, nothing);
  const asked = [f, key, given].filter((part) => part !== null && part !== '').join(' ');
  if (end === 'ok') return { asked, told: TELLS.has(f) ? shortOf(output, nothing) : null };
  return { asked, told: end === 'open' || end === 'info' ? '?' : '✗' };
}

function change(input: unknown, nothing: string): string {
  const [from, to] = Array.isArray(input) ? input : [];
  return `${shortOf(from, nothing)}⇒${shortOf(to, nothing)}`;
}

/** An operation in one line: "get x → 1". */
export function labelOf(call: Call, nothing: string): string {
  const { asked, told } = partsOf(call, nothing);
  return told === null ? asked : `${asked} → ${told}`;
}
