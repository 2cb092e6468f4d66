import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { forget, recall } from '../storage.ts';
import {
  factsOfText,
  headOf,
  newHead,
  now,
  type Remark,
  type RunFacts,
  type RunHead,
} from './record.ts';
import { type RunStore, written } from './store.ts';

/** Heads and texts by the run's id. */
interface Shelves extends DBSchema {
  heads: { key: string; value: RunHead };
  texts: { key: string; value: string };
}

const NAME = 'orrery';
const VERSION = 1;
const BOTH = ['heads', 'texts'] as const;
/** Some browsers never answer; a page that waits for its runs must not wait for ever. */
const PATIENCE = 4000;

/** Opens the browser's database and takes over what older versions kept elsewhere. Rejects where there is none for us. */
export async function openBrowserStore(): Promise<RunStore> {
  const opening = openDB<Shelves>(NAME, VERSION, {
    upgrade(fresh) {
      for (const name of BOTH) fresh.createObjectStore(name);
    },
    // A newer page wants another form: this one lets go, and says that it keeps nothing from then on.
    blocking: (_current, _wanted, { target }) => (target as IDBDatabase).close(),
  });
  let patience: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    patience = setTimeout(() => reject(new Error('the browser does not answer')), PATIENCE);
  });
  const store = new BrowserStore(
    await Promise.race([opening, late]).finally(() => clearTimeout(patience)),
  );
  await takeOver(store);
  return store;
}

class BrowserStore implements RunStore {
  readonly lasting = true;
  private readonly db: IDBPDatabase<Shelves>;

  constructor(db: IDBPDatabase<Shelves>) {
    this.db = db;
  }

  async heads(): Promise<readonly RunHead[]> {
    const shelf = this.db.transaction('heads').store;
    const [ids, heads] = await Promise.all([shelf.getAllKeys(), shelf.getAll()]);
    return heads.map((head, i) => headOf(String(ids[i]), head));
  }

  async text(id: string): Promise<string | null> {
    const text: unknown = await this.db.get('texts', id);
    return typeof text === 'string' ? text : null;
  }

  async write(
    id: string,
    facts: RunFacts,
    text: string,
    after: string | null,
    over: string | null = null,
  ): Promise<RunHead | null> {
    const step = this.db.transaction(BOTH, 'readwrite');
    const shelf = step.objectStore('heads');
    const found = await shelf.get(id);
    const last = found === undefined ? null : headOf(id, found);
    if ((last?.stamp ?? null) !== after) return null;
    const head = written(id, last, facts, text, over);
    const puts = [shelf.put(head, id), step.objectStore('texts').put(text, id)];
    // At once, without waiting to be told that they went well: the tab may crash the next moment.
    step.commit();
    await Promise.all([...puts, step.done]);
    return head;
  }

  writeLast(last: RunHead, facts: RunFacts, text: string): RunHead {
    const { id } = last;
    const head = written(id, last, facts, text);
    const step = this.db.transaction(BOTH, 'readwrite');
    const done = [
      step.objectStore('heads').put(head, id),
      step.objectStore('texts').put(text, id),
      step.done,
    ];
    // Without waiting for what nobody will hear.
    step.commit();
    void Promise.allSettled(done);
    return head;
  }

  async putBack(head: RunHead, text: string): Promise<void> {
    const step = this.db.transaction(BOTH, 'readwrite');
    await Promise.all([
      step.objectStore('heads').put(head, head.id),
      step.objectStore('texts').put(text, head.id),
      step.done,
    ]);
  }

  async remark(id: string, remark: Remark): Promise<void> {
    const step = this.db.transaction('heads', 'readwrite');
    const found = await step.store.get(id);
    if (found !== undefined) await step.store.put({ ...headOf(id, found), ...remark }, id);
    await step.done;
  }

  async remove(ids: readonly string[]): Promise<void> {
    const step = this.db.transaction(BOTH, 'readwrite');
    const gone = ids.flatMap((id) => BOTH.map((name) => step.objectStore(name).delete(id)));
    await Promise.all([...gone, step.done]);
  }
}

/**
 * Runs that an older version kept in the browser's small store (`run.<place>`, and `aside.<place>` below it): each is
 * moved once, also one that cannot be read. One for which there is no room stays where it is until there is.
 */
async function takeOver(store: RunStore): Promise<void> {
  for (const key of oldKeys()) await takeOne(store, key).catch(() => {});
}

async function takeOne(store: RunStore, key: string): Promise<void> {
  const text = recall(key);
  if (text === null) return;
  const [, kind, place = ''] = /^(run|aside)\.(.*)$/.exec(key) ?? [];
  const below = kind === 'run' && recall(`aside.${place}`) !== null;
  await store.putBack(
    {
      ...newHead(oldId(key), place, factsOfText(place, text)),
      size: text.length,
      over: below ? oldId(`aside.${place}`) : null,
      // What was put aside is older than what lies over it.
      used: now() - (kind === 'aside' ? 1000 : 0),
    },
    text,
  );
  forget(key);
}

/** The same each time, should two pages move a run at once. */
const oldId = (key: string): string => key.replace(/\W/g, '-');

/** The keys of runs, those that lie over others first. */
function oldKeys(): readonly string[] {
  try {
    const keys = Object.keys(localStorage).map((key) => key.replace(/^orrery\./, ''));
    return keys
      .filter((key) => /^(run|aside)\./.test(key))
      .toSorted()
      .toReversed();
  } catch {
    return [];
  }
}
