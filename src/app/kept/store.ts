import { newHead, newId, now, type Remark, type RunFacts, type RunHead } from './record.ts';

/** Where runs are kept. */
export interface RunStore {
  /** Whether what is kept here is still there when the page is opened again. */
  readonly lasting: boolean;
  heads(): Promise<readonly RunHead[]>;
  /** The run itself; null if there is none. */
  text(id: string): Promise<string | null>;
  /**
   * Writes a run and gives its head, if the one that is there has the stamp `after` (null: if there is none); null if
   * somebody else has written or removed it since. The run that lies there keeps what else is said of it; `over` is for
   * one that is new.
   */
  write(
    id: string,
    facts: RunFacts,
    text: string,
    after: string | null,
    over?: string | null,
  ): Promise<RunHead | null>;
  /** Writes without looking, for a page that is about to go and hears no answers any more. */
  writeLast(last: RunHead, facts: RunFacts, text: string): RunHead;
  /** Puts back a run that was removed. */
  putBack(head: RunHead, text: string): Promise<void>;
  remark(id: string, remark: Remark): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}

/** A head after the run was written; `last`: as it was before. */
export const written = (
  id: string,
  last: RunHead | null,
  facts: RunFacts,
  text: string,
  over: string | null = null,
): RunHead => ({
  ...(last ?? { ...newHead(id, facts.place, facts), over }),
  ...facts,
  size: text.length,
  used: now(),
  broken: false,
  stamp: newId(),
});
