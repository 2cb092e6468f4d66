import { type KeyboardEvent, useRef, useState } from 'react';
import { useDesk, useExhibitWords, useLocale } from '../context.tsx';
import { takeKey } from '../tools/chords.ts';
import { nameKeys } from '../tools/localKeys.ts';
import { download, fileName } from './handing.ts';
import { unnamed } from './keptName.ts';
import type { KeptHere, Sharing } from './sharing.ts';

/** The run as a file, and what it is called where it is kept. */
export function FilePart({ sharing }: { readonly sharing: Sharing }) {
  const { session } = useDesk();
  const { share: say } = useExhibitWords();
  const input = useRef<HTMLInputElement>(null);
  const save = async () =>
    download(
      fileName(session, '.run.json'),
      [await sharing.runFile()],
      'application/json;charset=utf-8',
    );
  return (
    <section className="share-part" aria-label={say.file}>
      <h3 className="heading">{say.file}</h3>
      <div className="share-ways">
        <button type="button" className="button" onClick={() => void save()}>
          {say.save}
        </button>
        <button type="button" className="button" onClick={() => input.current?.click()}>
          {say.openFile}
        </button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".json,.jsonl,.ndjson,application/json"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            // The same file can be chosen again.
            currentTarget.value = '';
            if (file) void sharing.open(file);
          }}
        />
      </div>
      <p className="share-note">{say.openHint}</p>
      {sharing.kept && <Name kept={sharing.kept} />}
    </section>
  );
}

/** What the run is called in the list of those that this browser keeps. Enter keeps the name, and so does going elsewhere. */
function Name({ kept }: { readonly kept: KeptHere }) {
  const { session } = useDesk();
  const words = useExhibitWords();
  const say = words.kept;
  const locale = useLocale();
  const [typed, type] = useState(kept.name() ?? '');
  const [said, setSaid] = useState('');
  const keep = async () => {
    if (typed.trim() === (kept.name() ?? '')) return;
    await kept.rename(typed);
    // Not where the name was taken away, or nothing can be kept.
    setSaid(kept.name() === null ? '' : say.named);
  };
  const pressed = (event: KeyboardEvent<HTMLInputElement>) =>
    takeKey(event, nameKeys, {
      keep: () => void keep(),
      leave: () => type(kept.name() ?? ''),
    });
  return (
    <div className="share-name">
      <label>
        {say.name}
        <input
          className="box"
          maxLength={60}
          placeholder={unnamed(session.scenario.title[locale], null, words)}
          value={typed}
          onChange={({ currentTarget: { value } }) => {
            type(value);
            setSaid('');
          }}
          onBlur={() => void keep()}
          onKeyDown={pressed}
        />
      </label>
      <p className="share-note" role="status">
        {said || say.nameNote}
      </p>
    </div>
  );
}
