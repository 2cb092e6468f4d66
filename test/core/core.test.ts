import fc from 'fast-check';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, test } from 'vitest';
import { parseDuration, printDuration } from '../../src/core/duration.ts';
import { Digest, fingerprint } from '../../src/core/hash.ts';
import { micros } from '../../src/core/ids.ts';
import { clonePlain, deepFreeze, equalPlain } from '../../src/core/plain.ts';
import { EventQueue } from '../../src/core/queue.ts';
import { RandomStream, STREAM_WORDS, sampled } from '../../src/core/random.ts';
import {
  append,
  at,
  emptyVector,
  sharedLength,
  slice,
  take,
  toArray,
  vectorOf,
  withLists,
} from '../../src/core/vector.ts';

const plain = fc.jsonValue({ maxDepth: 3 });

describe('the event queue', () => {
  test('gives items in order of time, then of creation, like a sorted list', () => {
    const operations = fc.array(fc.option(fc.integer({ min: 0, max: 50 }), { freq: 3 }), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(operations, (times) => {
        const queue = new EventQueue<string>(2);
        let sorted: { time: number; order: number; item: string }[] = [];
        times.forEach((time, order) => {
          if (time === null) {
            expect(queue.pop()).toBe(sorted.shift()?.item);
          } else {
            const item = `${time}:${order}`;
            queue.push(time, order, item);
            sorted.push({ time, order, item });
            sorted = sorted.toSorted((a, b) => a.time - b.time || a.order - b.order);
          }
          expect(queue.size).toBe(sorted.length);
          expect(queue.peekTime()).toBe(sorted[0]?.time ?? Infinity);
        });
      }),
    );
  });

  test('lets items be taken out of its middle, and a copy go its own way', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100), { minLength: 1 }), (times) => {
        const queue = new EventQueue<number>();
        times.forEach((time, order) => {
          queue.push(time, order, time);
        });
        const copy = queue.clone((item) => item);
        const odd = queue.remove((item) => item % 2 === 1);
        expect(odd).toEqual(times.filter((t) => t % 2 === 1).toSorted((a, b) => a - b));
        const left: number[] = [];
        for (let item = queue.pop(); item !== undefined; item = queue.pop()) left.push(item);
        expect(left).toEqual(times.filter((t) => t % 2 === 0).toSorted((a, b) => a - b));
        expect(copy.size).toBe(times.length);
      }),
    );
  });
});

describe('a vector', () => {
  test('is one again after it was copied by other means', () => {
    const value = { a: vectorOf([1, 2]), b: [emptyVector()], root: 'x', shift: 'y', tail: null };
    const copy = withLists(structuredClone(value));
    expect(copy).toEqual(value);
    expect(copy.b[0]).toBe(emptyVector());
    expect(Object.isFrozen(copy.a)).toBe(true);
  });

  const sizes = fc.array(fc.oneof(fc.constant(-1), fc.nat(300)), { maxLength: 300 });
  test('does what an array does, and old versions stay as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 200 }), sizes, (start, operations) => {
        let list = vectorOf(start);
        let twin = start;
        const kept: (readonly [typeof list, number[]])[] = [];
        for (const operation of operations) {
          kept.push([list, twin]);
          list = operation < 0 ? append(list, twin.length) : take(list, operation);
          twin = operation < 0 ? [...twin, twin.length] : twin.slice(0, operation);
        }
        for (const [old, was] of [...kept.slice(-5), [list, twin] as const]) {
          expect(toArray(old)).toEqual(was);
          expect(old.length).toBe(was.length);
          expect(at(old, was.length)).toBeUndefined();
          expect(at(old, was.length - 1)).toBe(was.at(-1));
          expect(slice(old, 60, 70)).toEqual(was.slice(60, 70));
        }
      }),
    );
  });

  test('has one form, however it came about', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (long, short) => {
        const items = Array.from({ length: long }, (_, i) => i);
        const list = vectorOf(items);
        const cut = take(list, short);
        expect(equalPlain(cut, vectorOf(items.slice(0, short)))).toBe(true);
        expect(toArray(append(cut, -1))).toEqual([...items.slice(0, short), -1]);
        expect([at(list, -1), at(list, long), at(list, long - 1)]).toEqual([
          undefined,
          undefined,
          items.at(-1),
        ]);
      }),
      { numRuns: 40 },
    );
  });

  test('knows how much two versions share', () => {
    const items = (n: number, from = 0) => Array.from({ length: n }, (_, i) => ({ i: from + i }));
    const base = vectorOf(items(150));
    const longer = append(append(base, { i: 150 }), { i: 151 });
    const forked = append(take(base, 100), { i: -1 });
    expect(sharedLength(base, longer)).toBe(150);
    expect(sharedLength(longer, forked)).toBe(100);
    expect(sharedLength(base, vectorOf(items(3, 500)))).toBe(0);
    expect(clonePlain({ log: longer }).log).toBe(longer);
  });
});

describe('random streams', () => {
  test('are the same for the same seed, different for another seed, purpose or owner', () => {
    const draw = (seed: number, purpose: number, owner: number) => {
      const stream = RandomStream.of(seed, purpose, owner);
      return Array.from({ length: 8 }, () => stream.int(0, 1e9));
    };
    const seeds = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(seeds, fc.nat(4), fc.nat(100), (seed, purpose, owner) => {
        expect(draw(seed, purpose, owner)).toEqual(draw(seed, purpose, owner));
        expect(draw(seed, purpose, owner)).not.toEqual(draw(seed, purpose, owner + 1));
        expect(draw(seed, purpose, owner)).not.toEqual(draw(seed, purpose + 1, owner));
        const other = seed === 0 ? 1 : seed - 1;
        expect(draw(seed, purpose, owner)).not.toEqual(draw(other, purpose, owner));
      }),
    );
  });

  test('draw evenly from a range, its ends included', () => {
    const stream = RandomStream.of(42, 0, 0);
    const counts = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < 60_000; i++) {
      const cell = stream.int(2, 7) - 2;
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
    // Six cells of about 10,000 each; five standard deviations are 460.
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(460);
    for (let i = 0; i < 1000; i++) {
      const wide = stream.int(0, Number.MAX_SAFE_INTEGER - 1);
      expect(wide >= 0 && wide < Number.MAX_SAFE_INTEGER).toBe(true);
    }
  });

  test('take one draw for everything, whatever the arguments', () => {
    const drawAfter = (first: (stream: RandomStream) => unknown) => {
      const stream = RandomStream.of(7, 1, 2);
      first(stream);
      return stream.int(0, 1e9);
    };
    const once = drawAfter((s) => s.int(0, 1));
    expect(drawAfter((s) => s.int(0, 1e15))).toBe(once);
    expect(drawAfter((s) => s.chance([0, 1]))).toBe(once);
    expect(drawAfter((s) => s.pick(['a', 'b', 'c']))).toBe(once);
  });

  test('never or always happen where the chance is none or all', () => {
    const stream = RandomStream.of(1, 1, 1);
    for (let i = 0; i < 1000; i++) {
      expect(stream.chance([0, 1])).toBe(false);
      expect(stream.chance([1, 1])).toBe(true);
    }
    let hits = 0;
    for (let i = 0; i < 10_000; i++) if (stream.chance([1, 10])) hits++;
    expect(Math.abs(hits - 1000)).toBeLessThan(150);
  });

  test('draw what the generator of a library draws that stands where they do', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(4), fc.nat(20_000), (seed, purpose, owner) => {
        const words = new Int32Array(3 * STREAM_WORDS);
        RandomStream.begin(words, STREAM_WORDS, seed, purpose, owner);
        const library = xoroshiro128plusFromState([...words.slice(STREAM_WORDS, 2 * STREAM_WORDS)]);
        const stream = new RandomStream(words, STREAM_WORDS);
        const own = RandomStream.of(seed, purpose, owner);
        for (let i = 0; i < 50; i++) {
          const drawn = stream.int(0, 2 ** 32 - 1);
          expect(drawn).toBe(library.next() >>> 0);
          expect(own.int(0, 2 ** 32 - 1)).toBe(drawn);
        }
        // The streams beside it in the array are left alone.
        expect([...words.slice(0, 4), ...words.slice(8)]).toEqual(new Array(8).fill(0));
      }),
    );
  });

  test('take a few of many as a shuffle of all would, draw by draw', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(300), fc.nat(40), (seed, size, count) => {
        const items = Array.from({ length: size }, (_, i) => `n${i}`);
        const [one, other] = [RandomStream.of(seed, 0, 0), RandomStream.of(seed, 0, 0)];
        const pool = items.slice();
        for (let i = 0; i < Math.min(count, size); i++) {
          const at = other.int(i, size - 1);
          [pool[i], pool[at]] = [pool[at] as string, pool[i] as string];
        }
        expect(sampled(items, count, one)).toEqual(pool.slice(0, count));
        expect(one.int(0, 1e9)).toBe(other.int(0, 1e9));
        expect(items).toEqual(Array.from({ length: size }, (_, i) => `n${i}`));
      }),
    );
  });
});

describe('plain data', () => {
  test('is cloned whole: equal, and nothing shared but what is frozen', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          plain,
          fc.constant('{"__proto__":{"a":1}}').map((text) => JSON.parse(text)),
        ),
        (value) => {
          const copy = clonePlain({ value });
          expect(copy).toEqual({ value });
          expect(equalPlain(copy, { value })).toBe(true);
          if (typeof value === 'object' && value !== null) {
            expect(copy.value).not.toBe(value);
            expect(clonePlain({ frozen: deepFreeze(value) }).frozen).toBe(value);
          }
        },
      ),
    );
  });

  test('is equal where JSON says the same, whatever the order of keys', () => {
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        const same = fingerprint(a) === fingerprint(b);
        expect(equalPlain(a, b)).toBe(same);
      }),
    );
    expect(equalPlain({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
    expect(equalPlain([1], { 0: 1 })).toBe(false);
    expect(equalPlain({ a: undefined }, {})).toBe(false);
  });
});

describe('the digest', () => {
  test('tells values, orders and lengths apart', () => {
    const values = [
      0,
      1,
      -1,
      2 ** 31,
      2 ** 40,
      '',
      '0',
      'a',
      'ab',
      null,
      true,
      false,
      [],
      [[]],
      {},
      { a: 1 },
      { b: 1 },
      [1, 2],
      [2, 1],
    ];
    expect(new Set(values.map(fingerprint)).size).toBe(values.length);
    expect(fingerprint({ a: 1, b: [2] })).toBe(fingerprint({ b: [2], a: 1 }));
  });

  test('goes on from where it was saved', () => {
    const one = new Digest();
    one.text('a');
    const two = new Digest();
    two.load(one.save());
    one.number(5);
    two.number(5);
    expect(two.toString()).toBe(one.toString());
  });

  test('is the same in every engine: known values', () => {
    expect([
      fingerprint('orrery'),
      fingerprint({ term: 3, log: [1, 1, 2] }),
      fingerprint(2 ** 45 + 1),
    ]).toMatchInlineSnapshot(`
      [
        "06af0d707ebbaf7d",
        "0402c7dec50ca744",
        "b24c4b8965501ee6",
      ]
    `);
  });
});

describe('durations', () => {
  test('are read with a unit or as whole microseconds', () => {
    expect([
      parseDuration('150ms'),
      parseDuration('1.5s'),
      parseDuration('2min'),
      parseDuration('7us'),
      parseDuration(12),
    ]).toEqual([150_000, 1_500_000, 120_000_000, 7, 12]);
  });

  test('are refused in any other form', () => {
    for (const bad of [
      '',
      '5',
      'ms',
      '-1ms',
      '1.2345us',
      '1e3ms',
      1.5,
      -1,
      null,
      '1 s',
      Number.MAX_VALUE,
    ]) {
      expect(parseDuration(bad), String(bad)).toBeNull();
    }
  });

  test('are printed so that reading gives them back', () => {
    fc.assert(
      fc.property(fc.nat(1e10), (value) => {
        expect(parseDuration(printDuration(micros(value)))).toBe(value);
      }),
    );
    expect(
      ['150ms', '1.5s', '7us'].map((text) => printDuration(parseDuration(text) ?? micros(0))),
    ).toEqual(['150ms', '1.5s', '7us']);
  });
});
