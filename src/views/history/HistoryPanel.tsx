import { useMemo, useRef } from 'react';
import { formatTime } from '../../i18n/format.ts';
import { historyOfRun, type RunHistory } from '../../playback/judging.ts';
import type { ModelName } from '../../sdk/history.ts';
import { useDesk, useExhibitWords, usePaced, useScreen } from '../context.tsx';
import { Panel } from '../inspector/Panel.tsx';
import type { Lit } from '../ui.ts';
import type { Call } from './calls.ts';
import { HistoryView } from './HistoryView.tsx';
import '../inspector/moments.css';

/** A history is read and not watched: while playing it grows this often, in milliseconds; a long one more seldom. */
const PACE = 400;
const LONG_PACE = 3000;
/** Lines of a history that is long. */
const LONG = 3000;

/** The history of this run's clients, up to the playhead and beyond, and whether it is linearizable so far. */
export function HistoryPanel() {
  const { session } = useDesk();
  const words = useExhibitWords().history;
  const branch = useScreen((screen) => screen.branch);
  const { model } = session.protocol;
  return (
    <Panel className="ops-panel" title={words.title} back=".inspector [data-history] button">
      {model === undefined ? (
        <p className="aside">{words.none}</p>
      ) : (
        <Live key={branch} model={model} />
      )}
    </Panel>
  );
}

function Live({ model }: { readonly model: ModelName }) {
  const { session, ui } = useDesk();
  const words = useExhibitWords().history;
  const lines = useRef(0);
  usePaced(lines.current > LONG ? LONG_PACE : PACE);
  const { events, places } = useRunHistory();
  lines.current = events.length;
  const { seq } = session.screen();
  const until = useMemo(() => countBefore(places, seq), [places, seq]);
  const names = session.names();
  const lanes = useMemo(() => lanesOf(events, places), [events, places]);
  if (events.length === 0) {
    return (
      <>
        <p>{words.empty}</p>
        <p className="aside">{words.emptyHint}</p>
      </>
    );
  }
  const who = ({ process }: Call): string => {
    const lane = lanes.get(process);
    const name = names[lane?.node ?? -1] ?? `p${process}`;
    return lane && lane.nth > 1 ? `${name}·${lane.nth}` : name;
  };
  return (
    <HistoryView
      events={events}
      until={until}
      model={model}
      who={who}
      when={(event) => formatTime(events[event]?.time ?? 0)}
      go={(event) => {
        session.pause();
        session.seekRecord(places[event]?.seq ?? 0);
      }}
      light={(call) => {
        const mine = ui.getState().lit;
        if (call) ui.setState({ lit: litBy(call, places, session.screen().branch) });
        else if (mine && litHere.has(mine)) ui.setState({ lit: null });
      }}
    />
  );
}

/** What this panel has lit, so that it puts out nothing else. */
const litHere = new WeakSet<Lit>();

/** An operation on the stage and on the diagram: its client, and where it was asked and answered. */
function litBy({ called, returned }: Call, places: RunHistory['places'], branch: number): Lit {
  const records = [called, ...(returned === null ? [] : [returned])].map(
    (event) => places[event]?.seq ?? 0,
  );
  const lit: Lit = {
    branch,
    records: new Set(records),
    flights: new Set(),
    nodes: new Set([places[called]?.node ?? 0]),
    cone: null,
  };
  litHere.add(lit);
  return lit;
}

/** The history as far as the run goes; the same thing for as long as no line has come. */
function useRunHistory(): RunHistory {
  const { session } = useDesk();
  const last = useRef<RunHistory>({ events: [], places: [] });
  const { length } = session.columns();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a branch never changes but by growing
  return useMemo(() => {
    const history = historyOfRun(session);
    if (history.events.length !== last.current.events.length) last.current = history;
    return last.current;
  }, [session, length]);
}

/** How many lines lie before a position of the run. */
const countBefore = (places: RunHistory['places'], seq: number): number => {
  const next = places.findIndex((place) => place.seq >= seq);
  return next < 0 ? places.length : next;
};

interface Lane {
  readonly node: number;
  /** A client that asks again before it is answered has several lanes. */
  readonly nth: number;
}

function lanesOf(
  events: RunHistory['events'],
  places: RunHistory['places'],
): ReadonlyMap<number, Lane> {
  const lanes = new Map<number, Lane>();
  const counts = new Map<number, number>();
  const processes = new Map(events.map(({ process }, i) => [process, places[i]?.node ?? 0]));
  for (const [process, node] of [...processes].sort(([a], [b]) => a - b)) {
    const nth = (counts.get(node) ?? 0) + 1;
    counts.set(node, nth);
    lanes.set(process, { node, nth });
  }
  return lanes;
}
