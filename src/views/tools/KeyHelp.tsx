import { Dialog } from 'radix-ui';
import { Fragment, useId, useRef } from 'react';
import { useStore } from 'zustand';
import type { ExhibitWords } from '../../i18n/words.ts';
import { useDesk, useExhibitWords } from '../context.tsx';
import { Icon } from '../parts/Icon.tsx';
import { type Aids, aids } from './aids.ts';
import { type SheetArea, type SheetRow, sheetOf } from './sheet.ts';
import './keyHelp.css';

/** The list of keys, made from the tables that bind them, and what can be chosen about them. */
export function KeyHelp() {
  const { ui } = useDesk();
  const words = useExhibitWords();
  const before = useRef(document.activeElement).current;
  const areas = sheetOf(words);
  const show = (area: SheetArea) => <Area key={area.id} area={area} words={words} />;
  return (
    <Dialog.Root open onOpenChange={(help) => ui.setState({ help })}>
      <Dialog.Portal>
        <Dialog.Overlay className="sheet-shade" />
        <Dialog.Content
          className="sheet"
          // It has no button of its own that could have the focus again.
          onOpenAutoFocus={(event) => {
            // The list is to be read first, from its top.
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
          onCloseAutoFocus={() => before instanceof HTMLElement && before.focus()}
        >
          <Dialog.Close className="icon-button sheet-close" aria-label={words.keys.close}>
            <Icon name="crash" />
          </Dialog.Close>
          <Dialog.Title className="sheet-title">{words.keys.title}</Dialog.Title>
          <Dialog.Description className="sheet-intro">{words.keys.intro}</Dialog.Description>
          <div className="sheet-groups">
            {areas.filter(({ local }) => !local).map(show)}
            <Choices words={words.keys} />
          </div>
          <h3 className="sheet-where">{words.keys.where}</h3>
          <div className="sheet-groups">{areas.filter(({ local }) => local).map(show)}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Area({ area, words }: { area: SheetArea; words: ExhibitWords }) {
  return (
    <section>
      {area.local ? (
        <h4 className="heading">{area.title}</h4>
      ) : (
        <h3 className="heading">{area.title}</h3>
      )}
      <dl>
        {area.rows.map((row) => (
          <div key={row.id} className="sheet-row">
            <dt>
              <Keys row={row} words={words} />
            </dt>
            <dd>{row.says}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Keys({ row, words }: { row: SheetRow; words: ExhibitWords }) {
  const { names } = words.keys;
  const nameOf = (key: string) => (key in names ? names[key as keyof typeof names] : key);
  if (row.shown !== null) return <kbd>{row.shown}</kbd>;
  return row.chords.map((chord, i) => (
    <Fragment key={chord}>
      {i > 0 && ` ${words.keys.or} `}
      {/* The plus may be a key itself. */}
      {chord.split(/\+(?=.)/).map((key) => (
        <kbd key={key}>{nameOf(key)}</kbd>
      ))}
    </Fragment>
  ));
}

/** What a person may choose about keys and about what is read out. */
function Choices({ words }: { words: ExhibitWords['keys'] }) {
  return (
    <section>
      <h3 className="heading">{words.choices}</h3>
      <Choice aid="singleKeys" name={words.singleKeys} means={words.singleKeysMeans} />
      <Choice aid="telling" name={words.telling} means={words.tellingMeans} />
    </section>
  );
}

function Choice({ aid, name, means }: { aid: keyof Aids; name: string; means: string }) {
  const id = useId();
  const on = useStore(aids, (state) => state[aid]);
  return (
    <div className="sheet-choice">
      <input
        type="checkbox"
        id={id}
        aria-describedby={`${id}-means`}
        checked={on}
        onChange={() => aids.setState({ [aid]: !on })}
      />
      <label htmlFor={id}>{name}</label>
      <p id={`${id}-means`}>{means}</p>
    </div>
  );
}
