import type { ExhibitWords } from '../../i18n/words.ts';
import type { IconName } from '../parts/Icon.tsx';
import type { ToolId } from '../ui.ts';

export interface Tool {
  readonly id: ToolId;
  readonly icon: IconName;
  /** What to do with it, while it is in hand. */
  hint(words: ExhibitWords['tools']): string | null;
}

/** The tools in the order of the palette. */
export const tools: readonly Tool[] = [
  { id: 'select', icon: 'select', hint: () => null },
  { id: 'crash', icon: 'crash', hint: ({ hint }) => hint.crash },
  { id: 'pause', icon: 'pause', hint: ({ hint }) => hint.pause },
  { id: 'cut', icon: 'cut', hint: ({ hint }) => hint.cut },
  { id: 'partition', icon: 'partition', hint: ({ hint }) => hint.partition },
  { id: 'drop', icon: 'drop', hint: ({ hint }) => hint.drop },
  { id: 'request', icon: 'request', hint: ({ hint }) => hint.request },
];
