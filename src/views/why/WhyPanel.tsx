import { useEffect, useMemo, useRef, useState } from 'react';
import { formatCount } from '../../i18n/format.ts';
import { whyOf } from '../../playback/why.ts';
import { useDesk, useExhibitWords, usePaced, useScreen, useUi } from '../context.tsx';
import { Panel } from '../inspector/Panel.tsx';
import type { Lit, Place } from '../ui.ts';
import { alikeTo } from './alike.ts';
import { coneOf, litChain, litCone, standingOf } from './answer.ts';
import { PieceView } from './PieceView.tsx';
import { flightsOf, tellWhy } from './tell.ts';
import { useFullTelling } from './useFullTelling.ts';
import './why.css';

/** Why something happened: the chain of causes from where it began, in sentences, and lit wherever it can be seen. */
export function WhyPanel() {
  const { why: words } = useExhibitWords();
  const place = useUi((state) => state.why);
  // Asked from a tab that comes back when this goes: the focus returns to the same button there.
  const asked = useRef(place);
  if (place) asked.current = place;
  return (
    <Panel
      className="why"
      title={words.ask}
      about={place}
      back={`.inspector [data-why="${asked.current?.seq}"]`}
    >
      {place && <Answer key={`${place.branch} ${place.seq}`} place={place} />}
    </Panel>
  );
}

/** What is asked may lie on a branch that is not looked at, or that has been left. */
function Answer({ place }: { place: Place }) {
  const { session } = useDesk();
  const { why: words } = useExhibitWords();
  // Which records this branch has changes with the branch only: it never loses one.
  const branch = useScreen((screen) => screen.branch);
  const standing = standingOf(session, place);
  if (standing === 'notYet') return <p className="aside">{words.notYet}</p>;
  if (standing === 'elsewhere') {
    return (
      <>
        <p className="aside">{words.elsewhere}</p>
        <button type="button" className="button" onClick={() => session.toBranch(place.branch)}>
          {words.toBranch}
        </button>
      </>
    );
  }
  return <Chain key={branch} place={place} />;
}

function Chain({ place }: { place: Place }) {
  const { session } = useDesk();
  const telling = useFullTelling();
  const words = telling.exhibit.why;
  const [whole, showWhole] = useState(false);
  const [of, setOf] = useState<'past' | 'future' | null>(null);
  const { why, told } = useMemo(() => {
    const chain = whyOf(session.columns(), place.seq, alikeTo(session, place.seq));
    return { why: chain, told: tellWhy(session, chain, telling, whole) };
  }, [session, place, telling, whole]);
  const chain = useMemo(() => litChain(session, why, told), [session, why, told]);
  useLight(of === null ? chain : null);
  const flights = flightsOf(told);
  return (
    <>
      <p className="why-asked">{told.asked.text}</p>
      <h3 className="heading">{words.story}</h3>
      <ol className="why-chain">
        {told.pieces.map((piece) => (
          <PieceView
            key={piece.seq}
            piece={piece}
            asked={place.seq}
            last={piece === told.pieces.at(-1)}
            flights={flights}
            telling={telling}
            onMore={() => showWhole(true)}
          />
        ))}
      </ol>
      <h3 className="heading">{words.cone}</h3>
      <div className="actions">
        {(['past', 'future'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className="button"
            aria-pressed={of === one}
            onClick={() => setOf(of === one ? null : one)}
          >
            {words[one]}
          </button>
        ))}
      </div>
      {of !== null && <ConeView key={of} place={place} of={of} />}
    </>
  );
}

/** The future grows while the run goes on; it is looked at again this often, in milliseconds. */
const GROWS = 1000;

/** The whole past or future of what is asked, lit in place of the chain. */
function ConeView({ place, of }: { place: Place; of: 'past' | 'future' }) {
  const { session } = useDesk();
  const { fmt, exhibit } = useFullTelling();
  const words = exhibit.why;
  usePaced(GROWS);
  const { length } = session.columns();
  const until = of === 'past' ? place.seq : length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the past never changes, the future with the length
  const { cone, lit } = useMemo(() => {
    const found = coneOf(session, place, of);
    return { cone: found, lit: litCone(session, place, of, found) };
  }, [session, place, of, until]);
  useLight(lit);
  // The answer comes below the button, and often below what can be seen of the panel.
  const answer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    answer.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  if (session.columns().node(place.seq) === null)
    return (
      <div ref={answer} className="why-answer">
        <p className="aside">{words.outside}</p>
      </div>
    );
  return (
    <div ref={answer} className="why-answer">
      <p className="why-count" role="status">
        {cone.events === 0
          ? words.noEvents
          : words.events(formatCount(cone.events), fmt.nodes(cone.nodes))}
      </p>
      <p className="aside">{words.coneMeans}</p>
    </div>
  );
}

/** Lights this for as long as it is shown. */
function useLight(lit: Lit | null): void {
  const { ui } = useDesk();
  useEffect(() => {
    if (lit === null) return;
    ui.setState({ lit });
    // Beside the panel that makes pictures it stays: a picture can show an answer.
    return () =>
      ui.setState((now) => (now.lit === lit && now.panel !== 'share' ? { lit: null } : now));
  }, [ui, lit]);
}
