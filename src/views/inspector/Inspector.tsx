import { Tabs } from 'radix-ui';
import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { formatTime } from '../../i18n/format.ts';
import type { Words } from '../../i18n/words.ts';
import { InboxLabel, InboxTab } from '../byhand/InboxTab.tsx';
import { ChartLabel } from '../chart/ChartLabel.tsx';
import { useDesk, useScreen, useUi, useWords } from '../context.tsx';
import type { PanelId, TabId } from '../ui.ts';
import { Checks } from './Checks.tsx';
import { Logs } from './Logs.tsx';
import { StateTab } from './StateTab.tsx';
import { Story } from './Story.tsx';
import './inspector.css';

const WhyPanel = lazy(async () => ({
  default: (await import('../why/WhyPanel.tsx')).WhyPanel,
}));
const ChartTab = lazy(async () => ({
  default: (await import('../chart/ChartTab.tsx')).ChartTab,
}));
const SettingsPanel = lazy(async () => ({
  default: (await import('../settings/SettingsPanel.tsx')).SettingsPanel,
}));
const BranchPanel = lazy(async () => ({
  default: (await import('../branches/BranchPanel.tsx')).BranchPanel,
}));

/** The panel beside the stage: what is selected, the logs side by side, the story, the checks. */
export function Inspector() {
  const words = useWords().inspector;
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
  }
}

const Chart = () => (
  <Suspense>
    <ChartTab />
  </Suspense>
);

interface TabView {
  readonly id: TabId;
  readonly label: (words: Words) => ReactNode;
  readonly Content: ComponentType;
}

/** The tabs in their order. */
const tabs: readonly TabView[] = [
  { id: 'state', label: () => <StateLabel />, Content: StateTab },
  { id: 'logs', label: ({ inspector }) => inspector.logs, Content: Logs },
  { id: 'chart', label: () => <ChartLabel />, Content: Chart },
  { id: 'story', label: ({ inspector }) => inspector.story, Content: Story },
  { id: 'checks', label: () => <ChecksLabel />, Content: Checks },
  { id: 'inbox', label: () => <InboxLabel />, Content: InboxTab },
];

function InspectorTabs() {
  const { ui } = useDesk();
  const words = useWords();
  const tab = useUi((state) => state.tab);
  return (
    <Tabs.Root
      className="inspector-body"
      value={tab}
      onValueChange={(next) => ui.setState({ tab: next as TabId })}
    >
      <Tabs.List className="inspector-tabs" aria-label={words.inspector.label}>
        {tabs.map(({ id, label }) => (
          <Tabs.Trigger key={id} className="inspector-tab" value={id}>
            {label(words)}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {tabs.map(({ id, Content }) => (
        <Tabs.Content key={id} className="inspector-panel" value={id} data-tab={id}>
          <Content />
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}

/** The first tab is called after the node that it shows. */
function StateLabel() {
  const { session } = useDesk();
  const words = useWords().inspector;
  const selection = useUi((state) => state.selection);
  return selection?.kind === 'node' ? (session.names()[selection.id] ?? words.state) : words.state;
}

function ChecksLabel() {
  const { inspector } = useWords();
  return (
    <>
      {inspector.checks}
      <BrokenSign />
    </>
  );
}

/** Something is broken: seen from whichever tab is open. */
function BrokenSign() {
  const words = useWords().inspector;
  const at = useScreen(({ checks }) => checks.find((check) => check.broken)?.broken?.at ?? null);
  if (at === null) return null;
  return (
    <span className="tab-broken">
      <span aria-hidden="true">✗</span>
      <span className="unseen"> {words.brokenAt(formatTime(at))}</span>
    </span>
  );
}
