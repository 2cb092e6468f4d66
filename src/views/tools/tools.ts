import type { Words } from '../../i18n/words.ts';
import type { IconName } from '../parts/Icon.tsx';
import type { ToolId } from '../ui.ts';

export interface Tool {
  readonly id: ToolId;
  readonly icon: IconName;
  /** What to do with it, while it is in hand. */
  hint(words: Words): string | null;
}

/** The tools in the order of the palette. */
export const tools: readonly Tool[] = [
  { id: 'select', icon: 'select', hint: () => null },
  { id: 'crash', icon: 'crash', hint: (words) => words.tools.hint.crash },
  { id: 'pause', icon: 'pause', hint: (words) => words.tools.hint.pause },
  { id: 'cut', icon: 'cut', hint: (words) => words.tools.hint.cut },
  { id: 'partition', icon: 'partition', hint: (words) => words.tools.hint.partition },
  { id: 'drop', icon: 'drop', hint: (words) => words.tools.hint.drop },
  { id: 'request', icon: 'request', hint: (words) => words.tools.hint.request },
];
