import { lazy, type ReactNode, Suspense } from 'react';
import { useStore } from 'zustand';
import { useDesk, useMedia, usePaced, useUi, useWords } from '../views/context.tsx';
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
import { AidedNarration } from '../views/tools/AidedNarration.tsx';
import { AidedStage } from '../views/tools/AidedStage.tsx';
import { Announcer } from '../views/tools/Announcer.tsx';
import { Palette, ToolHint } from '../views/tools/Palette.tsx';
import { useKeys } from '../views/tools/useKeys.ts';
import { Transport } from '../views/transport/Transport.tsx';
import { Header } from './Header.tsx';
import { keepAids } from './keepAids.ts';
import { Loading } from './Notices.tsx';
import { switchTheme, themeStore } from './theme.ts';
import './workbench.css';
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

interface Props {
  /** What is shown, for those who do not see it, and on a projector. */
  readonly title: string;
  /** Where one is, beside the name. */
  readonly crumb: ReactNode;
  /** What is taught beside the run. */
  readonly lesson?: ReactNode;
}

/** The page of a run: stage and inspector, and time below them. */
export function Workbench({ title, crumb, lesson }: Props) {
  const { ui, fixed } = useDesk();
  const { header } = useWords();
  const narrow = useMedia(NARROW);
  const beside = useUi((state) => state.beside);
  const help = useUi((state) => state.help);
  const presenting = useUi((state) => state.presenting !== null);
  const side = useUi(hasSide);
  useKeys();
  return (
    <div className={lesson && !beside ? 'workbench with-lesson' : 'workbench'}>
      <button type="button" className="skip" onClick={skipToStage}>
        {header.skip}
      </button>
      <div className="workbench-head">
        <Header crumb={crumb}>
          <RunMark />
          {!beside && !fixed && <SettingsButton />}
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
          {lesson}
          <main className="workbench-stage" id="stage" tabIndex={-1}>
            <h1 className="unseen">{title}</h1>
            <AidedStage {...roomOn(narrow, presenting, side, lesson !== undefined)} Over={Light}>
              <AidedNarration />
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
      <Suspense>{presenting && <Presented title={title} />}</Suspense>
      <Suspense>{help && <KeyHelp />}</Suspense>
    </div>
  );
}

/** Room that the stage leaves for tools and narration. Before an audience it has room enough at its sides, and slides say it all. */
function roomOn(narrow: boolean, presenting: boolean, side: boolean, lesson: boolean) {
  if (presenting && lesson) return { foot: 16, head: narrow ? 0 : 64 };
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
