import type { Bitwise } from '../../checkers/bitwise.ts';
import { minimising, scripted } from '../../checkers/fuzz/minimise.ts';
import { PLAN } from '../../checkers/fuzz/round.ts';
import { runFaults, runSeed, type SeedRun } from '../../checkers/seeds/seedRun.ts';
import { printScenario } from '../../files/scenario.ts';
import type { WrittenProtocol } from '../../sdk/forms.ts';
import type { Scenario } from '../../sdk/scenario.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { SeedsWish } from '../../views/searching/searching.ts';
import type { Work } from './work.ts';

type Any = ProtocolTypes;

/** A scenario under many seeds, one after the other. Hands over the runs that are new. */
export class SeedsWork implements Work<readonly SeedRun[]> {
  private readonly protocol: WrittenProtocol<Any>;
  private readonly scenario: Scenario<Any>;
  private readonly wish: SeedsWish;
  private fresh: SeedRun[] = [];
  private done = 0;

  constructor(protocol: WrittenProtocol<Any>, scenario: Scenario<Any>, wish: SeedsWish) {
    this.protocol = protocol;
    this.scenario = scenario;
    this.wish = wish;
  }

  advance(): boolean {
    const { from, count, faults } = this.wish;
    const seed = from + this.done;
    const { protocol, scenario } = this;
    this.fresh.push(
      faults ? runFaults(protocol, scenario, seed).run : runSeed(protocol, scenario, seed),
    );
    return ++this.done < count;
  }

  part(): readonly SeedRun[] {
    const { fresh } = this;
    this.fresh = [];
    return fresh;
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
