import { exhibitOf } from '../catalogue.ts';
import { must } from '../core/assert.ts';
import { ms } from '../core/duration.ts';
import { openSession, type SavedSession } from '../playback/session.ts';
import type { ParamSpec } from '../sdk/params.ts';
import type { Protocol } from '../sdk/protocol.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { Locale } from '../sdk/text.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Desk } from '../views/context.tsx';
import { createUi } from '../views/ui.ts';
import { fixedDesk } from './fixedDesk.ts';
import { FIRST_SPEED } from './speed.ts';

const shown = must(exhibitOf('raft'), 'Raft is an exhibit');

/** It is at work when the visitor arrives: nobody has to wait for the first election. */
const AT_WORK = ms(700);

/**
 * Five servers and a client that keeps them busy. Made here and not read from a file, so that the front page can do
 * without everything that reads files.
 */
function frontScenario(protocol: Protocol<ProtocolTypes>): Scenario<ProtocolTypes> {
  const specs = protocol.params as Readonly<Record<string, ParamSpec>>;
  const initial = Object.entries(specs).map(([name, spec]) => [name, spec.initial]);
  return {
    id: 'front',
    title: { en: '', zh: '' },
    watch: { en: '', zh: '' },
    seed: 7,
    members: { server: 5, client: 1 },
    params: Object.fromEntries(initial),
    variant: null,
    network: {
      all: {
        delay: { kind: 'uniform', min: ms(14), max: ms(24) },
        loss: [0, 1],
        duplicate: [0, 1],
        order: 'any',
      },
      links: [],
    },
    diskWrite: { kind: 'fixed', by: ms(0) },
    initial: {},
    workload: { every: ms(220), clients: 'all', op: 'put', keys: 3, until: null },
    script: [],
    until: { time: null, events: null },
    expects: [],
  };
}

/** The cluster's desk; what narrates it can come later, once it knows its story. */
export interface FrontDesk extends Desk {
  learnStory(): Promise<void>;
}

/** The cluster of the front page, with the hammer in hand; `saved`: the one that stood there in another language. */
export async function openFrontCluster(
  locale: Locale,
  saved: SavedSession | null,
): Promise<FrontDesk> {
  const { protocol, learnStory } = await shown.machine(locale);
  const start = saved ? { saved } : { speed: FIRST_SPEED };
  const origin = frontScenario(protocol);
  const session = openSession(protocol, origin, start);
  if (!saved) session.seek(AT_WORK);
  // No message is inspected on the front page, so none need be printed with names.
  const print: Desk['print'] = (message) => message as unknown as ReturnType<Desk['print']>;
  return {
    ...fixedDesk,
    session,
    ui: createUi({ tool: 'crash' }),
    print,
    origin,
    changes: {},
    sharing: null,
    learnStory,
  };
}
