import { describe, expect, test } from 'vitest';
import { createSimulator } from '../../src/engine/simulator.ts';
import { readScenario } from '../../src/files/scenario.ts';
import { readTrace, TraceWriter, traceHead } from '../../src/files/trace.ts';
import type { TraceRecord } from '../../src/sdk/record.ts';
import { type FakeTypes, fake } from './fake.ts';

const scenario = readScenario(fake, {
  version: 1,
  protocol: 'fake',
  seed: 7,
  network: { loss: 0.1, duplicate: 0.1 },
  disk: { write: { fixed: '1ms' } },
  script: [
    { at: '100ms', do: 'request', node: 'c1', request: { op: 'put', key: 'x', value: '1' } },
    { at: '200ms', do: 'add', kind: 'server' },
    { at: '300ms', do: 'crash', node: 's4' },
    { at: '400ms', do: 'crash', node: 's4' },
    { at: '500ms', do: 'pause', node: 's1' },
    { at: '900ms', do: 'resume', node: 's1' },
    { at: '1s', do: 'hold', message: { type: 'Ask' } },
    { at: '1.1s', do: 'drop', message: { type: 'Ask' } },
  ],
  until: { time: '2s' },
});

function ran() {
  const records: TraceRecord<FakeTypes>[] = [];
  const writer = new TraceWriter(fake, scenario);
  let text = writer.header;
  const sink = (record: TraceRecord<FakeTypes>) => {
    records.push(record);
    text += writer.line(record);
  };
  createSimulator(fake, scenario, { checks: 'goOn', sink }).run(scenario.until);
  return { records, text };
}

describe('a trace', () => {
  const { records, text } = ran();
  const lines = text.trimEnd().split('\n');

  test('begins with its scenario and has one record a line', () => {
    expect(lines).toHaveLength(records.length + 1);
    expect(JSON.parse(lines[0]!)).toMatchObject({ version: 2, seed: 7, scenario: { seed: 7 } });
    expect(traceHead(text)).toEqual({ protocol: 'fake', id: 'untitled' });
  });

  test('has every kind of record in it', () => {
    const kinds = new Set(records.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([
      'command',
      'deliver',
      'drop',
      'duplicate',
      'note',
      'persist',
      'reply',
      'request',
      'role',
      'send',
      'start',
      'timer',
      'violation',
      'wait',
      'written',
    ]);
  });

  test('names nodes, also those that came later', () => {
    const printed = lines.slice(1).map((line) => JSON.parse(line));
    const sent = printed.find(({ kind }) => kind === 'send');
    expect(sent).toMatchObject({
      node: 's1',
      envelope: {
        from: 's1',
        to: 's2',
        message: { type: 'Ask', term: 1, from: 's1' },
        lost: false,
      },
    });
    expect(Object.keys(sent.envelope)).toEqual([
      'id',
      'from',
      'to',
      'sentAt',
      'dueAt',
      'message',
      'cause',
      'lost',
    ]);
    expect(printed.find(({ command }) => command?.do === 'crash')).toMatchObject({
      node: 's4',
      command: { do: 'crash', node: 's4' },
      missed: false,
    });
    expect(printed.find(({ about }) => about)).toMatchObject({
      command: { do: 'drop' },
      about: { from: expect.stringMatching(/^s\d$/), message: { type: 'Ask' } },
    });
    expect(printed.find(({ kind }) => kind === 'violation')).toMatchObject({
      invariant: 'noTerm',
      violation: { detail: { term: 4 } },
    });
  });

  test('names nodes in notes and violations as well', () => {
    const notes = lines.flatMap((line) => JSON.parse(line).note ?? []);
    expect(notes.length).toBeGreaterThan(0);
    for (const { params } of notes) expect(params.by).toMatch(/^[sc]\d$/);
  });

  test('is read again as what it was', () => {
    const read = readTrace(fake, text);
    expect(read.scenario).toEqual(scenario);
    expect(read.records).toHaveLength(records.length);
    const own = records.map((record) => JSON.parse(JSON.stringify(record)));
    for (const [i, record] of read.records.entries()) expect(own[i]).toMatchObject(record);
  });

  test('of version 1 is read: its violations name no events, and nothing in it was chosen by hand', () => {
    const old = (change: (record: Record<string, unknown>) => void) =>
      lines
        .map((line, i) => {
          const record = JSON.parse(line);
          if (i === 0) record.version = 1;
          delete record.violation?.events;
          delete record.about;
          change(record);
          return JSON.stringify(record);
        })
        .join('\n');
    const read = readTrace(
      fake,
      old(() => {}),
    );
    const broken = read.records.find(({ kind }) => kind === 'violation');
    expect(broken).toMatchObject({ violation: { events: [] } });
    const number = records.findIndex(({ kind }) => kind === 'command') + 2;
    const byHand = old((record) => {
      if (record.kind === 'command') record.command = { do: 'byHand', on: true };
    });
    expect(() => readTrace(fake, byHand)).toThrow(
      `line ${number}: command.do: found "byHand", expected a command of version 1; this one needs "version": 2`,
    );
  });

  test('that is wrong is refused with the line', () => {
    const spoilt = (i: number, change: (line: string) => string) => () =>
      readTrace(fake, lines.with(i, change(lines[i]!)).join('\n'));
    expect(spoilt(0, (line) => line.replace('"version":2', '"version":3'))).toThrow(
      'line 1: version: found 3, expected one of 1 or 2',
    );
    expect(spoilt(3, (line) => line.replace(/"node":"s\d"/, '"node":"s9"'))).toThrow(
      'line 4: node: found "s9", expected one of s1, s2, s3, c1',
    );
    expect(spoilt(4, () => '{')).toThrow(/^line 5: at the top: found text that is not JSON/);
    expect(spoilt(4, () => lines[7]!)).toThrow(
      'line 5: seq: found 6, expected 3: records in order, none left out',
    );
    expect(() => readTrace(fake, '')).toThrow(/^line 1: at the top: found text that is not JSON/);
  });
});
