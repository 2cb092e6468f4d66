import { type FullTelling, sentenceOf } from '../../i18n/exhibit-sentences.ts';
import type { Session } from '../../playback/types.ts';
import type { TraceRecord } from '../../sdk/record.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Desk } from '../context.tsx';
import { select, selectNode } from '../ui.ts';

type Any = TraceRecord<ProtocolTypes>;
type Sent = Extract<Any, { readonly envelope: unknown }>;

/** A step seldom has more; of one that has, the first say what it is. */
const MOST = 200;

/** The records of the step before the playhead; none at the start. */
function latestStep(session: Session): readonly Any[] {
  const { seq } = session.screen();
  if (seq === 0) return [];
  const from = session.columns().stepBefore(seq);
  return session.records(from, Math.min(seq, from + MOST));
}

/** What the step before the playhead was and what came of it, in sentences; empty at the start. */
export function tellLatest(session: Session, telling: FullTelling): string {
  return tellStep(latestStep(session), telling);
}

/**
 * A step in sentences: what began it, what the node made of it, and what it sent. The same message to several nodes is one
 * sentence; writes to disk go without saying.
 */
export function tellStep(step: readonly Any[], telling: FullTelling): string {
  const [first, ...rest] = step;
  if (!first) return '';
  const said = [sentenceOf(first, telling)];
  // Mostly a note says why a role changed, and with it that it did.
  const noted = rest.some(({ kind }) => kind === 'note');
  for (const record of rest) {
    if (record.kind === 'note' || record.kind === 'violation' || (record.kind === 'role' && !noted))
      said.push(sentenceOf(record, telling));
  }
  for (const alike of alikes(rest, telling)) {
    const [one] = alike as [Sent];
    said.push(
      alike.length === 1
        ? sentenceOf(one, telling)
        : telling.exhibit.keys.sends(
            telling.fmt.node(one.envelope.from),
            telling.message(one.envelope.message),
            alike.length,
          ),
    );
  }
  // After a full stop of its own width Chinese needs no space.
  return said.join(' ').replaceAll('。 ', '。');
}

/** The messages that a step sent, those together that say the same. */
function alikes(records: readonly Any[], { message }: FullTelling): readonly (readonly Sent[])[] {
  const kinds = new Map<string, Sent[]>();
  for (const record of records) {
    if (record.kind !== 'send') continue;
    const key = `${record.envelope.from} ${message(record.envelope.message)}`;
    const known = kinds.get(key);
    if (known) known.push(record);
    else kinds.set(key, [record]);
  }
  return [...kinds.values()];
}

/** Selects what the step before the playhead is about: a message that it sent and that is on its way, or its node. */
export function pickLatest({ session, ui }: Desk): boolean {
  const step = latestStep(session);
  const sent = step.find(({ kind }) => kind === 'send');
  const flying = session.world().inFlight();
  const { node } = step[0] ?? { node: null };
  if (sent && flying.some(({ id }) => id === sent.seq))
    select(ui, { kind: 'message', id: sent.seq });
  else if (node !== null) selectNode(ui, node);
  return true;
}
