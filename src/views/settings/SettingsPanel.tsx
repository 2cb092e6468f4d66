import { useState } from 'react';
import { must } from '../../core/assert.ts';
import type { Changes, Problem } from '../../sdk/changes.ts';
import { act } from '../actions.ts';
import {
  type Desk,
  useDesk,
  useExhibitWords,
  useLocale,
  usePaced,
  useScreen,
  useTelling,
} from '../context.tsx';
import { Panel } from '../inspector/Panel.tsx';
import { problemHere } from '../share/problem.ts';
import { layBeside } from '../ui.ts';
import { adviceOn } from './advice.ts';
import { changesOf, type Draft, draftOf, withValue } from './draft.ts';
import { type Group, type Setting, settingAt, settingsOf, waits, wanted } from './model.ts';
import { presentOf } from './present.ts';
import { SettingRow } from './SettingRow.tsx';
import './settings.css';

/** As often as figures that a script changes are looked at again, in milliseconds. */
const PACE = 250;

/**
 * All settings of the run, made from what its protocol says of itself; or, `beside`, those of a second run that is to be
 * laid beside it.
 */
export function SettingsPanel({ beside = false }: { readonly beside?: boolean }) {
  const desk = useDesk();
  const words = useExhibitWords();
  const { settings: say, branches } = words;
  const [draft, setDraft] = useState<Draft>(() => draftOf(desk.changes, desk.session.scenario));
  const [problem, setProblem] = useState<Problem | null>(null);
  const now = useSettings(draft);
  const groups = beside ? fromStart(now) : now;
  const paths = groups.flatMap(({ settings }) => settings.map(({ path }) => path));
  const isField = problem !== null && paths.some((path) => concerns(problem, path));
  const begin = ({ path, own }: Setting, value: unknown) => {
    setProblem(null);
    setDraft((last) => withValue(last, path, value, own));
  };
  const set = (setting: Setting, value: unknown) =>
    setting.live ? setNow(desk, setting.path, value) : begin(setting, value);
  const start = (next: Draft) => {
    const control = (path: string) => must(settingAt(groups, path), path).control;
    const changes = changesOf(next, control);
    setProblem(beside ? openBeside(desk, changes) : desk.restart(changes));
  };
  const advice = adviceOn(desk, wanted(groups), useLocale());
  return (
    <Panel className="settings" title={beside ? branches.settingsBeside : say.title}>
      {beside ? <WhatFor /> : <Past />}
      {groups.map((group) => (
        <section key={group.id} aria-label={say[group.id]} className="settings-group">
          <h3 className="heading">
            <span>{say[group.id]}</span>
            {!beside && (
              <span className="heading-meaning">{group.live ? say.atOnce : say.atStart}</span>
            )}
          </h3>
          {group.settings.map((setting) => (
            <SettingRow
              key={setting.path}
              setting={setting}
              advice={advice
                .filter(({ field }) => field === setting.path)
                .map((one) => one.sentence)}
              refused={
                problem && concerns(problem, setting.path) ? problemHere(problem, words) : null
              }
              onSet={set}
              onBegin={begin}
            />
          ))}
        </section>
      ))}
      <Foot
        groups={groups}
        draft={draft}
        beside={beside}
        problem={isField ? null : problem}
        onStart={start}
      />
    </Panel>
  );
}

const concerns = ({ field }: Problem, path: string): boolean =>
  field === path || field.startsWith(`${path}.`) || field.startsWith(`${path}[`);

function useSettings(draft: Draft): readonly Group[] {
  const { session, origin } = useDesk();
  const { words, text } = useTelling();
  const say = useExhibitWords().settings;
  usePaced(PACE);
  const present = presentOf(session.world(), session.scenario);
  const { protocol, scenario } = session;
  return settingsOf({ protocol, origin, scenario, present, draft, text, words, say });
}

/** For a run that is yet to begin, every setting is the one that it begins with. */
const fromStart = (groups: readonly Group[]): readonly Group[] =>
  groups.map((group) => ({
    ...group,
    live: false,
    settings: group.settings.map((one) => ({ ...one, live: false, value: one.begins })),
  }));

function openBeside(desk: Desk, changes: Changes): Problem | null {
  const opened = desk.openBeside(changes);
  if ('field' in opened) return opened;
  layBeside(desk.ui, { kind: 'settings', session: opened, changes });
  return null;
}

/** A live setting changes by a command, like all that is done to a run. */
function setNow(desk: Desk, path: string, value: unknown): void {
  const [room, name = ''] = path.split('.');
  if (room === 'params') act(desk, { do: 'set', param: name as never, value });
  else if (room === 'network') act(desk, { do: 'link', model: { [name]: value } });
  else {
    const nodes = desk.session.world().nodes.filter(({ health }) => health !== 'removed');
    for (const { id } of nodes) act(desk, { do: 'disk', node: id, write: value as never });
  }
}

/** In the past a change is not for the future that is there. */
function Past() {
  const say = useExhibitWords().settings;
  const past = useScreen(({ seq, reach }) => seq < reach.seq);
  return (
    <p className="settings-past" role="status">
      {past && say.past}
    </p>
  );
}

/** Beside a run: what the settings are for. */
const WhatFor = () => (
  <p className="settings-past">{useExhibitWords().branches.settingsBesideHint}</p>
);

interface FootProps {
  readonly groups: readonly Group[];
  readonly draft: Draft;
  readonly beside: boolean;
  readonly problem: Problem | null;
  readonly onStart: (draft: Draft) => void;
}

/** What waits for a new start, and the start itself. */
function Foot({ groups, draft, beside, problem, onStart }: FootProps) {
  const { changes } = useDesk();
  const words = useExhibitWords();
  const { settings: say, branches } = words;
  const waiting = groups.flatMap(({ settings }) => settings).filter(waits).length;
  const asInFile = Object.keys(draft).length === 0 && Object.keys(changes).length === 0;
  return (
    <div className="settings-foot">
      <div role="alert">
        {problem && (
          <p className="setting-fault">
            {say.misfit(problem.field)} <span className="mono">{problemHere(problem, words)}</span>
          </p>
        )}
      </div>
      {waiting > 0 && (
        <button
          type="button"
          className="button button-main"
          title={beside ? branches.otherSettingsMeans : say.restartMeans}
          onClick={() => onStart(draft)}
        >
          {beside ? branches.runBeside : say.restart(waiting)}
        </button>
      )}
      {!asInFile && !beside && (
        <button
          type="button"
          className="button"
          title={say.asInFileMeans}
          onClick={() => onStart({})}
        >
          {say.asInFile}
        </button>
      )}
    </div>
  );
}
