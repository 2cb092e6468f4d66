import {
  isMainThread,
  type MessagePort,
  parentPort,
  Worker,
  workerData,
} from 'node:worker_threads';
import { Conductor } from '../checkers/explorer/conductor.ts';
import type { Bounds, Exploration } from '../checkers/explorer/explorer.ts';
import { type Order, Partner, type Said } from '../checkers/explorer/partner.ts';
import { type Room, roomFor, Visited } from '../checkers/explorer/visited.ts';
import { type Job, systemOf } from './exploreJob.ts';

/** States that a worker looks at before it hears what it is told. */
const SLICE = 100;

interface Given {
  readonly orrery: 'explore';
  readonly job: Job;
  readonly room: Room;
}

/**
 * A search that several workers share. `told` is told now and then how far it is, and returns whether that is enough. The
 * workers run this same file, so that it can be bundled with whatever.
 */
export async function exploreTogether(
  job: Job,
  workers: number,
  bounds: Bounds,
  told: (exploration: Exploration) => boolean = () => false,
): Promise<Exploration> {
  const room = roomFor(bounds.states, (bytes) => new SharedArrayBuffer(bytes));
  const given: Given = { orrery: 'explore', job, room };
  const threads = Array.from(
    { length: workers },
    () => new Worker(new URL(import.meta.url), { workerData: given }),
  );
  const conductor = new Conductor(workers, bounds, new Visited(room), (to, order) =>
    threads[to]?.postMessage(order),
  );
  try {
    return await new Promise((resolve, reject) => {
      threads.forEach((thread, from) => {
        thread.on('error', reject);
        thread.on('message', (said: Said) => {
          conductor.hear(from, said);
          if (told(conductor.exploration) || conductor.over) resolve(conductor.exploration);
        });
      });
      conductor.begin();
    });
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

/** What a worker does: looks at states, slice by slice, and hears between them what it is told. */
async function serve(port: MessagePort, { job, room }: Given): Promise<void> {
  const system = await systemOf(job);
  const partner = new Partner(system, new Visited(room), (said) => port.postMessage(said));
  let working = false;
  const work = () => {
    working = partner.work(SLICE);
    if (working) setImmediate(work);
  };
  // What was said before waits until there is someone who listens.
  port.on('message', (order: Order) => {
    partner.hear(order);
    if (!working) work();
  });
}

if (!isMainThread && parentPort && (workerData as Given | null)?.orrery === 'explore') {
  void serve(parentPort, workerData as Given);
}
