import type { Changes } from '../sdk/changes.ts';
import type { WrittenProtocol } from '../sdk/forms.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { readScenario } from './scenario.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Reads a scenario's file with some changes, all of it or nothing: throws InputError about the first thing wrong. */
export const readChanged = <T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  file: unknown,
  changes: Changes,
): Scenario<T> => readScenario(protocol, changedFile(file as Fields, changes));

/** The file as it would be had its author written the changes. */
export function changedFile(file: Fields, changes: Changes): Fields {
  const { seed, nodes, params, variant, network, disk } = changes;
  return {
    ...file,
    ...(seed !== undefined && { seed }),
    ...(variant !== undefined && { variant }),
    ...(nodes && { nodes: { ...(file.nodes as Fields), ...nodes } }),
    ...(params && { params: { ...(file.params as Fields), ...params } }),
    ...(network && { network: { ...(file.network as Fields), ...network } }),
    ...(disk && { disk: { ...(file.disk as Fields), ...disk } }),
  };
}
