import type { KeptHere } from '../../views/share/sharing.ts';
import type { Keeper } from './keeper.ts';
import { cleanName } from './record.ts';

/** How the run on a desk is kept, for whoever wants to give it a name. */
export const namingOf = (keeper: Keeper): KeptHere => ({
  id: () => keeper.head?.id ?? null,
  name: () => keeper.head?.name ?? null,
  rename: (typed) => keeper.rename(cleanName(typed)),
});
