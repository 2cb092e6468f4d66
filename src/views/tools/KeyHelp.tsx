import { Dialog } from 'radix-ui';
import { Fragment } from 'react';
import type { ExhibitWords } from '../../i18n/words.ts';
import { useDesk, useExhibitWords } from '../context.tsx';
import { Icon } from '../parts/Icon.tsx';
import { type Binding, bindings, type KeyGroup, keyMeaning } from './keys.ts';
import './keyHelp.css';

const groups: readonly KeyGroup[] = ['time', 'faults', 'page'];

/** The list of keys, made from the table that binds them. */
export function KeyHelp() {
  const { ui } = useDesk();
  const words = useExhibitWords();
  return (
    <Dialog.Root open onOpenChange={(help) => ui.setState({ help })}>
      <Dialog.Portal>
        <Dialog.Overlay className="sheet-shade" />
        <Dialog.Content className="sheet">
          <Dialog.Title className="sheet-title">{words.keys.title}</Dialog.Title>
          <Dialog.Description className="sheet-intro">{words.keys.intro}</Dialog.Description>
          <div className="sheet-groups">
            {groups.map((group) => (
              <section key={group}>
                <h3 className="heading">{words.keys[group]}</h3>
                <dl>
                  {bindings
                    .filter((one) => one.group === group)
                    .map((one) => (
                      <div key={one.id} className="sheet-row">
                        <dt>
                          <Keys binding={one} words={words} />
                        </dt>
                        <dd>{keyMeaning(one, words)}</dd>
                      </div>
                    ))}
                </dl>
              </section>
            ))}
          </div>
          <Dialog.Close className="icon-button sheet-close" aria-label={words.keys.close}>
            <Icon name="crash" />
          </Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Keys({ binding, words }: { binding: Binding; words: ExhibitWords }) {
  const { names } = words.keys;
  const nameOf = (key: string) => (key in names ? names[key as keyof typeof names] : key);
  if (binding.shown) return <kbd>{binding.shown}</kbd>;
  return binding.chords.map((chord, i) => (
    <Fragment key={chord}>
      {i > 0 && ` ${words.keys.or} `}
      {chord.split('+').map((key) => (
        <kbd key={key}>{nameOf(key)}</kbd>
      ))}
    </Fragment>
  ));
}
