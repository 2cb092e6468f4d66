import FlatQueue from 'flatqueue';
import { timed } from './measure.ts';

/**
 * The baseline of all speeds: pops and pushes a second of a bare priority queue (npm's flatqueue) that holds 1,000
 * numbers, in millions. It does nothing but keep them in order, and not even equal ones.
 */
export function bareQueue(operations = 2_000_000, depth = 1000): number {
  const queue = new FlatQueue<number>();
  let random = 1;
  for (let i = 0; i < depth; i++) queue.push(i, i);
  const time = timed(() => {
    for (let i = 0; i < operations; i++) {
      const now = queue.peekValue() ?? 0;
      const item = queue.pop() ?? 0;
      random = (Math.imul(random, 1103515245) + 12345) & 0x7fffffff;
      queue.push(item, now + (random & 1023));
    }
  });
  return operations / time / 1000;
}
