import * as z from 'zod/mini';
import type { Micros } from '../core/ids.ts';
import type { Form, WrittenProtocol } from '../sdk/forms.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { checkVersion, type Line, lineForm } from './commands.ts';
import { duration } from './fields.ts';
import { take } from './input.ts';
import { Roster } from './names.ts';
import { once } from './once.ts';
import { type Words, wordsOf } from './words.ts';

/** A line of the script before its command is read: the names that it may use depend on when it comes. */
export type RawLine = { readonly at: Micros } & Readonly<Record<string, unknown>>;
export const rawLine = z.looseObject({ at: duration }) as unknown as Form<RawLine>;

const lineIn = once((words: Words) => lineForm(words, duration as Form<number>));

/** A line of the script in a cluster that has these nodes by then. */
export function lineFormAt<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  roster: Roster<T>,
): Form<Line> {
  return lineIn(wordsOf(protocol, roster.names));
}

/** Reads the script's commands in order of time: a node that is added can be named from then on. */
export function readScript<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  members: Scenario<T>['members'],
  version: number,
  lines: readonly RawLine[],
  json: unknown,
): Scenario<T>['script'] {
  const raw = (json as { script?: readonly unknown[] }).script ?? [];
  const roster = new Roster(protocol, members);
  let form = lineFormAt(protocol, roster);
  return lines
    .map((line, i) => ({ at: line.at, i }))
    .sort((a, b) => a.at - b.at || a.i - b.i)
    .map(({ at, i }) => {
      const { command } = take(form, raw[i], ['script', i]) as Line & Scenario<T>['script'][number];
      checkVersion(version, command, ['script', i]);
      if (command.do === 'add') {
        roster.add(command.kind);
        form = lineFormAt(protocol, roster);
      }
      return { at, command };
    });
}
