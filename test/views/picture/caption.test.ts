import { describe, expect, it } from 'vitest';
import {
  balanced,
  type Caption,
  filled,
  piecesOf,
  withCaption,
} from '../../../src/views/picture/caption.ts';
import type { Font, Part, Picture } from '../../../src/views/picture/picture.ts';

/** Every letter is as wide as half its font is high. */
const type = {
  sans: 'sans-serif',
  widthOf: (text: string, { size }: Font) => (text.length * size) / 2,
  colour: () => ({ hex: '#000000', alpha: 1 }),
};

const blank = (width: number): Picture => ({
  width,
  height: 100,
  ground: { hex: '#ffffff', alpha: 1 },
  parts: [],
});

const lines = (parts: readonly Part[]) =>
  parts.flatMap((part) =>
    part.kind === 'text'
      ? [`${part.x} ${part.y} ${part.runs.map((run) => run.text).join('')}`]
      : [],
  );

const CAPTION: Caption = {
  said: null,
  title: 'Raft · The first election',
  facts: ['1.234 s', 'event 57', 'seed 3', 'fingerprint 9a2f'],
};

describe('a caption', () => {
  it('stands on one line where there is room', () => {
    const { height, parts } = withCaption(blank(600), CAPTION, type);
    expect(lines(parts)).toEqual([
      '16 124 Raft · The first election',
      '584 124 1.234 s · event 57 · seed 3 · fingerprint 9a2f',
    ]);
    expect(height).toBe(138);
  });

  it('stands on more where there is not', () => {
    const { height, parts } = withCaption(blank(232), CAPTION, type);
    expect(lines(parts)).toEqual([
      '16 124 Raft · The first election',
      '16 141 1.234 s · event 57 · seed 3',
      '16 158 fingerprint 9a2f',
    ]);
    expect(height).toBe(172);
  });

  it('begins with what has just happened', () => {
    const { parts } = withCaption(blank(600), { ...CAPTION, said: 's3 asks for votes.' }, type);
    expect(lines(parts)[0]).toBe('16 126 s3 asks for votes.');
    expect(lines(parts)[1]).toBe('16 148 Raft · The first election');
  });
});

describe('lines', () => {
  const widthOf = (text: string) => text.length;

  it('are as long as there is room', () => {
    expect(filled(piecesOf('one two three four'), '', 9, widthOf)).toEqual([
      'one two',
      'three',
      'four',
    ]);
  });

  it('are of about one length where they are balanced', () => {
    const said = 'Entry 3 is committed, and it is of its own term 2.';
    expect(balanced(piecesOf(said), 47, widthOf)).toEqual([
      'Entry 3 is committed, and',
      'it is of its own term 2.',
    ]);
    expect(balanced(piecesOf('on one line'), 20, widthOf)).toEqual(['on one line']);
  });

  it('may have a word that is longer', () => {
    expect(filled(['overlong', 'b'], ' ', 3, widthOf)).toEqual(['overlong', 'b']);
  });

  it('break between Chinese characters, never before a closing sign', () => {
    expect(filled(piecesOf('第一次选举，由 s1 赢得。'), '', 6, widthOf)).toEqual([
      '第一次选举，',
      '由 s1 赢',
      '得。',
    ]);
  });

  it('end with no sign that opens, and an apostrophe breaks no word', () => {
    expect(piecesOf('领导者（s1）写入“x”')).toEqual([
      '领',
      '导',
      '者',
      '（s1）',
      '写',
      '入',
      '“x”',
    ]);
    expect(piecesOf('按《领导》').slice(0, 3)).toEqual(['按', '《领', '导》']);
    expect(piecesOf('the leader’s log')).toEqual(['the ', 'leader’s ', 'log']);
    expect(piecesOf('')).toEqual([]);
  });

  it('lose no letter', () => {
    const text = 's1 把“put y = 0”写入日志，作为任期 1 的第 2 项（未提交）。  Done.';
    expect(piecesOf(text).join('')).toBe(text);
  });
});
