import type { ExhibitWords } from '../../i18n/words.ts';
import { crowdKeys, findKeys, listKeys } from '../crowd/keys.ts';
import { filmKeys } from '../film/keys.ts';
import { historyKeys } from '../history/keys.ts';
import { lessonKeys } from '../lessons/keys.ts';
import { matrixKeys } from '../matrix/keys.ts';
import { curveKeys } from '../plot/keys.ts';
import { leavingKeys, presentKeys } from '../present/keys.ts';
import { plotKeys } from '../searching/keys.ts';
import { pressKeys } from '../stage/keys.ts';
import { treeKeys } from '../tree/keys.ts';
import type { KeyTable } from './chords.ts';
import { type Binding, bindings, keyMeaning } from './keys.ts';
import {
  boxKeys,
  branchKeys,
  crowdLaneKeys,
  diagramKeys,
  edgeKeys,
  inboxKeys,
  laneKeys,
  menuKeys,
  nameKeys,
  paletteKeys,
  panelKeys,
  stageKeys,
  tabKeys,
} from './localKeys.ts';

interface LocalArea {
  readonly id: string;
  readonly title: (words: ExhibitWords) => string;
  readonly tables: readonly KeyTable[];
  /** What the rows of its tables do, by their names. */
  readonly says: (words: ExhibitWords) => Readonly<Record<string, string>>;
}

/** An area whose words stand among those of the keys. */
const area = (
  id: keyof ExhibitWords['keys']['areas'],
  ...tables: readonly KeyTable[]
): LocalArea => ({
  id,
  title: ({ keys }) => keys.areas[id],
  tables,
  says: ({ keys }) => keys.local,
});

/** A page of the inspector, with words of its own. */
const page = (id: 'matrix' | 'tree' | 'plot', table: KeyTable): LocalArea => ({
  id,
  title: ({ pages }) => pages[id].area,
  tables: [table],
  says: ({ pages }) => pages[id].does,
});

/** What is bound only where the focus is, or in a mode of the page, in the order of the list. */
export const localAreas: readonly LocalArea[] = [
  area('stage', pressKeys, stageKeys),
  {
    id: 'crowd',
    title: ({ crowd }) => crowd.title,
    tables: [crowdKeys, findKeys, listKeys],
    says: ({ crowd }) => crowd.does,
  },
  area('diagram', diagramKeys),
  area('lanes', laneKeys, crowdLaneKeys),
  area('edge', edgeKeys),
  area('lists', tabKeys, paletteKeys, menuKeys, panelKeys),
  area('inbox', inboxKeys),
  area('branches', branchKeys, nameKeys),
  area('settings', boxKeys),
  area('lesson', lessonKeys),
  {
    id: 'runs',
    title: ({ searching }) => searching.plotArea,
    tables: [plotKeys],
    says: ({ searching }) => searching.does,
  },
  page('matrix', matrixKeys),
  page('tree', treeKeys),
  page('plot', curveKeys),
  {
    id: 'history',
    title: ({ history }) => history.title,
    tables: [historyKeys],
    says: ({ history }) => history.does,
  },
  {
    id: 'film',
    title: ({ film }) => film.title,
    tables: [filmKeys],
    says: ({ film }) => film.does,
  },
  {
    id: 'present',
    title: ({ present }) => present.title,
    tables: [presentKeys, leavingKeys],
    says: ({ present }) => present.does,
  },
];

export interface SheetRow {
  readonly id: string;
  readonly chords: readonly string[];
  /** In place of the chords. */
  readonly shown: string | null;
  readonly says: string;
}

export interface SheetArea {
  readonly id: string;
  readonly title: string;
  /** It counts only where the focus is, or in a mode of the page. */
  readonly local: boolean;
  readonly rows: readonly SheetRow[];
}

/** The list of keys: all that any table binds, in words. */
export const sheetOf = (words: ExhibitWords): readonly SheetArea[] => [
  ...(['time', 'faults', 'page'] as const).map((group) => ({
    id: group,
    title: words.keys.areas[group],
    local: false,
    rows: bindings.filter((one) => one.group === group).map((one) => pageRow(one, words)),
  })),
  ...localAreas.map((local) => ({
    id: local.id,
    title: local.title(words),
    local: true,
    rows: local.tables.flatMap((table) => rowsOf(table, local.says(words))),
  })),
];

const pageRow = (binding: Binding, words: ExhibitWords): SheetRow => ({
  id: binding.id,
  chords: binding.chords,
  shown: binding.shown ?? null,
  says: keyMeaning(binding, words),
});

const rowsOf = (table: KeyTable, says: Readonly<Record<string, string>>): SheetRow[] =>
  Object.entries(table).map(([id, chords]) => ({ id, chords, shown: null, says: says[id] ?? '' }));
