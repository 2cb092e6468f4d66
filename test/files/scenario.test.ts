import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/files/input.ts';
import { nodeNames } from '../../src/files/names.ts';
import { printScenario, readScenario, scenarioHead } from '../../src/files/scenario.ts';
import { example } from './example.ts';
import { fake } from './fake.ts';

const least = { version: 1, protocol: 'fake' };
const read = (json: object) => readScenario(fake, json);
const script = (...lines: object[]) => read({ ...example, script: lines }).script;

describe('a scenario file', () => {
  test('that has everything is printed as it was written', () => {
    expect(printScenario(fake, read(example))).toEqual(example);
  });

  test('of version 2 may let things be chosen by hand, and is printed as of version 1 if it does not', () => {
    const lines = [
      { at: '1ms', do: 'byHand', on: true },
      { at: '2ms', do: 'byHand', on: false },
      { at: '3ms', do: 'release', message: { type: 'Ask' } },
      { at: '4ms', do: 'nudge', timer: 'tick', how: 'spread' },
    ];
    const file = { ...example, version: 2, script: lines };
    expect(printScenario(fake, read(file))).toEqual(file);
    expect(printScenario(fake, read({ ...example, version: 2 }))).toEqual(example);
  });

  test('that has nothing means the usual', () => {
    expect(read(least)).toEqual({
      id: 'untitled',
      title: { en: 'untitled', zh: 'untitled' },
      watch: { en: '', zh: '' },
      seed: 1,
      members: { server: 3, client: 1 },
      params: { every: 50000, wait: [150000, 300000], copies: 3, eager: false, mode: 'slow' },
      variant: null,
      network: {
        all: {
          delay: { kind: 'uniform', min: 5000, max: 15000 },
          loss: [0, 1],
          duplicate: [0, 1],
          order: 'any',
        },
        links: [],
      },
      diskWrite: { kind: 'fixed', by: 0 },
      initial: {},
      workload: null,
      script: [],
      until: { time: 10_000_000, events: null },
      expects: [],
    });
  });

  test('may say where its schema is', () => {
    expect(read({ ...least, $schema: 'x.json' })).toEqual(read(least));
  });

  test('numbers nodes kind by kind', () => {
    expect(nodeNames(fake, { server: 3, client: 2 })).toEqual(['s1', 's2', 's3', 'c1', 'c2']);
  });

  test('says which exhibit it belongs to', () => {
    expect(scenarioHead(example)).toEqual({ protocol: 'fake', id: 'one-crash' });
    expect(scenarioHead({ ...least, protocol: 'other', new: 1 })).toEqual({
      protocol: 'other',
      id: null,
    });
  });

  test('may give one title for both languages, and ids and texts are kept as they are', () => {
    expect(read({ ...least, id: 'a-1', title: 'A' }).title).toEqual({ en: 'A', zh: 'A' });
    expect(read({ ...least, id: 'a-1' }).title).toEqual({ en: 'a-1', zh: 'a-1' });
  });

  test('sets only those initial fields that it names, though the form has defaults', () => {
    expect(read({ ...least, initial: { s1: { term: 6 }, c1: {} } }).initial).toEqual({
      0: { term: 6 },
      3: {},
    });
    expect(read({ ...least, initial: { s2: { vote: 's3', seen: { s1: 2 } } } }).initial).toEqual({
      1: { vote: 2, seen: { 0: 2 } },
    });
  });

  test('names clients by their place among the clients', () => {
    const workload = { every: '1s', op: 'get', clients: ['c2', 'c1'] };
    const nodes = { client: 2 };
    expect(read({ ...least, nodes, workload }).workload).toEqual({
      every: 1_000_000,
      clients: [1, 0],
      op: 'get',
      keys: 1,
      until: null,
    });
  });

  test('has its script in order of time, and of writing at one time', () => {
    const lines = [
      { at: '2s', do: 'heal' },
      { at: '1s', do: 'crash', node: 's1' },
      { at: 1000000, do: 'restart', node: 's1' },
    ];
    expect(script(...lines)).toEqual([
      { at: 1_000_000, command: { do: 'crash', node: 0 } },
      { at: 1_000_000, command: { do: 'restart', node: 0, disk: 'keep' } },
      { at: 2_000_000, command: { do: 'heal' } },
    ]);
  });

  test('may name a node from the moment at which it is added', () => {
    const add = { at: '1s', do: 'add', kind: 'server' };
    expect(
      script({ at: '1s', do: 'heal' }, { at: '2s', do: 'crash', node: 's6' }, add),
    ).toHaveLength(3);
    expect(() => script({ at: '0.5s', do: 'crash', node: 's6' }, add)).toThrow(
      /^script\[0\]\.node: found "s6", expected a node/,
    );
  });

  test('reads numbers exactly', () => {
    const loss = (value: unknown) => read({ ...least, network: { loss: value } }).network.all.loss;
    expect(loss(0.1)).toEqual([1, 10]);
    expect(loss(0.3)).toEqual([3, 10]);
    expect(loss(0.000001)).toEqual([1, 1_000_000]);
    expect(loss([2, 4])).toEqual([2, 4]);
    expect(loss(1)).toEqual([1, 1]);
    const clock = (fields: object) =>
      script({ at: 0, do: 'clock', node: 's1', ...fields })[0]?.command;
    expect(clock({ drift: 0.01 })).toEqual({ do: 'clock', node: 0, drift: [101, 100] });
    expect(clock({ drift: -0.5, offset: '-1.5s' })).toEqual({
      do: 'clock',
      node: 0,
      offset: -1_500_000,
      drift: [1, 2],
    });
  });

  test('may name a timer by its type alone', () => {
    expect(script({ at: 0, do: 'fire', node: 's1', timer: 'tick' })[0]?.command).toEqual({
      do: 'fire',
      node: 0,
      timer: { type: 'tick' },
    });
  });

  test('may say which message among the fields of the command', () => {
    const beside = script({ at: 0, do: 'drop', from: 's1', type: 'Ask' });
    const inside = script({ at: 0, do: 'drop', message: { from: 's1', type: 'Ask' } });
    expect(beside).toEqual(inside);
    expect(inside[0]?.command).toEqual({ do: 'drop', message: { from: 0, type: 'Ask' } });
  });
});

const DURATION = 'a number with a unit (us, ms, s, min), or whole microseconds';
const NODE = 'a node (s1, s2, s3, s4, s5, c1 or c2) or a role (idle or busy)';
const DELAY = '{"fixed": duration}, {"uniform": [duration, duration]} or {"table": [duration, …]}';
const RATIO = 'a number from 0 to 1 with at most six decimals, or [part, whole]';

const whole: readonly (readonly [unknown, string])[] = [
  [5, 'at the top: found 5, expected an object'],
  [null, 'at the top: found null, expected an object'],
  [[], 'at the top: found [], expected an object'],
  [{}, 'version: found nothing, expected one of 1 or 2'],
];

const parts: readonly (readonly [object, string])[] = [
  [{ version: 3 }, 'version: found 3, expected one of 1 or 2'],
  [{ protocol: 'raft' }, 'protocol: found "raft", expected "fake"'],
  [
    { sede: 1 },
    'sede: found 1, expected no such key but version, protocol, id, title, watch, seed, nodes, params, variant, network, disk, initial, workload, script, until, expects or $schema (did you mean seed?)',
  ],
  [{ id: 'A B' }, 'id: found "A B", expected small letters and digits, with hyphens between words'],
  [{ title: 5 }, 'title: found 5, expected text, or {"en": text, "zh": text}'],
  [{ title: { en: 'x' } }, 'title.zh: found nothing, expected text'],
  [{ seed: -1 }, 'seed: found -1, expected a whole number, at least 0'],
  [{ seed: 1.5 }, 'seed: found 1.5, expected a whole number, at least 0'],
  [{ seed: 2 ** 53 }, 'seed: found 9007199254740992, expected a whole number, at least 0'],
  [{ seed: '42' }, 'seed: found "42", expected a whole number, at least 0'],
  [{ nodes: { server: 10 } }, 'nodes.server: found 10, expected a whole number from 1 to 9'],
  [
    { nodes: { srver: 3 } },
    'nodes.srver: found 3, expected no such key but server or client (did you mean server?)',
  ],
  [{ nodes: 5 }, 'nodes: found 5, expected an object'],
  [
    { params: { evry: '1s' } },
    'params.evry: found "1s", expected no such key but every, wait, copies, eager or mode (did you mean every?)',
  ],
  [{ params: { every: '1h' } }, `params.every: found "1h", expected ${DURATION}, from 1ms to 1s`],
  [{ params: { every: '2s' } }, `params.every: found "2s", expected ${DURATION}, from 1ms to 1s`],
  [
    { params: { wait: ['2s', '1s'] } },
    'params.wait: found ["2s","1s"], expected two durations, the lesser first',
  ],
  [
    { params: { wait: ['1s', '9s'] } },
    `params.wait[1]: found "9s", expected ${DURATION}, from 1ms to 5s`,
  ],
  [{ params: { copies: 10 } }, 'params.copies: found 10, expected a whole number from 1 to 9'],
  [{ params: { eager: 'yes' } }, 'params.eager: found "yes", expected true or false'],
  [
    { params: { mode: 'fats' } },
    'params.mode: found "fats", expected one of "slow" or "fast" (did you mean fast?)',
  ],
  [{ variant: 'x' }, 'variant: found "x", expected "careless"'],
  [
    { network: { delay: { uniform: ['1ms', 'fast'] } } },
    `network.delay.uniform[1]: found "fast", expected ${DURATION}`,
  ],
  [
    { network: { delay: { uniform: ['2ms', '1ms'] } } },
    'network.delay.uniform: found ["2ms","1ms"], expected two durations, the lesser first',
  ],
  [
    { network: { delay: { unifrm: ['1ms', '2ms'] } } },
    `network.delay: found {"unifrm":["1ms","2ms"]}, expected ${DELAY}`,
  ],
  [{ network: { delay: '5ms' } }, `network.delay: found "5ms", expected ${DELAY}`],
  [
    { network: { delay: { table: ['1ms'] } } },
    'network.delay.table: found ["1ms"], expected at least 2 items',
  ],
  [
    { network: { delay: { table: ['1ms', '0ms'] } } },
    'network.delay.table[1]: found "0ms", expected durations that do not fall',
  ],
  [{ network: { loss: 2 } }, `network.loss: found 2, expected ${RATIO}`],
  [{ network: { loss: 0.1234567 } }, `network.loss: found 0.1234567, expected ${RATIO}`],
  [{ network: { loss: [3, 2] } }, `network.loss: found [3,2], expected ${RATIO}`],
  [
    { network: { order: 'lifo' } },
    'network.order: found "lifo", expected one of "fifo" or "any" (did you mean fifo?)',
  ],
  [
    { network: { links: [{ from: 's1', to: 's9' }] } },
    'network.links[0].to: found "s9", expected one of s1, s2, s3, s4, s5, c1, c2',
  ],
  [
    { initial: { s9: {} } },
    'initial.s9: found the node "s9", expected one of s1, s2, s3, s4, s5, c1 or c2 (did you mean s1?)',
  ],
  [
    { initial: { s1: { trm: 1 } } },
    'initial.s1.trm: found 1, expected no such key but role, term, vote, seen or lease (did you mean term?)',
  ],
  [{ initial: { s1: { term: 'x' } } }, 'initial.s1.term: found "x", expected a number'],
  [
    { initial: { s1: { vote: 's9' } } },
    'initial.s1.vote: found "s9", expected one of s1, s2, s3, s4, s5, c1, c2',
  ],
  [
    { workload: { every: 0, op: 'put' } },
    `workload.every: found 0, expected ${DURATION}, at least 1us`,
  ],
  [
    { workload: { every: 1, op: 'del' } },
    'workload.op: found "del", expected one of "put" or "get"',
  ],
  [
    { workload: { every: 1, op: 'put', clients: ['s1'] } },
    'workload.clients[0]: found "s1", expected "all" or clients (c1 or c2), each once',
  ],
  [{ until: { time: 'x' } }, `until.time: found "x", expected ${DURATION}`],
  [{ until: { events: -1 } }, 'until.events: found -1, expected a whole number, at least 0'],
  [
    { expects: [{ invariant: 'x', outcome: 'holds' }] },
    'expects[0].invariant: found "x", expected one of "oneVote" or "noTerm"',
  ],
  [
    { expects: [...example.expects, example.expects[0]] },
    'expects[2].invariant: found "oneVote", expected each invariant once',
  ],
  [{ script: {} }, 'script: found {}, expected a list'],
];

const lines: readonly (readonly [object, string])[] = [
  [{ do: 'heal' }, `script[0].at: found nothing, expected ${DURATION}`],
  [{ at: '-1s', do: 'heal' }, `script[0].at: found "-1s", expected ${DURATION}`],
  [{ at: 1, do: 'crash', node: 's7' }, `script[0].node: found "s7", expected ${NODE}`],
  [{ at: 1, do: 'crash', node: 1 }, `script[0].node: found 1, expected ${NODE}`],
  [
    { at: 1, do: 'crash', node: 's1', disk: 1 },
    'script[0].disk: found 1, expected no such key but at, do or node',
  ],
  [
    { at: 1, do: 'restart', node: 's1', disk: 'gone' },
    'script[0].disk: found "gone", expected one of "keep", "lastWriteLost" or "lost"',
  ],
  [
    { at: 1, do: 'partition', groups: [['s1'], ['s1']] },
    'script[0].groups[1][0]: found "s1", expected each node in one group only',
  ],
  [
    { at: 1, do: 'request', node: 'c1', request: { op: 'put' } },
    'script[0].request.key: found nothing, expected text',
  ],
  [
    { at: 1, do: 'request', node: 'c1', request: { op: 'pt' } },
    'script[0].request.op: found "pt", expected one of "put" or "get" (did you mean put?)',
  ],
  [
    { at: 1, do: 'fire', node: 's1', timer: 'tock' },
    'script[0].timer: found "tock", expected an object, or one of "tick" or "retry" (did you mean tick?)',
  ],
  [
    { at: 1, do: 'fire', node: 's1', timer: 'retry' },
    'script[0].timer.count: found nothing, expected a number',
  ],
  [
    { at: 1, do: 'set', param: 'wait', value: 1 },
    'script[0].param: found "wait", expected one of "every", "copies" or "mode"',
  ],
  [
    { at: 1, do: 'set', param: 'copies', value: 100 },
    'script[0].value: found 100, expected a whole number from 1 to 9',
  ],
  [{ at: 1, do: 'set', param: 'copies' }, 'script[0].value: found nothing, expected a value'],
  [
    { at: 1, do: 'clock', node: 's1' },
    'script[0]: found {"at":1,"do":"clock","node":"s1"}, expected an offset, a drift or both',
  ],
  [
    { at: 1, do: 'clock', node: 's1', offset: 'x' },
    `script[0].offset: found "x", expected ${DURATION}, with a minus sign where it is behind`,
  ],
  [
    { at: 1, do: 'link' },
    'script[0]: found {"at":1,"do":"link"}, expected a delay, loss, duplicate or order',
  ],
  [
    { at: 1, do: 'add', kind: 'sever' },
    'script[0].kind: found "sever", expected one of "server" or "client" (did you mean server?)',
  ],
  [
    { at: 1, do: 'byHand', on: true },
    'script[0].do: found "byHand", expected a command of version 1; this one needs "version": 2',
  ],
  [
    { at: 1, do: 'release', type: 'Ask' },
    'script[0].do: found "release", expected a command of version 1; this one needs "version": 2',
  ],
  [
    { at: 1, do: 'nudge', timer: 'tick', how: 'align' },
    'script[0].do: found "nudge", expected a command of version 1; this one needs "version": 2',
  ],
  [
    { at: 1, do: 'nudge', timer: 'tock', how: 'align' },
    'script[0].timer: found "tock", expected one of "tick" or "retry" (did you mean tick?)',
  ],
  [{ at: 1, do: 'byHand' }, 'script[0].on: found nothing, expected true or false'],
  [
    { at: 1, do: 'drop', type: 'Asks' },
    'script[0].type: found "Asks", expected one of "Ask" or "Answer" (did you mean Ask?)',
  ],
];

describe('a wrong scenario file is refused with one line', () => {
  const refusal = (json: unknown): string => {
    try {
      readScenario(fake, json);
    } catch (error) {
      if (error instanceof InputError) return error.message;
      throw error;
    }
    return 'it was read';
  };

  test.each(whole)('%j', (json, message) => expect(refusal(json)).toBe(message));

  test.each(parts)('%j', (part, message) => expect(refusal({ ...example, ...part })).toBe(message));

  test.each(lines)('%j', (line, message) =>
    expect(refusal({ ...example, script: [line] })).toBe(message),
  );

  test('a command that there is not: names those that there are', () => {
    expect(refusal({ ...example, script: [{ at: 1, do: 'crahs', node: 's1' }] })).toMatch(
      /^script\[0\]\.do: found "crahs", expected one of "crash", .* or "set" \(did you mean crash\?\)$/,
    );
  });

  test('keys that mean something to JavaScript, and names of its own', () => {
    const json = JSON.parse('{"version":1,"protocol":"fake","params":{"__proto__":1}}');
    expect(refusal(json)).toBe('params.__proto__: found "__proto__", expected another key');
    expect(refusal({ ...least, nodes: { constructor: 1 } })).toMatch(
      /^nodes\.constructor: found 1/,
    );
    expect(refusal({ ...least, variant: 'toString' })).toMatch(/^variant: found "toString"/);
    expect(refusal({ ...least, initial: { toString: {} } })).toMatch(/^initial\.toString: /);
  });

  test('what nests too deep', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) deep = [deep];
    expect(refusal({ ...least, params: deep })).toBe(
      'params[0][0][0]…: found more than 64 levels, expected fewer',
    );
  });

  test('never more than one line, however long and strange the value', () => {
    const message = refusal({ ...least, variant: `a\nb\u2028c${'x'.repeat(1000)}` });
    expect(message).not.toMatch(/[\n\r\u2028\u2029]/);
    expect(message.length).toBeLessThan(120);
  });
});
