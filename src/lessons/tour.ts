import { createStore, type StoreApi } from 'zustand/vanilla';
import { must } from '../core/assert.ts';
import type { Seq } from '../core/ids.ts';
import type { Session } from '../playback/types.ts';
import type { Chapter, Move, Stop, WrittenCommand } from '../sdk/lesson.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { Cast } from './cast.ts';
import { type Found, Wait } from './cues.ts';
import { greet, NoCue, perform } from './moves.ts';
import { rehearse } from './rehearsal.ts';
import { type ReadScene, readScene, type Stock } from './scene.ts';
import { beginOf, finishStop, movesOf } from './stops.ts';
import { Way } from './way.ts';

type Any = ProtocolTypes;
type AnyStop = Stop<Any>;

/** How long a stop plays where its author does not say, in seconds. */
const LASTS = 8;

/** Where a person is in a chapter. */
export interface TourState {
  /** The number of the stop. */
  readonly stop: number;
  /** `asked`: it is the person's turn to answer or to act; `running`: to a cue; `there`: all of the stop can be read. */
  readonly phase: 'asked' | 'running' | 'there';
  /** Which answer was given, by its number; null: none, or the person only wanted to see. */
  readonly chosen: number | null;
  /** Which answer the run gave. */
  readonly outcome: number | null;
  /** What the stop waited for, once it has come. */
  readonly found: Found | null;
  /** Nodes that have been given a name, as they are called. */
  readonly names: Readonly<Record<string, string>>;
  /** The person has done something of their own, and the run is no longer the lesson's. */
  readonly strayed: boolean;
  /** What is waited for does not come any more. */
  readonly lost: boolean;
}

const FRESH: TourState = {
  stop: 0,
  phase: 'there',
  chosen: null,
  outcome: null,
  found: null,
  names: {},
  strayed: false,
  lost: false,
};

/** A walk through a chapter: from stop to stop at a person's pace, who may leave it at any moment and come back. */
export class Tour {
  readonly chapter: Chapter<Any>;
  readonly store: StoreApi<TourState> = createStore<TourState>(() => FRESH);
  private readonly stock: Stock;
  private readonly open: (scene: ReadScene) => Session;
  private session: Session | null = null;
  private cast = new Cast(() => []);
  private way: Way | null = null;
  /** By what it is known that the person has done what was asked for. */
  private deed: Wait | null = null;
  private looked = 0;
  /** How the run stood when the lesson last had to do with it. */
  private home = { branch: 0, commands: 0, seq: 0 };
  private acting = false;
  private leave: () => void = () => {};
  private readonly spans = new Map<number, number>();

  /** `open` lays a run before the person, in place of the last one. */
  constructor(stock: Stock, chapter: Chapter<Any>, open: (scene: ReadScene) => Session) {
    this.stock = stock;
    this.chapter = chapter;
    this.open = open;
  }

  get stop(): AnyStop {
    return this.stopAt(this.store.getState().stop);
  }

  /** Who is who in the run of the moment. */
  get who(): Cast {
    return this.cast;
  }

  /** Goes to a stop, by a run that is new and has gone all the way there. */
  go(index: number): void {
    const { stops } = this.chapter;
    const begin = beginOf(stops, index);
    this.leaveStop();
    const scene = must(this.stopAt(begin).scene, 'a scene begins here');
    const session = this.open(readScene(this.stock, scene));
    this.session = session;
    this.cast = new Cast(session.names);
    for (let i = begin; i < index; i++) {
      finishStop(session, this.stock.protocol, this.stopAt(i), this.cast);
    }
    this.enter(index);
  }

  /** Shows the rest of this stop at once, or goes on to the next one. */
  next(): void {
    const { stop: index, phase } = this.store.getState();
    const { kind } = this.stop;
    if (phase === 'running') this.finishNow();
    else if (phase === 'asked' && kind === 'predict') this.answer(null);
    else if (phase === 'asked' && kind === 'intervene') this.doIt();
    else if (index + 1 < this.chapter.stops.length) this.goOn(index + 1);
  }

  back(): void {
    this.go(Math.max(0, this.store.getState().stop - 1));
  }

  /** This stop once more, from where it began; whatever a person has done of their own is left behind. */
  again(): void {
    this.go(this.store.getState().stop);
  }

  /** Answers a question; null: only wants to see. The run then says what is so. */
  answer(chosen: number | null): void {
    if (this.stop.kind !== 'predict' || this.store.getState().phase !== 'asked') return;
    this.comeHome();
    this.store.setState({ chosen });
    this.play(movesOf(this.stop));
  }

  /** Does what the person is asked to do. */
  doIt(): void {
    const { stop } = this;
    if (stop.kind !== 'intervene' || this.store.getState().phase !== 'asked') return;
    this.comeHome();
    for (const act of stop.acts) this.act(act);
    // It may be a while until it can be seen.
    if (this.deed === null) return;
    this.deed = null;
    this.play([{ until: stop.done }, ...movesOf(stop)]);
  }

  dispose(): void {
    this.leaveStop();
  }

  private get run(): Session {
    return must(this.session, 'a tour has begun');
  }

  private stopAt(index: number): AnyStop {
    return must(this.chapter.stops[index], `the chapter has a stop ${index}`);
  }

  private leaveStop(): void {
    this.leave();
    this.way?.dispose();
    this.way = null;
    this.deed = null;
  }

  private goOn(index: number): void {
    const afresh = this.stopAt(index).scene !== undefined || this.stop.kind === 'challenge';
    if (afresh || !this.isHome()) this.go(index);
    else {
      this.comeHome();
      this.enter(index);
    }
  }

  private enter(index: number): void {
    this.leaveStop();
    const { kind } = this.stopAt(index);
    const phase = kind === 'say' || kind === 'play' ? 'there' : 'asked';
    this.store.setState({ ...FRESH, stop: index, phase, names: this.cast.all() });
    this.settle();
    this.leave = this.run.subscribe(() => this.moved());
    const { stop } = this;
    if (stop.kind === 'play') this.play(stop.moves);
    if (stop.kind === 'intervene') this.deed = new Wait(this.run, stop.done, this.cast);
  }

  private play(moves: readonly Move<Any>[]): void {
    const { run, stop, stock } = this;
    this.store.setState({ phase: 'running' });
    const index = this.store.getState().stop;
    if (!this.spans.has(index)) {
      for (const [at, span] of rehearse(stock, this.chapter.stops, index)) this.spans.set(at, span);
    }
    const seconds = ('lasts' in stop && stop.lasts) || LASTS;
    const span = this.spans.get(index) ?? 0;
    if (span > 0) run.setSpeed(span / (seconds * 1_000_000));
    const act = (written: WrittenCommand) => this.act(written);
    this.way = new Way(run, moves, this.cast, act, (found) => this.arrive(found));
    this.way.start();
  }

  private finishNow(): void {
    this.run.pause();
    try {
      this.way?.finish();
    } catch (error) {
      if (!(error instanceof NoCue)) throw error;
      this.store.setState({ lost: true });
    }
  }

  private arrive(found: Found | null): void {
    this.way = null;
    this.run.pause();
    if (!this.store.getState().strayed) this.settle();
    this.store.setState({
      phase: 'there',
      found,
      outcome: found?.which ?? null,
      names: this.cast.all(),
    });
  }

  private act(written: WrittenCommand): void {
    const from = this.run.screen().seq;
    this.acting = true;
    perform(this.run, this.stock.protocol, written, this.cast);
    this.acting = false;
    this.settle();
    this.recognise(from);
  }

  /** How the run stands is how the lesson means it to. */
  private settle(): void {
    const { branch, branches, reach } = this.run.screen();
    this.home = { branch, commands: branches[branch]?.commands ?? 0, seq: reach.seq };
    this.looked = this.run.screen().seq;
  }

  private isHome(): boolean {
    const { branch, branches, reach } = this.run.screen();
    const { home } = this;
    return (
      branch === home.branch &&
      branches[branch]?.commands === home.commands &&
      reach.seq === home.seq
    );
  }

  /** Takes the run back to where the lesson left it. */
  private comeHome(): void {
    if (!this.isHome()) this.again();
    this.run.pause();
    this.run.seek(this.run.screen().reach.time);
  }

  /** The person, or the player, has moved the run. */
  private moved(): void {
    if (this.acting) return;
    const { branch, branches, seq } = this.run.screen();
    if (seq > this.looked) this.recognise(this.looked);
    const { home } = this;
    const strayed = branch !== home.branch || branches[branch]?.commands !== home.commands;
    if (strayed !== this.store.getState().strayed) this.store.setState({ strayed });
  }

  /** Looks for the deed in what has happened since. */
  private recognise(from: number): void {
    const { seq } = this.run.screen();
    this.looked = Math.max(this.looked, seq);
    const found = this.deed?.look(this.run, from as Seq, seq as Seq);
    if (!found) return;
    this.deed = null;
    greet(found, this.cast);
    this.settle();
    this.store.setState({ found });
    const moves = movesOf(this.stop);
    if (moves.length > 0) this.play(moves);
    else this.arrive(found);
  }
}
