import { decode, decodeFrames } from 'modern-gif';
import { describe, expect, test } from 'vitest';
import { GifFile } from '../../src/views/film/gif.ts';
import { linesOf } from '../../src/views/film/lines.ts';
import { nearestIn, paletteOf } from '../../src/views/film/palette.ts';
import {
  type FilmPlan,
  type FilmWish,
  isRefusal,
  LONGEST,
  planFilm,
} from '../../src/views/film/plan.ts';
import { type Progress, takeFilm } from '../../src/views/film/takeFilm.ts';
import { bytesText, lengthText } from '../../src/views/film/texts.ts';
import type { FilmWriter } from '../../src/views/film/writer.ts';

const wish: FilmWish = { kind: 'webm', from: 1e6, to: 1.5e6, speed: 1 / 20, reach: 9e6 };

function planned(changes: Partial<FilmWish>): FilmPlan {
  const plan = planFilm({ ...wish, ...changes });
  if (isRefusal(plan)) throw new Error(plan.why);
  return plan;
}

describe('the frames of a stretch', () => {
  test('begin with its first moment, are evenly spaced, and end with its last', () => {
    const plan = planned({});
    const times = Array.from({ length: plan.frames }, (_, i) => plan.timeOf(i));
    expect(plan.frames).toBe(301);
    expect([times[0], times.at(-1)]).toEqual([1e6, 1.5e6]);
    const steps = times.slice(1).map((time, i) => time - (times[i] as number));
    for (const step of steps) expect(step).toBeCloseTo(1e6 / 30 / 20, 3);
    expect(plan.seconds).toBeCloseTo(10 + 1 / 30, 6);
  });

  test.each([
    ['webm', 1, 16],
    ['gif', 1, 8],
    ['gif', 1 / 20, 126],
    ['webm', 100, 2],
    ['webm', 1 / 100, 1501],
  ] as const)('%s at speed %d: %d frames of half a second', (kind, speed, frames) => {
    expect(planned({ kind, speed }).frames).toBe(frames);
  });

  test('a GIF counts hundredths of a second', () => {
    expect((planned({ kind: 'gif' }).shown / 10_000) % 1).toBe(0);
  });

  test('a last step that is shorter than the others ends the stretch all the same', () => {
    const plan = planned({ to: 1_500_100 });
    expect(plan.frames).toBe(302);
    expect(plan.timeOf(301)).toBe(1_500_100);
  });
});

describe('what cannot be filmed', () => {
  test('nothing: two moments that are one, or a stretch that has not been run', () => {
    expect(planFilm({ ...wish, to: wish.from })).toEqual({ why: 'empty' });
    expect(planFilm({ ...wish, reach: wish.from })).toEqual({ why: 'empty' });
    expect(planFilm({ ...wish, from: 0, reach: 0 })).toEqual({ why: 'empty' });
  });

  test('beyond the end of the run: the film ends there, and says so unless it is next to nothing', () => {
    const early = planned({ reach: 1.25e6 });
    expect(early.timeOf(early.frames - 1)).toBe(1.25e6);
    expect(early.cut).toBe(true);
    const nearly = planned({ reach: 1_499_900 });
    expect(nearly.timeOf(nearly.frames - 1)).toBe(1_499_900);
    expect(nearly.cut).toBe(false);
    expect(planned({}).cut).toBe(false);
  });

  test('more than a minute', () => {
    expect(planned({ to: 4e6 }).seconds).toBeCloseTo(LONGEST, 1);
    expect(planFilm({ ...wish, to: 4.1e6 })).toEqual({ why: 'long', seconds: 62 });
    expect(planFilm({ ...wish, speed: 1e-9 })).toMatchObject({ why: 'long' });
    expect(planFilm({ ...wish, speed: 0 })).toMatchObject({ why: 'long' });
  });
});

describe('taking', () => {
  const plan = planned({ to: 1_010_000 });
  const setting = () => {
    const log: string[] = [];
    const writer: FilmWriter = {
      add: async () => void log.push('add'),
      bytes: () => log.length,
      finish: async () => new Blob(['film']),
      close: () => log.push('close'),
    };
    const shots: (readonly [number, number])[] = [];
    const control = new AbortController();
    const seen: Progress[] = [];
    const take = (changes: Partial<Parameters<typeof takeFilm>[0]> = {}) =>
      takeFilm({
        plan,
        writer,
        shoot: (time, film) => {
          shots.push([time, film]);
          return {} as HTMLCanvasElement;
        },
        signal: control.signal,
        progress: (now) => seen.push(now),
        ...changes,
      });
    return { log, writer, shots, control, seen, take };
  };

  test('each frame is drawn at its moment and counted', async () => {
    const { shots, seen, take, log } = setting();
    const file = await take();
    expect(await file?.text()).toBe('film');
    expect(shots).toHaveLength(plan.frames);
    expect(shots[3]).toEqual([plan.timeOf(3), 3 * plan.shown]);
    expect(seen.at(-1)).toEqual({ frames: plan.frames, bytes: plan.frames });
    expect(log.at(-1)).toBe('close');
  });

  test('stopped half way, it lets go of everything', async () => {
    const { control, log, shots, take } = setting();
    const file = await take({ progress: ({ frames }) => frames === 3 && control.abort() });
    expect(file).toBeNull();
    expect(shots).toHaveLength(3);
    expect(log).toEqual(['add', 'add', 'add', 'close']);
  });

  test('stopped at the very end, there is no film either', async () => {
    const { control, take, writer } = setting();
    const finish = async () => {
      control.abort();
      return new Blob(['film']);
    };
    expect(await take({ writer: { ...writer, finish } })).toBeNull();
  });

  test('what fails is said, and everything let go', async () => {
    const { log, take, writer } = setting();
    const add = () => Promise.reject(new Error('no room'));
    await expect(take({ writer: { ...writer, add } })).rejects.toThrow('no room');
    expect(log).toEqual(['close']);
  });
});

const OPAQUE = 0xff000000;
const pixelsOf = (width: number, height: number, at: (x: number, y: number) => number) =>
  Uint32Array.from(
    { length: width * height },
    (_, i) => (at(i % width, Math.floor(i / width)) | OPAQUE) >>> 0,
  );

async function fileOf(
  width: number,
  height: number,
  frames: readonly Uint32Array[],
): Promise<ArrayBuffer> {
  const gif = new GifFile(width, height, 8);
  for (const frame of frames) gif.add(frame);
  const file = await gif.finish().arrayBuffer();
  expect(file.byteLength).toBe(gif.length);
  return file;
}

const read = (file: ArrayBuffer) =>
  decodeFrames(file).map(({ data }) => new Uint32Array(data.buffer));

describe('GIF', () => {
  test('says what it is, loops for ever, and has its frames and their time', async () => {
    const file = await fileOf(
      5,
      3,
      [1, 2, 3].map((colour) => pixelsOf(5, 3, () => colour)),
    );
    expect(new TextDecoder().decode(file.slice(0, 6))).toBe('GIF89a');
    const gif = decode(file);
    expect([gif.width, gif.height, gif.looped, gif.loopCount]).toEqual([5, 3, true, 0]);
    expect(gif.frames.map(({ delay }) => delay)).toEqual([80, 80, 80]);
  });

  test('another reader gets back what was put in, pixel by pixel', async () => {
    const frames = Array.from({ length: 12 }, (_, i) =>
      pixelsOf(64, 40, (x, y) => {
        const far = Math.hypot(x - 20 - i, y - 20);
        return far < 8 ? 0x3080a0 : far < 9 ? 0x90b0c0 : (x >> 3) + (y >> 3) * 0x1010;
      }),
    );
    expect(read(await fileOf(64, 40, frames))).toEqual(frames);
  });

  test('codes of every length, and more of them than a table holds', async () => {
    let seed = 1;
    const chance = () => {
      seed = (seed * 48271) % 0x7fffffff;
      return seed;
    };
    for (const colours of [2, 3, 4, 16, 200, 255]) {
      for (const width of [1, 7, 150]) {
        const frame = pixelsOf(width, 120, () => (chance() % colours) * 0x010101);
        expect(read(await fileOf(width, 120, [frame])), `${colours} ${width}`).toEqual([frame]);
      }
    }
  });

  test('a frame holds what has changed, and one in which nothing has is next to nothing', async () => {
    const still = pixelsOf(50, 50, (x, y) => x * y);
    const spot = pixelsOf(50, 50, (x, y) => (x === 30 && y > 9 && y < 13 ? 0xff : x * y));
    const file = await fileOf(50, 50, [still, still, spot]);
    const parts = decode(file).frames.map(({ left, top, width, height }) => [
      left,
      top,
      width,
      height,
    ]);
    expect(parts).toEqual([
      [0, 0, 50, 50],
      [0, 0, 1, 1],
      [30, 10, 1, 3],
    ]);
  });
});

describe('palettes', () => {
  test('few colours stay as they are', () => {
    const counts = new Map([
      [5, 1],
      [9, 3],
    ]);
    expect(paletteOf(counts, 255)).toEqual([5, 9]);
  });

  test('of many, the frequent ones keep exactly their own, and the others go to one nearby', () => {
    const counts = new Map<number, number>();
    for (let red = 0; red < 256; red++)
      for (let green = 0; green < 256; green += 17) counts.set(red | (green << 8), 1);
    const ground = 0xe9f2f6;
    counts.set(ground, 1e6);
    counts.set(0x112233, 5e4);
    const palette = paletteOf(counts, 64);
    expect(palette).toHaveLength(64);
    expect(palette).toEqual(expect.arrayContaining([ground, 0x112233]));
    const nearest = nearestIn(palette);
    expect(palette[nearest(ground)]).toBe(ground);
    const found = palette[nearest(0x00305a)] as number;
    expect(Math.abs((found & 255) - 0x5a)).toBeLessThan(40);
  });
});

describe('texts', () => {
  const widthOf = (text: string) => text.length;

  test.each([
    ['It fits.', 20, ['It fits.']],
    ['s2 stands for election', 14, ['s2 stands for', 'election']],
    ['s2 stands for election, since it heard nothing', 15, ['s2 stands for', 'election…']],
    ['s2 stands for election, since it heard nothing', 17, ['s2 stands for', 'election, since…']],
    ['服务器二没有收到心跳，发起选举', 10, ['服务器二没有收到心', '跳，发起选举']],
    ['服务器二没有收到心跳，发起选举', 4, ['服务器二', '没有收…']],
    ['s2 收到（赞成）的投票', 6, ['s2 收到', '（赞成）的…']],
    ['Unbreakable', 4, ['Unbreakable']],
    ['', 4, ['']],
  ])('%s in two lines of %d', (text, width, lines) => {
    expect(linesOf(text, width, 2, widthOf)).toEqual(lines);
  });

  test.each([
    [0, '0 kB'],
    [840_400, '840 kB'],
    [999_600, '1.0 MB'],
    [1_249_000, '1.2 MB'],
    [120e6, '120 MB'],
  ])('%d bytes', (bytes, text) => {
    expect(bytesText(bytes).replace('\u00a0', ' ')).toBe(text);
  });

  test('the length of a film, to a tenth of a second', () => {
    expect(lengthText(10.0333).replace('\u00a0', ' ')).toBe('10 s');
    expect(lengthText(0.08).replace('\u00a0', ' ')).toBe('100 ms');
  });
});
