import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { formatCount } from '../i18n/format.ts';
import { useExhibitWords } from '../views/context.tsx';
import { HistoryView } from '../views/history/HistoryView.tsx';
import { Icon } from '../views/parts/Icon.tsx';
import { type ShownHistory, showHistory } from './shownHistory.ts';
import '../views/parts/button.css';
import '../views/parts/exhibitIcons.tsx';
import './historySheet.css';

/** A history from a file, over whatever page is open: what it is held against, whether it is linearizable, and its drawing. */
export default function HistorySheet({ history }: { readonly history: ShownHistory }) {
  const words = useExhibitWords();
  const say = words.history;
  const { name, events, models } = history;
  const [picked, pick] = useState({ history, model: models[0] ?? 'register' });
  const model = picked.history === history ? picked.model : (models[0] ?? 'register');
  const operations = events.filter(({ type }) => type === 'invoke').length;
  return (
    <Dialog.Root open onOpenChange={() => showHistory(null)}>
      <Dialog.Portal>
        <Dialog.Overlay className="history-shade" />
        <Dialog.Content
          className="history-sheet"
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            // It is to be read first, from its top.
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
        >
          <header className="history-sheet-head">
            <div>
              <Dialog.Title className="history-sheet-title">{say.file}</Dialog.Title>
              <p className="mono">{say.fileOf(name, formatCount(operations))}</p>
            </div>
            <label>
              {say.model}
              <select
                className="ops-select"
                value={model}
                onChange={({ currentTarget: { value } }) =>
                  pick({ history, model: models.find((one) => one === value) ?? model })
                }
              >
                {models.map((one) => (
                  <option key={one} value={one}>
                    {say.models[one]}
                  </option>
                ))}
              </select>
            </label>
            <Dialog.Close className="icon-button" aria-label={say.close}>
              <Icon name="crash" />
            </Dialog.Close>
          </header>
          <HistoryView
            // Nothing of one history holds for another.
            key={`${name} ${events.length} ${model}`}
            events={events}
            until={events.length}
            model={model}
            who={({ process }) => `p${process}`}
            when={(event) => say.line(String(event + 1))}
          />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
