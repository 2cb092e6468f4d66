import { describe, expect, test } from 'vitest';
import { runRound } from '../../../src/checkers/fuzz/round.ts';
import { courseOf } from '../../../src/checkers/seeds/course.ts';
import { micros, type NodeId } from '../../../src/core/ids.ts';
import { createSimulator } from '../../../src/engine/simulator.ts';
import { readScenario } from '../../../src/files/scenario.ts';
import { createFormatter } from '../../../src/i18n/format.ts';
import type { Response } from '../../../src/protocols/_shared/atomic/requests.ts';
import type { WrittenProtocol } from '../../../src/sdk/forms.ts';
import type { Offer } from '../../../src/sdk/protocol.ts';
import { LOCALES } from '../../../src/sdk/text.ts';
import type { ProtocolTypes } from '../../../src/sdk/types.ts';
import { answers, broken, open, participants, type Run, runTo, told } from './runs.ts';

/** What can be asked of a bank by hand, by a fuzzer, and what many runs come to. */

type Held = WrittenProtocol<ProtocolTypes>;
type Line = readonly [id: string, title: string, offer: Offer<ProtocolTypes>];

const [tm1, rm1, rm2] = [0, 1, 2] as unknown as readonly [NodeId, NodeId, NodeId];
const NAMES = ['tm1', 'rm1', 'rm2', 'rm3'];

const bank = (protocol: Held, settings: object = {}): Run =>
  open(protocol, { version: 1, protocol: protocol.id, ...settings });

/** What is offered about a node now, in words. */
function offered({ simulator }: Run, node: NodeId): readonly Line[] {
  const { duties = [], text } = simulator.protocol;
  const fmt = createFormatter('en', NAMES);
  return duties.flatMap(({ id, offers }) =>
    offers(node, simulator.world).map((offer): Line => {
      const title = text.en.duties?.[id]?.title({ node, other: offer.other }, fmt) ?? '';
      return [id, title, offer];
    }),
  );
}

const titles = (run: Run, node: NodeId) => offered(run, node).map(([, title]) => title);

function ask(run: Run, node: NodeId, title: string): void {
  const [, , offer] = offered(run, node).find((one) => one[1] === title) ?? [];
  if (!offer) throw new Error(`nobody offers "${title}"`);
  const { asked, request } = offer;
  run.simulator.apply({ do: 'request', node: asked, request });
  runTo(run, run.simulator.world.time / 1_000_000 + 1.5);
}

export function testAsked(protocol: Held): void {
  describe('by hand', () => {
    test('a participant pays one, all, or too much; everything can be read', () => {
      const run = bank(protocol);
      expect(titles(run, rm2)).toEqual([
        'Pay 10 from rm2 to rm1',
        'Pay 10 from rm2 to rm3',
        'Overdraw rm2',
        'Pay 10 from rm2 to everybody else',
        'Read all accounts',
      ]);
      expect(titles(run, tm1)).toEqual(['Read all accounts']);
      expect(new Set(offered(run, rm2).map(([, , { asked }]) => asked))).toEqual(new Set([tm1]));
    });

    test('two participants have nobody else to share with', () => {
      const run = bank(protocol, { nodes: { participant: 2 } });
      expect(offered(run, rm1).map(([id]) => id)).toEqual(['pay', 'overdraw', 'audit']);
    });

    test('nobody asks a coordinator that is down, or about one that is gone', () => {
      const run = bank(protocol);
      run.simulator.apply({ do: 'remove', node: rm1 });
      expect(titles(run, rm1)).toEqual(['Read all accounts']);
      expect(titles(run, rm2)).not.toContain('Pay 10 from rm2 to rm1');
      run.simulator.apply({ do: 'crash', node: tm1 });
      expect(titles(run, rm2)).toEqual([]);
    });

    test('what is offered is done', () => {
      const run = bank(protocol);
      ask(run, rm2, 'Pay 10 from rm2 to rm3');
      ask(run, rm2, 'Pay 10 from rm2 to everybody else');
      ask(run, rm2, 'Overdraw rm2');
      expect(told(run, 'votedNo')).toMatchObject([{ params: { participant: rm2, account: 'a' } }]);
      ask(run, tm1, 'Read all accounts');
      expect(participants(run).map(({ balances }) => balances.a)).toEqual([110, 70, 120]);
      expect(answers(run)).toMatchObject([
        { outcome: 'commit' },
        { outcome: 'commit' },
        { outcome: 'abort', why: 'votedNo' },
        { outcome: 'commit', total: 600 },
      ]);
      expect(broken(run)).toEqual([]);
    });

    test.each(LOCALES)('%s: each has a title and a meaning', (locale) => {
      const { duties, text } = protocol;
      const words = text[locale].duties ?? {};
      expect(Object.keys(words)).toEqual(duties?.map(({ id }) => id));
      for (const { title, meaning } of Object.values(words)) {
        const said = title({ node: rm1, other: rm2 }, createFormatter(locale, NAMES));
        expect(said).not.toMatch(/undefined|null|\s{2}|–/);
        expect(meaning).toMatch(locale === 'en' ? /\.$/ : /。$/);
      }
    });
  });

  const still = () => readScenario(protocol, { version: 1, protocol: protocol.id });

  test('a fuzzer asks for transfers that meet, overdrafts and audits, where there is no workload', () => {
    const swarm = { means: ['transfer', 'overdraft', 'audit'], pace: 80_000 };
    const whys: unknown[] = [];
    const { failure, given, operations } = runRound(
      protocol,
      still(),
      1,
      { faults: micros(4_000_000), healing: micros(4_000_000), swarm },
      (simulator) => {
        for (const { response } of simulator.operations())
          whys.push((response as Response | null)?.why);
      },
    );
    expect(failure).toBeNull();
    expect(operations.asked).toBeGreaterThan(50);
    expect(operations.answered).toBe(operations.asked);
    expect(new Set(given.flatMap(({ command }) => kindOf(command)))).toEqual(
      new Set(['transfer', 'read']),
    );
    expect(new Set(whys)).toEqual(new Set([null, 'votedNo', 'gaveUp']));
  });

  test.each(LOCALES)('%s: the figures of many runs have words, and say what happened', (locale) => {
    const { survey } = protocol;
    if (!survey) throw new Error('nothing is counted');
    const simulator = createSimulator(protocol, {
      ...still(),
      script: [],
      until: { time: micros(3_000_000), events: null },
    });
    const figures = () => {
      const course = courseOf(simulator);
      return Object.fromEntries(
        survey.figures.map(({ name, of }) => [name, of(course, simulator.world)]),
      );
    };
    expect(Object.keys(survey.text[locale].figures)).toEqual(
      survey.figures.map(({ name }) => name),
    );
    expect(survey.text[locale].bounds).toEqual({});
    expect(figures()).toMatchObject({ firstAnswer: null, committed: 0, aborted: 0, forced: 0 });
    const [pay] = protocol.duties ?? [];
    const [offer] = pay?.offers(rm1, simulator.world) ?? [];
    simulator.apply({ do: 'request', node: tm1, request: offer?.request as never });
    simulator.run({ time: micros(3_000_000), events: null });
    // A yes and a commit at both, and the coordinator’s decision.
    expect(figures()).toMatchObject({ committed: 1, aborted: 0, forced: 5 });
    expect(figures().firstAnswer).toBeGreaterThan(40_000);
  });
}

const kindOf = (command: object): string[] =>
  'request' in command ? [(command.request as { readonly op: string }).op] : [];
