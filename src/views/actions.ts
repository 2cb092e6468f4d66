import type { NodeId, Seq } from '../core/ids.ts';
import { NothingToDo } from '../playback/session.ts';
import type { Command, DiskFate } from '../sdk/command.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { NodeSlot } from '../sdk/world.ts';
import type { Desk } from './context.tsx';
import { forgetNotice, partNode, selectNode } from './ui.ts';

/** What hands can do to a run. All of it goes through commands. */
export function act(desk: Desk, command: Command<ProtocolTypes>, moment?: number): void {
  try {
    desk.session.act(command, moment);
    forgetNotice(desk.ui);
  } catch (error) {
    // Meeting nothing is a thing that happens; anything else is a mistake of ours and goes to the boundary.
    if (!(error instanceof NothingToDo)) throw error;
    desk.ui.setState({ notice: command.do });
  }
}

/** Goes to the next turn of the run, or says that none comes. */
export function nextMilestone({ session, ui }: Desk): void {
  if (session.nextMilestone()) forgetNotice(ui);
  else ui.setState({ notice: 'noMilestone' });
}

export const slotOf = (desk: Desk, id: NodeId): NodeSlot<ProtocolTypes> | undefined =>
  desk.session.world().nodes[id];

export function crashOrRestart(desk: Desk, node: NodeId, disk: DiskFate = 'keep'): void {
  const crashed = slotOf(desk, node)?.health === 'crashed';
  act(desk, crashed ? { do: 'restart', node, disk } : { do: 'crash', node });
}

export function pauseOrResume(desk: Desk, node: NodeId): void {
  const health = slotOf(desk, node)?.health;
  if (health === 'crashed') return;
  act(desk, { do: health === 'paused' ? 'resume' : 'pause', node });
}

/** Mends what is cut between two nodes; cuts where nothing is. With one way, only what goes from a to b. */
export function cutOrMend(desk: Desk, a: NodeId, b: NodeId, oneWay: boolean): void {
  if (a === b) return;
  const world = desk.session.world();
  const ways: readonly (readonly [NodeId, NodeId])[] = oneWay
    ? [[a, b]]
    : [
        [a, b],
        [b, a],
      ];
  const cut = ways.filter(([from, to]) => world.isCut(from, to));
  const todo = cut.length > 0 ? cut : ways;
  for (const [from, to] of todo) act(desk, { do: cut.length > 0 ? 'mend' : 'cut', from, to });
}

export const heal = (desk: Desk): void => act(desk, { do: 'heal' });

export const onMessage = (
  desk: Desk,
  action: 'drop' | 'hold' | 'release' | 'duplicate' | 'deliverNow',
  id: Seq,
): void => act(desk, { do: action, message: { envelope: id } });

/**
 * A client's request with a value of its own: by the node given if it is a client, else by the first that is up. `wanted`: an
 * operation of the workload; the scenario's own, if none is named.
 */
export function request(desk: Desk, node: NodeId | null, wanted?: string): void {
  const { workload } = desk.session.protocol;
  if (!workload) return;
  const clients = desk.session
    .world()
    .nodes.filter((slot) => slot.kind === workload.clients && slot.health === 'up');
  const client = clients.find((slot) => slot.id === node) ?? clients[0];
  if (!client) {
    desk.ui.setState({ notice: 'noClient' });
    return;
  }
  const { requests } = desk.ui.getState();
  desk.ui.setState({ requests: requests + 1 });
  const op = wanted ?? desk.session.scenario.workload?.op ?? workload.ops[0] ?? '';
  act(desk, {
    do: 'request',
    node: client.id,
    request: workload.request(op, KEYS[requests % KEYS.length] as string, requests + 1),
  });
}

const KEYS = ['x', 'y', 'z'];

/** What the tool in hand does to a node. */
export function applyTool(desk: Desk, node: NodeId): void {
  const { ui } = desk;
  const { tool, cutFrom, oneWay } = ui.getState();
  // A half-made cut is finished by whatever node comes next, whether a click or a key began it.
  if (cutFrom !== null) {
    ui.setState({ cutFrom: null });
    cutOrMend(desk, cutFrom, node, oneWay && tool === 'cut');
    return;
  }
  switch (tool) {
    case 'crash':
      crashOrRestart(desk, node);
      break;
    case 'pause':
      pauseOrResume(desk, node);
      break;
    case 'cut':
      ui.setState({ cutFrom: node });
      break;
    case 'request':
      request(desk, node);
      break;
    case 'partition':
      partNode(ui, node);
      break;
    case 'select':
    case 'drop':
      selectNode(ui, node);
      break;
  }
}
