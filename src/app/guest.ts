import type { Link } from '../files/link.ts';
import type { ProtocolTypes } from '../sdk/types.ts';

/** A run that comes from elsewhere, read and not yet run. */
export interface Guest extends Link<ProtocolTypes> {
  readonly by: 'link' | 'file';
}

/** The last part of the address of a scenario that no exhibit has of its own: it came with a run, or from a file. */
export const OWN = 'own';
