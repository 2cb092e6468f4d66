import { describe, expect, test } from 'vitest';
import { mermaidOf } from '../../src/files/mermaid.ts';
import { readScenario } from '../../src/files/scenario.ts';
import { openSession } from '../../src/playback/session.ts';
import { fileName } from '../../src/views/share/handing.ts';
import { diagramSay, logSay } from '../../src/views/share/say.ts';
import {
  momentOf,
  shownStretch,
  stretchInSight,
  stretchOf,
} from '../../src/views/share/stretch.ts';
import { protocol } from './cluster.ts';
import { tellingOf } from './telling.ts';

const file = { version: 1, protocol: 'raft', id: 'three', seed: 5, nodes: { server: 3 } };
const session = openSession(protocol, readScenario(protocol, file));
session.seek(500_000);

describe('a stretch', () => {
  const nobody = { from: null, to: null };

  test('is what the diagram shows of what has been run', () => {
    const screen = { time: 3_500_000.9, reach: { time: 4_200_000.4, seq: 9 } };
    const seen = (from: number, to: number) => stretchInSight({ from, to }, screen);
    // A little more rather than less, and in round numbers.
    expect(seen(1_234_567.8, 3_234_567.8)).toEqual({ from: 1_234_000, to: 3_235_000 });
    expect(seen(12.5, 22.5)).toEqual({ from: 12, to: 23 });
    // What lies ahead has not happened yet.
    expect(seen(4_000_000, 6_000_000)).toEqual({ from: 4_000_000, to: 4_200_100 });
    expect(seen(5_000_000, 6_000_000)).toEqual({ from: 4_200_000, to: 4_200_001 });
    expect(stretchInSight(null, screen)).toEqual({ from: 0, to: 4_201_000 });
    const start = { time: 0, reach: { time: 0, seq: 0 } };
    expect(stretchInSight({ from: 0, to: 2_000_000 }, start)).toEqual({ from: 0, to: 0 });
  });

  test('is the last two seconds up to the playhead where there is no diagram', () => {
    const reach = { time: 9e6, seq: 9 };
    const inSight = stretchInSight(undefined, { time: 3_500_000.9, reach });
    expect(shownStretch(nobody, inSight)).toEqual({ from: '1.5', to: '3.5' });
    expect(stretchInSight(undefined, { time: 100, reach })).toEqual({ from: 0, to: 100 });
    expect(shownStretch({ from: 'x', to: null }, inSight)).toEqual({ from: 'x', to: '3.5' });
  });

  test('is typed in seconds', () => {
    expect(momentOf(' 1.5 ')).toBe(1_500_000);
    expect(momentOf('1,5')).toBe(1_500_000);
    for (const text of ['', ' ', 'x', '-1', 'Infinity', 'NaN']) expect(momentOf(text)).toBeNull();
  });

  test('has both its ends, and goes forwards', () => {
    const columns = session.columns();
    const at = columns.time(10) / 1_000_000;
    const one = stretchOf(columns, { from: String(at), to: String(at) });
    expect(columns.time(one?.from ?? -1)).toBe(columns.time(10));
    expect(columns.time((one?.to ?? -1) - 1)).toBe(columns.time(10));
    expect(stretchOf(columns, { from: '0', to: '9' })).toEqual({ from: 0, to: columns.length });
    expect(stretchOf(columns, { from: '2', to: '1' })).toBeNull();
    expect(stretchOf(columns, { from: 'x', to: '1' })).toBeNull();
  });
});

test('a file is called after its scenario', () => {
  expect(fileName(session, '.run.json')).toBe('raft-three.run.json');
});

describe.each(['en', 'zh'] as const)('what is said in %s', (locale) => {
  const telling = tellingOf(session, locale);
  const records = session.records(0, session.columns().length);

  test('a log has a line for everything; a diagram leaves out disks', () => {
    expect(records.every((record) => logSay(telling)(record) !== null)).toBe(true);
    const left = records.filter((record) => diagramSay(telling)(record) === null);
    expect(new Set(left.map(({ kind }) => kind))).toEqual(new Set(['persist']));
  });

  test('a diagram says on its arrows what the message is', () => {
    const lines = mermaidOf(records.slice(0, 60), session.names(), diagramSay(telling)).split('\n');
    expect(lines.slice(0, 24)).toMatchSnapshot();
  });
});
