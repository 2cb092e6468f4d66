import { must } from '../../core/assert.ts';
import type { NodeId, Seq } from '../../core/ids.ts';
import type { FullTelling } from '../../i18n/exhibit-sentences.ts';
import type { Telling } from '../../i18n/sentences.ts';
import type { RunIndex, Turn } from '../../playback/runIndex.ts';
import type { Session } from '../../playback/types.ts';
import type { LabelOf, ProtocolTypes } from '../../sdk/types.ts';
import type { MessageGlyph, Tone } from '../../sdk/views.ts';
import type { World } from '../../sdk/world.ts';
import { labelText } from '../stage/naming.ts';
import { topologyOf } from '../stage/project.ts';
import { roleTones } from '../stage/roleTones.ts';
import { type Cuts, cutsAmong } from './cuts.ts';
import { groupName } from './groups.ts';
import type { Scene } from './plane.ts';

type Any = ProtocolTypes;

/** What a node showed of itself after some record. */
interface Caption {
  readonly sign: string;
  readonly label: LabelOf<Any> | null;
}

/** Commands after which other links may be cut. */
const LINK_COMMANDS = new Set(['partition', 'heal', 'cut', 'mend', 'add', 'remove']);
/** With more nodes than this nobody reads which of them are cut from which. */
const MOST_NODES = 64;
/** Glyphs of single messages that are kept; then the collection begins anew. */
const MOST_GLYPHS = 50_000;
/** The longest stretch of records that is rebuilt to see its messages. */
const LONGEST = 3000;

/**
 * What a diagram must know and the trace's columns do not say: how a message looks, what stood in the caption of a role,
 * which links were cut. Found by replaying stretches, a little each frame, and kept.
 */
export class Lookups {
  /** Counts up when something has been found. */
  version = 0;
  private readonly session: Session;
  private readonly index: RunIndex;
  private readonly tones: (kind: string, role: string | null) => Tone;
  private readonly glyphs = new Map<number, MessageGlyph>();
  private readonly types: (MessageGlyph | undefined)[] = [];
  private readonly dues = new Map<number, number>();
  private readonly captions = new Map<number, Caption>();
  private readonly wanted = new Map<number, () => void>();
  private cutsFrom: Omit<Cuts, 'to'>[] = [];
  private cutsRead = 0;
  private generation = -1;
  private detailed = '';

  constructor(session: Session, index: RunIndex) {
    this.session = session;
    this.index = index;
    this.tones = roleTones(session.protocol, topologyOf(session.protocol), session.world());
  }

  /** Sees what the world at the playhead shows for nothing: messages on their way, with bodies and times of arrival. */
  watch(world: World<Any>): void {
    if (this.index.generation !== this.generation) this.begin();
    // Only of messages that are still on their way it matters when they arrive.
    if (this.dues.size > MOST_GLYPHS) this.dues.clear();
    for (const { id, message, dueAt } of world.inFlight()) {
      if (this.dues.has(id)) continue;
      this.dues.set(id, dueAt);
      this.learn(id, message);
    }
    for (const { id, message } of world.held()) {
      this.dues.delete(id);
      if (!this.glyphs.has(id)) this.learn(id, message);
    }
  }

  /** Looks up what was asked for, until a moment by the clock. True if more is left to do. */
  work(deadline: number): boolean {
    for (const [key, find] of this.wanted) {
      this.wanted.delete(key);
      find();
      this.version++;
      if (performance.now() > deadline) return true;
    }
    while (this.readCut()) {
      if (performance.now() > deadline) return true;
    }
    return false;
  }

  /** Sees the messages of a stretch of records, exactly. */
  detail(from: number, to: number): void {
    const key = `${this.generation}:${from}:${to}`;
    if (this.detailed === key || to - from > LONGEST || to <= from) return;
    this.detailed = key;
    for (const record of this.session.records(from, to)) {
      if (record.kind !== 'send' && record.kind !== 'duplicate') continue;
      if (!this.glyphs.has(record.seq)) this.learn(record.seq, record.envelope.message);
    }
    this.version++;
  }

  /** How a message looks; one that has not been seen itself looks like others of its type. */
  glyph(flight: number): MessageGlyph {
    const { flights } = this.index;
    const id = flights.ids[flight] as number;
    const type = flights.types[flight] as number;
    const known = this.glyphs.get(id);
    if (known) return known;
    const other = this.types[type];
    const name = this.session.vocabulary.messages[type] ?? '';
    if (other) return { ...other, label: name };
    this.wanted.set(-1 - type, () => this.see(id));
    return { shape: 'dot', tone: 'neutral', label: name };
  }

  /** How messages of a type look; null while none was seen. */
  typeGlyph(type: number): MessageGlyph | null {
    return this.types[type] ?? null;
  }

  due(id: Seq): number | null {
    return this.dues.get(id) ?? null;
  }

  roleTone(node: NodeId, role: string | null): Tone {
    return this.tones(this.session.world().nodes[node]?.kind ?? '', role);
  }

  /** What stands above the band of a role: "◆ role, figure"; the figure comes when it has been looked up. */
  caption(node: NodeId, turn: Turn, telling: Telling): string {
    const { words, text } = telling;
    const role = turn.role === null ? '' : (text.roles[turn.role] ?? turn.role);
    const known = this.captions.get(turn.seq);
    if (!known && turn.seq >= 0) this.wanted.set(turn.seq, () => this.standing(node, turn.seq));
    const figure = known ? labelText(known.label, telling) : '';
    const said = [role, figure].filter((part) => part !== '').join(words.listing);
    return known?.sign ? `${known.sign} ${said}` : said;
  }

  /** What was cut when, up to how far the run has come. */
  cuts(reach: number): Cuts[] {
    return this.cutsFrom.map((cuts, i) => ({
      ...cuts,
      to: this.cutsFrom[i + 1]?.from ?? Math.max(reach, cuts.from),
    }));
  }

  private begin(): void {
    this.generation = this.index.generation;
    this.glyphs.clear();
    this.dues.clear();
    this.captions.clear();
    this.wanted.clear();
    this.cutsFrom = [];
    this.cutsRead = 0;
    this.version++;
  }

  private learn(id: number, message: Any['message']): void {
    if (this.glyphs.size > MOST_GLYPHS) this.glyphs.clear();
    const glyph = topologyOf(this.session.protocol).message(message as never);
    this.glyphs.set(id, glyph);
    const type = this.session.vocabulary.messages.indexOf(message.type);
    const other = this.types[type];
    // What stands for a whole type is a message to which nothing special has happened.
    if (!other || (isOdd(other.tone) && !isOdd(glyph.tone))) this.types[type] = glyph;
  }

  private see(id: number): void {
    const [record] = this.session.records(id, id + 1);
    if (record && (record.kind === 'send' || record.kind === 'duplicate'))
      this.learn(id, record.envelope.message);
  }

  private standing(node: NodeId, seq: number): void {
    const { session } = this;
    const position = session.columns().stepAfter(seq);
    session.walk(position, position, (world) => {
      const slot = must(world.nodes[node], 'a node with a role is there');
      const { sign, caption } = topologyOf(session.protocol).node(slot as never, world);
      this.captions.set(seq, { sign, label: caption });
    });
  }

  /** Reads the next command that concerns links; false if there is none. */
  private readCut(): boolean {
    const { session } = this;
    const milestones = session.milestones();
    while (this.cutsRead < milestones.length) {
      const stone = must(milestones[this.cutsRead++], 'counted');
      const command = session.vocabulary.commands[stone.type] ?? '';
      if (stone.kind !== 'command' || !LINK_COMMANDS.has(command)) continue;
      const cuts =
        session.names().length > MOST_NODES ? this.partedBy(stone.seq) : this.cutAfter(stone.seq);
      if (cuts) {
        // Commands of one moment are one change.
        if (this.cutsFrom.at(-1)?.from === stone.time) this.cutsFrom.pop();
        this.cutsFrom.push({ from: stone.time, ...cuts });
      }
      this.version++;
      return true;
    }
    return false;
  }

  private cutAfter(seq: Seq): Pick<Cuts, 'groups' | 'links'> | null {
    const { session } = this;
    const position = session.columns().stepAfter(seq);
    let cuts: Pick<Cuts, 'groups' | 'links'> | null = null;
    session.walk(position, position, (world) => {
      const ids = world.nodes.filter(({ health }) => health !== 'removed').map(({ id }) => id);
      cuts = cutsAmong(ids, (from, to) => world.isCut(from, to));
    });
    return cuts;
  }

  /** Among very many nodes not every link is looked at, but only how a command has parted all of them. */
  private partedBy(seq: Seq): Pick<Cuts, 'groups' | 'links'> | null {
    const [record] = this.session.records(seq, seq + 1);
    if (record?.kind !== 'command') return null;
    const { command } = record;
    if (command.do === 'heal') return { groups: [], links: [] };
    if (command.do !== 'partition') return null;
    const groups = command.groups.map((group) => group.filter((ref) => typeof ref === 'number'));
    return { groups, links: [] };
  }
}

/** A run as the diagram reads it, with what has been looked up by now. */
export function sceneOf(
  session: Session,
  index: RunIndex,
  lookups: Lookups,
  telling: FullTelling,
): Scene {
  const reach = session.screen().reach.time;
  const { invariants } = telling.text;
  return {
    index,
    reach,
    names: session.names(),
    milestones: session.milestones(),
    commands: session.vocabulary.commands,
    roles: session.vocabulary.roles,
    cuts: lookups.cuts(reach),
    cut: telling.words.stage.cut,
    glyph: (flight) => lookups.glyph(flight),
    due: (id) => lookups.due(id),
    roleTone: (node, role) => lookups.roleTone(node, role),
    caption: (node, turn) => lookups.caption(node, turn, telling),
    groupName: (group) => groupName(group, session.names(), telling.exhibit.diagram.group),
    title: ({ type }) => invariants[session.vocabulary.invariants[type] ?? '']?.title ?? '',
  };
}

const isOdd = (tone: Tone): boolean => tone === 'bad' || tone === 'muted';
