import type { Seq } from '../../core/ids.ts';
import type { FullTelling } from '../../i18n/exhibit-sentences.ts';
import { RunIndex } from '../../playback/runIndex.ts';
import type { Session } from '../../playback/types.ts';
import { zoomAt } from '../parts/pointer.ts';
import { type Ink, tonesOf } from '../parts/tones.ts';
import type { Size } from '../stage/useSize.ts';
import type { Lit, UiStore } from '../ui.ts';
import { following, type Window, wholeOf } from './axis.ts';
import type { LaneOf } from './groups.ts';
import { frontier, lightsOf } from './lights.ts';
import { Lookups, sceneOf } from './lookups.ts';
import { paintTitle } from './marks.ts';
import type { DiagramModel } from './model.ts';
import { paint, paintDot, paintDue, paintFrontier, paintRing, paintStrong } from './paint.ts';
import type { Brush } from './pen.ts';
import { lanePlan } from './plan.ts';
import { AXIS, canvasOf, type Frame, type Scene } from './plane.ts';
import { project, projectOne } from './project.ts';
import type { DiagramView } from './view.ts';

/** A mark that someone else sets: where two runs part. */
export interface ForeignMark {
  readonly time: number;
  readonly label: string;
}

/** The elements that a drawing moves and paints without rendering. */
export interface Surface {
  /** Everything that happened. */
  readonly base: HTMLCanvasElement;
  /** What stands out, over what lies ahead. */
  readonly over: HTMLCanvasElement;
  readonly cursor: HTMLElement;
  /** The stretch that is shown, on the bar of the whole run. */
  readonly thumb: HTMLElement;
  readonly track: HTMLElement;
}

const drawings = new WeakMap<Element, Drawing>();

/** Whatever draws on a canvas. */
export const drawingOn = (canvas: Element): Drawing | undefined => drawings.get(canvas);

/** Milliseconds of a frame that may go into looking things up. */
const BUDGET = 2;
/** A window that has stood still for so long is looked at closely. */
const STILL = 140;
/** More lit messages than this are not drawn over the others. */
const MOST_STRONG = 400;
/** So far outside the picture nothing of a message can be seen in it. */
const MARGIN = 20;

/**
 * Draws a diagram whenever run, view or selection change, at most once a frame, and only what is visible. Knows nothing
 * of React, which gives it its elements.
 */
export class Drawing {
  model: DiagramModel | null = null;
  /** The stretch that is drawn: the one that was chosen, or what following the playhead has made of it. */
  window: Window;
  readonly index = new RunIndex();
  readonly lookups: Lookups;
  private readonly session: Session;
  private readonly ui: UiStore;
  private readonly view: DiagramView;
  private readonly lanes: () => readonly LaneOf[];
  private readonly surface: Surface;
  private size: Size = { width: 0, height: 0 };
  private telling: FullTelling;
  private marks: readonly ForeignMark[] = [];
  private colour: ((ink: Ink) => string) | null = null;
  private font = { font: 'sans-serif', mono: 'monospace' };
  /** What the model was made of, and what of it is painted. */
  private drawn = '';
  private drawnView: unknown = null;
  private drawnLanes: unknown = null;
  private painted = false;
  private paintedLit: Lit | null = null;
  private frame = 0;
  private still: ReturnType<typeof setTimeout> | undefined;
  /** Where the playhead was when it was last drawn. */
  private lastTime = Number.NaN;
  private following = true;
  private readonly leave: readonly (() => void)[];
  /** Called when the arrow under the pointer may have moved away. */
  onModel: () => void = () => {};

  constructor(
    session: Session,
    ui: UiStore,
    view: DiagramView,
    surface: Surface,
    telling: FullTelling,
  ) {
    this.session = session;
    this.ui = ui;
    this.view = view;
    this.lanes = lanePlan(session, ui, view);
    this.surface = surface;
    drawings.set(surface.base, this);
    this.telling = telling;
    this.lookups = new Lookups(session, this.index);
    this.window = this.whole();
    this.leave = [
      session.subscribe(() => (session.screen().status === 'playing' ? this.draw() : this.ask())),
      ui.subscribe(() => this.ask()),
      // A window that following the playhead has just made is being drawn already.
      view.subscribe(({ window }, past) => {
        if (window === past.window || window !== this.window) this.ask();
      }),
    ];
  }

  dispose(): void {
    for (const leave of this.leave) leave();
    cancelAnimationFrame(this.frame);
    clearTimeout(this.still);
  }

  resize(size: Size): void {
    this.size = size;
    this.draw();
  }

  tell(telling: FullTelling): void {
    this.telling = telling;
    this.lookups.version++;
    this.ask();
  }

  mark(marks: readonly ForeignMark[]): void {
    this.marks = marks;
    this.lookups.version++;
    this.ask();
  }

  /** The theme has changed. */
  recolour(): void {
    this.colour = null;
    this.painted = false;
    this.ask();
  }

  whole(): Window {
    const reach = Math.max(this.session.screen().reach.time, this.view.getState().reach);
    return wholeOf(reach, this.session.scenario.until.time);
  }

  get width(): number {
    return Math.max(this.size.width, 1);
  }

  timeAt(x: number): number {
    const { from, to } = this.window;
    return from + (x / this.width) * (to - from);
  }

  /** Draws with the next frame. */
  ask(): void {
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  }

  private draw(): void {
    if (this.size.width <= 0 || this.size.height <= 0) return;
    const { session, index, lookups } = this;
    index.catchUp(session);
    lookups.watch(session.world());
    this.follow();
    const more = lookups.work(performance.now() + BUDGET);
    this.refresh();
    this.paintBase();
    this.paintOver();
    this.place();
    if (more) this.ask();
  }

  // ---------- the window ----------

  /** Keeps the playhead in sight while it moves, unless a person has looked away. */
  private follow(): void {
    const { time, status } = this.session.screen();
    const whole = this.whole();
    const chosen = this.view.getState().window;
    const moved = time !== this.lastTime;
    const playing = status === 'playing';
    this.lastTime = time;
    if (chosen === null) {
      this.window = whole;
      this.following = true;
      return;
    }
    if (moved && (!playing || this.following)) {
      const window = following(chosen, time, whole, playing);
      this.window = window;
      if (window !== chosen) this.view.setState({ window });
    } else this.window = chosen;
    if (!playing || !moved) this.following = time >= this.window.from && time <= this.window.to;
  }

  // ---------- what is drawn ----------

  private refresh(): void {
    const { session, index, lookups, window, size } = this;
    const { reach } = session.screen();
    const view = this.view.getState();
    const open = index.flights.count > 0 ? reach.time : 0;
    const key = [
      ...[window.from, window.to, size.width, size.height, index.generation, index.length, open],
      ...[lookups.version, session.names().length],
    ].join();
    const lanes = this.lanes();
    if (key === this.drawn && view === this.drawnView && lanes === this.drawnLanes) return;
    this.drawn = key;
    this.drawnView = view;
    this.drawnLanes = lanes;
    this.model = project(this.scene(), this.frameOf());
    this.painted = false;
    this.onModel();
    clearTimeout(this.still);
    this.still = setTimeout(() => this.lookClosely(), STILL);
  }

  private scene(): Scene {
    return sceneOf(this.session, this.index, this.lookups, this.telling);
  }

  private frameOf(): Frame {
    const view = this.view.getState();
    const { messages } = this.session.vocabulary;
    return {
      window: this.window,
      ...this.size,
      lanes: this.lanes(),
      scroll: view.scroll,
      left: new Set([...view.left].map((type) => messages.indexOf(type))),
      fold: view.fold,
      marks: this.marks,
    };
  }

  /** Learns exactly how the visible messages look, once the picture stands still. */
  private lookClosely(): void {
    if (this.session.screen().status === 'playing' || !this.model) return;
    const columns = this.session.columns();
    const from = columns.countUntil(this.window.from - 1);
    this.lookups.detail(from, columns.countUntil(this.window.to));
    this.ask();
  }

  private paintBase(): void {
    const { model } = this;
    const { lit } = this.ui.getState();
    const lights = lightsOf(lit, this.index, this.session);
    if (!model || (this.painted && this.paintedLit === lit)) return;
    this.painted = true;
    this.paintedLit = lit;
    const brush = this.brush(this.surface.base);
    if (brush) paint(brush, model, lights);
  }

  private paintOver(): void {
    const { model } = this;
    const brush = this.brush(this.surface.over);
    if (!brush || !model) return;
    brush.pen.clearRect(0, 0, model.width, model.height);
    this.paintStrongest(brush, model);
  }

  /** What stands out over the rest: the lit messages, the one under the pointer, timers that are still to run out. */
  private paintStrongest(brush: Brush, model: DiagramModel): void {
    const { session } = this;
    this.paintTimers(brush, model);
    this.paintTitles(brush, model);
    const { hover, lit, why, selection } = this.ui.getState();
    const { branch } = session.screen();
    const strong = new Set<number>();
    if (lit && lit.branch === branch) {
      const edge = lit.cone && frontier(lit.cone, model, session.columns(), (time) => this.x(time));
      if (edge) paintFrontier(brush, edge);
      else if (lit.flights.size <= MOST_STRONG) {
        for (const id of lit.flights) strong.add(id);
        for (const id of lit.records) this.paintSpot(brush, id, paintDot);
      }
    }
    if (selection?.kind === 'message') strong.add(selection.id);
    if (hover !== null) strong.add(hover);
    if (strong.size > 0) this.paintMessages(brush, strong);
    if (why && why.branch === branch) this.paintSpot(brush, why.seq, paintRing);
  }

  /** Messages that stand out, also those that are folded or too many to be drawn for themselves. */
  private paintMessages(brush: Brush, ids: ReadonlySet<number>): void {
    const [scene, frame] = [this.scene(), this.frameOf()];
    for (const id of ids) {
      const arrow = projectOne(scene, frame, id as Seq);
      if (arrow && arrow.x1 > -MARGIN && arrow.x0 < frame.width + MARGIN) paintStrong(brush, arrow);
    }
  }

  private paintSpot(brush: Brush, seq: number, draw: typeof paintRing): void {
    const columns = this.session.columns();
    const node = seq < columns.length ? columns.node(seq) : null;
    const y = node === null ? null : canvasOf(this.scene(), this.frameOf()).y(node);
    if (y !== null && y >= AXIS) draw(brush, this.x(columns.time(seq)), y);
  }

  private paintTimers(brush: Brush, model: DiagramModel): void {
    if (model.pitch < 16) return;
    const lanes = new Map<number | null, number>(model.lanes.map(({ node, y }) => [node, y]));
    for (const { node, dueAt } of this.session.world().timers()) {
      const y = lanes.get(node);
      const x = this.x(dueAt);
      if (y !== undefined && y >= AXIS && x < model.width) paintDue(brush, x, y);
    }
  }

  /** What has happened is read in full, also where its words reach into the veil over what lies ahead. */
  private paintTitles(brush: Brush, model: DiagramModel): void {
    const now = this.x(this.session.screen().time);
    for (const mark of model.marks)
      if (mark.y === null && mark.x <= now) paintTitle(brush, model, mark);
  }

  private x(time: number): number {
    const { from, to } = this.window;
    return ((time - from) / (to - from)) * this.size.width;
  }

  /**
   * Paints what is shown with another brush, for a picture; `veil` is laid over what has happened and what may come, where
   * the page has its cursor.
   */
  paintWith(brush: Brush, veil: (now: number, model: DiagramModel) => void): DiagramModel | null {
    const { model, index, session } = this;
    if (!model) return null;
    paint(brush, model, lightsOf(this.ui.getState().lit, index, session));
    veil(this.x(session.screen().time), model);
    this.paintStrongest(brush, model);
    return model;
  }

  // ---------- elements ----------

  private place(): void {
    const { cursor, thumb, track } = this.surface;
    const { time } = this.session.screen();
    const { from, to } = this.window;
    const part = Math.min(Math.max((time - from) / (to - from), -0.01), 1.01);
    cursor.style.transform = `translateX(${(part * 100).toFixed(3)}%)`;
    const whole = this.whole();
    const span = whole.to - whole.from;
    thumb.style.left = `${((from / span) * 100).toFixed(3)}%`;
    thumb.style.width = `${(((to - from) / span) * 100).toFixed(3)}%`;
    thumb.parentElement?.style.setProperty('--playhead', `${((time / span) * 100).toFixed(3)}%`);
    track.toggleAttribute('data-lit', this.ui.getState().lit !== null);
  }

  private brush(canvas: HTMLCanvasElement): Brush | null {
    const pen = canvas.getContext('2d');
    if (!pen) return null;
    const ratio = devicePixelRatio * zoomAt(canvas);
    const [width, height] = [this.size.width * ratio, this.size.height * ratio];
    if (canvas.width !== Math.floor(width) || canvas.height !== Math.floor(height)) {
      canvas.width = width;
      canvas.height = height;
    }
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (!this.colour) {
      this.colour = tonesOf(this.surface.base);
      const style = getComputedStyle(this.surface.base);
      this.font = {
        font: style.getPropertyValue('--sans'),
        mono: style.getPropertyValue('--mono'),
      };
    }
    return { pen, colour: this.colour, ...this.font };
  }
}
