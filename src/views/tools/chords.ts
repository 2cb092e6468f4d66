/** A key press, as far as tables of keys care. */
export interface Pressed {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

interface Taken extends Pressed {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

/** The keys of one part of the page: a name for what they do, and the chords that do it, as `chordOf` says them. */
export type KeyTable = Readonly<Record<string, readonly string[]>>;

/** What each row of a table does. One that says false leaves the key to whoever stands around it. */
export type Acts<T extends KeyTable> = Readonly<Record<keyof T, (chord: string) => unknown>>;

/** A key press as the tables name it; null for those that belong to the browser. */
export function chordOf(event: Pressed): string | null {
  if (event.ctrlKey || event.metaKey) return null;
  const alt = event.altKey ? 'Alt+' : '';
  // A printed sign says by itself whether Shift was held; letters count the same with Caps Lock.
  if (event.key.length === 1) return alt + event.key.toLowerCase();
  return alt + (event.shiftKey ? `Shift+${event.key}` : event.key);
}

/** Does what a table says for a key, if nobody has done something for it yet. True if the key is used up. */
export function takeKey<T extends KeyTable>(event: Taken, table: T, acts: Acts<T>): boolean {
  const chord = event.defaultPrevented ? null : chordOf(event);
  if (chord === null) return false;
  const row = Object.keys(table).find((id) => table[id]?.includes(chord));
  if (row === undefined || acts[row as keyof T](chord) === false) return false;
  event.preventDefault();
  return true;
}
