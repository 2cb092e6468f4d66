import type { Session } from '../playback/types.ts';
import type { Command, NodeRef } from '../sdk/command.ts';
import type { ProtocolTypes } from '../sdk/types.ts';

type AnyCommand = Command<ProtocolTypes>;

/** What a person has done by hand on the present branch, from a position on. */
export function givenSince(session: Session, position: number): readonly AnyCommand[] {
  const { branch, branches } = session.screen();
  const saved = session.save().timeline.branches;
  let given: AnyCommand[] = [];
  let limit = Infinity;
  for (let id: number | null = branch; id !== null; ) {
    const own = (saved[id]?.given ?? []).filter(({ seq }) => seq >= position && seq < limit);
    given = [...own.map(({ command }) => command), ...given];
    const info: { parent: number | null; shared: number } | undefined = branches[id];
    limit = Math.min(limit, info?.shared ?? 0);
    id = info?.parent ?? null;
  }
  return given;
}

/** Whether something that was done is what was asked for, or a part of it. */
export function isAsked(given: AnyCommand, asked: AnyCommand): boolean {
  if (asked.do === 'partition') return parts(given, asked.groups);
  return given.do === asked.do && ENDS.every((end) => agree(refAt(given, end), refAt(asked, end)));
}

/** Whether all that was asked for has been done. */
export const allDone = (given: readonly AnyCommand[], asked: readonly AnyCommand[]): boolean =>
  asked.every((one) => given.some((done) => done.do === one.do && isAsked(done, one)));

/** Where a command says to whom it is done. What else it says (which request, which message) is for a cue to judge. */
const ENDS = ['node', 'from', 'to'] as const;

const refAt = (command: AnyCommand, end: (typeof ENDS)[number]): NodeRef | undefined =>
  (command as Readonly<Record<string, unknown>>)[end] as NodeRef | undefined;

/** A node that is named by its role may be anyone, until the command is given. */
const agree = (given: NodeRef | undefined, asked: NodeRef | undefined): boolean =>
  typeof given !== 'number' || typeof asked !== 'number' || given === asked;

/** Links can be cut one by one, or all at once: none of those that are to stay may be among them. */
function parts(given: AnyCommand, asked: readonly (readonly NodeRef[])[]): boolean {
  const group = groupsOf(asked);
  if (given.do === 'cut') {
    const [from, to] = [group(given.from), group(given.to)];
    return from === null || to === null || from !== to;
  }
  if (given.do !== 'partition') return false;
  const other = groupsOf(given.groups);
  const nodes = asked.flat();
  return nodes.every((a) =>
    nodes.every((b) => {
      const [mine, theirs] = [other(a), other(b)];
      const parted = mine !== null && theirs !== null && mine !== theirs;
      return parted === (group(a) !== group(b));
    }),
  );
}

/** The number of the group in which a node stands. */
function groupsOf(groups: readonly (readonly NodeRef[])[]): (node: NodeRef) => number | null {
  return (node) => {
    const at = groups.findIndex((group) => group.includes(node));
    return at < 0 ? null : at;
  };
}
