import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import {
  type Desk,
  DeskProvider,
  useDesk,
  useLocale,
  useMedia,
  usePaced,
  useUi,
  useWords,
} from '../views/context.tsx';
import { Inspector } from '../views/inspector/Inspector.tsx';
import { IconButton } from '../views/parts/IconButton.tsx';
import { Notice } from '../views/parts/Notice.tsx';
import { PresentButton } from '../views/present/PresentButton.tsx';
import { hasSide } from '../views/present/presenting.ts';
import { SettingsButton } from '../views/settings/SettingsButton.tsx';
import { ArrivalNotice } from '../views/share/ArrivalNotice.tsx';
import { ShareButton } from '../views/share/ShareButton.tsx';
import { SpaceTime } from '../views/spacetime/SpaceTime.tsx';
import { Light } from '../views/stage/Light.tsx';
import { Narration } from '../views/stage/Narration.tsx';
import { AidedStage } from '../views/tools/AidedStage.tsx';
import { Announcer } from '../views/tools/Announcer.tsx';
import { Palette, ToolHint } from '../views/tools/Palette.tsx';
import { useKeys } from '../views/tools/useKeys.ts';
import { Transport } from '../views/transport/Transport.tsx';
import { askAbout } from '../views/why/askAbout.tsx';
import type { Found } from './exhibit.ts';
import { Header } from './Header.tsx';
import { keepAids } from './keepAids.ts';
import { openRuns } from './kept/openRuns.ts';
import { NoSuchAddress } from './NoSuchAddress.tsx';
import { Loading } from './Notices.tsx';
import { expectedEvents } from './openGuest.ts';
import { openPlace } from './openPlace.ts';
import { Replaying } from './Replaying.tsx';
import { ScenarioMenu } from './ScenarioMenu.tsx';
import { switchTheme, themeStore } from './theme.ts';
import { type Address, useFound } from './useFound.ts';
import { usePageTitle } from './usePageTitle.ts';
import { useShownAddress } from './useShownAddress.ts';
import './exhibitPage.css';
import '../views/parts/exhibitIcons.tsx';

const Comparison = lazy(async () => ({
  default: (await import('../views/compare/Comparison.tsx')).Comparison,
}));
const Presentation = lazy(async () => ({
  default: (await import('../views/present/Presentation.tsx')).Presentation,
}));
const KeyHelp = lazy(async () => ({
  default: (await import('../views/tools/KeyHelp.tsx')).KeyHelp,
}));

keepAids();

/** As in the style sheets: below this width the page has one column. */
const NARROW = '(max-width: 760px)';

/** An exhibit: loads what the address names, opens its run where it was left, and shows it. */
export default function ExhibitPage({ exhibit, scenario }: Address) {
  const found = useFound({ exhibit, scenario }, openRuns);
  const { errors } = useWords();
  if (!found) return <Loading />;
  switch (found.found) {
    case 'noExhibit':
      return <NoSuchAddress expected={errors.exhibitAmong(found.expected.join(', '))} />;
    case 'noScenario':
      return (
        <NoSuchAddress
          expected={errors.scenarioAmong(found.expected.join(', '))}
          problem={found.unread}
        />
      );
    case 'exhibit':
      return <OpenExhibit found={found} />;
  }
}

type Opened = Extract<Found, { readonly found: 'exhibit' }>;

function OpenExhibit({ found }: { readonly found: Opened }) {
  const [desks, setDesks] = useState<{ readonly desk: Desk; readonly run: number } | null>(null);
  const [events, setEvents] = useState<number | null>(null);
  const stop = useRef(() => {});
  useEffect(() => {
    const opening = openPlace(found, {
      progress: setEvents,
      show(desk) {
        setEvents(null);
        setDesks((last) => ({ desk, run: (last?.run ?? 0) + 1 }));
      },
    });
    stop.current = opening.stop;
    return opening.leave;
  }, [found]);
  const { scenario, scenarios, guest } = found;
  if (events !== null) {
    const all = guest && expectedEvents(guest.told);
    return <Replaying events={events} all={all} onStop={() => stop.current()} />;
  }
  if (!desks) return <Loading />;
  return (
    // A run that starts again is another run: nothing on the page may hold on to the old one.
    <DeskProvider key={desks.run} desk={desks.desk}>
      <Workbench scenario={scenario} scenarios={scenarios} />
    </DeskProvider>
  );
}

interface WorkbenchProps {
  readonly scenario: Scenario<ProtocolTypes>;
  readonly scenarios: readonly Scenario<ProtocolTypes>[];
}

/** The page itself: stage and inspector, and time below them. */
function Workbench({ scenario, scenarios }: WorkbenchProps) {
  const { session, ui } = useDesk();
  const locale = useLocale();
  const { header } = useWords();
  const narrow = useMedia(NARROW);
  const beside = useUi((state) => state.beside);
  const help = useUi((state) => state.help);
  const presenting = useUi((state) => state.presenting !== null);
  const side = useUi(hasSide);
  useKeys();
  useShownAddress();
  usePageTitle(scenario.title[locale], session.protocol.text[locale].name);
  const crumb = (
    <ScenarioMenu
      exhibit={session.protocol.id}
      title={session.protocol.text[locale].name}
      current={scenario}
      scenarios={scenarios}
    />
  );
  return (
    <div className="workbench">
      <button type="button" className="skip" onClick={skipToStage}>
        {header.skip}
      </button>
      <div className="workbench-head">
        <Header crumb={crumb}>
          <RunMark />
          {!beside && <SettingsButton />}
          {!beside && <ShareButton />}
          <PresentButton />
          <IconButton
            icon="keyboard"
            label={header.help}
            hotkey="?"
            onClick={() => ui.setState({ help: true })}
          />
        </Header>
        <ArrivalNotice />
      </div>
      {beside ? (
        <Suspense fallback={<Loading />}>
          <Comparison beside={beside} narrow={narrow} />
        </Suspense>
      ) : (
        <>
          <main className="workbench-stage" id="stage" tabIndex={-1}>
            <h1 className="unseen">{scenario.title[locale]}</h1>
            <AidedStage {...roomOn(narrow, presenting, side)} Over={Light}>
              <Narration more={askAbout} silent />
              <Announcer />
              <Palette />
              <ToolHint />
              <Notice />
            </AidedStage>
          </main>
          <Inspector />
          <footer className="workbench-time">
            <SpaceTime />
            <Transport />
          </footer>
        </>
      )}
      <Suspense>{presenting && <Presented title={scenario.title[locale]} />}</Suspense>
      <Suspense>{help && <KeyHelp />}</Suspense>
    </div>
  );
}

/** Room that the stage leaves for tools and narration. Before an audience it has room enough at its sides. */
function roomOn(narrow: boolean, presenting: boolean, side: boolean) {
  if (narrow) return { foot: 128, head: 0 };
  return presenting ? { foot: 66, head: side ? 64 : 0 } : { foot: 112, head: 64 };
}

/** The page's own theme is switched in front of the room, too. */
function Presented({ title }: { title: string }) {
  const night = useStore(themeStore, (state) => state.theme === 'night');
  return <Presentation title={title} night={night} switchTheme={switchTheme} />;
}

/** A button and no link: the hash belongs to the address. */
function skipToStage(): void {
  document.querySelector<SVGElement>('.scene .node')?.focus();
}

/** What makes this run this run: its seed, and the fingerprint of all that has happened. */
function RunMark() {
  const { session } = useDesk();
  const { header } = useWords();
  usePaced(500);
  const digest = session.digest();
  return (
    <span className="run-mark mono" title={`${header.digest}: ${digest}`}>
      {header.seed(String(session.scenario.seed))} · {digest.slice(0, 4)} {digest.slice(4, 8)}
    </span>
  );
}
