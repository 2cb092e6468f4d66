import type { ReactNode } from 'react';
import type { NodeId } from '../../core/ids.ts';
import { useDesk, useExhibitWords, useUi } from '../context.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import type { StoryFilter } from '../ui.ts';
import { STORY_KINDS } from './storyLines.ts';

/** Which lines are shown. Nothing is pressed: all of them. */
export function StoryFilters({ filter }: { filter: StoryFilter }) {
  const { session, ui } = useDesk();
  const { story: words } = useExhibitWords();
  const { nodes, kinds } = filter;
  const names = session.names();
  const offered = useOffered(nodes);
  const set = (change: Partial<StoryFilter>) =>
    ui.setState(({ story }) => ({ story: { ...story, ...change } }));
  return (
    <div className="story-filters">
      <Chips label={words.nodes}>
        {offered.map((id) => (
          <Chip key={id} on={nodes.has(id)} onPress={() => set({ nodes: toggled(nodes, id) })}>
            {names[id]}
          </Chip>
        ))}
        {offered.length === 0 && <span className="aside">{words.selectFirst}</span>}
      </Chips>
      <Chips label={words.kinds}>
        {STORY_KINDS.map((kind) => (
          <Chip
            key={kind}
            on={kinds.has(kind)}
            onPress={() => set({ kinds: toggled(kinds, kind) })}
          >
            {words[kind]}
          </Chip>
        ))}
        {nodes.size + kinds.size > 0 && (
          <button
            type="button"
            className="chip chip-all"
            onMouseDown={keepFocus}
            onClick={() => set({ nodes: new Set(), kinds: new Set() })}
          >
            {words.everything}
          </button>
        )}
      </Chips>
    </div>
  );
}

/** With more nodes than this only those that are chosen, and the selected one, have a button. */
const MOST_CHIPS = 40;

function useOffered(chosen: ReadonlySet<NodeId>): readonly NodeId[] {
  const { session } = useDesk();
  const selected = useUi(({ selection }) => (selection?.kind === 'node' ? selection.id : null));
  const nodes = session.world().nodes.map(({ id }) => id);
  if (nodes.length <= MOST_CHIPS) return nodes;
  return nodes.filter((id) => chosen.has(id) || id === selected);
}

function toggled<X>(set: ReadonlySet<X>, item: X): ReadonlySet<X> {
  const other = new Set(set);
  if (!other.delete(item)) other.add(item);
  return other;
}

function Chips({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className="chips" aria-label={label}>
      {children}
    </fieldset>
  );
}

interface ChipProps {
  readonly on: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function Chip({ on, onPress, children }: ChipProps) {
  return (
    <button
      type="button"
      className="chip"
      aria-pressed={on}
      onMouseDown={keepFocus}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
