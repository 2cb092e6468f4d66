import type { Micros } from '../core/ids.ts';
import type { Link } from '../files/link.ts';
import type { ProtocolTypes } from '../sdk/types.ts';

/** A run that comes from elsewhere, read and not yet run. */
export interface Guest extends Link<ProtocolTypes> {
  readonly by: 'link' | 'file' | 'search' | 'beside';
  /** Opened at its start, it goes on to this moment, or to where it breaks before that. */
  readonly goOn?: Micros;
  /** The address of where it was found. */
  readonly from?: string;
}

/** The last part of the address of a scenario that no exhibit has of its own: it came with a run, or from a file. */
export const OWN = 'own';
