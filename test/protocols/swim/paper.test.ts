import { describe, expect, test } from 'vitest';
import { ms, seconds } from '../../../src/core/duration.ts';
import { toArray } from '../../../src/core/vector.ts';
import { isAfter, type Status, standing } from '../../../src/protocols/swim/members.ts';
import {
  bench,
  carried,
  carrying,
  held,
  N1,
  N2,
  N3,
  N4,
  N5,
  news,
  notes,
  sent,
  span,
  suppose,
  types,
} from './help.ts';

/** The rules of Das, Gupta & Motivala, one by one, and where this keeps to memberlist. */

describe('the failure detector (3.1)', () => {
  test('probes one member each period', () => {
    const node = bench();
    const effects = node.fire('period');
    expect(types(effects)).toEqual(['Ping n5']);
    expect([span(effects, 'period'), span(effects, 'probe')]).toEqual([seconds(1), ms(500)]);
    expect(node.state.period).toBe(1);
  });

  test('answers a ping', () => {
    const [answer] = sent(bench().tell(N2, { type: 'Ping', seqNo: 7, updates: [] }));
    expect(answer).toEqual({ to: N2, message: { type: 'Ack', seqNo: 7, updates: [] } });
  });

  test('is content with an answer, directly or through others, in time or late', () => {
    for (const late of [false, true]) {
      const node = bench();
      node.fire('period');
      if (late) node.fire('probe');
      node.tell(late ? N3 : N5, { type: 'Ack', seqNo: 1, updates: [] });
      expect(notes(node.fire('period'))).toEqual([]);
      expect(held(node, N5)).toBe('alive 0');
    }
  });

  test('takes no answer to another ping for one', () => {
    const node = bench();
    node.fire('period');
    node.tell(N5, { type: 'Ack', seqNo: 9, updates: [] });
    node.fire('period');
    expect(held(node, N5)).toBe('suspect 0');
  });

  test('asks k others when there is no answer in time, and nobody who is suspected', () => {
    const node = bench({ params: { indirectChecks: 2 } });
    node.fire('period');
    suppose(node, N2, 'suspect');
    const effects = node.fire('probe');
    expect(types(effects)).toEqual(['PingReq n3', 'PingReq n4']);
    expect(sent(effects)[0]?.message).toMatchObject({ target: N5, seqNo: 1, nack: false });
  });

  test('asks nobody once there is an answer', () => {
    const node = bench();
    node.fire('period');
    node.tell(N5, { type: 'Ack', seqNo: 1, updates: [] });
    expect(node.fire('probe')).toEqual([]);
  });

  test('one that is asked probes, and passes the answer on', () => {
    const node = bench({ self: N3 });
    const asked = node.tell(N1, {
      type: 'PingReq',
      seqNo: 4,
      target: N5,
      nack: false,
      updates: [],
    });
    expect(types(asked)).toEqual(['Ping n5']);
    const { seqNo } = node.state;
    const [passedOn] = sent(node.tell(N5, { type: 'Ack', seqNo, updates: [] }));
    expect(passedOn).toEqual({ to: N1, message: { type: 'Ack', seqNo: 4, updates: [] } });
    expect(node.state.relays).toEqual([]);
  });

  test('and forgets about it where none comes', () => {
    const node = bench({ self: N3 });
    node.tell(N1, { type: 'PingReq', seqNo: 4, target: N5, nack: false, updates: [] });
    expect(sent(node.fire({ type: 'relay', seqNo: 1 }))).toEqual([]);
    expect(node.state.relays).toEqual([]);
    expect(sent(node.tell(N5, { type: 'Ack', seqNo: 1, updates: [] }))).toEqual([]);
  });
});

describe('who is probed (4.3)', () => {
  test('everybody once before anybody again', () => {
    const node = bench();
    const targets = Array.from({ length: 8 }, (_, i) => {
      const [ping] = sent(node.fire('period'));
      node.tell(ping?.to ?? N1, { type: 'Ack', seqNo: i + 1, updates: [] });
      return ping?.to;
    });
    expect(new Set(targets.slice(0, 4))).toEqual(new Set([N2, N3, N4, N5]));
    expect(new Set(targets.slice(4))).toEqual(new Set([N2, N3, N4, N5]));
  });

  test('not the dead, nor those who have left, and a new one in this round already', () => {
    const node = bench({ nodes: 4 });
    suppose(node, N2, 'dead');
    suppose(node, N4, 'left');
    node.tell(N3, carrying(news('alive', N5, 0, N5)));
    expect(toArray(node.state.unprobed)).toContain(N5);
    expect(
      [types(node.fire('period')), types(node.fire('period'))]
        .flat()
        .filter((one) => one.startsWith('Ping ')),
    ).toEqual(expect.arrayContaining(['Ping n3', 'Ping n5']));
  });

  test('nobody where there is nobody', () => {
    const node = bench({ nodes: 2 });
    suppose(node, N2, 'dead');
    expect(types(node.fire('period'))).toEqual([]);
    expect(node.state.probe).toBeNull();
  });
});

describe('suspicion (4.2)', () => {
  const suspecting = () => {
    const node = bench();
    node.fire('period');
    const effects = node.fire('period');
    return { node, effects };
  };

  test('begins at the end of the period, lasts its time, and goes out with the next message', () => {
    const { node, effects } = suspecting();
    expect(held(node, N5)).toBe('suspect 0');
    expect(notes(effects)).toEqual(['suspected']);
    expect(span(effects, 'suspicion')).toBe(seconds(4));
    expect(carried(effects)).toEqual(['n5 suspect 0']);
  });

  test('ends in death', () => {
    const { node } = suspecting();
    const effects = node.fire({ type: 'suspicion', member: N5 });
    expect(held(node, N5)).toBe('dead 0');
    expect(notes(effects)).toEqual(['declaredDead']);
    expect(node.state.members.size).toBe(4);
    expect(carried(node.fire('period'))).toContain('n5 dead 0');
  });

  test('or is refuted, and its timer with it', () => {
    const { node } = suspecting();
    const effects = node.tell(N2, carrying(news('alive', N5, 1, N5)));
    expect(held(node, N5)).toBe('alive 1');
    expect(effects).toContainEqual({ cancelTimer: { type: 'suspicion', member: N5 } });
    expect(node.state.suspicions).toEqual({});
    expect(node.fire({ type: 'suspicion', member: N5 })).toEqual([]);
  });

  test('is not begun by an answer, nor ended by one', () => {
    const { node } = suspecting();
    node.tell(N5, { type: 'Ack', seqNo: 2, updates: [] });
    expect(held(node, N5)).toBe('suspect 0');
  });

  test('where it is off, silence is death', () => {
    const node = bench({ params: { suspicion: false } });
    node.fire('period');
    expect(notes(node.fire('period'))).toEqual(['declaredDead']);
    expect(held(node, N5)).toBe('dead 0');
  });
});

describe('the order of beliefs (4.2)', () => {
  /** Whether the first overrides the second; the last row is memberlist's, which lets the dead come back. */
  test.each<[string, string, boolean]>([
    ['alive 1', 'suspect 0', true],
    ['alive 1', 'alive 0', true],
    ['alive 0', 'suspect 0', false],
    ['alive 0', 'alive 0', false],
    ['suspect 1', 'suspect 0', true],
    ['suspect 0', 'alive 0', true],
    ['suspect 1', 'alive 0', true],
    ['suspect 0', 'alive 1', false],
    ['dead 0', 'alive 0', true],
    ['dead 0', 'suspect 0', true],
    ['dead 1', 'suspect 0', true],
    ['suspect 0', 'dead 0', false],
    ['left 0', 'dead 0', true],
    ['dead 0', 'left 0', false],
    ['alive 0', 'unknown 0', true],
    ['dead 0', 'alive 1', false],
    ['alive 1', 'dead 0', true],
  ])('%s, heard by one that holds %s: %s', (heard, known, overrides) => {
    const [news, before] = [heard, known].map((text) => {
      const [status, incarnation] = text.split(' ');
      return standing(status as Status, Number(incarnation));
    });
    expect(isAfter(news as never, before as never)).toBe(overrides);
  });

  test('of two different beliefs one always comes after the other', () => {
    const all = (['alive', 'suspect', 'dead', 'left'] as const).flatMap((status) =>
      [0, 1, 2].map((incarnation) => standing(status, incarnation)),
    );
    for (const a of all) for (const b of all) expect(isAfter(a, b) || isAfter(b, a)).toBe(a !== b);
  });
});

describe('what is said of oneself (4.2)', () => {
  test.each(['suspect', 'dead', 'left'] as const)(
    '%s is refuted with a new incarnation',
    (status) => {
      const node = bench();
      const effects = node.tell(N2, carrying(news(status, N1, 0)));
      expect(notes(effects)).toEqual([status === 'suspect' ? 'refutedSuspicion' : 'refutedDeath']);
      expect(carried(effects)).toEqual(['n1 alive 1']);
      expect(held(node, N1)).toBe('alive 1');
    },
  );

  test('of an earlier incarnation it says nothing', () => {
    const node = bench();
    node.tell(N2, carrying(news('suspect', N1, 3)));
    expect(node.state.incarnation).toBe(4);
    expect(notes(node.tell(N3, carrying(news('dead', N1, 3))))).toEqual([]);
    expect(node.state.incarnation).toBe(4);
  });

  test('one that has forgotten its incarnation goes on with the next', () => {
    const node = bench({ stranger: true });
    expect(notes(node.tell(N2, carrying(news('alive', N1, 2, N1))))).toEqual(['wentOn']);
    expect(node.state.incarnation).toBe(3);
  });
});

describe('dissemination (4.1)', () => {
  test('each piece of news goes out so many times, and the least sent first', () => {
    const node = bench({ params: { maxPiggyback: 1, retransmitMult: 2 } });
    node.tell(N2, carrying(news('dead', N4)));
    node.tell(N2, carrying(news('dead', N5)));
    const said = Array.from({ length: 4 }, () => carried(node.tell(N3, carrying())));
    // Two answers have carried n4 and n5 already.
    expect(said.flat().sort()).toEqual(['n4 dead 0', 'n5 dead 0']);
    expect(node.state.updates).toEqual([]);
  });

  test('newer news about a member takes the place of older', () => {
    const node = bench();
    node.tell(N2, carrying(news('suspect', N5)));
    expect(carried(node.tell(N3, carrying(news('dead', N5))))).toEqual(['n5 dead 0']);
    expect(node.state.updates).toHaveLength(1);
  });

  test('what is known already is not passed on again', () => {
    const node = bench();
    suppose(node, N5, 'dead');
    expect(carried(node.tell(N2, carrying(news('dead', N5), news('suspect', N5))))).toEqual([]);
  });
});
