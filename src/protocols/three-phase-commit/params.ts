import type { ParamSpecs } from '../../sdk/params.ts';
import { workParams } from '../_shared/atomic/params.ts';
import type { WorkParams } from '../_shared/atomic/work.ts';

/** Time-outs, and the accounts: the protocol itself has nothing to be set. */
export type Params = WorkParams;

export const params: ParamSpecs<Params> = workParams;
