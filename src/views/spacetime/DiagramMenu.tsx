import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { NodeId } from '../../core/ids.ts';
import { formatCount } from '../../i18n/format.ts';
import type { MessageGlyph } from '../../sdk/views.ts';
import { useDesk, useExhibitWords } from '../context.tsx';
import { Icon } from '../parts/Icon.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import { isHollow, shapePaths } from '../stage/shapes.ts';
import type { Drawing } from './drawing.ts';
import { type DiagramView, toggleKind, toggleLane } from './view.ts';
import '../parts/menu.css';

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
  const [open, setOpen] = useState(false);
  const counts = open ? (drawing.current?.index.counts() ?? []) : [];
  const stay = (event: Event) => event.preventDefault();
  return (
    <DropdownMenu.Root open={open} onOpenChange={setOpen}>
      <DropdownMenu.Trigger
        className="icon-button"
        aria-label={say.options}
        title={say.options}
        data-on={left.size + hidden.size > 0 || !fold || undefined}
        onMouseDown={keepFocus}
      >
        <Icon name="filter" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" side="left" collisionPadding={8}>
          <Check checked={fold} onSelect={stay} onChange={() => view.setState({ fold: !fold })}>
            {say.fold}
            <span className="menu-note">{say.foldMeans}</span>
          </Check>
          <DropdownMenu.Label className="heading menu-heading">{say.kinds}</DropdownMenu.Label>
          {session.vocabulary.messages.map((type, i) => (
            <Check
              key={type}
              checked={!left.has(type)}
              onSelect={stay}
              onChange={() => toggleKind(view, type)}
            >
              <span className="menu-count">
                <Sign glyph={drawing.current?.lookups.typeGlyph(i) ?? null} />
                {type}
                <span className="mono">{formatCount(counts[i] ?? 0)}</span>
              </span>
            </Check>
          ))}
          <DropdownMenu.Label className="heading menu-heading">{say.lanes}</DropdownMenu.Label>
          {session.names().map((name, node) => (
            <Check
              key={name}
              checked={!hidden.has(node as NodeId)}
              onSelect={stay}
              onChange={() => toggleLane(view, node as NodeId)}
            >
              {name}
            </Check>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
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
  readonly checked: boolean;
  readonly onSelect: (event: Event) => void;
  readonly onChange: () => void;
  readonly children: React.ReactNode;
}

function Check({ checked, onSelect, onChange, children }: CheckProps) {
  return (
    <DropdownMenu.CheckboxItem
      className="menu-item"
      checked={checked}
      onSelect={onSelect}
      onCheckedChange={onChange}
    >
      <DropdownMenu.ItemIndicator className="menu-mark">
        <Icon name="check" size={14} />
      </DropdownMenu.ItemIndicator>
      {children}
    </DropdownMenu.CheckboxItem>
  );
}
