import { describe, expect, test } from 'vitest';
import { ms, seconds } from '../../../src/core/duration.ts';
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

/** The three parts of Lifeguard (Dadgar, Phillips & Currey 2017), as memberlist has them. */

describe('local health', () => {
  const lha = { lhaProbe: true };

  test('one that gets no answer and no nack waits longer and probes less often', () => {
    const node = bench({ params: lha });
    node.fire('period');
    node.fire('probe');
    const effects = node.fire('period');
    expect(node.state.health).toBe(3);
    expect(notes(effects)).toContain('healthChanged');
    expect([span(effects, 'period'), span(effects, 'probe')]).toEqual([seconds(4), seconds(2)]);
  });

  test('nacks say that it is not itself that is slow', () => {
    const node = bench({ params: lha });
    node.fire('period');
    node.fire('probe');
    for (const from of [N2, N3, N4]) node.tell(from, { type: 'Nack', seqNo: 1, updates: [] });
    node.fire('period');
    expect(node.state.health).toBe(0);
    expect(held(node, N5)).toBe('suspect 0');
  });

  test('with nobody to ask, silence counts once', () => {
    const node = bench({ params: { ...lha, indirectChecks: 0 } });
    node.fire('period');
    node.fire('probe');
    node.fire('period');
    expect(node.state.health).toBe(1);
  });

  test('an answer makes it better, an accusation worse, between 0 and the most', () => {
    const node = bench({ params: { ...lha, awarenessMax: 3 } });
    for (let i = 0; i < 4; i++)
      node.tell(N2, carrying(news('suspect', N1, node.state.incarnation)));
    expect(node.state.health).toBe(2);
    for (const better of [1, 0, 0]) {
      const [ping] = sent(node.fire('period'));
      node.tell(ping?.to ?? N2, { type: 'Ack', seqNo: node.state.seqNo, updates: [] });
      node.fire('period');
      expect(node.state.health).toBe(better);
      if (node.state.probe) node.state.probe.acked = true;
    }
  });

  test('one that is asked says at 80 % of the time-out that it has no answer', () => {
    const node = bench({ self: N3, params: lha });
    const asked = node.tell(N1, { type: 'PingReq', seqNo: 4, target: N5, nack: true, updates: [] });
    expect(span(asked, 'relay')).toBe(ms(400));
    const effects = node.fire({ type: 'relay', seqNo: 1 });
    expect(sent(effects)).toEqual([{ to: N1, message: { type: 'Nack', seqNo: 4, updates: [] } }]);
    expect(span(effects, 'relay')).toBe(ms(100));
    expect(types(node.tell(N5, { type: 'Ack', seqNo: 1, updates: [] }))).toEqual(['Ack n1']);
    expect(node.state.relays).toEqual([]);
  });

  test('without it nothing changes', () => {
    const node = bench();
    node.fire('period');
    node.fire('probe');
    node.fire('period');
    expect(node.state.health).toBe(0);
  });
});

describe('suspicion by several', () => {
  const params = { lhaSuspicion: true };
  const suspects = (from: typeof N1) => carrying(news('suspect', N5, 0, from));

  test('begins long, and falls with the logarithm of those who confirm it', () => {
    const node = bench({ params });
    const first = node.tell(N2, suspects(N2));
    expect(span(first, 'suspicion')).toBe(seconds(24));
    node.clock = seconds(1);
    // 24 s - log 2 / log 3 · 20 s, to whole milliseconds, less the second that has passed.
    expect(span(node.tell(N3, suspects(N3)), 'suspicion')).toBe(ms(11_381 - 1000));
    const last = node.tell(N4, suspects(N4));
    expect(notes(last)).toEqual(['suspicionConfirmed']);
    expect(span(last, 'suspicion')).toBe(seconds(3));
  });

  test('counts each accuser once, itself too, and passes each on', () => {
    const node = bench({ params });
    node.tell(N2, suspects(N2));
    expect(notes(node.tell(N3, suspects(N2)))).toEqual([]);
    expect(notes(node.tell(N3, suspects(N3)))).toEqual(['suspicionConfirmed']);
    expect(node.state.updates[0]?.update.from).toBe(N3);
    node.fire('period');
    node.fire('period');
    expect(node.state.suspicions[N5]?.by).toEqual([N2, N3, N1]);
    expect(notes(node.tell(N4, suspects(N4)))).toEqual([]);
  });

  test('ends at once where the time is over', () => {
    const node = bench({ params });
    node.tell(N2, suspects(N2));
    node.clock = seconds(20);
    expect(notes(node.tell(N3, suspects(N3)))).toEqual(['suspicionConfirmed', 'declaredDead']);
    expect(held(node, N5)).toBe('dead 0');
  });

  test('a clock that was set back does not make it longer than it began', () => {
    const node = bench({ params });
    node.clock = seconds(100);
    node.tell(N2, suspects(N2));
    node.clock = 0;
    expect(span(node.tell(N3, suspects(N3)), 'suspicion')).toBe(ms(11_381));
  });

  test('where there are too few to confirm it, it is short from the start', () => {
    const node = bench({ nodes: 3, params });
    expect(span(node.tell(N2, carrying(news('suspect', N3))), 'suspicion')).toBe(seconds(4));
  });
});

describe('the buddy system', () => {
  test('tells a suspected member so, however often that has been sent', () => {
    for (const buddySystem of [true, false]) {
      const node = bench({ nodes: 2, params: { buddySystem } });
      suppose(node, N2, 'suspect');
      expect(carried(node.fire('period'))).toEqual(buddySystem ? ['n2 suspect 0'] : []);
    }
  });

  test('once', () => {
    const node = bench({ nodes: 2, params: { buddySystem: true } });
    node.tell(N2, carrying(news('suspect', N2, 0, N2)));
    expect(carried(node.fire('period'))).toEqual(['n2 suspect 0']);
  });
});
