import type { ProtocolTypes } from '../../sdk/types.ts';
import type { LogCell } from '../../sdk/views.ts';
import { useExhibitWords, useTelling, useWords } from '../context.tsx';
import { labelText } from '../stage/naming.ts';

interface Props {
  readonly entry: LogCell<ProtocolTypes>;
  /** What is said in words is something about the cluster itself, and marked as such. */
  readonly marked: boolean;
  readonly inForce: boolean;
}

/** An entry of a log: whole once it is firm, dashed while it may be lost. */
export function Entry({ entry, marked, inForce }: Props) {
  const telling = useTelling();
  const { listing } = useWords();
  const say = useExhibitWords().inspector;
  const says = entry.says ? labelText(entry.says, telling) : '';
  const spoken = [says, inForce && entry.says ? say.inForce : '', entry.firm ? '' : say.dashed];
  return (
    <span
      className="entry"
      data-group={entry.group % 6}
      data-firm={entry.firm}
      data-block={entry.block}
      data-says={(marked && entry.says && !entry.block) || undefined}
      data-force={(inForce && entry.says !== undefined) || undefined}
      title={says || undefined}
    >
      {entry.text}
      {spoken
        .filter((part) => part !== '')
        .map((part) => (
          <span key={part} className="unseen">
            {listing + part}
          </span>
        ))}
    </span>
  );
}
