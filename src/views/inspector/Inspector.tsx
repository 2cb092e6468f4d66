import {
  type ComponentType,
  type KeyboardEvent,
  lazy,
  type ReactNode,
  Suspense,
  useId,
} from 'react';
import { formatTime } from '../../i18n/format.ts';
import type { ExhibitWords } from '../../i18n/words.ts';
import { hasPage } from '../../playback/pages.ts';
import { InboxLabel } from '../byhand/InboxLabel.tsx';
import { ChartLabel } from '../chart/ChartLabel.tsx';
import { useDesk, useExhibitWords, useScreen, useUi } from '../context.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import { takeKey } from '../tools/chords.ts';
import { tabKeys } from '../tools/localKeys.ts';
import type { PanelId, TabId } from '../ui.ts';
import { StateTab } from './StateTab.tsx';
import { ViewLabel } from './ViewLabel.tsx';
import './inspector.css';

const WhyPanel = lazy(async () => ({
  default: (await import('../why/WhyPanel.tsx')).WhyPanel,
}));
const Logs = lazy(async () => ({ default: (await import('./Logs.tsx')).Logs }));
const ChartTab = lazy(async () => ({
  default: (await import('../chart/ChartTab.tsx')).ChartTab,
}));
const TableTab = lazy(async () => ({
  default: (await import('../table/TableTab.tsx')).TableTab,
}));
const MatrixTab = lazy(async () => ({
  default: (await import('../matrix/MatrixTab.tsx')).MatrixTab,
}));
const TreeTab = lazy(async () => ({
  default: (await import('../tree/TreeTab.tsx')).TreeTab,
}));
const PlotTab = lazy(async () => ({
  default: (await import('../plot/PlotTab.tsx')).PlotTab,
}));
const CountsTab = lazy(async () => ({
  default: (await import('../counts/CountsTab.tsx')).CountsTab,
}));
const Story = lazy(async () => ({ default: (await import('./Story.tsx')).Story }));
const Checks = lazy(async () => ({ default: (await import('./Checks.tsx')).Checks }));
const InboxTab = lazy(async () => ({
  default: (await import('../byhand/InboxTab.tsx')).InboxTab,
}));
const SettingsPanel = lazy(async () => ({
  default: (await import('../settings/SettingsPanel.tsx')).SettingsPanel,
}));
const BranchPanel = lazy(async () => ({
  default: (await import('../branches/BranchPanel.tsx')).BranchPanel,
}));
const SharePanel = lazy(async () => ({
  default: (await import('../share/SharePanel.tsx')).SharePanel,
}));

const SearchPanel = lazy(async () => ({
  default: (await import('../searching/SearchPanel.tsx')).SearchPanel,
}));
const SeedsPanel = lazy(async () => ({
  default: (await import('../searching/SeedsPanel.tsx')).SeedsPanel,
}));

const HistoryPanel = lazy(async () => ({
  default: (await import('../history/HistoryPanel.tsx')).HistoryPanel,
}));

/** The panel beside the stage: what is selected, the logs side by side, the story, the checks. */
export function Inspector() {
  const words = useExhibitWords().inspector;
  const panel = useUi((state) => state.panel);
  return (
    <aside className="inspector" aria-label={words.label}>
      {panel === null ? <InspectorTabs /> : <InspectorPanel id={panel} />}
    </aside>
  );
}

/** What takes the place of the tabs for a while. */
export function InspectorPanel({ id }: { id: PanelId }) {
  switch (id) {
    case 'why':
      return (
        <Suspense>
          <WhyPanel />
        </Suspense>
      );
    case 'settings':
      return (
        <Suspense>
          <SettingsPanel />
        </Suspense>
      );
    case 'settingsBeside':
      return (
        <Suspense>
          <SettingsPanel beside />
        </Suspense>
      );
    case 'branches':
      return (
        <Suspense>
          <BranchPanel />
        </Suspense>
      );
    case 'share':
      return (
        <Suspense>
          <SharePanel />
        </Suspense>
      );
    case 'search':
      return (
        <Suspense>
          <SearchPanel />
        </Suspense>
      );
    case 'seeds':
      return (
        <Suspense>
          <SeedsPanel />
        </Suspense>
      );
    case 'history':
      return (
        <Suspense>
          <HistoryPanel />
        </Suspense>
      );
  }
}

interface TabView {
  readonly id: TabId;
  readonly label: (words: ExhibitWords) => ReactNode;
  readonly Content: ComponentType;
}

const first: TabView = { id: 'state', label: () => <StateLabel />, Content: StateTab };
/** The tabs in their order; a protocol that describes nothing for one does without it. */
const tabs: readonly TabView[] = [
  first,
  { id: 'logs', label: ({ inspector }) => inspector.logs, Content: Logs },
  { id: 'chart', label: () => <ChartLabel />, Content: ChartTab },
  { id: 'table', label: () => <ViewLabel kind="table" />, Content: TableTab },
  { id: 'matrix', label: () => <ViewLabel kind="matrix" />, Content: MatrixTab },
  { id: 'tree', label: () => <ViewLabel kind="tree" />, Content: TreeTab },
  { id: 'plot', label: () => <ViewLabel kind="plot" />, Content: PlotTab },
  { id: 'counts', label: () => <ViewLabel kind="counts" />, Content: CountsTab },
  { id: 'story', label: ({ inspector }) => inspector.story, Content: Story },
  { id: 'checks', label: () => <ChecksLabel />, Content: Checks },
  { id: 'inbox', label: () => <InboxLabel />, Content: InboxTab },
];

/** More tabs than this hardly ever fit into one row; each is lower then. */
const ONE_ROW = 6;

function InspectorTabs() {
  const { session, ui } = useDesk();
  const words = useExhibitWords();
  const own = useId();
  const there = tabs.filter(({ id }) => hasPage(session.protocol, id));
  const open = useUi((state) => state.tab);
  const { id: tab, Content } = there.find(({ id }) => id === open) ?? first;
  return (
    <div className="inspector-body">
      <div
        role="tablist"
        className="inspector-tabs"
        data-many={there.length > ONE_ROW || undefined}
        aria-label={words.inspector.label}
        onKeyDown={moveAlong}
      >
        {there.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            role="tab"
            className="inspector-tab"
            id={`${own}-${id}`}
            aria-selected={id === tab}
            aria-controls={id === tab ? `${own}-panel` : undefined}
            tabIndex={id === tab ? 0 : -1}
            // Whichever has the focus is shown, and so is one that a pointer presses where pressing gives no focus.
            onMouseDown={keepFocus}
            onFocus={() => ui.setState({ tab: id })}
            onClick={() => ui.setState({ tab: id })}
          >
            {label(words)}
          </button>
        ))}
      </div>
      <div
        key={tab}
        role="tabpanel"
        className="inspector-panel"
        id={`${own}-panel`}
        aria-labelledby={`${own}-${tab}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keys for that need a place to go
        tabIndex={0}
        data-tab={tab}
      >
        <Suspense>
          <Content />
        </Suspense>
      </div>
    </div>
  );
}

/** The arrows go round the tabs, as they do in every list of tabs. */
function moveAlong(event: KeyboardEvent<HTMLElement>): void {
  const list = [...event.currentTarget.querySelectorAll('button')];
  const at = list.indexOf(document.activeElement as HTMLButtonElement);
  const go = (to: number) => list.at(to % list.length)?.focus();
  takeKey(event, tabKeys, {
    nextTab: () => go(at + 1),
    previousTab: () => go(at - 1),
    firstTab: () => go(0),
    lastTab: () => go(-1),
  });
}

/** The first tab is called after the node that it shows. */
function StateLabel() {
  const { session } = useDesk();
  const words = useExhibitWords().inspector;
  const selection = useUi((state) => state.selection);
  return selection?.kind === 'node' ? (session.names()[selection.id] ?? words.state) : words.state;
}

function ChecksLabel() {
  const { inspector } = useExhibitWords();
  return (
    <>
      {inspector.checks}
      <BrokenSign />
    </>
  );
}

/** Something is broken: seen from whichever tab is open. */
function BrokenSign() {
  const words = useExhibitWords().inspector;
  const at = useScreen(({ checks }) => checks.find((check) => check.broken)?.broken?.at ?? null);
  if (at === null) return null;
  return (
    <span className="tab-broken">
      <span aria-hidden="true">✗</span>
      <span className="unseen"> {words.brokenAt(formatTime(at))}</span>
    </span>
  );
}
