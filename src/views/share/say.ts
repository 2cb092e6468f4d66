import { type FullTelling, sentenceOf } from '../../i18n/exhibit-sentences.ts';
import type { Say } from './sharing.ts';

/**
 * What a sequence diagram says of a record: on arrows only what the message is, since who sent it to whom is drawn; beside
 * them what a reader would tell, and nothing of disks and backlogs.
 */
export const diagramSay =
  (telling: FullTelling): Say =>
  (record) => {
    switch (record.kind) {
      case 'send':
      case 'deliver':
      case 'drop':
      case 'duplicate':
        return telling.message(record.envelope.message);
      case 'persist':
      case 'written':
      case 'wait':
      case 'reply':
        return null;
      default:
        return sentenceOf(record, telling);
    }
  };

/** A log has a line for everything. */
export const logSay =
  (telling: FullTelling): Say =>
  (record) =>
    sentenceOf(record, telling);
