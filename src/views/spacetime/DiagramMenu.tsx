import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { NodeId } from '../../core/ids.ts';
import { formatCount } from '../../i18n/format.ts';
import type { MessageGlyph } from '../../sdk/views.ts';
import { useDesk, useExhibitWords, useUi } from '../context.tsx';
import { Icon } from '../parts/Icon.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import type { MenuParts } from '../parts/Menu.tsx';
import { MenuButton } from '../parts/MenuButton.tsx';
import { isHollow, shapePaths } from '../stage/shapes.ts';
import type { Drawing } from './drawing.ts';
import { groupName, isGroup } from './groups.ts';
import { isCrowd, lanePlan } from './plan.ts';
import {
  type DiagramView,
  isLastLane,
  lanesOf,
  moveLane,
  toggleGroup,
  toggleKept,
  toggleKind,
  toggleLane,
} from './view.ts';

interface Props {
  readonly view: DiagramView;
  readonly drawing: { current: Drawing | null };
}

/** What is drawn and what is left out: kinds of message, runs of them, lanes. */
export function DiagramMenu({ view, drawing }: Props) {
  const { session } = useDesk();
  const say = useExhibitWords().diagram;
  const left = useStore(view, (state) => state.left);
  const hidden = useStore(view, (state) => state.hidden);
  const fold = useStore(view, (state) => state.fold);
  const kept = useStore(view, (state) => state.kept);
  const many = isCrowd(session);
  return (
    <MenuButton
      className="icon-button"
      aria-label={say.options}
      title={say.options}
      data-on={left.size + hidden.size + kept.size > 0 || !fold || undefined}
      onMouseDown={keepFocus}
      place={{ align: 'end', side: 'left' }}
      list={(parts) => (
        <>
          <Check parts={parts} checked={fold} onChange={() => view.setState({ fold: !fold })}>
            {say.fold}
            <span className="menu-note">{say.foldMeans}</span>
          </Check>
          <parts.Label className="heading menu-heading">{say.kinds}</parts.Label>
          <Kinds parts={parts} view={view} drawing={drawing} />
          <parts.Label className="heading menu-heading">{say.lanes}</parts.Label>
          {many ? (
            <CrowdLanes parts={parts} view={view} />
          ) : (
            <SingleLanes parts={parts} view={view} />
          )}
        </>
      )}
    >
      <Icon name="filter" />
    </MenuButton>
  );
}

interface LanesProps {
  readonly parts: MenuParts;
  readonly view: DiagramView;
}

/** Every lane, shown or hidden. */
function SingleLanes({ parts, view }: LanesProps) {
  const { session } = useDesk();
  const names = session.names();
  const hidden = useStore(view, (state) => state.hidden);
  return (
    <>
      {names.map((name, node) => (
        <Check
          key={name}
          parts={parts}
          checked={!hidden.has(node as NodeId)}
          disabled={isLastLane(hidden, node as NodeId, names.length)}
          onChange={() => toggleLane(view, node as NodeId)}
        >
          {name}
        </Check>
      ))}
      <Moves parts={parts} view={view} />
    </>
  );
}

/** Of grouped lanes: which groups are open, and which nodes keep lanes of their own, the selected one among them or not. */
function CrowdLanes({ parts, view }: LanesProps) {
  const { session, ui } = useDesk();
  const say = useExhibitWords().diagram;
  const names = session.names();
  const { kept, open } = useStore(view);
  const plan = useMemo(() => lanePlan(session, ui, view), [session, ui, view]);
  const selected = useUi(({ selection }) => (selection?.kind === 'node' ? selection.id : null));
  const offered = selected === null || kept.has(selected) ? [...kept] : [...kept, selected];
  return (
    <>
      <Again
        parts={parts}
        disabled={open.size === 0}
        onSelect={() => view.setState({ open: new Set() })}
      >
        {say.closeAll}
        <span className="menu-note">{say.groupsMean}</span>
      </Again>
      {offered.map((node) => (
        <Check
          key={node}
          parts={parts}
          checked={kept.has(node)}
          onChange={() => toggleKept(view, node)}
        >
          {say.keep(names[node] ?? '')}
        </Check>
      ))}
      <parts.Label className="heading menu-heading">{say.openGroups}</parts.Label>
      {plan()
        .filter(isGroup)
        .map((group) => (
          <Check
            key={group.key}
            parts={parts}
            checked={open.has(group.key)}
            onChange={() => toggleGroup(view, group.key)}
          >
            {groupName(group, names, say.group)}
          </Check>
        ))}
    </>
  );
}

/** What is otherwise done by dragging: the place of the selected node's lane. */
function Moves({ parts, view }: LanesProps) {
  const { session } = useDesk();
  const say = useExhibitWords().diagram;
  const node = useUi(({ selection }) => (selection?.kind === 'node' ? selection.id : null));
  const names = session.names();
  const lanes = lanesOf(useStore(view), [...names.keys()] as NodeId[]);
  const place = node === null ? -1 : lanes.indexOf(node);
  const name = node === null ? '' : (names[node] ?? '');
  const move = (by: 1 | -1) => node !== null && moveLane(view, lanes, node, place + by);
  if (place < 0) return null;
  return (
    <>
      <Again parts={parts} disabled={place === 0} onSelect={() => move(-1)}>
        {say.moveUp(name)}
      </Again>
      <Again parts={parts} disabled={place === lanes.length - 1} onSelect={() => move(1)}>
        {say.moveDown(name)}
      </Again>
    </>
  );
}

interface AgainProps {
  readonly parts: MenuParts;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
  readonly children: React.ReactNode;
}

/** A choice that one may want several times: the menu stays open. */
function Again({ parts, disabled = false, onSelect, children }: AgainProps) {
  return (
    <parts.Item
      className="menu-item"
      disabled={disabled}
      onSelect={(event) => {
        event.preventDefault();
        onSelect();
      }}
    >
      {children}
    </parts.Item>
  );
}

/** The kinds of message, each with how many there were: counted when the menu is open. */
function Kinds({ parts, view, drawing }: Props & { readonly parts: MenuParts }) {
  const { session } = useDesk();
  const left = useStore(view, (state) => state.left);
  const counts = drawing.current?.index.counts() ?? [];
  return session.vocabulary.messages.map((type, i) => (
    <Check
      key={type}
      parts={parts}
      checked={!left.has(type)}
      onChange={() => toggleKind(view, type)}
    >
      <span className="menu-count">
        <Sign glyph={drawing.current?.lookups.typeGlyph(i) ?? null} />
        {type}
        <span className="mono">{formatCount(counts[i] ?? 0)}</span>
      </span>
    </Check>
  ));
}

/** How a type of message stands on stage and diagram: the menu is their legend. */
function Sign({ glyph }: { glyph: MessageGlyph | null }) {
  if (!glyph) return <span className="menu-sign" />;
  const colour = `var(--tone-${glyph.tone})`;
  const hollow = isHollow(glyph.shape);
  return (
    <svg className="menu-sign" viewBox="-8 -8 16 16" aria-hidden="true">
      <path
        d={shapePaths[glyph.shape]}
        fill={hollow ? 'none' : colour}
        stroke={hollow ? colour : 'none'}
        strokeWidth="2"
      />
    </svg>
  );
}

interface CheckProps {
  readonly parts: MenuParts;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: () => void;
  readonly children: React.ReactNode;
}

/** One that is ticked or not; the menu stays open. */
function Check({ parts, checked, disabled = false, onChange, children }: CheckProps) {
  return (
    <parts.CheckboxItem
      className="menu-item"
      checked={checked}
      disabled={disabled}
      onSelect={(event) => event.preventDefault()}
      onCheckedChange={onChange}
    >
      <parts.ItemIndicator className="menu-mark">
        <Icon name="check" size={14} />
      </parts.ItemIndicator>
      {children}
    </parts.CheckboxItem>
  );
}
