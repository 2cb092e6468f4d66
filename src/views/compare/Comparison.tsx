import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { Pair } from '../../playback/pair.ts';
import type { Session } from '../../playback/types.ts';
import { HandBanner } from '../byhand/HandBanner.tsx';
import { type Desk, DeskProvider, useDesk, useExhibitWords, usePaced, useUi } from '../context.tsx';
import { InspectorPanel } from '../inspector/Inspector.tsx';
import { Notice } from '../parts/Notice.tsx';
import { wholeOf } from '../spacetime/axis.ts';
import { SpaceTime } from '../spacetime/SpaceTime.tsx';
import { createView } from '../spacetime/view.ts';
import { AidedNarration } from '../tools/AidedNarration.tsx';
import { AidedStage } from '../tools/AidedStage.tsx';
import { Announcer } from '../tools/Announcer.tsx';
import { Hint, Palette } from '../tools/Palette.tsx';
import { pressedBinding } from '../tools/useKeys.ts';
import { Transport } from '../transport/Transport.tsx';
import type { Beside } from '../ui.ts';
import { Findings } from './Findings.tsx';
import { Letter } from './Letter.tsx';
import { mirror } from './mirror.ts';
import { SameFaults, useTogether } from './SameFaults.tsx';
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
  const [letter, attend] = useState<Side>('A');
  const active = letter === 'A' ? lead : other;
  useFaultKeys(lead, active);
  const together = useTogether(pair, beside, lead, other);
  usePaced(PACE);
  if (!pair) return null;
  return (
    <>
      <main className="workbench-stage compare-stages" id="stage" tabIndex={-1}>
        <h1 className="unseen">{words.beside.label}</h1>
        {/* One palette serves both. */}
        <DeskProvider desk={active}>
          <div className="compare-tools">
            <Palette />
            <Hint />
            {beside.kind === 'exhibit' && <SameFaults together={together} />}
          </div>
        </DeskProvider>
        <SideOf side={a} narrow={narrow} active={letter === 'A'} onAttend={attend} />
        <DeskProvider desk={other}>
          <SideOf side={b} narrow={narrow} active={letter === 'B'} onAttend={attend} />
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
          <Findings
            pair={pair}
            beside={beside}
            other={other}
            names={[a, b]}
            active={active}
            letter={letter}
          />
        )}
      </aside>
      <footer className="workbench-time">
        <Times pair={pair} other={other} onAttend={attend} />
        <Transport />
      </footer>
    </>
  );
}

/** The desk on which the second run lies, and the lock between the two clocks. */
function usePair(lead: Desk, beside: Beside) {
  const { session } = beside;
  const other = useMemo<Desk>(() => {
    const { session: run, ui } = beside;
    return { ...(beside.kind === 'exhibit' ? beside.desk : lead), session: run, ui };
  }, [lead, beside]);
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

type Side = SideName['letter'];

/** Whoever presses or focuses something of a run is at work on that one. */
const attending = (letter: Side, attend: (letter: Side) => void) => ({
  onPointerDownCapture: () => attend(letter),
  onFocus: () => attend(letter),
});

interface SideProps {
  readonly side: SideName;
  readonly narrow: boolean;
  readonly active: boolean;
  readonly onAttend: (letter: Side) => void;
}

/** One of the two runs on a stage of its own. */
function SideOf({ side: { letter, name, means }, narrow, active, onAttend }: SideProps) {
  const { branches: words } = useExhibitWords();
  return (
    <section
      className="compare-side"
      aria-label={words.beside.side(letter, name)}
      data-active={active || undefined}
      {...attending(letter, onAttend)}
    >
      <header className="compare-head">
        <h2>
          <Letter of={letter} />
          <span title={name}>{name}</span>
        </h2>
        <p title={means}>{means}</p>
      </header>
      <HandBanner toInbox={false} />
      <AidedStage foot={narrow ? 72 : 96} head={12}>
        <AidedNarration />
        <Announcer name={letter} />
        <Notice />
      </AidedStage>
    </section>
  );
}

interface TimesProps {
  readonly pair: Pair;
  readonly other: Desk;
  readonly onAttend: (letter: Side) => void;
}

/** Both runs in space and time, on one axis, with the event marked at which they part. */
function Times({ pair, other, onAttend }: TimesProps) {
  const { lead } = pair;
  const view = useMemo(() => createView(lead.scenario.until.time, lead.screen().time), [lead]);
  const until = Math.max(lead.screen().reach.time, pair.other.screen().reach.time);
  const reach = wholeOf(until, lead.scenario.until.time).to;
  useEffect(() => view.setState({ reach }), [view, reach]);
  const parting = pair.comparable ? pair.agreement() : null;
  const timeIn = (run: Session) => (parting?.parted ? run.columns().time(parting.until) : null);
  const here = useMark(timeIn(lead));
  const there = useMark(timeIn(pair.other));
  return (
    <>
      <TimeOf letter="A" onAttend={onAttend}>
        <SpaceTime view={view} marks={here} resizable={false} />
      </TimeOf>
      <DeskProvider desk={other}>
        <TimeOf letter="B" onAttend={onAttend}>
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

interface TimeProps {
  readonly letter: Side;
  readonly onAttend: (letter: Side) => void;
  readonly children: ReactNode;
}

function TimeOf({ letter, onAttend, children }: TimeProps) {
  const say = useExhibitWords().branches.beside;
  return (
    <section
      className="compare-time"
      aria-label={say.diagram(letter)}
      {...attending(letter, onAttend)}
    >
      <Letter of={letter} />
      {children}
    </section>
  );
}

/** While someone is at work on the second run, what breaks and mends things does so there; time stays with the page. */
function useFaultKeys(lead: Desk, active: Desk): void {
  useEffect(() => {
    if (active === lead) return;
    const pressed = (event: KeyboardEvent) => {
      const found = pressedBinding(event);
      if (found?.binding.group !== 'faults') return;
      event.preventDefault();
      found.binding.run(active, found.chord);
    };
    // After whatever has the focus, and before the page, which listens farther out, takes the key for the first run.
    const { body } = document;
    body.addEventListener('keydown', pressed);
    return () => body.removeEventListener('keydown', pressed);
  }, [lead, active]);
}
