import type { Bitwise } from '../../checkers/bitwise.ts';
import { minimising, scripted } from '../../checkers/fuzz/minimise.ts';
import { PLAN } from '../../checkers/fuzz/round.ts';
import { runFaults, type SeedRun, SeedRunner } from '../../checkers/seeds/seedRun.ts';
import { must } from '../../core/assert.ts';
import { printScenario } from '../../files/scenario.ts';
import type { WrittenProtocol } from '../../sdk/forms.ts';
import type { Scenario } from '../../sdk/scenario.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { SeedsWish } from '../../views/searching/searching.ts';
import type { Work } from './work.ts';

type Any = ProtocolTypes;

/** Which of the seeds one of several workers takes: every `of`-th, from the `index`-th on. */
export interface Share {
  readonly index: number;
  readonly of: number;
}

/**
 * Scenarios under many seeds: each seed under all of them, one after the other, so that what has come so far says something of
 * each. Hands over the runs that are new.
 */
export class SeedsWork implements Work<readonly SeedRun[]> {
  private readonly protocol: WrittenProtocol<Any>;
  private readonly scenarios: readonly Scenario<Any>[];
  private readonly wish: SeedsWish;
  private readonly share: Share;
  private fresh: SeedRun[] = [];
  /** The place of the seed that is next among all of them, and that of its scenario. */
  private seed: number;
  private scenario = 0;
  private runner: SeedRunner<Any> | null = null;

  constructor(
    protocol: WrittenProtocol<Any>,
    scenarios: readonly Scenario<Any>[],
    wish: SeedsWish,
    share: Share = { index: 0, of: 1 },
  ) {
    this.protocol = protocol;
    this.scenarios = scenarios;
    this.wish = wish;
    this.share = share;
    this.seed = share.index;
  }

  advance(): boolean {
    const run = this.goOn();
    if (run === null) return true;
    this.fresh.push(run);
    // The run is let go of before the next one begins: a large cluster's takes a good part of what memory there is.
    this.runner = null;
    this.scenario = (this.scenario + 1) % this.scenarios.length;
    if (this.scenario === 0) this.seed += this.share.of;
    return this.seed < this.wish.count;
  }

  part(): readonly SeedRun[] {
    const { fresh } = this;
    this.fresh = [];
    return fresh;
  }

  /** A slice of the present run, or with faults all of it; null while there is more to come. */
  private goOn(): SeedRun | null {
    const { protocol, wish } = this;
    const seed = wish.from + this.seed;
    const scenario = must(this.scenarios[this.scenario], 'there is a scenario');
    if (wish.faults) return runFaults(protocol, scenario, seed).run;
    this.runner ??= new SeedRunner(protocol, scenario, seed);
    return this.runner.advance();
  }
}

/** How far the making of a scenario has come. */
export interface MadePart {
  /** How many runs it has taken. */
  readonly runs: number;
  /** The scenario file, once it is made, and when it has come about there. */
  readonly made: { readonly file: object; readonly until: number } | null;
}

/**
 * A run with random faults as a scenario of its own, in which the faults stand in the script: of one that failed, as few as
 * still make it fail; of any other, all.
 */
export class MadeWork implements Work<MadePart> {
  private readonly protocol: WrittenProtocol<Any>;
  private readonly scenario: Scenario<Any>;
  private readonly seed: number;
  private readonly whole: Scenario<Any>;
  private readonly making: Bitwise<Scenario<Any> | null> | null;
  private runs = 0;
  private made: MadePart['made'] = null;

  constructor(protocol: WrittenProtocol<Any>, scenario: Scenario<Any>, seed: number) {
    this.protocol = protocol;
    this.scenario = scenario;
    this.seed = seed;
    const { round } = runFaults(protocol, scenario, seed);
    this.whole = scripted(scenario, round);
    this.making = round.failure && minimising(protocol, scenario, round, PLAN);
  }

  advance(): boolean {
    const { done, value } = this.making?.next() ?? { done: true, value: null };
    this.runs++;
    if (done) this.made = this.print(value ?? this.whole);
    return !done;
  }

  part(): MadePart {
    return { runs: this.runs, made: this.made };
  }

  private print(found: Scenario<Any>): MadePart['made'] {
    const { scenario, seed } = this;
    const { en, zh } = scenario.title;
    const file = printScenario(this.protocol, {
      ...found,
      id: `${scenario.id}-seed-${seed}`,
      title: { en: `${en}: seed ${seed}, with faults`, zh: `${zh}：种子 ${seed}，加故障` },
    });
    return { file, until: found.expects.length > 0 ? (found.until.time ?? 0) : 0 };
  }
}
