import { createStore, type StoreApi } from 'zustand/vanilla';
import { MOST_NODES } from '../../checkers/explorer/options.ts';
import { MOST_TO_SPLIT } from '../../checkers/explorer/splits.ts';
import { figuresOf } from '../../checkers/seeds/figures.ts';
import { micros } from '../../core/ids.ts';
import { readChanged } from '../../files/changes.ts';
import { InputError } from '../../files/input.ts';
import { printScenario, readScenario } from '../../files/scenario.ts';
import type { Session } from '../../playback/types.ts';
import type { Changes } from '../../sdk/changes.ts';
import type { WrittenProtocol } from '../../sdk/forms.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type {
  Job,
  Jobs,
  Refused,
  Searching,
  SearchWish,
  SeedRun,
  SeedsWish,
  SweepWish,
} from '../../views/searching/searching.ts';
import type { PanelId } from '../../views/ui.ts';
import { goTo } from '../address.ts';
import { OWN } from '../guest.ts';
import { isProblem, type Origin, openWith, problemOf } from '../settings.ts';
import { version } from '../version.ts';
import { beside } from './beside.ts';
import { crewFor, shared } from './crew.ts';
import type { SearchPart } from './search.ts';
import type { MadePart } from './seeds.ts';

type Any = ProtocolTypes;

/** Which jobs there can be, each with those who do it. */
type JobId = 'search' | 'seeds' | 'sweep';

/** What was asked about a scenario. It outlives the runs that are opened from it, and one's going there and back. */
export interface Searches {
  readonly jobs: StoreApi<Jobs>;
  readonly stops: Map<JobId, () => void>;
  /** The scenario that seeds were asked of, as it was then. */
  asked: { readonly file: object; readonly changes: Changes };
  /** The panel from which one has gone to look at what was found: it is open again when one comes back. */
  away: PanelId | null;
}

/** So many scenarios' answers are remembered: those asked last. */
const MOST = 4;
const remembered = new Map<string, Searches>();

/** A whole number that most can wait for, and few machines are too small for. */
const STATES = 300_000;
const SEEDS = 1000;
/** And for each value of a setting that is varied. */
const SWEEP_SEEDS = 50;

/** What was last asked about a scenario, or a fresh sheet. */
export function searchesOf({ protocol, scenario, own }: Origin): Searches {
  const key = `${protocol.id}/${own ? `${OWN}/` : ''}${scenario.id}`;
  const known = remembered.get(key) ?? fresh(protocol);
  remembered.delete(key);
  remembered.set(key, known);
  for (const [old, searches] of [...remembered].slice(0, -MOST)) {
    stopAll(searches);
    remembered.delete(old);
  }
  return known;
}

function fresh({ bounds = [] }: WrittenProtocol<Any>): Searches {
  const search: SearchWish = {
    ...{ crashes: 1, restarts: 1, drops: 0, duplicates: 0, partitions: 0, requests: 1 },
    ...{ timely: false, torn: false },
    ...{ messages: 8, depth: 100, states: STATES },
    limits: Object.fromEntries(bounds.map(({ name, most }) => [name, most])),
  };
  const seeds: SeedsWish = { from: 1, count: SEEDS, faults: false };
  // What every network has, up to where few protocols still work.
  const sweep: SweepWish = {
    path: 'network.loss',
    ...{ least: 0, most: 0.6, step: 0.05, doubling: false },
    ...{ from: 1, count: SWEEP_SEEDS },
  };
  return {
    jobs: createStore<Jobs>(() => ({
      search: null,
      seeds: null,
      sweep: null,
      wishes: { search, seeds, sweep },
      varied: false,
      place: null,
    })),
    stops: new Map(),
    asked: { file: {}, changes: {} },
    away: null,
  };
}

/** Ends what goes on for a scenario that is left for good. What one looks at meanwhile is left to go on. */
export function leaveSearches(searches: Searches): void {
  if (searches.away === null) stopAll(searches);
}

function stopAll(searches: Searches): void {
  stop(searches, 'search');
  stop(searches, 'seeds');
  stop(searches, 'sweep');
}

function stop({ jobs, stops }: Searches, job: JobId): void {
  stops.get(job)?.();
  stops.delete(job);
  const stopped = <J extends Job>(one: J | null): J | null =>
    one?.status === 'running' ? { ...one, status: 'stopped' } : one;
  jobs.setState(({ search, seeds, sweep }) => {
    if (job === 'search') return { search: stopped(search) };
    if (job === 'sweep') return { sweep: stopped(sweep) };
    const now = stopped(seeds);
    return { seeds: now && { ...now, making: null } };
  });
}

interface Here {
  readonly origin: Origin;
  readonly session: Session;
  readonly changes: Changes;
  /** The way back to this run from somewhere else. */
  address(): string;
  /** Lays another run of the scenario on the desk. */
  put(session: Session, changes: Changes): void;
}

/** How many there are at the start of the scenario. */
const nodesIn = ({ session }: Here): number =>
  Object.values(session.scenario.members).reduce((sum, count) => sum + count, 0);

/** What may be asked beyond the run that lies on a desk. */
export function searchingOf(searches: Searches, here: Here): Searching {
  const { protocol } = here.origin;
  const { survey, bounds = [] } = protocol;
  const { en, zh } = survey?.text ?? {};
  return {
    jobs: searches.jobs,
    bounds: bounds.map(({ name }) => {
      const plain = { title: name, meaning: '' };
      return { name, text: { en: en?.bounds[name] ?? plain, zh: zh?.bounds[name] ?? plain } };
    }),
    get partitions() {
      return nodesIn(here) > MOST_TO_SPLIT ? 0 : 1;
    },
    get tooMany() {
      const nodes = nodesIn(here);
      return nodes > MOST_NODES ? { nodes, most: MOST_NODES } : null;
    },
    figures: figuresOf(protocol).map(({ name, unit }) => {
      const [english, chinese] = [en?.figures[name], zh?.figures[name]];
      return { name, unit, text: english && chinese ? { en: english, zh: chinese } : null };
    }),
    get settings() {
      return settingsOf(fileOf(here));
    },
    search: (wish) => search(searches, here, wish),
    runSeeds: (wish) => runSeeds(searches, here, wish),
    runSweep: (wish, values, changes) => runSweep(searches, here, wish, values, changes),
    stop: (job) => stop(searches, job),
    openFound({ file, until }) {
      if (file) go(searches, here, 'search', file, until);
    },
    openRun: (run, moment) => openRun(searches, here, run, moment),
  };
}

/** The scenario as the run on the desk began with it. */
const fileOf = ({ origin, session }: Here): object =>
  printScenario(origin.protocol, session.scenario);

const settingsOf = (file: object): string => JSON.stringify({ ...file, seed: null });

const begun = (file: object): Job => ({
  status: 'running',
  spent: 0,
  problem: null,
  settings: settingsOf(file),
});

function search(searches: Searches, here: Here, wish: SearchWish): void {
  stop(searches, 'search');
  const { jobs, stops } = searches;
  const file = fileOf(here);
  jobs.setState(({ wishes }) => ({
    wishes: { ...wishes, search: wish },
    search: {
      ...begun(file),
      wish,
      look: { states: 0, depth: 0, frontier: 0, rested: 0 },
      examples: [],
      end: null,
    },
  }));
  const change = (part: (now: NonNullable<Jobs['search']>) => Partial<Jobs['search']>) =>
    jobs.setState(({ search: now }) => ({ search: now && { ...now, ...part(now) } }));
  const request = { ask: 'search', exhibit: here.origin.protocol.id, file, wish } as const;
  const end = beside<SearchPart>(request, {
    part: ({ part, more, spent }) =>
      change((now) => ({
        look: part.look,
        examples: [...now.examples, ...part.examples],
        end: part.end,
        status: more ? 'running' : 'done',
        spent,
      })),
    failed: (problem) => change(() => ({ status: 'failed', problem })),
  });
  stops.set('search', end);
}

type SeedsChange = (now: NonNullable<Jobs['seeds']>) => Partial<Jobs['seeds']>;

const changeSeeds = ({ jobs }: Searches, part: SeedsChange): void =>
  jobs.setState(({ seeds }) => ({ seeds: seeds && { ...seeds, ...part(seeds) } }));

function runSeeds(searches: Searches, here: Here, wish: SeedsWish): void {
  stop(searches, 'seeds');
  const { jobs, stops } = searches;
  const file = fileOf(here);
  searches.asked = { file, changes: here.changes };
  jobs.setState(({ wishes }) => ({
    wishes: { ...wishes, seeds: wish },
    seeds: { ...begun(file), wish, runs: [], making: null },
    place: null,
  }));
  const request = { ask: 'seeds', exhibit: here.origin.protocol.id, file, wish } as const;
  const end = shared(request, crewFor(wish.count), 1, {
    part: ({ part, more, spent }) =>
      changeSeeds(searches, (now) => ({
        runs: [...now.runs, ...part],
        status: more ? 'running' : 'done',
        spent,
      })),
    failed: (problem) => changeSeeds(searches, () => ({ status: 'failed', problem })),
  });
  stops.set('seeds', end);
}

type SweepChange = (now: NonNullable<Jobs['sweep']>) => Partial<Jobs['sweep']>;

function runSweep(
  searches: Searches,
  here: Here,
  wish: SweepWish,
  values: readonly unknown[],
  changes: readonly Changes[],
): Refused | null {
  const { protocol } = here.origin;
  const file = fileOf(here);
  for (const [i, one] of changes.entries()) {
    try {
      readChanged(protocol, file, one);
    } catch (error) {
      if (error instanceof InputError) return { value: values[i], problem: problemOf(error) };
      throw error;
    }
  }
  stop(searches, 'sweep');
  const { jobs, stops } = searches;
  jobs.setState(({ wishes }) => ({
    wishes: { ...wishes, sweep: wish },
    sweep: { ...begun(file), wish, values, runs: [] },
  }));
  const change = (part: SweepChange) =>
    jobs.setState(({ sweep }) => ({ sweep: sweep && { ...sweep, ...part(sweep) } }));
  const seeds: SeedsWish = { from: wish.from, count: wish.count, faults: false };
  const request = { ask: 'sweep', exhibit: protocol.id, file, changes, wish: seeds } as const;
  const end = shared(request, crewFor(wish.count), changes.length, {
    part: ({ part, more, spent }) =>
      change((now) => ({
        runs: [...now.runs, ...part],
        status: more ? 'running' : 'done',
        spent,
      })),
    failed: (problem) => change(() => ({ status: 'failed', problem })),
  });
  stops.set('sweep', end);
  return null;
}

function openRun(searches: Searches, here: Here, run: SeedRun, moment: number | null): void {
  const { wish, status } = searches.jobs.getState().seeds ?? {};
  const { changes } = searches.asked;
  if (wish?.faults) {
    // One thing at a time: whoever wants to look at a run has seen enough of them.
    if (status === 'running') stop(searches, 'seeds');
    makeRun(searches, here, run);
    return;
  }
  const next = { ...changes, seed: run.seed };
  const opened = openWith(here.origin, next, here.session.screen().speed);
  // What was run can be opened.
  if (isProblem(opened)) return;
  here.session.pause();
  const at = run.failure?.kind === 'invariant' ? run.failure.at : moment;
  here.put(opened, next);
  if (at !== null) opened.goOnTo(at);
}

/** A run with random faults becomes a scenario in which they stand, as few of them as it takes, and is opened as that. */
function makeRun(searches: Searches, here: Here, { seed }: SeedRun): void {
  const { file } = searches.asked;
  searches.stops.get('seeds')?.();
  changeSeeds(searches, () => ({ making: { seed, runs: 0 }, problem: null }));
  const request = { ask: 'made', exhibit: here.origin.protocol.id, file, seed } as const;
  const end = beside<MadePart>(request, {
    part({ part: { runs, made } }) {
      changeSeeds(searches, () => ({ making: made ? null : { seed, runs } }));
      if (made) go(searches, here, 'seeds', made.file, made.until);
    },
    failed: (problem) => changeSeeds(searches, () => ({ making: null, problem })),
  });
  searches.stops.set('seeds', end);
}

/** Goes to a scenario of its own, and to a moment of it. */
function go(searches: Searches, here: Here, from: PanelId, file: object, until: number): void {
  const { protocol } = here.origin;
  searches.away = from;
  goTo(`/${protocol.id}/${OWN}`, {
    scenario: readScenario(protocol, file),
    file,
    changes: {},
    told: null,
    time: null,
    digest: null,
    made: version,
    by: 'search',
    goOn: micros(until),
    from: here.address(),
  });
}
