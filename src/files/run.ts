import * as z from 'zod/mini';
import type { Micros, Seq } from '../core/ids.ts';
import type { Given } from '../engine/branch.ts';
import type { SavedTimeline } from '../engine/timeline.ts';
import type { WrittenProtocol } from '../sdk/forms.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import {
  checkNodes,
  checkScript,
  MAX_ADDED,
  MAX_BRANCHES,
  MAX_COMMANDS,
  MAX_EVENTS,
} from './bounds.ts';
import { duration, whole } from './fields.ts';
import { HandForms, type Joined } from './hands.ts';
import { put, refuse, take } from './input.ts';
import { checkJson } from './json.ts';
import { printScenario, readScenario, scenarioHead } from './scenario.ts';

const VERSION = 1;
const LONGEST_NAME = 200;

/** A run as it stands: all that opens it again at the same place. */
export interface Run<T extends ProtocolTypes> {
  /** The scenario with all settings as they were. */
  readonly scenario: Scenario<T>;
  readonly timeline: SavedTimeline<T>;
  /** Where the playhead stood, which may be between two events; null: at the last one. */
  readonly time: Micros | null;
  /** Of the branch that is shown, as far as it had been run; null where nobody said. */
  readonly digest: string | null;
  /** The version of Orrery that made the file. */
  readonly made: string | null;
}

/** 16 hexadecimal digits, as `Digest` prints them. */
export const digestForm = z.string().check(z.regex(/^[0-9a-f]{16}$/, 'expected 16 hex digits'));
/** A version of Orrery: digits, letters and points. */
export const madeForm = z
  .string()
  .check(z.regex(/^[\w.+-]{1,40}$/, 'expected a version of Orrery, such as 1.2.0'));

const givenForm = z.strictObject({
  seq: whole(0, MAX_EVENTS),
  at: duration,
  command: z.record(z.string(), z.unknown()),
});

const branchForm = z.strictObject({
  parent: z.nullable(whole(0, MAX_BRANCHES)),
  name: z.optional(z.string().check(z.maxLength(LONGEST_NAME))),
  length: whole(0, MAX_EVENTS),
  given: z.array(givenForm).check(z.maxLength(MAX_COMMANDS)),
});

/** The grammar of a run's file. Every key that is not in it is refused. */
export const runForm = z.strictObject({
  version: z.literal(VERSION),
  kind: z.literal('run'),
  /** The whole scenario, as in a scenario file. */
  scenario: z.record(z.string(), z.unknown()),
  branches: z.array(branchForm).check(z.minLength(1), z.maxLength(MAX_BRANCHES)),
  branch: whole(0, MAX_BRANCHES),
  position: whole(0, MAX_EVENTS),
  time: z.optional(duration),
  digest: z.optional(digestForm),
  made: z.optional(madeForm),
  $schema: z.optional(z.string()),
});

type RunText = z.output<typeof runForm>;
type BranchText = RunText['branches'][number];

/** Whether some JSON means to be a run, and not a scenario. */
export const isRun = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && (json as { kind?: unknown }).kind === 'run';

/** To which exhibit a run belongs. */
export function runHead(json: unknown): { readonly protocol: string; readonly id: string | null } {
  checkJson(json);
  const head = z.looseObject({ kind: z.literal('run'), scenario: z.looseObject({}) });
  return scenarioHead(take(head, json).scenario);
}

/** Reads a run, all of it or nothing: throws InputError about the first thing that is wrong. Nothing is run. */
export function readRun<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  json: unknown,
): Run<T> {
  checkJson(json);
  const text = take(runForm, json);
  checkScript(text.scenario);
  const scenario = readScenario(protocol, text.scenario);
  checkTree(text.branches);
  checkPlace(text);
  checkNodes(protocol, scenario, 0);
  return {
    scenario,
    timeline: {
      branches: readBranches(protocol, scenario, text.branches),
      branch: text.branch,
      position: text.position,
    },
    time: text.time ?? null,
    digest: text.digest ?? null,
    made: text.made ?? null,
  };
}

/** What the shapes alone cannot say: branches hang together, and commands come in order, each within its branch. */
function checkTree(branches: readonly BranchText[]): void {
  let [events, commands] = [0, 0];
  for (const [i, { parent, given, length }] of branches.entries()) {
    const path = ['branches', i];
    if (i === 0 ? parent !== null : parent === null || parent >= i) {
      refuse([...path, 'parent'], parent, i === 0 ? 'null' : 'the number of an earlier branch');
    }
    if (parent !== null && given.length === 0) {
      refuse([...path, 'given'], given, 'the command that began the branch');
    }
    const end =
      parent === null ? length : Math.min(length, (branches[parent] as BranchText).length);
    for (const [j, { seq, at }] of given.entries()) {
      const last = given[j - 1];
      const [from, to] = [last ? last.seq + 1 : 0, j === 0 ? end : length];
      if (seq < from || seq >= to) {
        refuse([...path, 'given', j, 'seq'], seq, `a number from ${from} to ${to - 1}`);
      }
      if (last && at < last.at) {
        refuse([...path, 'given', j, 'at'], at, 'commands in order of time');
      }
    }
    events += length - (parent === null ? 0 : (given[0]?.seq ?? 0));
    commands += given.length;
    if (events > MAX_EVENTS) refuse(path, events, `at most ${MAX_EVENTS} events in all branches`);
    if (commands > MAX_COMMANDS) {
      refuse(path, commands, `at most ${MAX_COMMANDS} commands in all branches`);
    }
  }
}

function checkPlace({ branches, branch, position }: RunText): void {
  const { length } =
    branches[branch] ?? refuse(['branch'], branch, `a number from 0 to ${branches.length - 1}`);
  if (position > length) refuse(['position'], position, `a number from 0 to ${length}`);
}

/** A node that a command by hand added, with the place of that command in the run. */
type JoinedAt<T extends ProtocolTypes> = Joined<T> & { readonly seq: number };

function readBranches<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  scenario: Scenario<T>,
  branches: readonly BranchText[],
): SavedTimeline<T>['branches'] {
  const forms = new HandForms(protocol, scenario);
  const joined: JoinedAt<T>[][] = [];
  let added = 0;
  return branches.map(({ parent, name, length, given }, i) => {
    const nodes = inherited(joined, parent, given[0]?.seq);
    joined.push(nodes);
    const read = given.map(({ seq, at, command: raw }, j): Given<T> => {
      const path = ['branches', i, 'given', j, 'command'];
      const one = { seq: seq as Seq, at, command: take(forms.at(at, nodes), raw, path) };
      if (follow(nodes, one) && ++added > MAX_ADDED) {
        refuse(path, added, `at most ${MAX_ADDED} nodes added`);
      }
      return one;
    });
    return { parent, given: read, length, name: name ?? null };
  });
}

/** Takes down the node that a command adds; false if it adds none. */
function follow<T extends ProtocolTypes>(
  nodes: JoinedAt<T>[],
  { seq, at, command }: Given<T>,
): boolean {
  if (command.do !== 'add') return false;
  nodes.push({ seq, at, kind: command.kind });
  return true;
}

/** The nodes that had joined a branch's parent when the branch left it. */
function inherited<T extends ProtocolTypes>(
  joined: readonly JoinedAt<T>[][],
  parent: number | null,
  fork: number | undefined,
): JoinedAt<T>[] {
  const nodes = parent === null ? [] : (joined[parent] ?? []);
  return nodes.filter(({ seq }) => seq < (fork ?? 0));
}

/** Prints a run so that reading it gives the same one. */
export function printRun<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  { scenario, timeline, time, digest, made }: Run<T>,
): Record<string, unknown> {
  const forms = new HandForms(protocol, scenario);
  const joined: JoinedAt<T>[][] = [];
  const branches = timeline.branches.map(({ parent, given, length, name }) => {
    const nodes = inherited(joined, parent, given[0]?.seq);
    joined.push(nodes);
    const printed = given.map((one) => {
      const command = put(forms.at(one.at, nodes), one.command);
      follow(nodes, one);
      return { seq: one.seq, at: put(duration, one.at), command };
    });
    return { parent, ...(name && { name: name.slice(0, LONGEST_NAME) }), length, given: printed };
  });
  return {
    version: VERSION,
    kind: 'run',
    scenario: printScenario(protocol, scenario),
    branches,
    branch: timeline.branch,
    position: timeline.position,
    ...(time !== null && { time: put(duration, time) }),
    ...(digest !== null && { digest }),
    ...(made !== null && { made }),
  };
}

/** A run with the branch that is shown alone, as if its commands had all been given on the original course. */
export function shownAlone<T extends ProtocolTypes>(saved: SavedTimeline<T>): SavedTimeline<T> {
  const paths: (readonly Given<T>[])[] = [];
  for (const { parent, given } of saved.branches) {
    const before = parent === null ? [] : (paths[parent] ?? []);
    const fork = given[0]?.seq ?? 0;
    paths.push([...before.filter(({ seq }) => seq < fork), ...given]);
  }
  const length = saved.branches[saved.branch]?.length ?? 0;
  return {
    branches: [{ parent: null, given: paths[saved.branch] ?? [], length, name: null }],
    branch: 0,
    position: saved.position,
  };
}
