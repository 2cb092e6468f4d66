import { formatTime } from '../../i18n/format.ts';
import type { ExhibitWords } from '../../i18n/words.ts';
import type { BranchInfo } from '../../playback/types.ts';

type Named = Pick<BranchInfo, 'name' | 'command' | 'forkedAt'>;

/** What a branch is called: by its own name, or after what began it and when. */
export function branchName(
  { name, command, forkedAt }: Named,
  { transport }: ExhibitWords,
): string {
  if (name !== null) return name;
  if (command === null) return transport.main;
  return transport.branchAt(transport.what[command.do], formatTime(forkedAt));
}
