import type { SearchOptions } from '../checkers/explorer/options.ts';
import { ProtocolSystem } from '../checkers/explorer/protocolSystem.ts';
import type { System } from '../checkers/explorer/system.ts';
import { createSimulator } from '../engine/simulator.ts';
import { readScenario } from '../files/scenario.ts';
import { twoPhase } from './bench/twoPhase.ts';
import { exhibitNamed } from './target.ts';

/** What is searched, in words that can be sent to a worker. */
export type Job =
  | {
      readonly protocol: string;
      /** As a scenario file. */
      readonly scenario: object;
      readonly options: SearchOptions;
    }
  /** The model of two-phase commit, with so many resource managers. */
  | { readonly twoPhase: number };

export async function systemOf(job: Job): Promise<System> {
  if ('twoPhase' in job) return twoPhase(job.twoPhase);
  const { protocol } = await exhibitNamed(job.protocol, 'protocol').load();
  const scenario = readScenario(protocol, job.scenario);
  return new ProtocolSystem(createSimulator(protocol, scenario), job.options);
}
