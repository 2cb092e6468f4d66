import { createStore, type StoreApi } from 'zustand/vanilla';
import { must } from '../core/assert.ts';
import type { Seq } from '../core/ids.ts';
import { InputError } from '../files/input.ts';
import { commonLength } from '../playback/lineage.ts';
import { NothingToDo } from '../playback/session.ts';
import type { Session } from '../playback/types.ts';
import type { Command } from '../sdk/command.ts';
import type { Cue } from '../sdk/cue.ts';
import type { Chapter, Move, Stop, WrittenCommand } from '../sdk/lesson.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { Attempt } from './attempt.ts';
import { Cast } from './cast.ts';
import { type Found, Wait } from './cues.ts';
import { allDone, givenSince, isAsked } from './deeds.ts';
import { greet, NoCue, perform, readCommand } from './moves.ts';
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
  /** One has gone on from the last stop. */
  readonly ended: boolean;
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
  ended: false,
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
  /** By what it is known that the person has done what was asked for, and on which branch that is looked for. */
  private deed: Wait | null = null;
  private deedBranch = 0;
  private looked = 0;
  /** What the person is asked to do; doing so is not straying. */
  private asked: readonly Command<Any>[] = [];
  private tried: Attempt | null = null;
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

  /** The person's attempt, where the stop is a challenge. */
  get attempt(): Attempt | null {
    return this.tried;
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
    const { phase, lost } = this.store.getState();
    const { kind } = this.stop;
    if (phase === 'running' && !lost) this.finishNow();
    else if (phase === 'asked' && kind === 'predict') this.answer(null);
    else if (phase === 'asked' && kind === 'intervene') this.doIt();
    else this.goOn();
  }

  back(): void {
    const { stop, ended } = this.store.getState();
    if (ended) this.store.setState({ ended: false });
    else this.go(Math.max(0, stop - 1));
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
    const deed = must(this.deed, 'it has not been done yet');
    const from = this.run.screen().seq;
    this.deed = null;
    for (const act of stop.acts) this.act(act);
    const found = deed.look(this.run, from as Seq, this.run.screen().seq as Seq);
    if (found) this.done(found);
    else this.awaitDone(deed);
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
    this.leave = () => {};
    this.way?.dispose();
    this.tried?.dispose();
    this.way = null;
    this.deed = null;
    this.tried = null;
    this.asked = [];
  }

  private goOn(): void {
    const { stop, chapter } = this;
    const index = this.store.getState().stop + 1;
    const last = index >= chapter.stops.length;
    const afresh = !last && (this.stopAt(index).scene !== undefined || stop.kind === 'challenge');
    if (last) this.store.setState({ ended: true });
    else if (afresh || !this.isHome()) this.go(index);
    else {
      this.comeHome();
      this.enter(index);
    }
  }

  private enter(index: number): void {
    this.leaveStop();
    const { kind } = this.stopAt(index);
    const phase = kind === 'say' || kind === 'play' ? 'there' : 'asked';
    this.settle();
    this.store.setState({ ...FRESH, stop: index, phase, names: this.cast.all() });
    const { stop, run } = this;
    if (stop.kind === 'challenge') this.tried = new Attempt(run, stop.tasks);
    const leave = [
      run.subscribe(() => this.moved()),
      this.tried?.store.subscribe(() => this.met()),
    ];
    this.leave = () => {
      for (const one of leave) one?.();
    };
    if (stop.kind === 'play') this.play(stop.moves);
    if (stop.kind === 'intervene') this.ask(stop.done, stop.acts);
  }

  /** From now on the person is to do something. */
  private ask(done: Cue<Any>, acts: readonly WrittenCommand[]): void {
    const { run, cast } = this;
    this.deed = new Wait(run, done, cast);
    this.deedBranch = this.home.branch;
    this.looked = this.home.seq;
    this.asked = acts.map((act) =>
      askedBy(act, () => readCommand(run, this.stock.protocol, act, cast)),
    );
  }

  private play(moves: readonly Move<Any>[], begun: Wait | null = null): void {
    const { run } = this;
    this.store.setState({ phase: 'running' });
    this.pace();
    const act = (written: WrittenCommand) => this.act(written);
    this.way = new Way(run, moves, this.cast, act, (found) => this.arrive(found), begun);
    this.way.start();
  }

  /** Sets the speed so that the stop takes as long as its author wants. */
  private pace(): void {
    const { run, stop, stock, spans } = this;
    const index = this.store.getState().stop;
    if (!spans.has(index)) {
      for (const [at, span] of rehearse(stock, this.chapter.stops, index)) spans.set(at, span);
    }
    const seconds = ('lasts' in stop && stop.lasts) || LASTS;
    const span = spans.get(index) ?? 0;
    if (span > 0) run.setSpeed(span / (seconds * 1_000_000));
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
    const names = this.cast.all();
    this.store.setState({ phase: 'there', found, outcome: found?.which ?? null, names });
  }

  private act(written: WrittenCommand): void {
    this.acting = true;
    try {
      perform(this.run, this.stock.protocol, written, this.cast);
    } catch (error) {
      // Who has strayed may have done it before.
      if (!(error instanceof NothingToDo)) throw error;
      this.store.setState({ lost: true });
    } finally {
      this.acting = false;
    }
    if (!this.store.getState().strayed) this.settle();
  }

  /** How the run stands is how the lesson means it to. */
  private settle(): void {
    const { branch, branches, reach } = this.run.screen();
    this.home = { branch, commands: branches[branch]?.commands ?? 0, seq: reach.seq };
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
    this.run.seekPosition(this.home.seq);
  }

  /** The person, or the player, has moved the run. */
  private moved(): void {
    if (this.acting) return;
    const strayed = this.strays();
    if (strayed !== this.store.getState().strayed) this.store.setState({ strayed });
    this.recognise();
    if (this.way?.overdue && !this.store.getState().lost) {
      this.run.pause();
      this.store.setState({ lost: true });
    }
  }

  /** Whether the run is another one than the lesson's. */
  private strays(): boolean {
    const { branch, branches } = this.run.screen();
    const { home, asked } = this;
    if (branch === home.branch && branches[branch]?.commands === home.commands) return false;
    if (this.tried) return false;
    if (asked.length === 0 || !this.isAfterHome()) return true;
    return !givenSince(this.run, home.seq).every((one) => asked.some((ask) => isAsked(one, ask)));
  }

  /** Whether the present branch is one of the futures of where the lesson left the run. */
  private isAfterHome(): boolean {
    const { branch, branches } = this.run.screen();
    return commonLength(branches, branch, this.home.branch) >= this.home.seq;
  }

  /** Looks for the deed in what has happened since. */
  private recognise(): void {
    const { run, stop } = this;
    if (this.deed === null || stop.kind !== 'intervene' || !this.isAfterHome()) return;
    const { seq, branch } = run.screen();
    if (branch !== this.deedBranch) {
      this.deed = new Wait(run, stop.done, this.cast);
      this.deedBranch = branch;
      this.looked = this.home.seq;
    }
    const { deed, looked } = this;
    if (seq <= looked) return;
    this.looked = seq;
    const found = deed.look(run, looked as Seq, seq as Seq);
    if (found) this.done(found);
    // What comes of it is still to come.
    else if (this.isDone()) this.awaitDone(deed);
  }

  /** Whether the person has done all that was asked for, and nothing else. */
  private isDone(): boolean {
    const given = givenSince(this.run, this.home.seq);
    return !this.store.getState().strayed && given.length > 0 && allDone(given, this.asked);
  }

  private awaitDone(deed: Wait): void {
    const { stop } = this;
    if (stop.kind !== 'intervene') return;
    this.haveDone();
    this.play([{ until: stop.done }, ...movesOf(stop)], deed);
  }

  private done(found: Found): void {
    this.haveDone();
    greet(found, this.cast);
    this.store.setState({ found });
    const moves = movesOf(this.stop);
    if (moves.length > 0) this.play(moves);
    else this.arrive(found);
  }

  /** What was asked for has been done: the run is the lesson's with it, and nothing more is asked for. */
  private haveDone(): void {
    this.deed = null;
    if (!this.store.getState().strayed) this.settle();
    this.asked = [];
  }

  /** A challenge may have been met. */
  private met(): void {
    const solved = this.tried?.store.getState().solved ?? null;
    if (solved !== null && this.store.getState().phase === 'asked') {
      this.store.setState({ phase: 'there' });
    }
  }
}

/** What is asked for, as far as it can be read before it is done: it may be about a node that is yet to come. */
function askedBy(act: WrittenCommand, read: () => Command<Any>): Command<Any> {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { do: act.do } as Command<Any>;
  }
}
