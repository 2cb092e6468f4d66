import type { NodeId } from '../../core/ids.ts';
import type { Session } from '../../playback/types.ts';
import { momentOf } from '../context.tsx';
import { painted } from '../parts/painted.ts';
import { zoomAt } from '../parts/pointer.ts';
import { tonesOf } from '../parts/tones.ts';
import { type Topology, topologyOf } from '../stage/project.ts';
import type { UiStore } from '../ui.ts';
import { type Apart, apartIn } from './apart.ts';
import { type Flight, placeOf, progressOf, readFlights } from './flights.ts';
import { healthIn, readCodes } from './marks.ts';
import { type CrowdScene, paintFlights, paintGround, paintNodes } from './paint.ts';
import type { CrowdLayout } from './places.ts';

/** From the bottom up. */
export interface Surface {
  readonly ground: HTMLCanvasElement;
  readonly nodes: HTMLCanvasElement;
  readonly flights: HTMLCanvasElement;
}

const LAYERS = { ground: paintGround, nodes: paintNodes, flights: paintFlights } as const;
type Layer = keyof typeof LAYERS;

const WHOLE: Apart = { side: new Uint8Array(0), sizes: [], cuts: [] };

/**
 * Keeps the canvases of a crowd in step with its run, past React: with each moment it reads how every node is drawn and what is
 * on its way, and paints what differs. Between two moments only messages move.
 */
export class CrowdDrawing {
  private scene: CrowdScene | null = null;
  private colour: ReturnType<typeof tonesOf>;
  private font: string;
  private moment = '';
  /** The last command before the playhead: cuts change by commands alone. */
  private commanded = '';
  private found: ReadonlySet<number> | null = null;
  private reduced = false;
  private readonly topology: Topology;
  private readonly session: Session;
  private readonly ui: UiStore;
  private readonly surface: Surface;
  private readonly leave: readonly (() => void)[];

  constructor(session: Session, ui: UiStore, surface: Surface) {
    this.session = session;
    this.ui = ui;
    this.surface = surface;
    this.topology = topologyOf(session.protocol);
    this.colour = tonesOf(surface.nodes);
    this.font = fontOf(surface.nodes);
    this.leave = [session.subscribe(() => this.follow()), ui.subscribe(() => this.followUi())];
  }

  dispose(): void {
    for (const leave of this.leave) leave();
  }

  /** Everybody has another place: the stage has another size, or other nodes. */
  place(layout: CrowdLayout): void {
    this.scene = {
      layout,
      codes: new Uint8Array(layout.x.length),
      links: null,
      apart: WHOLE,
      flights: [],
      time: 0,
      reduced: this.reduced,
      font: this.font,
      names: this.session.names(),
      ...this.attention(null),
    };
    this.moment = '';
    this.commanded = '';
    this.follow(true);
  }

  /** The theme has changed, or the size of text. */
  recolour(): void {
    this.colour = tonesOf(this.surface.nodes);
    this.font = fontOf(this.surface.nodes);
    this.change({ font: this.font });
    this.paint('ground', 'nodes', 'flights');
  }

  /** What a search has found steps forward; null: nobody searches. */
  find(found: ReadonlySet<number> | null): void {
    this.found = found;
    this.followUi();
  }

  still(reduced: boolean): void {
    this.reduced = reduced;
    this.change({ reduced });
    this.paint('flights');
  }

  /** The message at a point, if there is one. */
  flightAt(x: number, y: number, reach: number): Flight | null {
    const { scene } = this;
    if (!scene) return null;
    let [best, least]: [Flight | null, number] = [null, reach];
    for (const flight of scene.flights) {
      const place = placeOf(flight, progressOf(flight, scene.time, scene.reduced));
      const far = Math.hypot(place.x - x, place.y - y);
      if (far < least) [best, least] = [flight, far];
    }
    return best;
  }

  /** Whether a node is part of the cluster at this moment. */
  readonly there = (id: NodeId): boolean =>
    this.scene !== null && healthIn(this.scene.codes[id] ?? 0) !== 'removed';

  private change(parts: Partial<CrowdScene>): void {
    if (this.scene) this.scene = { ...this.scene, ...parts };
  }

  private follow(whole = false): void {
    const { scene, session } = this;
    if (!scene) return;
    const screen = session.screen();
    const moment = momentOf(screen);
    const { time } = screen;
    if (moment === this.moment) {
      if (time === scene.time) return;
      this.change({ time });
      this.paint('flights');
      return;
    }
    this.moment = moment;
    const world = session.world();
    // Those that came or went are placed by whoever renders.
    if (world.nodes.length !== scene.layout.x.length) return;
    const moved = readCodes(world, this.topology, scene.codes);
    const flights = readFlights(world, this.topology, scene.layout, whole ? [] : scene.flights);
    this.change({ time, flights });
    const cut = this.followCuts();
    if (cut || whole) this.paint('ground');
    if (moved || whole) this.paint('nodes');
    this.paint('flights');
  }

  /** True if a command has come or gone. */
  private followCuts(): boolean {
    const { branch, seq } = this.session.screen();
    const last = this.session
      .milestones()
      .findLast((milestone) => milestone.kind === 'command' && milestone.seq < seq);
    const commanded = `${branch}:${last?.seq ?? ''}`;
    if (commanded === this.commanded) return false;
    this.commanded = commanded;
    const world = this.session.world();
    this.change({ apart: apartIn(world), links: this.topology.links?.(world) ?? null });
    return true;
  }

  private followUi(): void {
    const { scene } = this;
    if (!scene) return;
    const now = this.attention(scene);
    const same = (Object.keys(now) as (keyof typeof now)[]).every((key) => now[key] === scene[key]);
    if (same) return;
    this.change(now);
    this.paint('nodes', 'flights');
  }

  /** What a person attends to, as far as it is drawn on canvas; `before`: what has not changed stays the same thing. */
  private attention(before: CrowdScene | null) {
    const { lit, selection, hover, cutFrom, parted } = this.ui.getState();
    const shown = lit?.branch === this.session.screen().branch ? lit : null;
    const end = before?.marked.size === 1 && cutFrom !== null && before.marked.has(cutFrom);
    return {
      lit: shown,
      found: this.found,
      marked: cutFrom === null ? parted : end ? before.marked : new Set([cutFrom]),
      selected: selection?.kind === 'node' ? selection.id : null,
      selectedFlight: selection?.kind === 'message' ? selection.id : null,
      hover,
    };
  }

  private paint(...layers: readonly Layer[]): void {
    for (const layer of layers) this.paintLayer(this.surface[layer], LAYERS[layer]);
  }

  private paintLayer(canvas: HTMLCanvasElement, draw: (typeof LAYERS)[Layer]): void {
    const { scene } = this;
    const pen = canvas.getContext('2d');
    if (!pen || !scene) return;
    const { width, height } = scene.layout;
    const ratio = devicePixelRatio * zoomAt(canvas);
    const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== wide || canvas.height !== high) {
      canvas.width = wide;
      canvas.height = high;
    }
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    draw(pen, this.colour, scene);
    painted.set(canvas, (other, colour) => this.scene && draw(other, colour, this.scene));
  }
}

/** The page's own letters, as a canvas takes them. */
function fontOf(element: Element): string {
  const { fontSize, fontFamily } = getComputedStyle(element);
  return `500 ${fontSize} ${fontFamily}`;
}
