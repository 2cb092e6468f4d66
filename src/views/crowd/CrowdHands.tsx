import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { NodeId } from '../../core/ids.ts';
import { formatCount } from '../../i18n/format.ts';
import { useDesk, useExhibitWords, usePaced, useTelling } from '../context.tsx';
import { Sign } from '../parts/Icon.tsx';
import { IconButton, keepFocus } from '../parts/IconButton.tsx';
import { topologyOf } from '../stage/project.ts';
import { takeKey } from '../tools/chords.ts';
import { selectNode } from '../ui.ts';
import { CrowdList } from './CrowdList.tsx';
import { census, find, type Group } from './census.ts';
import { findKeys } from './keys.ts';
import { MarkSign } from './MarkSign.tsx';

/** Everybody is counted no more often than this, in milliseconds, while the run plays. */
const PACE = 300;

interface Props {
  /** There is no room beside the crowd. */
  readonly narrow: boolean;
  readonly foot: number;
  readonly listed: boolean;
  readonly onList: (listed: boolean) => void;
  readonly onFound: (found: readonly NodeId[] | null) => void;
  /** The focus is to go to a node on the stage. */
  readonly onGo: (id: NodeId) => void;
}

/** What a crowd is looked through with: a search, how many are in which role, and a list of all of them. */
export function CrowdHands({ narrow, foot, listed, onList, onFound, onGo }: Props) {
  const { session, ui } = useDesk();
  const telling = useTelling();
  const { crowd: say } = useExhibitWords();
  usePaced(PACE);
  const [asked, ask] = useState('');
  const names = session.names();
  const groups = census(session.world(), topologyOf(session.protocol), telling);
  const found = useFound(find(asked, groups, names));
  useEffect(() => onFound(found), [found, onFound]);
  const jump = useJump(found, (id) => selectNode(ui, id));
  const leave = () => {
    ask('');
    const { selection } = ui.getState();
    const [first] = found ?? [];
    const to = selection?.kind === 'node' ? selection.id : first;
    if (to !== undefined) onGo(to);
  };
  const pressed = (event: KeyboardEvent) => takeKey(event, findKeys, { jump, leave });
  return (
    <section
      className="crowd-hands"
      aria-label={say.title}
      data-narrow={narrow || undefined}
      data-listed={listed || undefined}
      style={{ bottom: listed ? (narrow ? foot - 80 : 12) : undefined }}
    >
      <div className="crowd-find">
        <input
          type="search"
          aria-label={say.find}
          placeholder={say.hint(names[Math.min(41, names.length - 1)] ?? '')}
          value={asked}
          maxLength={40}
          onChange={(event) => ask(event.target.value)}
          onKeyDown={pressed}
        />
        <IconButton
          icon={
            <Sign>
              <path d="M3 4.5h.01M3 9h.01M3 13.5h.01M6.5 4.5h8.5M6.5 9h8.5M6.5 13.5h8.5" />
            </Sign>
          }
          label={say.list}
          aria-expanded={listed}
          aria-pressed={listed}
          onClick={() => onList(!listed)}
        />
      </div>
      <p className="crowd-found" role="status">
        {found && (found.length === 0 ? say.none : say.found(formatCount(found.length)))}
      </p>
      <Legend groups={groups} asked={asked} ask={ask} />
      {listed && <CrowdList groups={groups} found={found} />}
      <Summary groups={groups} />
    </section>
  );
}

/** The same list as long as the same are found, so that nothing is drawn again for it. */
function useFound(now: readonly NodeId[] | null): readonly NodeId[] | null {
  const key = now?.join() ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says who they are
  return useMemo(() => now, [key]);
}

/** From one that has been found to the next. */
function useJump(found: readonly NodeId[] | null, go: (id: NodeId) => void): () => void {
  const last = useRef<NodeId | null>(null);
  return () => {
    if (!found || found.length === 0) return;
    const at = last.current === null ? -1 : found.indexOf(last.current);
    const next = found[(at + 1) % found.length] as NodeId;
    last.current = next;
    go(next);
  };
}

interface LegendProps {
  readonly groups: readonly Group[];
  readonly asked: string;
  readonly ask: (asked: string) => void;
}

/** What marks mean, and how many there are of each; pressing one finds them. */
function Legend({ groups, asked, ask }: LegendProps) {
  const { crowd: say } = useExhibitWords();
  return (
    <ul className="crowd-legend">
      {groups.map(({ title, code, ids }) => (
        <li key={title}>
          <button
            type="button"
            aria-label={say.group(title, formatCount(ids.length))}
            aria-pressed={asked === title}
            onMouseDown={keepFocus}
            onClick={() => ask(asked === title ? '' : title)}
          >
            <MarkSign code={code} />
            <span className="crowd-legend-title">{title}</span>
            <span className="crowd-legend-count">{formatCount(ids.length)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The picture in words, for who does not see it; also in pictures that are saved. */
function Summary({ groups }: Pick<LegendProps, 'groups'>) {
  const { session } = useDesk();
  const { words } = useTelling();
  const { crowd: say } = useExhibitWords();
  const all = groups.reduce((sum, { ids }) => sum + ids.length, 0);
  const each = groups.map(({ title, ids }) => `${title} ${formatCount(ids.length)}`);
  const flying = session.world().inFlight().length;
  return (
    <p className="unseen crowd-summary">
      {say.summary(formatCount(all), each.join(words.listing), formatCount(flying))}
    </p>
  );
}
