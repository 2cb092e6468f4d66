import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { Pair } from '../../playback/pair.ts';
import { type Desk, DeskProvider, useDesk, useExhibitWords, usePaced, useUi } from '../context.tsx';
import { InspectorPanel } from '../inspector/Inspector.tsx';
import { Notice } from '../parts/Notice.tsx';
import { wholeOf } from '../spacetime/axis.ts';
import { SpaceTime } from '../spacetime/SpaceTime.tsx';
import { createView } from '../spacetime/view.ts';
import { Narration } from '../stage/Narration.tsx';
import { Stage } from '../stage/Stage.tsx';
import { bindingOf, chordOf } from '../tools/keys.ts';
import { Palette, ToolHint } from '../tools/Palette.tsx';
import { Transport } from '../transport/Transport.tsx';
import type { Beside } from '../ui.ts';
import { askAbout } from '../why/askAbout.tsx';
import { Findings } from './Findings.tsx';
import { Letter } from './Letter.tsx';
import { mirror } from './mirror.ts';
import { type SideName, useSideNames } from './sides.ts';
import './compare.css';

const PACE = 200;

/** Two runs beside one another with one clock, in place of the stage, its inspector and its time. */
export function Comparison({ beside, narrow }: { beside: Beside; narrow: boolean }) {
  const lead = useDesk();
  const { branches: words } = useExhibitWords();
  const panel = useUi((state) => state.panel);
  const otherPanel = useStore(beside.ui, (state) => state.panel);
  const [a, b] = useSideNames(beside);
  const { other, pair } = usePair(lead, beside);
  usePaced(PACE);
  if (!pair) return null;
  return (
    <>
      <main className="workbench-stage compare-stages" id="stage" tabIndex={-1}>
        <h1 className="unseen">{words.beside.label}</h1>
        {/* One palette serves both. */}
        <div className="compare-tools">
          <Palette />
          <ToolHint />
        </div>
        <Side side={a} narrow={narrow} />
        <DeskProvider desk={other}>
          <Side side={b} narrow={narrow} onKeyDown={(event) => faultKeys(event, other)} />
        </DeskProvider>
      </main>
      <aside className="inspector" aria-label={words.beside.label}>
        {panel !== null && <InspectorPanel id={panel} />}
        {panel === null && otherPanel !== null && (
          <DeskProvider desk={other}>
            <InspectorPanel id={otherPanel} />
          </DeskProvider>
        )}
        {panel === null && otherPanel === null && (
          <Findings pair={pair} beside={beside} other={other} names={[a, b]} />
        )}
      </aside>
      <footer className="workbench-time">
        <Times pair={pair} other={other} />
        <Transport />
      </footer>
    </>
  );
}

/** The desk on which the second run lies, and the lock between the two clocks. */
function usePair(lead: Desk, { session, ui }: Beside) {
  const other = useMemo<Desk>(() => ({ ...lead, session, ui }), [lead, session, ui]);
  const [pair, setPair] = useState<Pair | null>(null);
  useEffect(() => {
    const locked = new Pair(lead.session, session);
    const leave = mirror(lead, other);
    setPair(locked);
    return () => {
      leave();
      locked.dispose();
    };
  }, [lead, other, session]);
  return { other, pair: pair?.other === session ? pair : null };
}

interface SideProps {
  readonly side: SideName;
  readonly narrow: boolean;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/** One of the two runs on a stage of its own. */
function Side({ side: { letter, name, means }, narrow, onKeyDown }: SideProps) {
  const { branches: words } = useExhibitWords();
  return (
    <section
      className="compare-side"
      aria-label={words.beside.side(letter, name)}
      onKeyDown={onKeyDown}
    >
      <header className="compare-head">
        <h2>
          <Letter of={letter} />
          {name}
        </h2>
        <p title={means}>{means}</p>
      </header>
      <Stage foot={narrow ? 72 : 96} head={12}>
        <Narration more={askAbout} />
        <Notice />
      </Stage>
    </section>
  );
}

/** Both runs in space and time, on one axis, with the event marked at which they part. */
function Times({ pair, other }: { pair: Pair; other: Desk }) {
  const { lead } = pair;
  const view = useMemo(() => createView(lead.scenario.until.time, lead.screen().time), [lead]);
  const until = Math.max(lead.screen().reach.time, pair.other.screen().reach.time);
  const reach = wholeOf(until, lead.scenario.until.time).to;
  useEffect(() => view.setState({ reach }), [view, reach]);
  const { until: at, parted } = pair.agreement();
  const here = useMark(parted ? lead.columns().time(at) : null);
  const there = useMark(parted ? pair.other.columns().time(at) : null);
  return (
    <>
      <TimeOf letter="A">
        <SpaceTime view={view} marks={here} resizable={false} />
      </TimeOf>
      <DeskProvider desk={other}>
        <TimeOf letter="B">
          <SpaceTime view={view} marks={there} resizable={false} />
        </TimeOf>
      </DeskProvider>
    </>
  );
}

/** The mark on a diagram where its run leaves what both have in common. */
function useMark(time: number | null) {
  const label = useExhibitWords().branches.beside.mark;
  return useMemo(() => (time === null ? [] : [{ time, label }]), [time, label]);
}

function TimeOf({ letter, children }: { letter: SideName['letter']; children: ReactNode }) {
  const say = useExhibitWords().branches.beside;
  return (
    <section className="compare-time" aria-label={say.diagram(letter)}>
      <Letter of={letter} />
      {children}
    </section>
  );
}

/** Where the second run has the focus, what breaks and mends things does so there; time stays with the page. */
function faultKeys(event: KeyboardEvent, desk: Desk): void {
  const chord = chordOf(event);
  const binding = chord === null ? undefined : bindingOf(chord);
  if (chord === null || !binding) return;
  if (binding.group !== 'faults') return;
  event.preventDefault();
  binding.run(desk, chord);
}
