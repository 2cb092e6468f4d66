import { clonePlain } from '../../core/plain.ts';
import type { Context } from '../../sdk/context.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import { firstDifference } from './difference.ts';

export type AnyContext = Context<ProtocolTypes>;

/** A call on the context: what was asked, as it was then, and for choices which of the options it came to. */
interface Asked {
  readonly name: string;
  readonly args: readonly unknown[];
  /** The objects themselves, which belong to the engine from then on. */
  readonly given: readonly unknown[];
  readonly chosen: readonly number[];
}

/** What both contexts have in common: they hand every call to one place. */
abstract class Passing implements AnyContext {
  protected readonly context: AnyContext;

  constructor(context: AnyContext) {
    this.context = context;
  }

  protected abstract pass(name: string, args: readonly unknown[]): void;
  protected abstract decide<C>(
    name: string,
    args: readonly unknown[],
    options: readonly C[],
    ask: () => readonly C[],
  ): readonly C[];

  get self() {
    return this.context.self;
  }

  get params() {
    return this.context.params;
  }

  get clock() {
    return this.context.clock;
  }

  members(kind: string) {
    return this.context.members(kind);
  }

  send(...args: Parameters<AnyContext['send']>): void {
    this.pass('send', args);
  }

  setTimer(...args: Parameters<AnyContext['setTimer']>): void {
    this.pass('setTimer', args);
  }

  cancelTimer(...args: Parameters<AnyContext['cancelTimer']>): void {
    this.pass('cancelTimer', args);
  }

  persist(...args: Parameters<AnyContext['persist']>): void {
    this.pass('persist', args);
  }

  reply(...args: Parameters<AnyContext['reply']>): void {
    this.pass('reply', args);
  }

  note(...args: Parameters<AnyContext['note']>): void {
    this.pass('note', args);
  }

  roleChanged(...args: Parameters<AnyContext['roleChanged']>): void {
    this.pass('roleChanged', args);
  }

  choose<C>(label: string, options: readonly C[]): C {
    const ask = () => [this.context.choose(label, options)];
    return this.decide('choose', [label, options], options, ask)[0] as C;
  }

  sample<C>(label: string, items: readonly C[], count: number): readonly C[] {
    const ask = () => this.context.sample(label, items, count);
    return this.decide('sample', [label, items, count], items, ask);
  }
}

/** Passes everything on, and remembers what was asked and answered. */
export class Recorder extends Passing {
  readonly asked: Asked[] = [];
  private closed = false;

  get around(): AnyContext {
    return this.context;
  }

  protected pass(name: string, given: readonly unknown[]): void {
    this.remember(name, given, []);
    const call = this.context[name as 'send'] as (...args: unknown[]) => void;
    call.apply(this.context, [...given]);
  }

  protected decide<C>(
    name: string,
    args: readonly unknown[],
    options: readonly C[],
    ask: () => readonly C[],
  ): readonly C[] {
    const answer = ask();
    this.remember(name, args, indexesIn(options, answer));
    return answer;
  }

  /** The handler has returned: what it gave away must still be what it was, and its context is no longer its own. */
  close(fail: (difference: string) => Error): void {
    this.closed = true;
    for (const { name, args, given } of this.asked) {
      const difference = firstDifference(args, given, `${name}()`, 'when it was called', 'now');
      if (difference !== null) throw fail(`it changes what it has given away: ${difference}`);
    }
  }

  private remember(name: string, given: readonly unknown[], chosen: readonly number[]): void {
    if (this.closed) throw new Error(`${name}() is called on a context whose handler has returned`);
    this.asked.push({ name, args: clonePlain(given), given, chosen });
  }
}

/** Which of the options were answered; equal ones one after the other. */
function indexesIn<C>(options: readonly C[], answer: readonly C[]): number[] {
  const taken: number[] = [];
  for (const one of answer) {
    taken.push(options.findIndex((option, i) => option === one && !taken.includes(i)));
  }
  return taken;
}

/** Thrown out of a second call that asks for a choice which the first did not ask for. */
const ASTRAY = Symbol('astray');

/** Answers as the first call was answered, does nothing, and notes where the second one asks for something else. */
export class Replayer extends Passing {
  difference: string | null = null;
  private readonly asked: readonly Asked[];
  private next = 0;

  constructor(recorder: Recorder) {
    super(recorder.around);
    this.asked = recorder.asked;
  }

  run(handler: () => void): void {
    try {
      handler();
    } catch (error) {
      if (error !== ASTRAY) this.difference ??= `it fails the second time alone: ${String(error)}`;
    }
    const left = this.asked[this.next];
    if (left) this.difference ??= `it calls ${left.name}() the first time alone`;
  }

  protected pass(name: string, args: readonly unknown[]): void {
    this.compare(name, args);
  }

  protected decide<C>(name: string, args: readonly unknown[], options: readonly C[]): readonly C[] {
    const chosen = this.compare(name, args)?.chosen;
    if (chosen === undefined || this.difference !== null) throw ASTRAY;
    return chosen.map((index) => options[index] as C);
  }

  private compare(name: string, args: readonly unknown[]): Asked | undefined {
    const first = this.asked[this.next++];
    const number = `call ${this.next}`;
    if (first === undefined) this.difference ??= `it calls ${name}() the second time alone`;
    else if (first.name !== name) {
      this.difference ??= `${number} is ${first.name}() the first time, ${name}() the second`;
    } else this.difference ??= firstDifference(first.args, args, `${number}, ${name}()`);
    return first;
  }
}
