import { describe, expect, test } from 'vitest';
import type { NodeId, Seq } from '../../src/core/ids.ts';
import {
  differencesSince,
  type FieldStep,
  fieldsAt,
  fieldsIn,
  historyLater,
  historyOf,
  lastChange,
  type NodeChange,
} from '../../src/playback/fields.ts';
import type { Session } from '../../src/playback/types.ts';
import { p1, p2 } from '../engine/toy.ts';
import { toySession } from './toySession.ts';

const seen = { name: 'seen', durable: false };

/** What each step of a node changed, found by looking at every moment of the run. */
function allChanges(session: Session, node: NodeId): Map<number, [string, unknown, unknown][]> {
  const found = new Map<number, [string, unknown, unknown][]>();
  const look = () =>
    fieldsIn(session, session.world(), node).map((field) => [
      `${field.durable} ${field.name}`,
      field.value[0],
    ]) as [string, unknown][];
  const end = session.screen().seq;
  session.seekRecord(0);
  session.stepBack();
  let before = look();
  while (session.screen().seq < end) {
    const step = session.screen().seq;
    session.stepForward();
    const now = look();
    const changes = now.flatMap(([name, value], i): [string, unknown, unknown][] =>
      before[i]?.[1] === value ? [] : [[name, before[i]?.[1], value]],
    );
    if (changes.length > 0) found.set(step, changes);
    before = now;
  }
  return found;
}

const plain = (change: NodeChange | null) =>
  change?.changes.map(({ name, durable, from, to }) => [`${durable} ${name}`, from?.[0], to?.[0]]);

describe('the last change of a node', () => {
  test('is found from wherever one comes, and says what was', () => {
    const session = toySession();
    session.seek(200_000);
    const end = session.screen().seq;
    const all = allChanges(session, p1);
    const lastBefore = (seq: number) => [...all].findLast(([step]) => step < seq) ?? null;
    for (const target of [end - 3, 50, 300, 301, 302, 303, 304, 305, 120, 7, 1]) {
      session.seekRecord(target);
      const { seq } = session.screen();
      const change = lastChange(session, p1);
      expect([change?.seq, plain(change)], `at ${seq}`).toEqual(
        lastBefore(seq) ?? [undefined, undefined],
      );
    }
  });

  test('is none at the start', () => {
    expect(lastChange(toySession(), p1)).toBeNull();
  });

  test('is looked for as far back as is asked; what was not found is looked for again', () => {
    const session = toySession();
    session.seek(50_000);
    session.act({ do: 'crash', node: p1 });
    const crashed = lastChange(session, p1);
    expect(plain(crashed)).toContainEqual(['false role', 'busy', 'idle']);
    session.seek(4_000_000);
    expect(session.landmarks().length).toBeGreaterThan(4);
    const fresh = toySession();
    fresh.seek(50_000);
    fresh.act({ do: 'crash', node: p1 });
    fresh.seek(4_000_000);
    expect(lastChange(fresh, p1, 1)).toBeNull();
    expect(lastChange(fresh, p1, 1000)).toEqual(crashed);
    expect(lastChange(fresh, p1, 1)).toEqual(crashed);
  });
});

describe('the history of a field', () => {
  test('has every change, newest first, in as many parts as one likes', () => {
    const session = toySession();
    session.seek(1_500_000);
    const end = session.screen().seq;
    const all = [...allChanges(session, p2)].flatMap(([step, changes]) =>
      changes.filter(([name]) => name === 'false seen').map(([, from, to]) => [step, from, to]),
    );
    const steps: FieldStep[] = [];
    let before: number | null = end;
    while (before !== null) {
      const part = historyOf(session, p2, seen, before, 7);
      expect(part.steps.length).toBeLessThanOrEqual(7);
      steps.push(...part.steps);
      before = part.before;
    }
    expect(steps.map(({ seq, from, to }) => [seq, from?.[0], to?.[0]])).toEqual(all.reverse());
  });

  test('goes on with what came since', () => {
    const session = toySession();
    session.seek(400_000);
    const end = session.screen().seq;
    const middle = session.columns().stepBefore(Math.floor(end / 2));
    const before = historyOf(session, p2, seen, middle, 4);
    const later = historyLater(session, p2, seen, before, middle, end);
    const { length } = later.steps;
    expect(length).toBeGreaterThan(before.steps.length);
    expect(later.steps).toEqual(historyOf(session, p2, seen, end, length).steps);
    expect(later.before).toBe(before.before);
  });

  test('tells a field on disk from the one in memory', () => {
    const session = toySession({ diskWrite: { kind: 'fixed', by: 2000 as never } });
    session.seek(100_000);
    const at = (durable: boolean) =>
      historyOf(session, p1, { name: 'seen', durable }, session.screen().seq, 100).steps.map(
        ({ at: when }) => when,
      );
    expect(at(true).length).toBeGreaterThan(2);
    expect(at(true)[0]).not.toBe(at(false)[0]);
  });
});

test('two moments differ in what changed between them', () => {
  const session = toySession();
  session.seek(50_000);
  const then = session.screen().seq;
  expect(differencesSince(session, fieldsAt(session, then))).toEqual([]);
  const was = fieldsIn(session, session.world(), p1).map(({ value }) => value[0]);
  session.seek(150_000);
  const [first] = differencesSince(session, fieldsAt(session, then));
  expect(first?.node).toBe(p1);
  const change = first?.changes.find(({ name, durable }) => name === 'seen' && !durable);
  expect(change?.from).toEqual([was[1]]);
  expect(change?.to).toEqual(fieldsIn(session, session.world(), p1)[1]?.value);
  const past = session.screen().seq as Seq;
  session.seekRecord(10);
  expect(differencesSince(session, fieldsAt(session, past))[0]?.changes[0]?.from).not.toBeNull();
});
