import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Session, StoryRecord } from '../playback/types.ts';
import type { Move, Scene, WrittenCommand } from '../sdk/lesson.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { Cast } from './cast.ts';
import { NoCue, perform, walkThrough } from './moves.ts';
import { openUnseen } from './rehearsal.ts';
import type { Stock } from './scene.ts';
import { Way } from './way.ts';

type Any = ProtocolTypes;
type Part = readonly Move<Any>[];

/** How long each part of a way plays, in seconds. */
const LASTS = 4;

export interface Solved {
  /** What has been done so far, as the run has recorded it. */
  readonly acts: readonly StoryRecord[];
  /** `lost`: the run was taken elsewhere meanwhile, and what is waited for does not come any more. */
  readonly phase: 'running' | 'ended' | 'lost';
}

/** A solution that is played before a person's eyes: each part of it at a speed at which one can follow. */
export class Solving {
  readonly store: StoreApi<Solved> = createStore<Solved>(() => ({ acts: [], phase: 'running' }));
  private readonly session: Session;
  private readonly cast: Cast;
  private readonly stock: Stock;
  private readonly parts: readonly Part[];
  private readonly spans: readonly number[];
  private next = 0;
  private way: Way | null = null;
  private hurried = false;

  constructor(stock: Stock, scene: Scene, solution: Part, session: Session) {
    this.stock = stock;
    this.session = session;
    this.cast = new Cast(session.names);
    this.parts = partsOf(solution);
    this.spans = spansOf(stock, scene, this.parts);
  }

  start(): void {
    this.goOn();
  }

  /** Shows the rest at once. */
  finish(): void {
    this.hurried = true;
    this.session.pause();
    try {
      this.way?.finish();
    } catch (error) {
      if (!(error instanceof NoCue)) throw error;
      this.way = null;
      this.store.setState({ phase: 'lost' });
    }
  }

  dispose(): void {
    this.way?.dispose();
    this.way = null;
  }

  private goOn(): void {
    const { session, cast, hurried } = this;
    const part = this.parts[this.next];
    if (!part) {
      this.end();
      return;
    }
    const span = this.spans[this.next] ?? 0;
    this.next += 1;
    if (span > 0) session.setSpeed(span / (LASTS * 1_000_000));
    this.way = new Way(session, part, cast, this.act, () => this.goOn());
    if (hurried) this.way.finish();
    else this.way.start();
  }

  private end(): void {
    this.way = null;
    this.session.pause();
    this.store.setState({ phase: 'ended' });
  }

  private readonly act = (written: WrittenCommand): void => {
    const { session, stock, cast } = this;
    perform(session, stock.protocol, written, cast);
    const done = session.story(1, ({ kind }) => kind === 'command');
    this.store.setState(({ acts }) => ({ acts: [...acts, ...done] }));
  };
}

/** A way in parts, each of which waits once, at its end. */
export function partsOf(moves: Part): readonly Part[] {
  const parts: Move<Any>[][] = [[]];
  for (const move of moves) {
    parts.at(-1)?.push(move);
    if ('until' in move) parts.push([]);
  }
  return parts.filter(({ length }) => length > 0);
}

/** How long each part takes, in simulated microseconds: gone through once where nobody sees it. */
function spansOf(stock: Stock, scene: Scene, parts: readonly Part[]): readonly number[] {
  const session = openUnseen(stock, scene);
  const cast = new Cast(session.names);
  const act = (written: WrittenCommand) => perform(session, stock.protocol, written, cast);
  try {
    return parts.map((part) => {
      const before = session.world().time;
      walkThrough(session, part, cast, act);
      return session.world().time - before;
    });
  } finally {
    session.dispose();
  }
}
