import type { Protocol } from '../sdk/protocol.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { refuse } from './input.ts';

/**
 * Limits on runs from elsewhere: opening one means running it again, and nobody should have to wait for what a stranger
 * has made endless. What people make in the page stays far below.
 */
export const MAX_EVENTS = 10_000_000;
export const MAX_COMMANDS = 10_000;
export const MAX_BRANCHES = 1_000;
/** In all branches together, as far as they were added by hand; and likewise by the script. */
export const MAX_ADDED = 200;
/** In one cluster: what the page can show. The command line reads scenarios without these bounds. */
const MAX_NODES = 1_000;
/** Different clusters in one run: what can be named is worked out for each. */
export const MAX_CLUSTERS = 500;

/** Refuses a scenario with a script so long that only reading it would take minutes; to be asked before it is read. */
export function checkScript(json: unknown): void {
  const script = (json as { readonly script?: unknown } | null)?.script;
  if (!Array.isArray(script)) return;
  if (script.length > MAX_COMMANDS) {
    refuse(['script'], `${script.length} lines`, `at most ${MAX_COMMANDS}`);
  }
  const added = script.filter((line) => (line as { do?: unknown } | null)?.do === 'add').length;
  if (added > MAX_ADDED) refuse(['script'], `${added} new nodes`, `at most ${MAX_ADDED}`);
}

/** Refuses a cluster that has or comes to have more nodes than the page can show. */
export function checkNodes<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  { members, script }: Scenario<T>,
  addedByHand: number,
): void {
  const kinds = Object.keys(protocol.kinds) as (keyof typeof members)[];
  for (const kind of kinds) {
    const { shown = MAX_NODES } = protocol.kinds[kind].count;
    if (members[kind] > shown) {
      refuse(
        ['nodes', kind],
        members[kind],
        `at most ${shown} in the page (the command line takes more)`,
      );
    }
  }
  const first = kinds.reduce((sum, kind) => sum + members[kind], 0);
  const nodes = first + addedByHand + script.filter(({ command }) => command.do === 'add').length;
  if (nodes > MAX_NODES) refuse(['nodes'], nodes, `at most ${MAX_NODES} nodes, with those added`);
}
