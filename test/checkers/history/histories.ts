import fc from 'fast-check';
import type { Model } from '../../../src/checkers/history/models.ts';
import type { HistoryEvent } from '../../../src/sdk/history.ts';

const written: Readonly<Record<string, (value: number) => unknown>> = {
  write: (value) => value,
  put: (value) => String(value),
  append: (value) => String(value),
  enqueue: (value) => value,
  cas: (value) => [value, value === 1 ? 0 : 1],
};

/** Histories of a few operations by a few processes, most of them wrong in some way. */
export const histories = (model: Model, processes: number, maxLength: number) =>
  fc
    .array(
      fc.record({
        process: fc.integer({ min: 0, max: processes - 1 }),
        f: fc.constantFrom(...model.ops),
        value: fc.integer({ min: 0, max: 2 }),
        type: fc.constantFrom('ok', 'ok', 'ok', 'fail', 'info'),
      }),
      { maxLength },
    )
    .map((moves): HistoryEvent[] => {
      const open = new Map<number, HistoryEvent>();
      const gone = new Set<number>();
      return moves.flatMap(({ process, f, value, type }, time): HistoryEvent[] => {
        if (gone.has(process)) return [];
        const call = open.get(process);
        if (!call) {
          const event = { process, f, value: written[f]?.(value) ?? null, time };
          const invoke: HistoryEvent = { ...event, type: 'invoke' };
          open.set(process, invoke);
          return [invoke];
        }
        open.delete(process);
        if (type === 'info') gone.add(process);
        const looks = ['read', 'get', 'dequeue'].includes(call.f);
        const seen = model.name === 'kv' ? String(value) : value;
        return [{ ...call, time, type: type as 'ok', value: looks ? seen : call.value }];
      });
    });

export const line = (process: number, type: HistoryEvent['type'], f: string, value: unknown) =>
  ({ process, type, f, value, time: 0 }) as HistoryEvent;
