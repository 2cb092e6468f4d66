import type { NodeId } from '../../core/ids.ts';
import { useUi } from '../context.tsx';

/** The node that is selected, if one is. */
export const useSelected = (): NodeId | null =>
  useUi(({ selection }) => (selection?.kind === 'node' ? selection.id : null));
