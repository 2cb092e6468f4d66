import { InputError } from '../files/input.ts';
import { printScenario, readScenario } from '../files/scenario.ts';
import { didYouMean, listing } from '../files/wording.ts';
import type { WrittenProtocol } from '../sdk/forms.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';

/** A scenario with other numbers of nodes: `server=4`. Nodes are named in files, so that it is its file with others that is read. */
export function withCounts(
  protocol: WrittenProtocol<ProtocolTypes>,
  scenario: Scenario<ProtocolTypes>,
  counts: readonly string[],
): Scenario<ProtocolTypes> {
  if (counts.length === 0) return scenario;
  const kinds = Object.keys(protocol.kinds);
  const changed = counts.map((text) => {
    const [, kind = '', count = ''] = /^([^=]*)=(\d+)$/.exec(text) ?? [];
    if (kinds.includes(kind)) return [kind, Number(count)];
    throw new InputError(
      `--nodes: found ${JSON.stringify(text)}, expected kind=N where kind is ${listing(kinds)}${didYouMean(kind, kinds)}`,
    );
  });
  const file = printScenario(protocol, scenario);
  const nodes = { ...scenario.members, ...Object.fromEntries(changed) };
  return readScenario(protocol, { ...file, nodes });
}
