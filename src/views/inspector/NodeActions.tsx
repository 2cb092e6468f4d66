import type { DiskFate } from '../../sdk/command.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { NodeSlot } from '../../sdk/world.ts';
import { act, crashOrRestart, heal, pauseOrResume, request } from '../actions.ts';
import { useDesk, useExhibitWords, useTelling, useUi } from '../context.tsx';
import { useMany } from '../crowd/many.tsx';
import { Icon } from '../parts/Icon.tsx';
import { MenuButton } from '../parts/MenuButton.tsx';
import { ActionButton } from './ActionButton.tsx';
import { isIsolated, isolate } from './isolation.ts';
import { stride, toItsPlace } from './moving.ts';
import { offersFor, operationsOf } from './offers.ts';

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
  // Among many everybody's place is the page's.
  const many = useMany();
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
        {workload?.clients === slot.kind && slot.health === 'up' && <Request slot={slot} />}
        <Ask slot={slot} />
        {!many && <Move slot={slot} />}
        <ActionButton
          icon="remove"
          title={say.removeMeans}
          onClick={() => act(desk, { do: 'remove', node: slot.id })}
        >
          {say.remove}
        </ActionButton>
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

/** Has a client send the scenario's usual request, or one that is chosen. */
function Request({ slot }: Props) {
  const desk = useDesk();
  const say = useExhibitWords().inspector;
  const operations = operationsOf(desk.session.protocol);
  const usual = (
    <ActionButton icon="request" onClick={() => request(desk, slot.id)}>
      {say.request}
    </ActionButton>
  );
  if (operations.length < 2) return usual;
  return (
    <span className="button-pair">
      {usual}
      <MenuButton
        className="button"
        aria-label={say.requestOf}
        place={{ align: 'end', sideOffset: 6 }}
        list={({ Item, Label }) => (
          <>
            <Label className="heading menu-heading">{say.requestOf}</Label>
            {operations.map((op) => (
              <Item
                key={op}
                className="menu-item mono"
                data-plain
                onSelect={() => request(desk, slot.id, op)}
              >
                {op}
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

/** What can be asked of the cluster about a node, where its protocol has such things. */
function Ask({ slot }: Props) {
  const desk = useDesk();
  const telling = useTelling();
  const say = useExhibitWords().inspector;
  const { protocol } = desk.session;
  const offersNow = () => offersFor(slot.id, { protocol, world: desk.session.world() }, telling);
  if (!protocol.duties) return null;
  // One that takes requests has those; it has a menu beside them only where there is something in it.
  if (slot.kind === protocol.workload?.clients && offersNow().length === 0) return null;
  return (
    <MenuButton
      className="button"
      place={{ align: 'start', sideOffset: 6 }}
      list={({ Item, Label }) => {
        const offers = offersNow();
        return (
          <>
            <Label className="menu-item menu-note" data-plain>
              {offers[0] ? say.askMeans(offers[0].asker) : say.nothingToAsk}
            </Label>
            {offers.map(({ id, title, meaning, command }) => (
              <Item
                key={`${id} ${title}`}
                className="menu-item"
                data-plain
                onSelect={() => act(desk, command)}
              >
                {title}
                <span className="menu-note">{meaning}</span>
              </Item>
            ))}
          </>
        );
      }}
    >
      {say.ask}
      <Icon name="down" size={14} />
    </MenuButton>
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
