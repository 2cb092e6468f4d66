import type { Operation } from './operations.ts';
import type { Found } from './search.ts';
import { show } from './tell.ts';

type Stuck = Extract<Found, { readonly kind: 'none' }>;

/** Columns of a drawing at most, and operations. */
const WIDTH = 100;
const MOST = 24;

/**
 * The end of what fits and the operation that does not, as lanes of text: a bar for each operation from its call to its return,
 * with its place in the order. Bars are as long as their labels need; only what came before what can be seen.
 */
export function drawLanes(operations: readonly Operation[], { order, stuck }: Stuck): string {
  const places = new Map(order.map(({ id }, i) => [id, i + 1]));
  const label = (op: Operation): string => {
    const place = op === stuck ? '!!' : places.get(op.id);
    return `${place === undefined ? '' : `${place}: `}${short(op)}`;
  };
  const until = operations.filter(({ called }) => called < stuck.returned);
  for (let count = Math.min(MOST, until.length); count > 1; count--) {
    // What fits nowhere is always among them: nothing that it waits for was called much later.
    const some = [...new Set([...until.slice(-count), stuck])].sort((a, b) => a.called - b.called);
    const drawn = lanesOf(some, label, stuck.returned);
    if (drawn.every((line) => line.length <= WIDTH)) return drawn.join('\n');
  }
  return lanesOf([stuck], label, stuck.returned).join('\n');
}

function short({ f, input, outcome, output }: Operation): string {
  const asks = f === 'read' || f === 'get' || f === 'dequeue';
  const told = outcome === 'unknown' ? '?' : outcome === 'refused' ? 'refused' : show(output);
  const given = asks ? f : `${f} ${show(input)}`;
  return asks || outcome !== 'ok' ? `${given} → ${told}` : given;
}

function lanesOf(
  operations: readonly Operation[],
  label: (op: Operation) => string,
  end: number,
): string[] {
  const ends = operations.flatMap(({ called, returned }) => [called, Math.min(returned, end + 1)]);
  const columns = new Map<number, number>();
  let column = 0;
  for (const at of [...new Set(ends)].sort((a, b) => a - b)) {
    for (const op of operations)
      if (Math.min(op.returned, end + 1) === at)
        column = Math.max(column, (columns.get(op.called) ?? 0) + label(op).length + 1);
    columns.set(at, column);
    column += 2;
  }
  const processes = [...new Set(operations.map(({ process }) => process))].sort((a, b) => a - b);
  const names = processes.map((process) => `p${process}`);
  const margin = Math.max(...names.map(({ length }) => length)) + 2;
  return processes.map((process, i) => {
    let line = (names[i] ?? '').padEnd(margin);
    for (const op of operations.filter((one) => one.process === process)) {
      const from = columns.get(op.called) ?? 0;
      const to = columns.get(Math.min(op.returned, end + 1)) ?? 0;
      const bar = `[${label(op)}`.padEnd(to - from);
      line = `${line.padEnd(margin + from)}${bar}${op.returned > end ? '…' : ']'}`;
    }
    return line;
  });
}
