import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';

/**
 * Whether a search came out otherwise than its scenario expects: something broke that was not to, or nothing did of what was to.
 * A run ends with the first thing that breaks, so of several that are expected to one is enough. `broken`: invariants by name;
 * null stands for whatever else went wrong.
 */
export function surprising(
  expects: Scenario<ProtocolTypes>['expects'],
  broken: readonly (string | null)[],
): boolean {
  const failing = expects.flatMap((one) => (one.outcome === 'fails' ? [one.invariant] : []));
  if (broken.length === 0) return failing.length > 0;
  return broken.some((name) => name === null || !failing.includes(name));
}
