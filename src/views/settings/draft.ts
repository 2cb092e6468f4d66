import { printDuration } from '../../core/duration.ts';
import type { Micros } from '../../core/ids.ts';
import { equalPlain } from '../../core/plain.ts';
import type { Changes } from '../../sdk/changes.ts';
import type { Scenario } from '../../sdk/scenario.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Delay } from '../../sdk/world.ts';
import type { Control } from './model.ts';

type Any = ProtocolTypes;

/** What someone wants a run to begin with, by the settings' paths, where it is not as in the scenario. */
export type Draft = Readonly<Record<string, unknown>>;

/** What a scenario says at a setting's path. */
export function valueIn(scenario: Scenario<Any>, path: string): unknown {
  const [room, name = ''] = path.split('.');
  switch (room) {
    case 'nodes':
      return scenario.members[name];
    case 'params':
      return (scenario.params as Readonly<Record<string, unknown>>)[name];
    case 'network':
      return (scenario.network.all as unknown as Readonly<Record<string, unknown>>)[name];
    case 'disk':
      return scenario.diskWrite;
    default:
      return scenario[path as 'seed' | 'variant'];
  }
}

/** The draft of a run that is open: what it began with. */
export function draftOf(changes: Changes, scenario: Scenario<Any>): Draft {
  const paths = Object.entries(changes).flatMap(([room, value]) =>
    typeof value === 'object' && value !== null
      ? Object.keys(value).map((name) => `${room}.${name}`)
      : [room],
  );
  return Object.fromEntries(paths.map((path) => [path, valueIn(scenario, path)]));
}

/** A draft in which one setting is otherwise; what is as in the scenario stands in no draft. */
export function withValue(draft: Draft, path: string, value: unknown, own: unknown): Draft {
  const { [path]: _, ...rest } = draft;
  return equalPlain(value, own) ? rest : { ...rest, [path]: value };
}

/** A draft as changes of the scenario's file. */
export function changesOf(draft: Draft, controlOf: (path: string) => Control): Changes {
  const changes: Record<string, unknown> = {};
  for (const [path, value] of Object.entries(draft)) {
    const [room = '', name] = path.split('.');
    const written = inFile(controlOf(path), value);
    changes[room] =
      name === undefined ? written : { ...(changes[room] as object), [name]: written };
  }
  return changes;
}

/** A value as it stands in files. */
function inFile(control: Control, value: unknown): unknown {
  switch (control.kind) {
    case 'duration':
      return printDuration(value as Micros);
    case 'durationRange':
      return (value as readonly Micros[]).map(printDuration);
    case 'delay':
      return delayInFile(value as Delay);
    default:
      return value;
  }
}

function delayInFile(delay: Delay): object {
  switch (delay.kind) {
    case 'fixed':
      return { fixed: printDuration(delay.by) };
    case 'uniform':
      return { uniform: [printDuration(delay.min), printDuration(delay.max)] };
    case 'table':
      return { table: delay.quantiles.map(printDuration) };
  }
}
