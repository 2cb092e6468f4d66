import { Tabs } from 'radix-ui';
import type { ComponentType, ReactNode } from 'react';
import { formatTime } from '../../i18n/format.ts';
import type { Words } from '../../i18n/words.ts';
import { useDesk, useScreen, useUi, useWords } from '../context.tsx';
import type { PanelId, TabId } from '../ui.ts';
import { Checks } from './Checks.tsx';
import { Logs } from './Logs.tsx';
import { StateTab } from './StateTab.tsx';
import { Story } from './Story.tsx';
import './inspector.css';

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
function InspectorPanel({ id }: { id: PanelId }) {
  switch (id) {
    case 'why':
    case 'settings':
    case 'branches':
      return null;
  }
}

interface TabView {
  readonly id: TabId;
  readonly label: (words: Words) => ReactNode;
  readonly Content: ComponentType;
}

/** The tabs in their order. */
const tabs: readonly TabView[] = [
  { id: 'state', label: () => <StateLabel />, Content: StateTab },
  { id: 'logs', label: ({ inspector }) => inspector.logs, Content: Logs },
  { id: 'story', label: ({ inspector }) => inspector.story, Content: Story },
  { id: 'checks', label: () => <ChecksLabel />, Content: Checks },
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
