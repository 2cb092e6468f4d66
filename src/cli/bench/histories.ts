import { checkHistory } from '../../checkers/history/check.ts';
import { type Model, models } from '../../checkers/history/models.ts';
import { type Operation, operationsOf } from '../../checkers/history/operations.ts';
import { madeHistory } from './madeHistory.ts';
import { madeQueueHistory } from './madeQueueHistory.ts';
import { interleaved, median, medianRatio, timed } from './measure.ts';
import type { Benchmark, Figure } from './types.ts';

const ROUNDS = 5;
const PROCESSES = 8;
const SIZES = [100, 1000, 10_000] as const;

/** Histories that are linearizable and say so only at their end. */
const KINDS: readonly { readonly model: Model; made(operations: number): readonly Operation[] }[] =
  [
    {
      model: models['cas-register'],
      made: (operations) =>
        operationsOf(
          madeHistory(models['cas-register'], {
            ...{ operations, processes: PROCESSES, seed: 1, lostEvery: 2000 },
          }),
        ),
    },
    {
      model: models.queue,
      made: (operations) =>
        operationsOf(madeQueueHistory({ operations, processes: PROCESSES, seed: 1 })),
    },
  ];

/** The least that there is to do: each operation once, in the order of the calls. */
function once(model: Model, operations: readonly Operation[]): void {
  let state = model.initials[0];
  for (const op of operations) {
    const after = model.apply(state, op);
    if (typeof after !== 'symbol') state = after;
  }
}

/** How long it takes to judge a history, by its length. */
export const histories: Benchmark = {
  name: 'histories',
  title: 'Judging the history of 8 clients of one object',
  run: (): readonly Figure[] =>
    KINDS.flatMap(({ model, made }) =>
      SIZES.flatMap((size): Figure[] => {
        const operations = made(size);
        const { judged, applied } = interleaved(ROUNDS, {
          judged: () => timed(() => checkHistory(operations, model)),
          applied: () => timed(() => once(model, operations)),
        });
        const name = `${model.name}, ${size} operations`;
        return [
          { name: `${name}, each done once (baseline)`, value: median(applied), unit: 'ms' },
          {
            name,
            value: median(judged),
            unit: 'ms',
            ...(size === 1000 && { goal: { atMost: 1000 } }),
          },
          { name: `${name}, ratio`, value: medianRatio(judged, applied), unit: '' },
        ];
      }),
    ),
};
