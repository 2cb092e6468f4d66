import { useMemo } from 'react';
import { type FullTelling, sentenceOf } from '../../i18n/exhibit-sentences.ts';
import { formatCount, formatTime } from '../../i18n/format.ts';
import type { Pair } from '../../playback/pair.ts';
import { InboxTab } from '../byhand/InboxTab.tsx';
import {
  type Desk,
  DeskProvider,
  useDesk,
  useExhibitWords,
  useLocale,
  usePaced,
  useTelling,
} from '../context.tsx';
import { Panel } from '../inspector/Panel.tsx';
import { topologyOf } from '../stage/project.ts';
import { type Beside, closeBeside } from '../ui.ts';
import { DifferenceTable } from './DifferenceTable.tsx';
import { KinFindings } from './KinFindings.tsx';
import { Letter } from './Letter.tsx';
import { type Departure, partingOf } from './parting.ts';
import type { SideName } from './sides.ts';

const PACE = 200;

interface Props {
  readonly pair: Pair;
  readonly beside: Beside;
  readonly other: Desk;
  readonly names: readonly [SideName, SideName];
  /** The run that someone is at work on. */
  readonly active: Desk;
  readonly letter: SideName['letter'];
}

/** What there is to say of two runs: where they part, and what is otherwise now. */
export function Findings(props: Props) {
  const { ui } = useDesk();
  const { branches: words } = useExhibitWords();
  const say = words.beside;
  usePaced(PACE);
  return (
    <Panel className="compare-findings" title={say.label} onClose={() => closeBeside(ui)}>
      <Stopped {...props} />
      <ByHand {...props} />
      {props.beside.kind === 'exhibit' ? (
        <KinFindings {...props} left={props.beside.left} />
      ) : (
        <>
          <h3 className="heading">{say.parting}</h3>
          <PartingText {...props} />
        </>
      )}
      <h3 className="heading">{say.now}</h3>
      <DeskProvider desk={props.other}>
        <DifferenceTable pair={props.pair} />
      </DeskProvider>
      <StayButtons {...props} />
    </Panel>
  );
}

/** An invariant that has just broken stops both runs: which of them it was, and what. */
function Stopped({ pair: { lead, other } }: Props) {
  const locale = useLocale();
  const say = useExhibitWords().branches.beside;
  const at = [lead, other].findIndex((run) => run.screen().stopped);
  const run = [lead, other][at];
  const broken = run?.screen().checks.findLast((check) => check.broken);
  const titles = run?.protocol.text[locale].invariants;
  const title = broken ? (titles?.[broken.invariant]?.title ?? broken.invariant) : '';
  return (
    <p role="status" className={broken ? 'compare-stopped' : 'unseen'}>
      {broken && say.stopped(at === 0 ? 'A' : 'B', title)}
    </p>
  );
}

/** Where one chooses what comes next, the inboxes are what one needs first. */
function ByHand({ active, letter }: Props) {
  const { byHand } = useExhibitWords();
  if (!active.session.world().byHand) return null;
  return (
    <section aria-label={`${byHand.tab} ${letter}`} className="compare-inbox">
      <h3 className="heading">
        <span>
          <Letter of={letter} />
          {byHand.tab}
        </span>
      </h3>
      <DeskProvider desk={active}>
        <InboxTab />
      </DeskProvider>
    </section>
  );
}

function PartingText({ pair, names, other }: Props) {
  const say = useExhibitWords().branches.beside;
  const { until, parted } = pair.agreement();
  const { branch } = pair.lead.screen();
  const otherBranch = pair.other.screen().branch;
  // biome-ignore lint/correctness/useExhaustiveDependencies: these say when the records may be others
  const parting = useMemo(
    () => partingOf(pair, until, parted),
    [pair, until, parted, branch, otherBranch],
  );
  const [events, time] = [formatCount(parting.events), formatTime(parting.time)];
  if (!parting.apart) return <p className="compare-parting">{say.alike(events, time)}</p>;
  return (
    <>
      <p className="compare-parting">
        {parting.events === 0 ? say.atOnce : say.agree(events, time)}
      </p>
      <dl className="compare-then">
        <Then name={names[0]} departure={parting.apart.lead} />
        {/* In the other run a node may have another number. */}
        <DeskProvider desk={other}>
          <Then name={names[1]} departure={parting.apart.other} />
        </DeskProvider>
      </dl>
      <div className="actions">
        <button type="button" className="button" onClick={() => pair.goBeforeParting()}>
          {say.before}
        </button>
        <button type="button" className="button" onClick={() => pair.goToParting()}>
          {say.there}
        </button>
      </div>
    </>
  );
}

interface ThenProps {
  readonly name: SideName;
  readonly departure: Departure;
}

function Then({ name, departure: { time, record } }: ThenProps) {
  const { session } = useDesk();
  const telling = useTelling();
  const exhibit = useExhibitWords();
  const topology = topologyOf(session.protocol);
  const full: FullTelling = {
    ...telling,
    exhibit,
    message: (message) => topology.message(message).label,
  };
  return (
    <div>
      <dt>
        <Letter of={name.letter} />
        <span className="mono">{formatTime(time)}</span>
      </dt>
      <dd>{sentenceOf(record, full)}</dd>
    </div>
  );
}

/** Which of the two goes on when the comparison ends. */
function StayButtons({ pair, beside }: Props) {
  const desk = useDesk();
  const say = useExhibitWords().branches.beside;
  const stay = () => {
    if (beside.kind === 'exhibit') {
      beside.goOn();
      closeBeside(desk.ui);
      return;
    }
    if (beside.kind === 'settings') {
      pair.dispose();
      desk.adopt(beside.session, beside.changes);
      return;
    }
    const { branch } = pair.other.screen();
    closeBeside(desk.ui);
    desk.session.toBranch(branch);
  };
  return (
    <div className="actions compare-stay">
      <button
        type="button"
        className="button"
        title={say.stayMeans('A')}
        onClick={() => closeBeside(desk.ui)}
      >
        {say.stay('A')}
      </button>
      <button type="button" className="button" title={say.stayMeans('B')} onClick={stay}>
        {say.stay('B')}
      </button>
    </div>
  );
}
