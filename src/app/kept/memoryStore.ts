import { headOf, type Remark, type RunFacts, type RunHead } from './record.ts';
import { type RunStore, written } from './store.ts';

/** Keeps runs as long as the page is open, where a browser keeps nothing for us. */
export class MemoryStore implements RunStore {
  readonly lasting = false;
  private readonly kept = new Map<string, { readonly head: RunHead; readonly text: string }>();

  async heads(): Promise<readonly RunHead[]> {
    return [...this.kept].map(([id, { head }]) => headOf(id, head));
  }

  async text(id: string): Promise<string | null> {
    return this.kept.get(id)?.text ?? null;
  }

  async write(
    id: string,
    facts: RunFacts,
    text: string,
    after: string | null,
    over: string | null = null,
  ): Promise<RunHead | null> {
    const last = this.kept.get(id)?.head ?? null;
    if ((last?.stamp ?? null) !== after) return null;
    const head = written(id, last, facts, text, over);
    this.kept.set(id, { head, text });
    return head;
  }

  writeLast(last: RunHead, facts: RunFacts, text: string): RunHead {
    const head = written(last.id, last, facts, text);
    this.kept.set(head.id, { head, text });
    return head;
  }

  async putBack(head: RunHead, text: string): Promise<void> {
    this.kept.set(head.id, { head, text });
  }

  async remark(id: string, remark: Remark): Promise<void> {
    const kept = this.kept.get(id);
    if (kept) this.kept.set(id, { ...kept, head: { ...kept.head, ...remark } });
  }

  async remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.kept.delete(id);
  }
}
