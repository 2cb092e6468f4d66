import { type Micros, micros, type NodeId, type RequestId } from '../core/ids.ts';
import { clonePlain, type Immutable } from '../core/plain.ts';
import type { Context } from '../sdk/context.ts';
import type { NodeKind } from '../sdk/protocol.ts';
import type { KindOf, NoteOf, ProtocolTypes } from '../sdk/types.ts';

/** What a handler asked for, as data, in the order in which it asked. */
export type Effect<T extends ProtocolTypes> =
  | { readonly send: { readonly to: NodeId; readonly message: T['message'] } }
  | { readonly setTimer: { readonly timer: T['timer']; readonly delay: readonly [Micros, Micros] } }
  | { readonly cancelTimer: T['timer'] }
  | { readonly persist: object }
  | { readonly reply: { readonly request: RequestId; readonly response: T['response'] } }
  | { readonly note: NoteOf<T> }
  | { readonly role: { readonly from: string; readonly to: string; readonly event: string } };

/** What a handler is called with. */
export type Input<T extends ProtocolTypes> =
  | { readonly message: T['message']; readonly from: NodeId }
  | { readonly timer: T['timer'] }
  | { readonly request: T['request']; readonly id: RequestId }
  | { readonly start: true };

/** Where a handler runs that is not part of a running simulation. */
export interface Surroundings<T extends ProtocolTypes> {
  readonly self: NodeId;
  readonly members: { readonly [K in KindOf<T>]: readonly NodeId[] };
  readonly params: Immutable<T['params']>;
  readonly clock: Micros;
  /** Settles a choice: which of so many. */
  readonly decide: (count: number) => number;
}

/** Collects effects instead of carrying them out. */
class CollectingContext<T extends ProtocolTypes> implements Context<T> {
  readonly effects: Effect<T>[] = [];
  readonly self: NodeId;
  readonly params: Immutable<T['params']>;
  readonly clock: Micros;
  private readonly around: Surroundings<T>;

  constructor(around: Surroundings<T>) {
    this.around = around;
    this.self = around.self;
    this.params = around.params;
    this.clock = around.clock;
  }

  members(kind: KindOf<T>): readonly NodeId[] {
    return this.around.members[kind];
  }

  send(to: NodeId, message: T['message']): void {
    this.effects.push({ send: { to, message } });
  }

  setTimer(timer: T['timer'], delay: Micros | readonly [Micros, Micros]): void {
    const range = typeof delay === 'number' ? ([delay, delay] as const) : delay;
    this.effects.push({ setTimer: { timer, delay: [micros(range[0]), micros(range[1])] } });
  }

  cancelTimer(timer: T['timer']): void {
    this.effects.push({ cancelTimer: timer });
  }

  persist(durable: object): void {
    this.effects.push({ persist: clonePlain(durable) });
  }

  reply(request: RequestId, response: T['response']): void {
    this.effects.push({ reply: { request, response } });
  }

  choose<C>(_label: string, options: readonly C[]): C {
    return options[this.around.decide(options.length)] as C;
  }

  sample<C>(_label: string, items: readonly C[], count: number): readonly C[] {
    const pool = items.slice();
    const picked: C[] = [];
    while (picked.length < count && pool.length > 0) {
      picked.push(...pool.splice(this.around.decide(pool.length), 1));
    }
    return picked;
  }

  note<N extends keyof T['notes'] & string>(key: N, params: T['notes'][N]): void {
    this.effects.push({ note: { key, params } as NoteOf<T> });
  }

  roleChanged(from: string, to: string, event: string): void {
    this.effects.push({ role: { from, to, event } });
  }
}

/** Calls one handler on a state, which it changes; returns what it asked for. */
export function callHandler<T extends ProtocolTypes>(
  kind: NodeKind<T, KindOf<T>>,
  state: object,
  input: Input<T>,
  around: Surroundings<T>,
): readonly Effect<T>[] {
  const context = new CollectingContext<T>(around);
  if ('message' in input) {
    kind.onMessage(state as never, input.from, input.message as Immutable<T['message']>, context);
  } else if ('timer' in input) {
    kind.onTimer(state as never, input.timer as Immutable<T['timer']>, context);
  } else if ('request' in input) {
    kind.onRequest(state as never, input.id, input.request as Immutable<T['request']>, context);
  } else kind.onStart(state as never, context);
  return context.effects;
}

/** The durable state after a handler's effects. */
export function durableAfter<T extends ProtocolTypes>(
  durable: object,
  effects: readonly Effect<T>[],
): object {
  let latest = durable;
  for (const effect of effects) if ('persist' in effect) latest = effect.persist;
  return latest;
}
