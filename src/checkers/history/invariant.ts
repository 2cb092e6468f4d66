import { must } from '../../core/assert.ts';
import type { RequestId, Seq } from '../../core/ids.ts';
import { clonePlain, setOwn } from '../../core/plain.ts';
import { at, type Vector } from '../../core/vector.ts';
import { defineInvariant, type Invariant, type Violation } from '../../sdk/invariant.ts';
import type { Protocol } from '../../sdk/protocol.ts';
import { LOCALES } from '../../sdk/text.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { ClientHistory, Invocation, Return } from '../../sdk/world.ts';
import { historyTexts } from './invariantText.ts';
import { type Model, models } from './models.ts';
import { failedAs, type Operation } from './operations.ts';
import { show } from './tell.ts';
import { type Impossible, type Watch, Watcher } from './watch.ts';

/** As scenarios, reports and the page call it. */
export const LINEARIZABLE = 'linearizable';

/** How much of a history was looked at. Calls come before returns at one moment, as in `historyOf`. */
interface Memory {
  calls: number;
  /** Returns before the present moment, which later calls cannot precede any more. */
  settled: number;
  /** Returns that were tried. */
  tried: number;
  readonly watch: Watch;
}

/**
 * A protocol whose clients' histories are held against its model after every answer, as one more invariant. What the live check
 * cannot tell (too much under way at once) it leaves out; a search over the whole history may still.
 */
export function withHistory<P extends Protocol<ProtocolTypes>>(protocol: P): P {
  if (protocol.model === undefined) return protocol;
  const text = Object.fromEntries(
    LOCALES.map((locale) => {
      const own = protocol.text[locale];
      const invariants = { ...own.invariants, [LINEARIZABLE]: historyTexts[locale] };
      return [locale, { ...own, invariants }];
    }),
  );
  return {
    ...protocol,
    text,
    invariants: [...protocol.invariants, linearizable(protocol, models[protocol.model])],
    nodeFields: [...new Set([...protocol.nodeFields, 'client'])],
  };
}

function linearizable(protocol: Protocol<ProtocolTypes>, model: Model): Invariant<ProtocolTypes> {
  return defineInvariant<ProtocolTypes, Memory>({
    name: LINEARIZABLE,
    reference: 'Herlihy & Wing 1990, section 2',
    about: 'history',
    memory: () => ({ calls: 0, settled: 0, tried: 0, watch: { keys: {} } }),
    check(memory, _, world) {
      const history = world.history();
      const { invocations, returns } = history;
      if (memory.calls === invocations.length && memory.tried === returns.length) return null;
      return new Reading(protocol, model, memory, history).readOn(world.time);
    },
  });
}

/** Reads on in a run's history from where its memory stands. */
class Reading {
  private readonly protocol: Protocol<ProtocolTypes>;
  private readonly model: Model;
  private readonly memory: Memory;
  private readonly invocations: Vector<Invocation<ProtocolTypes>>;
  private readonly returns: Vector<Return<ProtocolTypes>>;

  constructor(
    protocol: Protocol<ProtocolTypes>,
    model: Model,
    memory: Memory,
    { invocations, returns }: ClientHistory<ProtocolTypes>,
  ) {
    this.protocol = protocol;
    this.model = model;
    this.memory = memory;
    this.invocations = invocations;
    this.returns = returns;
  }

  readOn(now: number): Violation | null {
    const { memory } = this;
    for (;;) {
      const call = at(this.invocations, memory.calls);
      const end = at(this.returns, memory.settled);
      const returned = end !== undefined && end.at < now && !(call && call.at <= end.at);
      if (returned) this.end(memory.watch, memory.settled++);
      else if (call) this.call(memory.calls++);
      else break;
    }
    // What returns at this very moment may yet turn out to overlap with a call: it is tried on a copy.
    let trial: Watch | null = null;
    while (memory.tried < this.returns.length) {
      trial ??= this.copied(memory.tried);
      const impossible = this.end(trial, memory.tried);
      const { op, response } = at(this.returns, memory.tried++) as Return<ProtocolTypes>;
      const told = impossible && this.operation(op, response);
      if (told) return this.violation(told, impossible);
    }
    return null;
  }

  /** The watch with all that returned at this moment already, without objects that nothing else returns to. */
  private copied(from: number): Watch {
    const keys: Watch['keys'] = {};
    for (let i = from; i < this.returns.length; i++) {
      const op = this.operation((at(this.returns, i) as Return<ProtocolTypes>).op, null);
      const key = op?.key ?? '';
      const known = this.memory.watch.keys[key];
      if (op && known && !Object.hasOwn(keys, key)) setOwn(keys, key, clonePlain(known));
    }
    const trial = { keys };
    for (let i = this.memory.settled; i < from; i++) this.end(trial, i);
    return trial;
  }

  private call(id: number): void {
    const op = this.operation(id as RequestId, null);
    if (!op) return;
    const { key, f, input } = op;
    new Watcher(this.memory.watch, this.model).called(key, { id, f, input });
  }

  private end(watch: Watch, index: number): Impossible | null {
    const { op: id, response } = at(this.returns, index) as Return<ProtocolTypes>;
    const op = this.operation(id, response);
    if (!op) return null;
    const watcher = new Watcher(watch, this.model);
    if (op.outcome !== 'unknown') return watcher.returned(op);
    watcher.failed(op.key, op.id);
    return null;
  }

  /**
   * An operation with its answer; `unknown`: it has none, or it failed and never happened. Null for what is no operation on what
   * the model is about.
   */
  private operation(id: RequestId, response: ProtocolTypes['response'] | null): Operation | null {
    const { node, request } = at(this.invocations, id) as Invocation<ProtocolTypes>;
    const called = this.protocol.historyOf(request as never, null);
    if (called === null) return null;
    const { f, key = '', value: input } = called;
    const op = { id, process: node, f, key, input, called: id, returned: id };
    if (response === null) return { ...op, outcome: 'unknown', output: null };
    const said = this.protocol.historyOf(request as never, response as never);
    const { ok, value } = must(said, 'a request that counts has an answer that does');
    const outcome = ok ? 'ok' : (failedAs(f, undefined) ?? 'unknown');
    return { ...op, outcome, output: ok ? value : null };
  }

  private violation(op: Operation, { instead }: Impossible): Violation {
    const { id, f, key, outcome, output } = op;
    const { node, seq } = at(this.invocations, id) as Invocation<ProtocolTypes>;
    const before = this.changedBefore(seq, key);
    return {
      nodes: [node],
      events: before === null ? [seq] : [before, seq],
      detail: {
        client: node,
        f,
        key,
        refused: outcome === 'refused',
        value: show(output),
        instead: instead.map(show).join(', '),
      },
    };
  }

  /** The last answer before a call that told of a change to the object. */
  private changedBefore(call: Seq, key: string): Seq | null {
    for (let i = this.returns.length - 1; i >= 0; i--) {
      const { op: id, response, seq } = at(this.returns, i) as Return<ProtocolTypes>;
      if (seq >= call) continue;
      const op = this.operation(id, response);
      if (op?.key === key && op.outcome === 'ok' && !this.model.looks.includes(op.f)) return seq;
    }
    return null;
  }
}
