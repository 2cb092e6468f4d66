import { beforeEach, describe, expect, test } from 'vitest';
import { must } from '../../src/core/assert.ts';
import { micros } from '../../src/core/ids.ts';
import { readScenario } from '../../src/files/scenario.ts';
import { openSession } from '../../src/playback/session.ts';
import type { Session } from '../../src/playback/types.ts';
import {
  chosenMoment,
  holdAll,
  holdOrRelease,
  letHappen,
  letNextHappen,
  nudge,
} from '../../src/views/byhand/choosing.ts';
import {
  type ChoiceRow,
  type Inbox,
  inboxes,
  type MessageRow,
  nextOf,
} from '../../src/views/byhand/inboxes.ts';
import type { Desk } from '../../src/views/context.tsx';
import { topologyOf } from '../../src/views/stage/project.ts';
import { createUi } from '../../src/views/ui.ts';
import { leaderOf, protocol } from './cluster.ts';

const frames = { now: () => 0, each: () => () => {} };

let session: Session;
let desk: Desk;

beforeEach(() => {
  const file = { version: 1, protocol: 'raft', seed: 5, nodes: { server: 3, client: 1 } };
  session = openSession(protocol, readScenario(protocol, file), { frames });
  desk = { session, ui: createUi() } as unknown as Desk;
});

const boxes = (): readonly Inbox[] =>
  inboxes(session.world(), topologyOf(protocol), session.screen().time);
const choices = () => boxes().flatMap((box) => box.rows) as ChoiceRow[];
const messages = () => choices().filter((row): row is MessageRow => row.kind === 'message');
const timers = (type: string) =>
  choices().filter((row) => row.kind === 'timer' && row.timer.type === type);
const first = <X>(list: readonly X[]): X => must(list[0], 'there is one');
const next = () => must(nextOf(boxes()), 'something is on its way');
/** What kinds of record there are on this branch. */
const kinds = () => {
  const columns = session.columns();
  return Array.from({ length: columns.length }, (_, at) => columns.kind(at));
};
const labels = () => messages().map((row) => `${row.glyph.label} to ${row.node}`);

describe('the moment of a choice', () => {
  test('is when what was left of its time is over', () => {
    expect(chosenMoment(5000, 12_345)).toBe(17_345);
  });

  test('is a little later where nothing was left, so that two never fall on one instant', () => {
    expect(chosenMoment(5000, 0)).toBe(6000);
    expect(chosenMoment(5000, 300)).toBe(6000);
  });
});

describe('holding all', () => {
  test('stops time, opens the inboxes and lets nothing come by itself', () => {
    session.play();
    desk.ui.setState({ panel: 'why' });
    holdAll(desk, true);
    expect(session.screen().status).toBe('paused');
    expect(desk.ui.getState()).toMatchObject({ tab: 'inbox', panel: null });
    const before = session.screen().seq;
    session.seek(5_000_000);
    expect(session.screen().seq).toBe(before);
    expect(next().left).toBeGreaterThan(100_000);
  });

  test('ends with everything going on as it would have', () => {
    holdAll(desk, true);
    const { left } = next();
    session.seek(5_000_000);
    holdAll(desk, false);
    session.stepForward();
    expect(session.screen().time).toBe(5_000_000 + left);
  });

  test('marks one row of all as the next, the one with the least time left', () => {
    holdAll(desk, true);
    letHappen(desk, first(timers('election')));
    const marked = choices().filter((row) => row.next);
    expect(marked).toHaveLength(1);
    expect(first(marked).left).toBe(Math.min(...choices().map((row) => row.left)));
  });

  test('twice is told as nothing to do', () => {
    holdAll(desk, false);
    expect(desk.ui.getState().notice).toBe('byHand');
  });
});

describe('choosing', () => {
  test('elects a leader by hand, with time going on at every choice', () => {
    holdAll(desk, true);
    const times = [session.screen().time];
    const take = (row: ChoiceRow) => {
      letHappen(desk, row);
      times.push(session.screen().time);
    };
    take(first(timers('election')));
    expect(labels()).toMatchInlineSnapshot(`
      [
        "RequestVote T1 to 1",
        "RequestVote T1 to 2",
      ]
    `);
    for (let i = 0; i < 20 && leaderOf(session.world()) === undefined; i++) {
      // What is being written is let finish, as whoever plays would.
      if (messages().length === 0) session.stepForward();
      else take(first(messages()));
    }
    expect(leaderOf(session.world())).toBeDefined();
    expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
  });

  test('finds marked what comes first if everything is let go', () => {
    holdAll(desk, true);
    letHappen(desk, first(timers('election')));
    letHappen(desk, next());
    const row = next();
    const moment = session.screen().time + row.left;
    holdAll(desk, false);
    const waiting = choices().map(({ key }) => key);
    const come = () => waiting.filter((key) => !choices().some((one) => one.key === key));
    while (come().length === 0) session.stepForward();
    expect(come()).toContain(row.key);
    expect(session.screen().time).toBe(moment);
  });

  test('loses what would have been lost, if it is let come by itself', () => {
    session.act({ do: 'link', model: { loss: [1, 1] } });
    holdAll(desk, true);
    letHappen(desk, first(timers('election')));
    const row = next();
    expect(row).toMatchObject({ kind: 'message', envelope: { lost: true } });
    letNextHappen(desk, row);
    expect(session.columns().kind(session.screen().seq - 1)).toBe('drop');
    letHappen(desk, next());
    expect(kinds()).toContain('deliver');
  });

  test('lets disks finish what they were writing before the moment of the choice', () => {
    session.act({ do: 'disk', node: 0 as never, write: { kind: 'fixed', by: micros(5000) } });
    holdAll(desk, true);
    const on = (node: number) => (row: ChoiceRow) => row.node === node;
    letHappen(desk, first(timers('election').filter(on(0))));
    const writes = () => session.world().nodes.filter((slot) => slot.unwritten.length > 0).length;
    expect(writes()).toBe(1);
    letHappen(desk, first(timers('election').filter(on(1))));
    expect(writes()).toBe(0);
  });

  test('in the past begins a branch there and then', () => {
    holdAll(desk, true);
    letHappen(desk, first(timers('election')));
    const choice = session.screen().seq;
    letHappen(desk, first(timers('election')));
    session.seekRecord(choice - 1);
    const { time } = session.screen();
    letHappen(desk, first(timers('election')));
    expect(session.screen().branches).toHaveLength(2);
    expect(session.screen().time).toBeGreaterThanOrEqual(time);
  });

  test('while time runs means now', () => {
    session.seek(1_000_000);
    while (messages().length === 0) session.stepForward();
    const { time } = session.screen();
    const row = first(messages());
    letHappen(desk, row);
    expect(session.screen().time).toBe(time);
    expect(messages().map((one) => one.key)).not.toContain(row.key);
  });
});

test('what is held is let go by the same hand', () => {
  while (messages().length === 0) session.stepForward();
  const { key } = first(messages());
  const row = () =>
    must(
      messages().find((one) => one.key === key),
      'it is still there',
    );
  holdOrRelease(desk, row());
  expect(row().held).toBe(true);
  const { left } = row();
  holdOrRelease(desk, row());
  expect(row()).toMatchObject({ held: false, left });
});

test('nudges move all timers of a kind', () => {
  const left = () => timers('election').map((row) => row.left);
  session.seek(1000);
  nudge(desk, 'election', 'align');
  expect(new Set(left()).size).toBe(1);
  nudge(desk, 'election', 'spread');
  const [a = 0, b = 0, c = 0] = left().toSorted((x, y) => x - y);
  expect(b - a).toBe(c - b);
  expect(b - a).toBeGreaterThan(10_000);
});
