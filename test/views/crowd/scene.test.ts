import { describe, expect, test } from 'vitest';
import { must } from '../../../src/core/assert.ts';
import { micros, nodeId, seq } from '../../../src/core/ids.ts';
import { apartIn } from '../../../src/views/crowd/apart.ts';
import { placeOf, progressOf, readFlights } from '../../../src/views/crowd/flights.ts';
import { codeOf, healthIn, isTrouble, readCodes, toneIn } from '../../../src/views/crowd/marks.ts';
import { isLit, paintFlights, paintGround, paintNodes } from '../../../src/views/crowd/paint.ts';
import { placeCrowd } from '../../../src/views/crowd/places.ts';
import { Recorder } from '../../../src/views/picture/recorder.ts';
import { descriptor, envelope, fakeWorld, slot } from '../fakeWorld.ts';

const COUNT = 60;
const slots = Array.from({ length: COUNT }, (_, i) => slot(i));
const layout = placeCrowd(
  slots.map(({ id }) => ({ id, place: 'ring' })),
  { shape: 'disc' },
  { width: 800, height: 600, foot: 0, head: 0, top: 0, side: 0, beside: 0 },
);

describe('the mark of a node', () => {
  test('says its tone, its health and whether something is wrong with it', () => {
    const codes = new Uint8Array(COUNT);
    const nodes = slots.with(1, slot(1, { state: { role: 'boss' } }));
    nodes[2] = slot(2, { health: 'crashed', state: { role: 'boss' } });
    nodes[3] = slot(3, { health: 'paused' });
    nodes[4] = slot(4, { health: 'removed' });
    nodes[5] = slot(5, { clockRate: [101, 100] });
    nodes[6] = slot(6, { diskWrite: { kind: 'fixed', by: micros(9000) } });
    expect(readCodes(fakeWorld({ nodes }), descriptor, codes)).toBe(true);
    const read = [...codes.slice(0, 7)].map((code) => [
      toneIn(code),
      healthIn(code),
      isTrouble(code),
    ]);
    expect(read).toEqual([
      ['neutral', 'up', false],
      ['primary', 'up', false],
      ['muted', 'crashed', false],
      ['neutral', 'paused', false],
      ['muted', 'removed', false],
      ['neutral', 'up', true],
      ['neutral', 'up', true],
    ]);
    expect(readCodes(fakeWorld({ nodes }), descriptor, codes)).toBe(false);
  });
});

describe('a message', () => {
  const read = (over: Parameters<typeof envelope>[3], held = false) => {
    const one = envelope(7, 0, 9, over);
    const world = fakeWorld({ nodes: slots, ...(held ? { held: [one] } : { flying: [one] }) });
    return must(readFlights(world, descriptor, layout, [])[0], 'a message is on its way');
  };

  test('goes from mark to mark in the time that it has', () => {
    const flight = read({});
    expect(progressOf(flight, 1000, false)).toBe(0);
    expect(progressOf(flight, 1500, false)).toBe(0.5);
    expect(progressOf(flight, 1400, true)).toBeCloseTo(1 / 3);
    const { x, y } = placeOf(flight, 1);
    const [tx, ty] = [layout.x[9] as number, layout.y[9] as number];
    expect(Math.hypot(x - tx, y - ty)).toBeLessThan(layout.radius + 4);
  });

  test('that will be lost ends on its way', () => {
    const { x, y } = placeOf(read({ lost: true }), 1);
    const [from, to] = [0, 9].map((i) => [layout.x[i] as number, layout.y[i] as number]);
    const [fx, fy, tx, ty] = [...must(from, 'sender'), ...must(to, 'receiver')] as [
      number,
      number,
      number,
      number,
    ];
    expect(Math.hypot(x - fx, y - fy) / Math.hypot(tx - fx, ty - fy)).toBeCloseTo(0.62, 1);
  });

  test('that is held stands where it was', () => {
    const flight = read({}, true);
    expect(progressOf(flight, 1900, false)).toBe(flight.stands);
  });

  test('is read once: as long as nothing about it changes it stays the same', () => {
    const all = [envelope(3, 0, 1), envelope(5, 1, 2), envelope(8, 2, 3)];
    const at = (flying: typeof all) => fakeWorld({ nodes: slots, flying });
    const first = readFlights(at(all), descriptor, layout, []);
    const later = [envelope(5, 1, 2), envelope(8, 2, 3, { lost: true }), envelope(9, 4, 5)];
    const second = readFlights(at(later), descriptor, layout, first);
    expect(second.map(({ id }) => id)).toEqual([5, 8, 9]);
    expect(second[0]).toBe(first[1]);
    expect(second[1]).not.toBe(first[2]);
    expect(second[1]?.lost).toBe(true);
  });

  test('belongs to an answer by name, or to the whole past or future of an event', () => {
    const lit = {
      branch: 0,
      records: new Set<number>(),
      flights: new Set([7]),
      nodes: new Set<number>(),
      cone: null,
    };
    const one = { id: seq(7), from: nodeId(0) };
    expect(isLit(one, lit)).toBe(true);
    expect(isLit({ ...one, id: seq(8) }, lit)).toBe(false);
    expect(isLit(one, { ...lit, cone: { of: 'past', edge: [6] } })).toBe(false);
    expect(isLit(one, { ...lit, cone: { of: 'future', edge: [6] } })).toBe(true);
  });
});

describe('what is cut off', () => {
  const cut = (pairs: readonly (readonly [number, number])[], oneWay = false) =>
    pairs.flatMap(([a, b]) => (oneWay ? [`${a}-${b}`] : [`${a}-${b}`, `${b}-${a}`]));

  test('is nothing in a whole network', () => {
    const { sizes, cuts } = apartIn(fakeWorld({ nodes: slots }));
    expect([sizes, cuts]).toEqual([[COUNT], []]);
  });

  test('is a side, the smaller one, after a partition', () => {
    const some = [3, 4, 5];
    const pairs = some.flatMap((a) =>
      slots.flatMap(({ id }) => (some.includes(id) ? [] : [[a, id] as const])),
    );
    const { side, sizes, cuts } = apartIn(fakeWorld({ nodes: slots, cuts: cut(pairs) }));
    expect(sizes).toEqual([COUNT - 3, 3]);
    expect([...side].flatMap((one, id) => (one === 1 ? [id] : []))).toEqual(some);
    expect(cuts).toEqual([]);
  });

  test('is a single link, both ways or one way', () => {
    const cuts = [...cut([[0, 1]]), ...cut([[5, 2]], true)];
    expect(apartIn(fakeWorld({ nodes: slots, cuts })).cuts).toEqual([
      { from: 0, to: 1, both: true },
      { from: 5, to: 2, both: false },
    ]);
  });
});

describe('a crowd is painted', () => {
  const ruler = { font: '', textBaseline: 'alphabetic', measureText: () => ({}) } as never;
  const inks: string[] = [];
  const colour = (ink: string) => {
    inks.push(ink);
    return 'rgb(1, 2, 3)';
  };
  const nodes = slots.with(2, slot(2, { health: 'crashed' }));
  const flying = [envelope(7, 0, 9), envelope(8, 4, 5, { lost: true })];
  const world = fakeWorld({ nodes, flying, cuts: ['0-1'] });
  const codes = new Uint8Array(COUNT);
  readCodes(world, descriptor, codes);
  const scene = {
    layout,
    codes,
    links: [[nodeId(0), nodeId(1)] as const],
    apart: apartIn(world),
    flights: readFlights(world, descriptor, layout, []),
    time: 1900,
    reduced: false,
    lit: null,
    found: null,
    marked: new Set([6]),
    selected: nodeId(0),
    selectedFlight: seq(7),
    hover: null,
    font: '500 12px sans-serif',
    names: [] as string[],
  };

  test('by any pen: marks of nodes, messages with the one that is chosen named, links and cuts', () => {
    const nodesPen = new Recorder(ruler);
    paintNodes(nodesPen, colour, scene);
    // An outline for each at rest, a cross for the one that is down, and a ring for the marked one.
    expect(nodesPen.parts).toHaveLength(COUNT + 1);
    const flights = new Recorder(ruler);
    paintFlights(flights, colour, scene);
    expect(flights.parts.filter(({ kind }) => kind === 'text')).toHaveLength(1);
    const ground = new Recorder(ruler);
    paintGround(ground, colour, scene);
    expect(ground.parts).toHaveLength(3);
    expect(inks).toContain('bad');
  });

  test('with names where there is room for them', () => {
    const names = nodes.map(({ name }) => name);
    const texts = (spacing: number) => {
      const pen = new Recorder(ruler);
      paintNodes(pen, colour, { ...scene, names, layout: { ...layout, spacing } });
      return pen.parts.filter(({ kind }) => kind === 'text').length;
    };
    expect([texts(40), texts(20)]).toEqual([COUNT, 0]);
  });

  test('with what nobody speaks of faint', () => {
    const pen = new Recorder(ruler);
    paintNodes(pen, colour, { ...scene, marked: new Set(), found: new Set([3]) });
    const strong = pen.parts.filter(
      (part) => part.kind === 'shape' && (part.look.fill ?? part.look.stroke)?.alpha === 1,
    );
    expect(strong).toHaveLength(1);
  });
});

test('a mark is one number, and every mark another', () => {
  const codes = new Set(
    (['neutral', 'primary', 'good', 'bad'] as const).flatMap((tone) =>
      (['up', 'crashed', 'paused', 'removed'] as const).flatMap((health) =>
        [true, false].map((trouble) => codeOf(tone, health, trouble)),
      ),
    ),
  );
  expect(codes.size).toBe(32);
});
