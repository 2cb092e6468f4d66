import { describe, expect, test } from 'vitest';
import { must } from '../../src/core/assert.ts';
import type { NodeId } from '../../src/core/ids.ts';
import { sumSentence } from '../../src/i18n/exhibit-sentences.ts';
import { recordSentence } from '../../src/i18n/sentences.ts';
import type { Session, StoryRecord } from '../../src/playback/types.ts';
import { type Formatter, LOCALES, type Summed } from '../../src/sdk/text.ts';
import {
  accepts,
  firstOf,
  isMilestone,
  linesOf,
  recordsAt,
} from '../../src/views/inspector/storyLines.ts';
import type { StoryFilter } from '../../src/views/ui.ts';
import { run } from './runs.ts';
import { tellingOf } from './telling.ts';

const all: StoryFilter = { nodes: new Set(), kinds: new Set() };
const s3 = 2 as NodeId;
const lines = (session: Session, filter: StoryFilter, limit = 200, known = new Map()) => {
  const seqs = linesOf(session, filter, limit).map(firstOf);
  const records = recordsAt(session, seqs, known);
  return seqs.map((seq) => records.get(seq)?.seq);
};

describe('the story', () => {
  const session = run('leader-crash', 4000);
  const whole = session.story(1e6);
  const picked = (so: (record: StoryRecord) => boolean) => whole.filter(so).map(({ seq }) => seq);

  test('is told whole where nothing is left out', () => {
    expect(lines(session, all, 1e6)).toEqual(picked(() => true));
    expect(lines(session, all, 5)).toEqual(picked(() => true).slice(-5));
  });

  test('can be of some nodes only; what happened to none belongs to all', () => {
    const filter = { ...all, nodes: new Set([s3]) };
    const expected = picked(({ node }) => node === null || node === s3);
    expect(lines(session, filter, 1e6)).toEqual(expected);
    expect(expected.length).toBeGreaterThan(4);
  });

  test('can be of some kinds only', () => {
    const filter = { nodes: new Set([s3]), kinds: new Set(['role', 'command'] as const) };
    expect(lines(session, filter, 1e6)).toEqual(
      picked(({ node, kind }) => node === s3 && (kind === 'role' || kind === 'command')),
    );
    expect(lines(session, { ...all, kinds: new Set(['violation'] as const) })).toEqual([]);
  });

  test('builds on what it has told before, wherever the playhead goes', () => {
    const known = new Map<number, StoryRecord>();
    for (const time of [1000, 3000, 500, 4000, 2000]) {
      session.seek(time * 1000);
      const until = session.screen().seq;
      expect(lines(session, all, 20, known)).toEqual(picked(({ seq }) => seq < until).slice(-20));
      const filter = { ...all, kinds: new Set(['role'] as const) };
      expect(lines(session, filter, 20, known)).toEqual(
        picked(({ seq, kind }) => seq < until && kind === 'role').slice(-20),
      );
    }
  });

  test('knows the turns of the run', () => {
    const turns = new Set(session.milestones().map(({ seq }) => seq));
    for (const { seq } of whole) expect(isMilestone(session, seq)).toBe(turns.has(seq));
  });
});

test('an empty filter accepts everything', () => {
  expect(accepts(all, 'note', s3)).toBe(true);
  expect(accepts({ ...all, nodes: new Set([s3]) }, 'note', 0 as NodeId)).toBe(false);
});

describe('many lines as one', () => {
  const nodes = [4, 8, 1, 2, 3, 0] as NodeId[];
  const session = run('leader-crash', 1500);
  const first = must(
    session.story(1e6).find(({ kind }) => kind === 'note'),
    'something is told',
  );

  test.each(LOCALES)('the first stands for all, and some are named (%s)', (locale) => {
    const telling = tellingOf(session, locale);
    const said = sumSentence(nodes, 14, first, telling);
    const example = recordSentence(first, telling);
    expect(said).toContain(`14 × ${example.slice(0, -1)}`);
    expect(said).not.toContain(example);
    expect(said).toContain(
      locale === 'en' ? '(s5, #8, s2 and 3 more)' : '（s5，#8，s2 及另外 3 个节点）',
    );
  });

  test('or as the protocol says it', () => {
    const telling = tellingOf(session, 'en');
    const key = first.kind === 'note' ? first.note.key : '';
    const sums = {
      [key]: ({ count, nodes: some, others }: Summed, fmt: Formatter) =>
        `${count} of ${fmt.nodes(some)} and ${others}`,
    };
    const said = sumSentence(nodes, 14, first, { ...telling, text: { ...telling.text, sums } });
    expect(said).toBe('14 of s5, #8 and s2 and 3');
  });
});
