import { exhibits } from '../catalogue.ts';
import type { Session } from '../playback/types.ts';
import type { Changes } from '../sdk/changes.ts';
import type { Desk } from '../views/context.tsx';
import { type Arrival, carried, createUi, type NotKept, type UiStore } from '../views/ui.ts';
import { goTo } from './address.ts';
import { offerKin } from './beside.ts';
import { printer } from './exhibit.ts';
import { Keeper } from './kept/keeper.ts';
import { namingOf } from './kept/naming.ts';
import type { RunStore } from './kept/store.ts';
import { keptAddress, ownAddress, stillHere } from './ownAddress.ts';
import { leaveSearches, searchesOf, searchingOf } from './searching/searching.ts';
import { isProblem, type OpenedRun, type Origin, openWith, placeOf } from './settings.ts';
import { sharingOf } from './sharing.ts';

/**
 * Lays an opened run on a desk, keeps it from then on, and shows the desk; shows another one whenever the run starts again
 * with other settings. Returns the way to leave. `store`: where runs are kept; null keeps none.
 */
export function openDesk(
  origin: Origin,
  store: RunStore | null,
  show: (desk: Desk) => void,
  opened: OpenedRun,
): () => void {
  const { protocol, scenario } = origin;
  let leave = () => {};
  let present: UiStore | null = null;
  const searches = searchesOf(origin);
  const keeper =
    store && keeperOf(origin, store, opened, (notice) => present?.setState({ notice }));

  const lay = (session: Session, changes: Changes, ui: UiStore, anew: boolean) => {
    present = ui;
    keeper?.follow(session, changes, anew);
    leave = () => session.dispose();
    const replace = (next: Session, nextChanges: Changes) => {
      const { status, speed } = session.screen();
      next.setSpeed(speed);
      // What was selected, lit or pinned belonged to the old run; what is open on the page stays open.
      const { tab, panel, arrival, presenting } = ui.getState();
      const kept = arrival && { ...arrival, trouble: null };
      const fresh = {
        tab,
        panel: panel === 'why' ? null : panel,
        arrival: kept,
        presenting: presenting && carried(presenting),
      };
      lay(next, nextChanges, createUi(fresh), true);
      session.dispose();
      if (status === 'playing') next.play();
    };
    const back = () => {
      session.pause();
      keeper?.leave();
      goTo(`/${placeOf(origin)}`, null, keeper?.over ?? null);
    };
    show({
      session,
      ui,
      print: printer(protocol, session),
      origin: scenario,
      changes,
      fixed: false,
      advisor: protocol.advisor,
      restart(next) {
        const restarted = openWith(origin, next, session.screen().speed);
        if (isProblem(restarted)) return restarted;
        replace(restarted, next);
        return null;
      },
      adopt: replace,
      openBeside: (next) => openWith(origin, next),
      kin: offerKin({ origin, changes, session }, exhibits),
      sharing: sharingOf(origin, session, ui, {
        back,
        stay: () => keeper?.stay(),
        ...(keeper && { kept: namingOf(keeper) }),
      }),
      searching: searchingOf(searches, {
        origin,
        session,
        changes,
        put: replace,
        address: () => addressHere(origin, keeper),
      }),
    });
  };

  const { session, changes, lost } = opened;
  const arrival = opened.arrival ?? (opened.head?.over ? EARLIER : null);
  const ui = createUi({
    arrival,
    notice: lost ? 'savedRun' : null,
    // One comes back from what was found, or to what is broken.
    panel: searches.away,
    ...(session.screen().stopped && { tab: 'checks' }),
  });
  searches.away = null;
  lay(session, changes, ui, arrival?.by === 'file');
  return () => {
    keeper?.leave();
    leaveSearches(searches);
    leave();
  };
}

/** By which address one comes back to this run: the page writes one itself where it is not kept. */
function addressHere(origin: Origin, keeper: Keeper | null): string {
  const id = keeper?.head?.id;
  return id === undefined ? location.hash : keptAddress(placeOf(origin), id);
}

const EARLIER: Arrival = { by: 'earlier', trouble: null, kept: true };

/** What has been said of not being kept: once is enough. */
const said = new Set<NotKept>();

function keeperOf(
  origin: Origin,
  store: RunStore,
  { head, over }: OpenedRun,
  say: (notice: NotKept) => void,
): Keeper {
  const { scenario, file, own } = origin;
  const isHere = stillHere();
  return new Keeper({
    store,
    place: placeOf(origin),
    own: own ? { file, title: scenario.title } : null,
    head,
    over: over ?? head?.over ?? null,
    // From now on this tab finds this run again.
    onKept: (id) => {
      if (isHere()) ownAddress(id);
    },
    onTrouble: (why) => {
      if (!said.has(why)) say(why);
      said.add(why);
    },
  });
}
