import { performance } from 'node:perf_hooks';
import type { Io } from './io.ts';

const FIRST = 1000;
const EVERY = 200;

/** One line on standard error that says how far long work has come, where someone watches. */
export class Progress {
  private readonly io: Io;
  private due = performance.now() + FIRST;
  private shown = false;

  constructor(io: Io) {
    this.io = io;
  }

  tell(how: string): void {
    const now = performance.now();
    if (!this.io.watched || now < this.due) return;
    this.due = now + EVERY;
    this.shown = true;
    this.io.err(`\r\u001b[K${how}`);
  }

  end(): void {
    if (this.shown) this.io.err('\r\u001b[K');
  }
}
