import { useEffect, useRef } from 'react';
import type { NodeId } from '../../core/ids.ts';
import { formatCount } from '../../i18n/format.ts';
import { useDesk, useExhibitWords, usePaced, useTelling, useUi } from '../context.tsx';
import { ActionButton } from '../inspector/ActionButton.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import { topologyOf } from '../stage/project.ts';
import { selectNode } from '../ui.ts';
import { letNextHappen, nudge, toggleHoldAll } from './choosing.ts';
import { InboxList } from './InboxList.tsx';
import { InboxRows } from './InboxRows.tsx';
import { type Inbox, inboxes, nextOf, shownInboxes } from './inboxes.ts';
import { nudgeable } from './nudges.ts';
import { leftMeans, rowName } from './rowWords.ts';
import './byhand.css';

/** Lists are read, not watched: this often is enough, in milliseconds. */
const PACE = 150;

/** All inboxes, one below the other, and what can be done to all of them at once. */
export function InboxTab() {
  const { session } = useDesk();
  usePaced(PACE);
  const say = useExhibitWords().byHand;
  const world = session.world();
  const selected = useUi(({ selection }) => (selection?.kind === 'node' ? selection.id : null));
  const { time } = session.screen();
  const shown = shownInboxes(world, time, selected);
  const boxes = inboxes(world, topologyOf(session.protocol), time, shown);
  const all = world.nodes.filter(({ health }) => health !== 'removed').length;
  return (
    <>
      <HoldAll on={world.byHand} />
      {world.byHand ? <Next boxes={boxes} /> : <p className="aside">{say.intro}</p>}
      <Nudges />
      <InboxList label={say.tab} boxes={boxes}>
        {boxes.map((box) => (
          <NodeBox key={box.node} box={box} />
        ))}
      </InboxList>
      {boxes.length < all && (
        <p className="aside">{say.moreInboxes(formatCount(all - boxes.length))}</p>
      )}
      <p className="aside inbox-keys">{say.keys}</p>
    </>
  );
}

function HoldAll({ on }: { on: boolean }) {
  const desk = useDesk();
  const say = useExhibitWords().byHand;
  return (
    <button
      type="button"
      className="hold-all"
      role="switch"
      aria-checked={on}
      onMouseDown={keepFocus}
      onClick={() => toggleHoldAll(desk)}
    >
      <span className="hold-all-track" aria-hidden="true" />
      <span className="hold-all-text">
        <strong>{say.holdAll}</strong>
        {/* While it is on, the stage says what it means. */}
        {!on && <span>{say.holdAllMeans}</span>}
      </span>
    </button>
  );
}

/** What would have come by itself, for who wants to go with it. */
function Next({ boxes }: { boxes: readonly Inbox[] }) {
  const desk = useDesk();
  const telling = useTelling();
  const say = useExhibitWords().byHand;
  const next = nextOf(boxes);
  if (!next) return <p className="aside">{say.nothingNext}</p>;
  return (
    <div className="inbox-ahead">
      <p>
        {say.nextIs}
        <strong>{rowName(next, telling, say)}</strong>
        {leftMeans(next, say)}
      </p>
      <ActionButton icon="stepForward" onClick={() => letNextHappen(desk, next)}>
        {say.letThatHappen}
      </ActionButton>
    </div>
  );
}

function NodeBox({ box }: { box: Inbox }) {
  const { ui } = useDesk();
  const { words, text } = useTelling();
  const say = useExhibitWords().byHand;
  const selected = useUi(
    ({ selection }) => selection?.kind === 'node' && selection.id === box.node,
  );
  const section = useShown(selected, box.node);
  const state = box.health === 'up' ? box.role && (text.roles[box.role] ?? box.role) : null;
  return (
    <section
      ref={section}
      className="inbox"
      aria-label={say.inboxOf(box.name)}
      data-selected={selected || undefined}
    >
      <h2 className="inbox-head">
        <button
          type="button"
          className="inbox-name"
          onMouseDown={keepFocus}
          onClick={() => selectNode(ui, box.node)}
        >
          {box.name}
        </button>
        <span>{state ?? (box.health === 'up' ? '' : words.health[box.health])}</span>
        {box.rows.length === 0 && <span className="inbox-empty">{say.empty}</span>}
      </h2>
      {box.rows.length > 0 && <InboxRows rows={box.rows} />}
    </section>
  );
}

/** Brings the inbox of a node that has just been selected into view, without moving the page around the panel. */
function useShown(selected: boolean, node: NodeId) {
  const section = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each node that is selected
  useEffect(() => {
    const { current } = section;
    const panel = current?.closest<HTMLElement>('.inspector-panel');
    if (!selected || !current || !panel) return;
    const [box, frame] = [current.getBoundingClientRect(), panel.getBoundingClientRect()];
    if (box.top < frame.top || box.bottom > frame.bottom) panel.scrollTop += box.top - frame.top;
  }, [selected, node]);
  return section;
}

/** Timers of one kind, moved against each other. */
function Nudges() {
  const desk = useDesk();
  const { text } = useTelling();
  const say = useExhibitWords().byHand;
  const models = nudgeable(desk.session.world());
  if (models.length === 0) return null;
  return (
    <section className="nudges" aria-label={say.nudges}>
      <dl>
        {models.map(({ timer, nodes }) => (
          <div key={timer} className="nudge">
            <dt>
              {text.timers[timer] ?? timer} <span className="mono">{say.times(String(nodes))}</span>
            </dt>
            <dd>
              <ActionButton
                icon="together"
                title={say.alignMeans}
                onClick={() => nudge(desk, timer, 'align')}
              >
                {say.align}
              </ActionButton>
              <ActionButton
                icon="inTurn"
                title={say.spreadMeans}
                onClick={() => nudge(desk, timer, 'spread')}
              >
                {say.spread}
              </ActionButton>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
