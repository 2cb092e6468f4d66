import type { NodeId } from '../../core/ids.ts';
import type { ExhibitWords } from '../../i18n/words.ts';
import {
  applyTool,
  crashOrRestart,
  heal,
  nextMilestone,
  onMessage,
  pauseOrResume,
  request,
} from '../actions.ts';
import { toggleHoldAll } from '../byhand/choosing.ts';
import type { Desk } from '../context.tsx';
import { togglePresenting } from '../present/presenting.ts';
import { LOOK_BACK, latestOf } from '../stage/Narration.tsx';
import { stepSpeed } from '../transport/speed.ts';
import { askWhy, letGo, selectNode, togglePanel } from '../ui.ts';
import { addNode, mainKind } from './adding.ts';

export type KeyGroup = 'time' | 'faults' | 'page';

/** A key whose words stand among those of the keys, under its own name. */
type CommonKey = keyof ExhibitWords['keys']['does'];

interface Bound {
  readonly group: KeyGroup;
  /** As `chordOf` says them. */
  readonly chords: readonly string[];
  /** How the list shows them, where that is not the chords themselves. */
  readonly shown?: string;
  /** Holding the key down goes on doing it; of all others only the first press counts. */
  readonly goesOn?: boolean;
  run(desk: Desk, chord: string): void;
}

export type Binding = Bound &
  (
    | { readonly id: CommonKey; readonly says?: undefined }
    /** One whose words stand with what it opens. */
    | { readonly id: string; readonly says: (words: ExhibitWords) => string }
  );

/** What a key does, as the list of keys says it. */
export const keyMeaning = (binding: Binding, words: ExhibitWords): string =>
  binding.says ? binding.says(words) : words.keys.does[binding.id];

function selectedNode({ ui }: Desk): NodeId | null {
  const { selection } = ui.getState();
  return selection?.kind === 'node' ? selection.id : null;
}

function withNode(run: (desk: Desk, node: NodeId) => void) {
  return (desk: Desk) => {
    const node = selectedNode(desk);
    if (node !== null) run(desk, node);
  };
}

/** The n-th node that is part of the cluster is chosen; a half-made cut ends there. */
function choose(desk: Desk, digit: string): void {
  const present = desk.session.world().nodes.filter((slot) => slot.health !== 'removed');
  const node = present[Number(digit) - 1];
  if (!node) return;
  if (desk.ui.getState().cutFrom !== null) applyTool(desk, node.id);
  else selectNode(desk.ui, node.id);
}

/**
 * Every key of the page as a whole, what it does and where it stands in the list: the handler and the list of keys read
 * this one table. Those that count only where the focus is are in `localKeys.ts`.
 */
export const bindings: readonly Binding[] = [
  {
    id: 'playPause',
    group: 'time',
    chords: [' '],
    run: ({ session }) =>
      session.screen().status === 'playing' ? session.pause() : session.play(),
  },
  {
    id: 'step',
    group: 'time',
    chords: ['ArrowRight'],
    goesOn: true,
    run: ({ session }) => session.stepForward(),
  },
  {
    id: 'stepBack',
    group: 'time',
    chords: ['ArrowLeft'],
    goesOn: true,
    run: ({ session }) => session.stepBack(),
  },
  {
    id: 'nextMilestone',
    group: 'time',
    chords: ['Shift+ArrowRight'],
    goesOn: true,
    run: nextMilestone,
  },
  {
    id: 'previousMilestone',
    group: 'time',
    chords: ['Shift+ArrowLeft'],
    goesOn: true,
    run: ({ session }) => session.previousMilestone(),
  },
  {
    id: 'slower',
    group: 'time',
    chords: [','],
    goesOn: true,
    run: (desk) => changeSpeed(desk, -1),
  },
  {
    id: 'faster',
    group: 'time',
    chords: ['.'],
    goesOn: true,
    run: (desk) => changeSpeed(desk, 1),
  },
  { id: 'start', group: 'time', chords: ['Home'], run: ({ session }) => session.seek(0) },
  {
    id: 'end',
    group: 'time',
    chords: ['End'],
    run: ({ session }) => session.seek(session.screen().reach.time),
  },
  {
    id: 'select',
    group: 'faults',
    chords: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    shown: '1–9',
    run: choose,
  },
  {
    id: 'crash',
    group: 'faults',
    chords: ['c'],
    run: withNode((desk, node) => crashOrRestart(desk, node)),
  },
  { id: 'pause', group: 'faults', chords: ['p'], run: withNode(pauseOrResume) },
  {
    id: 'cut',
    group: 'faults',
    chords: ['x'],
    run: withNode(({ ui }, node) => ui.setState({ cutFrom: node })),
  },
  { id: 'heal', group: 'faults', chords: ['h'], run: heal },
  {
    id: 'add',
    group: 'faults',
    chords: ['a'],
    run: (desk) => addNode(desk, mainKind(desk)),
  },
  {
    id: 'request',
    group: 'faults',
    chords: ['n'],
    run: (desk) => request(desk, selectedNode(desk)),
  },
  {
    id: 'drop',
    group: 'faults',
    chords: ['Delete', 'Backspace'],
    run(desk) {
      const { selection } = desk.ui.getState();
      if (selection?.kind === 'message') onMessage(desk, 'drop', selection.id);
    },
  },
  {
    id: 'holdAll',
    says: ({ byHand }) => byHand.key,
    group: 'faults',
    chords: ['m'],
    run: toggleHoldAll,
  },
  {
    id: 'settings',
    says: (words) => words.settings.key,
    group: 'page',
    chords: ['s'],
    run({ ui, fixed }) {
      if (!fixed) togglePanel(ui, 'settings');
    },
  },
  {
    id: 'branches',
    says: (words) => words.branches.key,
    group: 'page',
    chords: ['b'],
    run: ({ ui }) => togglePanel(ui, 'branches'),
  },
  {
    id: 'share',
    says: ({ share }) => share.key,
    group: 'page',
    chords: ['l'],
    run: ({ ui }) => togglePanel(ui, 'share'),
  },
  {
    id: 'search',
    says: ({ searching }) => searching.searchKey,
    group: 'page',
    chords: ['e'],
    run: (desk) => openSearching(desk, 'search'),
  },
  {
    id: 'seeds',
    says: ({ searching }) => searching.seedsKey,
    group: 'page',
    chords: ['r'],
    run: (desk) => openSearching(desk, 'seeds'),
  },
  {
    id: 'history',
    says: ({ history }) => history.key,
    group: 'page',
    chords: ['o'],
    run: ({ ui }) => togglePanel(ui, 'history'),
  },
  {
    id: 'present',
    says: ({ present }) => present.key,
    group: 'page',
    chords: ['f'],
    run: ({ ui }) => togglePresenting(ui),
  },
  { id: 'why', says: ({ why }) => why.key, group: 'page', chords: ['w'], run: askLatest },
  { id: 'escape', group: 'page', chords: ['Escape'], run: ({ ui }) => letGo(ui) },
  { id: 'help', group: 'page', chords: ['?'], run: ({ ui }) => ui.setState({ help: true }) },
];

/** Asks about what the stage tells at this moment. */
function askLatest({ session, ui }: Desk): void {
  const latest = latestOf(session.story(LOOK_BACK));
  if (!latest) return;
  session.pause();
  askWhy(ui, { branch: session.screen().branch, seq: latest.seq });
}

/** A run that is only shown asks no further. */
function openSearching({ ui, searching }: Desk, panel: 'search' | 'seeds'): void {
  if (searching) togglePanel(ui, panel);
}

function changeSpeed({ session }: Desk, by: -1 | 1): void {
  session.setSpeed(stepSpeed(session.screen().speed, by));
}

const byChord = new Map(bindings.flatMap((one) => one.chords.map((chord) => [chord, one])));

export const bindingOf = (chord: string): Binding | undefined => byChord.get(chord);
