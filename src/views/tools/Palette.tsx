import type { KeyboardEvent } from 'react';
import type { NodeId } from '../../core/ids.ts';
import { inShort } from '../../i18n/inShort.ts';
import { act, heal } from '../actions.ts';
import { toggleHoldAll } from '../byhand/choosing.ts';
import { HandBanner } from '../byhand/HandBanner.tsx';
import { useDesk, useExhibitWords, useScreen, useTelling, useUi } from '../context.tsx';
import { IconButton, keepFocus } from '../parts/IconButton.tsx';
import { takeTool } from '../ui.ts';
import { addNode, mainKind } from './adding.ts';
import { takeKey } from './chords.ts';
import { paletteKeys } from './localKeys.ts';
import { tools } from './tools.ts';
import './palette.css';

/** What can be taken in hand on the stage. One stop of the tab key; arrows move inside. */
export function Palette() {
  const desk = useDesk();
  const { byHand: say, tools: words } = useExhibitWords();
  const current = useUi((state) => state.tool);
  const byHand = useScreen(() => desk.session.world().byHand);
  return (
    <div
      className="palette"
      role="toolbar"
      aria-label={words.label}
      aria-orientation="vertical"
      onKeyDown={moveFocus}
    >
      {tools.map((tool) => (
        <IconButton
          key={tool.id}
          icon={tool.icon}
          label={words[tool.id]}
          aria-pressed={tool.id === current}
          tabIndex={tool.id === current ? 0 : -1}
          onClick={() => takeTool(desk.ui, tool.id === current ? 'select' : tool.id)}
        />
      ))}
      <hr className="palette-rule" />
      <IconButton
        icon="hold"
        label={say.tool}
        hotkey="m"
        aria-pressed={byHand}
        tabIndex={-1}
        onClick={() => toggleHoldAll(desk)}
      />
      <IconButton
        icon="heal"
        label={words.heal}
        hotkey="h"
        tabIndex={-1}
        onClick={() => heal(desk)}
      />
      <AddButton />
    </div>
  );
}

/** Adds a node of the main kind; one of any other is added in the inspector. */
function AddButton() {
  const desk = useDesk();
  const { text } = useTelling();
  const { tools: words } = useExhibitWords();
  const kind = mainKind(desk);
  return (
    <IconButton
      icon="add"
      label={words.addOne(text.kinds[kind] ?? kind)}
      hotkey="a"
      tabIndex={-1}
      onClick={() => addNode(desk, kind)}
    />
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  const go = (to: number) => buttons.at(to % buttons.length)?.focus();
  takeKey(event, paletteKeys, { nextTool: () => go(at + 1), previousTool: () => go(at - 1) });
}

/** What one should know while one acts: that nothing comes by itself, and what the tool in hand is for. */
export function ToolHint() {
  return (
    <div className="tool-hints">
      <HandBanner />
      <Hint />
    </div>
  );
}

/** What the tool in hand is for. */
export function Hint() {
  const { session, ui } = useDesk();
  const words = useExhibitWords().tools;
  const id = useUi((state) => state.tool);
  const cutFrom = useUi((state) => state.cutFrom);
  const oneWay = useUi((state) => state.oneWay);
  const hint =
    cutFrom === null
      ? tools.find((tool) => tool.id === id)?.hint(words)
      : words.hint.cutFrom(session.names()[cutFrom] ?? '');
  if (!hint) return null;
  return (
    <div className="tool-hint" role="status">
      <span>{hint}</span>
      {id === 'partition' && <Part />}
      {id === 'cut' && (
        <fieldset className="either" aria-label={words.direction}>
          {[false, true].map((way) => (
            <button
              key={String(way)}
              type="button"
              aria-pressed={oneWay === way}
              onClick={() => ui.setState({ oneWay: way })}
            >
              {way ? words.oneWay : words.bothWays}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}

/** Parts the nodes that were chosen from all others. */
function Part() {
  const desk = useDesk();
  const { fmt } = useTelling();
  const words = useExhibitWords().tools;
  const parted = useUi((state) => state.parted);
  const ids = desk.session
    .world()
    .nodes.flatMap(({ id, health }) => (health === 'removed' ? [] : [id]));
  const groups = [true, false].map((side) => ids.filter((id) => parted.has(id) === side));
  const [some = [], others = []] = groups;
  if (some.length === 0 || others.length === 0) return null;
  // Of very many nobody reads all the names.
  const named = (nodes: readonly NodeId[]) =>
    nodes.length > 16 ? inShort(nodes.map((id) => fmt.node(id))) : fmt.nodes(nodes);
  return (
    <button
      type="button"
      className="button"
      onMouseDown={keepFocus}
      onClick={() => {
        act(desk, { do: 'partition', groups });
        takeTool(desk.ui, 'select');
        // The button goes with the tool.
        document.querySelector<SVGElement>(`.scene [data-node="${some[0]}"]`)?.focus();
      }}
    >
      {words.hint.parted(named(some), named(others))}
    </button>
  );
}
