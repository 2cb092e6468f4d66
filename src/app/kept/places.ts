import { byUse, type KeptRun, type RunHead, readText } from './record.ts';
import type { RunStore } from './store.ts';

/** A run that is kept; `run` is null if its text cannot be read. */
export interface Kept {
  readonly head: RunHead;
  readonly run: KeptRun | null;
}

/** What is kept at a place. */
export interface KeptThere {
  /** The run that was asked for by its id, if it is there. */
  readonly asked: Kept | null;
  /** The one that was used last. */
  readonly latest: Kept | null;
}

/** Looks for the runs that are kept at a place. A browser that cannot read them has none. */
export async function keptAt(
  store: RunStore | null,
  place: string,
  id: string | null,
): Promise<KeptThere> {
  if (!store) return { asked: null, latest: null };
  try {
    const heads = await store.heads();
    const here = byUse(heads).filter((head) => head.place === place);
    const kept = async (head: RunHead | undefined): Promise<Kept | null> => {
      if (!head) return null;
      const below = heads.some((one) => one.id === head.over) ? head.over : null;
      return { head: { ...head, over: below }, run: readText(await store.text(head.id)) };
    };
    const [latest] = here;
    const asked = id === null ? undefined : here.find((head) => head.id === id);
    return {
      asked: await kept(asked),
      latest: await kept(latest),
    };
  } catch {
    return { asked: null, latest: null };
  }
}

/** The run over which another one from elsewhere comes to lie: of several, the person's own. */
export const below = (kept: Kept | null): string | null => kept && (kept.head.over ?? kept.head.id);
