import type { Protocol } from '../../sdk/protocol.ts';
import type { Scenario } from '../../sdk/scenario.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import { happeningsOf, scenarioOf } from './counterexample.ts';
import type { Finding } from './explorer.ts';
import { shownBy } from './properties.ts';
import type { Happening, ProtocolSystem } from './protocolSystem.ts';
import type { Property } from './system.ts';

/** What a search has found, as it can be told and walked again. */
export interface Found<T extends ProtocolTypes> {
  readonly name: string;
  readonly kind: Property['kind'];
  /** What happens on the way there, step by step. */
  readonly happenings: readonly Happening[];
  /** The scenario that walks there and was seen to; null where no seed makes the handlers choose alike. */
  readonly scenario: Scenario<T> | null;
}

/** A broken invariant, an example of a *sometimes*, or a state at rest in which an *eventually* does not hold. */
export function foundBy<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  scenario: Scenario<T>,
  system: ProtocolSystem<T>,
  { property, path }: Finding,
): Found<T> {
  const { name, kind } = system.properties[property] as Property;
  const happenings = happeningsOf(system, path);
  const walked =
    kind === 'always'
      ? scenarioOf(protocol, scenario, system, happenings, name)
      : scenarioOf(protocol, scenario, system, happenings, null, shownBy(protocol, name));
  return { name, kind, happenings, scenario: walked };
}
