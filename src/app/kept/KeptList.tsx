import { useLayoutEffect, useRef, useState } from 'react';
import { formatCount } from '../../i18n/format.ts';
import { useExhibitWords, useLocale } from '../../views/context.tsx';
import { unnamed } from '../../views/share/keptName.ts';
import { KeptRow, RemovedRow } from './KeptRow.tsx';
import type { Shelf } from './KeptRuns.tsx';
import { byUse, type RunHead } from './record.ts';
import './kept.css';

/** So many are shown at first. */
const FEW = 5;

interface Props {
  readonly shelf: Shelf;
  /** Something was changed in the store. */
  onChange(): Promise<void>;
}

/** A run that was deleted, for as long as that can be undone. */
interface Removed {
  readonly head: RunHead;
  readonly text: string;
}

/** All runs that are kept here: opened, renamed, saved as files and deleted. */
export default function KeptList({ shelf, onChange }: Props) {
  const { store, heads } = shelf;
  const exhibit = useExhibitWords();
  const say = exhibit.kept;
  const nameOf = useNames(shelf);
  const [all, showAll] = useState(false);
  const [removed, setRemoved] = useState<Removed | null>(null);
  const list = useRef<HTMLUListElement>(null);
  /** The run that has just come back: the focus goes where it stands. */
  const back = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (back.current === null || removed !== null) return;
    const link = `[data-run="${CSS.escape(back.current)}"]`;
    list.current?.querySelector<HTMLElement>(link)?.focus();
    back.current = null;
  }, [removed]);
  const gone = removed?.head;
  const rows = byUse(gone ? [...heads.filter(({ id }) => id !== gone.id), gone] : heads);
  const remove = async (head: RunHead) => {
    try {
      const text = (await store.text(head.id)) ?? '';
      await store.remove([head.id]);
      setRemoved({ head, text });
    } catch {
      // What cannot be had back is not deleted, and stays in the list.
    }
    await onChange();
  };
  const undo = async ({ head, text }: Removed) => {
    try {
      await store.putBack(head, text);
    } catch {
      // The way to try again stays.
      return;
    }
    await onChange();
    back.current = head.id;
    setRemoved(null);
  };
  const rename = async (id: string, name: string | null) => {
    // Where nothing can be written any more the list goes on to show the old name.
    await store.remark(id, { name }).catch(() => {});
    await onChange();
  };
  if (rows.length === 0) return null;
  return (
    <section className="kept" aria-labelledby="kept">
      <h2 id="kept" className="exhibits-title">
        {say.title}
      </h2>
      <p className="kept-about">{say.about}</p>
      <ul ref={list}>
        {(all ? rows : rows.slice(0, FEW)).map((head) => (
          <li key={head.id} className="kept-row">
            {removed && head === gone ? (
              <RemovedRow name={nameOf(head)} onUndo={() => void undo(removed)} />
            ) : (
              <KeptRow
                head={head}
                shelf={shelf}
                name={nameOf(head)}
                onRename={(name) => void rename(head.id, name)}
                onRemove={() => void remove(head)}
              />
            )}
          </li>
        ))}
      </ul>
      {rows.length > FEW && (
        <button
          type="button"
          className="button kept-all"
          aria-expanded={all}
          onClick={() => showAll(!all)}
        >
          {all ? say.showFewer : say.showAll(formatCount(rows.length))}
        </button>
      )}
      <p className="unseen" role="status">
        {gone && say.removed(nameOf(gone))}
      </p>
    </section>
  );
}

/** What each run is called: by its own name, or after its scenario and what was done to it. */
function useNames({ titles }: Shelf): (head: RunHead) => string {
  const locale = useLocale();
  const words = useExhibitWords();
  return ({ name, title, place, first }) =>
    name ?? unnamed((title ?? titles.get(place))?.[locale] ?? place, first, words);
}
