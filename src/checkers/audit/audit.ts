import { clonePlain, equalPlain } from '../../core/plain.ts';
import type { NodeKind, Protocol } from '../../sdk/protocol.ts';
import type { KindOf, ProtocolTypes } from '../../sdk/types.ts';
import { firstDifference } from './difference.ts';
import { type AnyContext, Recorder, Replayer } from './twice.ts';

/** A handler that does not do the same when it is called again with the same, or that touches what is not its own. */
export class ImpureHandler extends Error {
  /** The kind of node, and which of its functions. */
  readonly kind: string;
  readonly handler: string;
  /** The type of the message, timer or request; null where there is none. */
  readonly input: string | null;
  /** What differed. */
  readonly difference: string;

  constructor(kind: string, handler: string, input: string | null, difference: string) {
    super(`${kind}.${handler}${input === null ? '' : ` of ${input}`}: ${difference}`);
    this.kind = kind;
    this.handler = handler;
    this.input = input;
    this.difference = difference;
  }
}

/** Every function of a kind of node alike: which it is, and what it is called with beside the state. */
type AnyKind = Readonly<Record<string, unknown>> & {
  readonly [H in Handler]: (...args: unknown[]) => unknown;
};
type Handler = (typeof HANDLERS)[number];
const HANDLERS = ['onStart', 'onMessage', 'onTimer', 'onRequest'] as const;
const MAKERS = ['init', 'recover'] as const;

/**
 * The same protocol (and its weakened twins), of which every handler runs twice: once as it would, and once more on a copy of
 * what it was given, with the same answers to its choices. Where the two differ an ImpureHandler is thrown that names it. For
 * tests: a run comes to the same, at a few times the cost.
 */
export function audited<T extends ProtocolTypes, P extends Protocol<T> = Protocol<T>>(
  protocol: P,
): P {
  const twice = (kinds: object) =>
    Object.fromEntries(
      Object.entries(kinds).map(([name, kind]) => [name, new Audit(name, kind as AnyKind).kind()]),
    );
  return {
    ...protocol,
    kinds: twice(protocol.kinds),
    variants: protocol.variants.map((variant) => ({ ...variant, kinds: twice(variant.kinds) })),
  };
}

/** One kind of node under audit. */
class Audit {
  private readonly name: string;
  private readonly own: AnyKind;
  /** How handlers left each state: only they may change it. */
  private readonly left = new WeakMap<object, object>();

  constructor(name: string, own: AnyKind) {
    this.name = name;
    this.own = own;
  }

  kind(): NodeKind<ProtocolTypes, KindOf<ProtocolTypes>> {
    const kind: Record<string, unknown> = { ...this.own };
    for (const maker of MAKERS) kind[maker] = (...args: unknown[]) => this.make(maker, args);
    for (const handler of HANDLERS) {
      kind[handler] = (state: object, ...rest: unknown[]) =>
        this.handle(handler, state, rest.slice(0, -1), rest.at(-1) as AnyContext);
    }
    return kind as never;
  }

  /** `init` and `recover`: the same from the same, and what they are given stays as it is. */
  private make(maker: (typeof MAKERS)[number], args: readonly unknown[]): unknown {
    const call = this.own[maker] as (...args: readonly unknown[]) => unknown;
    const before = clonePlain(args);
    const made = call(...args);
    this.unchanged(maker, null, before, args);
    const again = call(...clonePlain(before));
    const difference = firstDifference(made, again, 'what it returns');
    if (difference !== null) throw this.impure(maker, null, difference);
    return made;
  }

  private handle(
    handler: Handler,
    state: object,
    inputs: readonly unknown[],
    context: AnyContext,
  ): void {
    const input = inputName(inputs);
    const known = this.left.get(state);
    if (known !== undefined && !equalPlain(known, state)) {
      const what = firstDifference(known, state, 'state', 'as it was left', 'now');
      throw this.impure(
        handler,
        input,
        `its state was changed between two of its handlers: ${what}`,
      );
    }
    const [before, given] = [clonePlain(state), clonePlain(inputs)];
    const recorder = new Recorder(context);
    this.own[handler](state, ...inputs, recorder);
    recorder.close((difference) => this.impure(handler, input, difference));
    this.unchanged(handler, input, given, inputs);
    this.again(handler, before, given, state, recorder);
    this.left.set(state, clonePlain(state));
  }

  private again(
    handler: Handler,
    before: object,
    inputs: readonly unknown[],
    after: object,
    recorder: Recorder,
  ): void {
    const copy = clonePlain(before);
    const replayer = new Replayer(recorder);
    const own = this.own[handler];
    replayer.run(() => own(copy, ...clonePlain(inputs), replayer));
    const difference = replayer.difference ?? firstDifference(after, copy, 'state');
    if (difference !== null) throw this.impure(handler, inputName(inputs), difference);
  }

  private unchanged(
    handler: string,
    input: string | null,
    before: readonly unknown[],
    after: readonly unknown[],
  ): void {
    const difference = firstDifference(before, after, 'what it was given', 'before', 'afterwards');
    if (difference !== null) throw this.impure(handler, input, `it changes ${difference}`);
  }

  private impure(handler: string, input: string | null, difference: string): ImpureHandler {
    return new ImpureHandler(this.name, handler, input, difference);
  }
}

/** What a message, a timer or a request calls itself. */
function inputName(inputs: readonly unknown[]): string | null {
  for (const input of inputs) {
    if (typeof input !== 'object' || input === null) continue;
    const { type, op } = input as { readonly type?: unknown; readonly op?: unknown };
    return String(type ?? op ?? 'request');
  }
  return null;
}
