import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Explorer } from '../../../src/checkers/explorer/explorer.ts';
import type { System } from '../../../src/checkers/explorer/system.ts';
import * as models from './models.ts';

/** test/vectors/state-counts.json: exact numbers of reachable states, counted by TLC. */
interface Count {
  readonly definition: string;
  readonly configuration: string;
  readonly distinct: number;
  readonly depth: number;
  readonly initialStates: number;
}

const { counts } = JSON.parse(
  readFileSync(new URL('../../vectors/state-counts.json', import.meta.url), 'utf8'),
) as { readonly counts: readonly Count[] };

/** The numbers in a configuration, in order: `N=4 Id=<<2,4,1,3>>` is 4, 2, 4, 1, 3. */
const numbersOf = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);

const systems: Readonly<Record<string, (configuration: string) => System>> = {
  TwoPhase: (text) => models.twoPhase(numbersOf(text)[0] as number),
  TCommit: (text) => models.tCommit(numbersOf(text)[0] as number),
  EWD840: (text) => models.ewd840(numbersOf(text)[0] as number),
  ChangRoberts: (text) => models.changRoberts(numbersOf(text).slice(1)),
  TokenRing: (text) => models.tokenRing(...(numbersOf(text) as [number, number])),
  LamportMutex: (text) => models.lamportMutex(...(numbersOf(text) as [number, number])),
  Voting(text) {
    const [acceptors = 0, values = 0, , last = 0] = numbersOf(text);
    return models.voting(acceptors, values, last + 1);
  },
};

test.each(counts.map((one) => [`${one.definition} ${one.configuration}`, one] as const))(
  '%s has as many states as TLC counted',
  (_, one) => {
    const system = systems[one.definition]?.(one.configuration) as System;
    let initial = 0;
    system.initial(() => initial++);
    const explorer = new Explorer(system, { depth: Number.POSITIVE_INFINITY, states: 500_000 });
    while (explorer.advance(100_000));
    const { states, depth, end } = explorer.exploration;
    expect({ states, depth, end }).toEqual({ states: one.distinct, depth: one.depth, end: 'all' });
    expect(initial).toBe(one.initialStates);
  },
);
