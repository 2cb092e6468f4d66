import { exhibitOf } from '../catalogue.ts';
import { must } from '../core/assert.ts';
import { readScenario } from '../files/scenario.ts';
import { openSession } from '../playback/session.ts';
import type { Desk } from '../views/context.tsx';
import { createUi } from '../views/ui.ts';
import { FIRST_SPEED } from './exhibit.ts';

/** Five servers and a client that keeps them busy. */
const FRONT = {
  version: 1,
  protocol: 'raft',
  seed: 7,
  nodes: { server: 5, client: 1 },
  network: { delay: { uniform: ['14ms', '24ms'] } },
  workload: { every: '220ms', clients: 'all', op: 'put', keys: 3 },
};
/** It is at work when the visitor arrives: nobody has to wait for the first election. */
const AT_WORK = 700_000;

/** The cluster of the front page, with the hammer in hand. */
export async function openFrontCluster(): Promise<Desk> {
  const { protocol } = await must(exhibitOf('raft'), 'Raft is an exhibit').load();
  const session = openSession(protocol, readScenario(protocol, FRONT), { speed: FIRST_SPEED });
  session.seek(AT_WORK);
  return { session, ui: createUi({ tool: 'crash' }) };
}
