import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';
import { formatTime } from '../../i18n/format.ts';
import { useDesk, useScreen, useUi, useWords } from '../context.tsx';
import type { TabId } from '../ui.ts';
import { Checks } from './Checks.tsx';
import { Logs } from './Logs.tsx';
import { StateTab } from './StateTab.tsx';
import { Story } from './Story.tsx';
import './inspector.css';

/** The panel beside the stage: what is selected, the logs side by side, the story, the checks. */
export function Inspector() {
  const { ui } = useDesk();
  const words = useWords().inspector;
  const tab = useUi((state) => state.tab);
  return (
    <Tabs.Root
      asChild
      className="inspector"
      value={tab}
      onValueChange={(next) => ui.setState({ tab: next as TabId })}
    >
      <aside aria-label={words.label}>
        <Tabs.List className="inspector-tabs" aria-label={words.label}>
          <Tab id="state">
            <StateLabel />
          </Tab>
          <Tab id="logs">{words.logs}</Tab>
          <Tab id="story">{words.story}</Tab>
          <Tab id="checks">
            {words.checks}
            <BrokenSign />
          </Tab>
        </Tabs.List>
        <Panel id="state">
          <StateTab />
        </Panel>
        <Panel id="logs">
          <Logs />
        </Panel>
        <Panel id="story">
          <Story />
        </Panel>
        <Panel id="checks">
          <Checks />
        </Panel>
      </aside>
    </Tabs.Root>
  );
}

function Tab({ id, children }: { id: TabId; children: ReactNode }) {
  return (
    <Tabs.Trigger className="inspector-tab" value={id}>
      {children}
    </Tabs.Trigger>
  );
}

function Panel({ id, children }: { id: TabId; children: ReactNode }) {
  return (
    <Tabs.Content className="inspector-panel" value={id} data-tab={id}>
      {children}
    </Tabs.Content>
  );
}

/** The first tab is called after the node that it shows. */
function StateLabel() {
  const { session } = useDesk();
  const words = useWords().inspector;
  const selection = useUi((state) => state.selection);
  return selection?.kind === 'node' ? (session.names()[selection.id] ?? words.state) : words.state;
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
