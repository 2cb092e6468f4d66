import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  EMBED_THEMES,
  type Embedding,
  embedAddress,
  frontAddress,
  isFromDisk,
  measureOf,
  PLAIN,
  pageAddress,
  printEmbedding,
  readEmbedding,
  SIZES,
  SPEED_RANGE,
  snippetOf,
} from '../../src/views/share/embedding.ts';
import { SPEEDS } from '../../src/views/transport/speed.ts';

const within = ({ least, most }: { least: number; most: number }) =>
  fc.double({ min: least, max: most, noNaN: true });

const embeddings: fc.Arbitrary<Embedding> = fc.record({
  size: within(SIZES),
  speed: fc.oneof(fc.constant(null), within(SPEED_RANGE), fc.constantFrom(...SPEEDS)),
  autoplay: fc.boolean(),
  story: fc.boolean(),
  lang: fc.constantFrom(null, 'en' as const, 'zh' as const),
  theme: fc.constantFrom(...EMBED_THEMES),
});

const run = 'https://host.example/a/b/?old=1#/raft/leader-crash?do=crash:s1@1.2s&at=2s';

describe('the parameters of a frame', () => {
  test('come back from the address they are written into, and the run stays as it is', () => {
    fc.assert(
      fc.property(embeddings, (embedding) => {
        const { search, hash, pathname } = new URL(embedAddress(run, embedding));
        expect(readEmbedding(search)).toEqual({ embedding, wrong: [] });
        expect(hash).toBe(new URL(run).hash);
        expect(pathname).toBe('/a/b/');
      }),
    );
  });

  test('are short, and leave out what would be so anyway', () => {
    expect(printEmbedding(PLAIN)).toBe('embed');
    expect(printEmbedding({ ...PLAIN, speed: 1 / 20, autoplay: true, story: false })).toBe(
      'embed&speed=1/20&autoplay&story=0',
    );
    expect(printEmbedding({ ...PLAIN, size: 1.25, speed: 2, lang: 'zh', theme: 'night' })).toBe(
      'embed&size=1.25&speed=2&lang=zh&theme=night',
    );
  });

  test.each([
    ['', null],
    ['?speed=1&autoplay', null],
    ['?embed', PLAIN],
    ['?embed=1&utm_source=blog', PLAIN],
    ['?embed&autoplay=1&speed=0.05&story', { ...PLAIN, autoplay: true, speed: 0.05 }],
    ['?embed&autoplay=0&story=0', { ...PLAIN, story: false }],
  ])('%s', (search, embedding) => {
    expect(readEmbedding(search)).toEqual(embedding && { embedding, wrong: [] });
  });

  test.each([
    ['speed', 'fast'],
    ['speed', '0'],
    ['speed', '-1'],
    ['speed', '1/0'],
    ['speed', '101'],
    ['speed', '1e1'],
    ['speed', ''],
    ['size', '0.4'],
    ['size', '100%25'],
    ['autoplay', 'yes'],
    ['story', 'no'],
    ['lang', 'fr'],
    ['theme', 'dark'],
  ] as const)('%s=%s is named as wrong and counts as left out', (name, text) => {
    const found = decodeURIComponent(text);
    expect(readEmbedding(`?embed&${name}=${text}`)).toEqual({
      embedding: PLAIN,
      wrong: [{ name, found }],
    });
  });

  test('said twice mean nothing; whatever stands there, a frame opens', () => {
    expect(readEmbedding('?embed&speed=1&speed=2')?.wrong).toEqual([
      { name: 'speed', found: '1, 2' },
    ]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = readEmbedding(`?embed&${text}`);
        expect(read?.embedding.size).toBeGreaterThanOrEqual(SIZES.least);
        expect(read?.embedding.size).toBeLessThanOrEqual(SIZES.most);
      }),
    );
  });
});

/** What a browser reads in an attribute. */
const unescaped = (text: string) =>
  text.replace(/&(?:amp|#(\d+));/g, (_, code) => (code ? String.fromCharCode(Number(code)) : '&'));

describe('the snippet', () => {
  test('is HTML for one frame, whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', "'", '<', '>', '&', 'a', ' ', '#', '&amp;', '领') }),
        (title) => {
          const html = snippetOf(embedAddress(run, PLAIN), title, { width: '640', height: '480' });
          const parts =
            /^<iframe src="([^"<>']*)"\s+title="([^"<>']*)" width="640" height="480"/.exec(html);
          expect(unescaped(parts?.[1] ?? '')).toBe(embedAddress(run, PLAIN));
          expect(unescaped(parts?.[2] ?? '')).toBe(title);
        },
      ),
    );
  });

  test('as it is pasted', () => {
    const address = embedAddress(run, { ...PLAIN, speed: 0.1, autoplay: true });
    expect(
      snippetOf(address, 'Orrery: “Raft”, a <b>', { width: '100%', height: '480' }),
    ).toMatchInlineSnapshot(`
      "<iframe src="https://host.example/a/b/?embed&amp;speed=1/10&amp;autoplay#/raft/leader-crash?do=crash:s1@1.2s&amp;at=2s"
        title="Orrery: “Raft”, a &#60;b&#62;" width="100%" height="480"
        loading="lazy" style="border:0;max-width:100%"></iframe>"
    `);
  });
});

test('the way to the whole page leaves out what was asked of the frame', () => {
  const frame = embedAddress(run, PLAIN);
  expect(pageAddress(frame)).toBe(run.replace('?old=1', ''));
  expect(frontAddress(frame)).toBe('https://host.example/a/b/#/');
});

test('a measure is pixels, or a part of the column where that is allowed', () => {
  expect(['640', ' 640px ', '160', '4096'].map((text) => measureOf(text, false))).toEqual([
    '640',
    '640',
    '160',
    '4096',
  ]);
  expect(measureOf('100 %', true)).toBe('100%');
  for (const text of ['', 'wide', '0%', '101%', '159', '4097', '-640', '6e2', '640;'])
    expect(measureOf(text, true)).toBeNull();
  expect(measureOf('100%', false)).toBeNull();
});

test('a page from disk says so', () => {
  expect(isFromDisk('file:///home/me/orrery.html#/raft/split-vote')).toBe(true);
  expect(isFromDisk(run)).toBe(false);
});
