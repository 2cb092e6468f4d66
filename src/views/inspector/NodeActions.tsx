import type { DiskFate } from '../../sdk/command.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { NodeSlot } from '../../sdk/world.ts';
import { crashOrRestart, heal, pauseOrResume, request } from '../actions.ts';
import { useDesk, useExhibitWords, useUi } from '../context.tsx';
import { Icon } from '../parts/Icon.tsx';
import { MenuButton } from '../parts/MenuButton.tsx';
import { ActionButton } from './ActionButton.tsx';
import { isIsolated, isolate } from './isolation.ts';
import { stride, toItsPlace } from './moving.ts';

interface Props {
  readonly slot: NodeSlot<ProtocolTypes>;
}

/** What can be done to a node, as a list beside the stage. */
export function NodeActions({ slot }: Props) {
  const desk = useDesk();
  const words = useExhibitWords();
  const say = words.inspector;
  const { workload } = desk.session.protocol;
  const crashed = slot.health === 'crashed';
  return (
    <section aria-label={say.actions}>
      <h3 className="heading">{say.actions}</h3>
      <div className="actions">
        {crashed ? (
          <Restart slot={slot} />
        ) : (
          <>
            <ActionButton icon="crash" onClick={() => crashOrRestart(desk, slot.id)}>
              {say.crash}
            </ActionButton>
            <ActionButton
              icon={slot.health === 'paused' ? 'play' : 'pause'}
              onClick={() => pauseOrResume(desk, slot.id)}
            >
              {slot.health === 'paused' ? say.resume : say.pause}
            </ActionButton>
          </>
        )}
        {isIsolated(desk, slot.id) ? (
          <ActionButton icon="heal" onClick={() => heal(desk)}>
            {words.tools.heal}
          </ActionButton>
        ) : (
          <ActionButton icon="cut" onClick={() => isolate(desk, slot.id)}>
            {say.isolate}
          </ActionButton>
        )}
        {workload?.clients === slot.kind && slot.health === 'up' && (
          <ActionButton icon="request" onClick={() => request(desk, slot.id)}>
            {say.request}
          </ActionButton>
        )}
        <Move slot={slot} />
      </div>
    </section>
  );
}

const FATES: readonly DiskFate[] = ['keep', 'lastWriteLost', 'lost'];

/** Restarts with its disk as it was, or with what one chooses. */
function Restart({ slot }: Props) {
  const desk = useDesk();
  const say = useExhibitWords().inspector;
  const fates = { keep: say.diskKept, lastWriteLost: say.lastWriteLost, lost: say.diskLost };
  return (
    <span className="button-pair">
      <ActionButton icon="play" onClick={() => crashOrRestart(desk, slot.id)}>
        {say.restart}
      </ActionButton>
      <MenuButton
        className="button"
        aria-label={say.restartWith}
        place={{ align: 'end', sideOffset: 6 }}
        list={({ Item, Label }) => (
          <>
            <Label className="heading menu-heading">{say.restartWith}</Label>
            {FATES.map((fate) => (
              <Item
                key={fate}
                className="menu-item"
                data-plain
                onSelect={() => crashOrRestart(desk, slot.id, fate)}
              >
                {fates[fate]}
              </Item>
            ))}
          </>
        )}
      >
        <Icon name="down" size={14} />
      </MenuButton>
    </span>
  );
}

/** Moves a node on the stage for whom dragging is hard, and puts back one that was dragged. */
function Move({ slot }: Props) {
  const { ui } = useDesk();
  const say = useExhibitWords().inspector;
  const moved = useUi((state) => state.moved.has(slot.id));
  return (
    <MenuButton
      className="button"
      place={{ align: 'end', sideOffset: 6 }}
      list={({ Item }) => (
        <>
          {(['left', 'right', 'up', 'down'] as const).map((way) => (
            <Item
              key={way}
              className="menu-item"
              data-plain
              onSelect={(event) => {
                // One seldom wants a single step.
                event.preventDefault();
                stride(ui, document.querySelector(`.scene [data-node="${slot.id}"]`), slot.id, way);
              }}
            >
              {say.moveTo[way]}
            </Item>
          ))}
          <Item
            className="menu-item"
            data-plain
            disabled={!moved}
            onSelect={() => toItsPlace(ui, slot.id)}
          >
            {say.moveBack}
          </Item>
        </>
      )}
    >
      {say.move}
      <Icon name="down" size={14} />
    </MenuButton>
  );
}
