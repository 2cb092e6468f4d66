import type { Seq } from '../../core/ids.ts';
import type { Command, NudgeCommand } from '../../sdk/command.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import { act, onMessage } from '../actions.ts';
import type { Desk } from '../context.tsx';
import { closePanel, select } from '../ui.ts';
import type { ChoiceRow, MessageRow } from './inboxes.ts';

type Any = ProtocolTypes;

/**
 * Choices are at least this far apart, in microseconds: two at one instant would lie on one spot of the space-time
 * diagram, and a millisecond is about what a message takes in a room full of machines.
 */
const APART = 1000;

/**
 * When a chosen event happens: after what was left of its time, as if that one alone had gone on. So time moves on as one
 * chooses, and no two choices fall on one instant.
 */
export const chosenMoment = (now: number, left: number): number => now + Math.max(left, APART);

/** Lets one thing happen that is on its way; now, or while a person chooses what comes next, when its time is over. */
function choose(desk: Desk, command: Command<Any>, left: number): void {
  const { session, ui } = desk;
  // What is chosen leaves the list without the pointer having left it.
  ui.setState({ hover: null });
  if (!session.world().byHand) {
    act(desk, command);
    return;
  }
  const { time, seq, reach } = session.screen();
  const moment = chosenMoment(time, left);
  // Disks and clients go on meanwhile. In the past nothing may go on: the choice begins a branch right there.
  if (seq === reach.seq) session.seek(moment);
  act(desk, command, moment);
}

/** Delivers a message or lets a timer run out. */
export function letHappen(desk: Desk, row: ChoiceRow): void {
  if (row.kind === 'message') deliver(desk, row.envelope.id);
  else choose(desk, { do: 'fire', node: row.node, timer: row.timer }, row.left);
}

/** What would have happened by itself: also that a message is lost. */
export function letNextHappen(desk: Desk, row: ChoiceRow): void {
  if (row.kind === 'message' && row.envelope.lost) {
    choose(desk, { do: 'drop', message: { envelope: row.envelope.id } }, row.left);
  } else letHappen(desk, row);
}

export function deliver(desk: Desk, id: Seq): void {
  const held = desk.session
    .world()
    .held()
    .find((one) => one.id === id);
  const left = held ? held.dueAt - held.heldAt : 0;
  choose(desk, { do: 'deliverNow', message: { envelope: id } }, left);
}

/** Holds a message back, or lets it go again; while all are held, neither means anything. */
export function holdOrRelease(desk: Desk, row: MessageRow): void {
  if (desk.session.world().byHand) return;
  onMessage(desk, row.held ? 'release' : 'hold', row.envelope.id);
}

/** Marks on the stage what a row is about. */
export function pickUp(desk: Desk, row: ChoiceRow): void {
  if (row.kind === 'message') select(desk.ui, { kind: 'message', id: row.envelope.id });
  else select(desk.ui, { kind: 'node', id: row.node });
}

/** From now on nothing comes by itself, and the inboxes are where one chooses; or everything goes on. */
export function holdAll(desk: Desk, on: boolean): void {
  const { session } = desk;
  act(desk, { do: 'byHand', on });
  if (!on) return;
  session.pause();
  // At the very start the nodes themselves are yet to begin.
  session.seek(session.screen().time);
  closePanel(desk.ui);
  desk.ui.setState({ tab: 'inbox' });
}

export const toggleHoldAll = (desk: Desk): void => holdAll(desk, !desk.session.world().byHand);

export const nudge = (desk: Desk, timer: string, how: NudgeCommand<Any>['how']): void =>
  act(desk, { do: 'nudge', timer, how });
