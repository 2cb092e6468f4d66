import type { Prose } from '../../../../sdk/lesson.ts';

/** What challenges rule out, whichever protocol they are about. */
interface OutOfBounds {
  readonly kind: 'never';
  readonly says: Prose;
  readonly cue: { readonly any: readonly { readonly command: string }[] };
}

/** One line for several commands that are out of bounds. */
export const without = (says: Prose, ...commands: readonly string[]): OutOfBounds => ({
  kind: 'never',
  says,
  cue: { any: commands.map((command) => ({ command })) },
});

/** Neither the list of nodes nor a setting is changed from outside. */
export const settingsKept = without(
  {
    en: 'No node is added or removed, and settings stay as they are.',
    zh: '不增减节点，不改设置。',
  },
  ...['add', 'remove', 'set'],
);
