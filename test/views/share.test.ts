import { describe, expect, test } from 'vitest';
import { mermaidOf } from '../../src/files/mermaid.ts';
import { readScenario } from '../../src/files/scenario.ts';
import { openSession } from '../../src/playback/session.ts';
import { fileName } from '../../src/views/share/handing.ts';
import { diagramSay, logSay } from '../../src/views/share/say.ts';
import { momentOf, shownStretch, stretchOf } from '../../src/views/share/stretch.ts';
import { protocol } from './cluster.ts';
import { tellingOf } from './telling.ts';

const file = { version: 1, protocol: 'raft', id: 'three', seed: 5, nodes: { server: 3 } };
const session = openSession(protocol, readScenario(protocol, file));
session.seek(500_000);

describe('a stretch', () => {
  const nobody = { from: null, to: null };

  test('is the last two seconds up to the playhead, if nobody says otherwise', () => {
    expect(shownStretch(nobody, 3_500_000.9)).toEqual({ from: '1.5', to: '3.5' });
    expect(shownStretch(nobody, 100)).toEqual({ from: '0', to: '0.0001' });
    expect(shownStretch({ from: 'x', to: null }, 100).from).toBe('x');
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
