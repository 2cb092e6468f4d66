import { ms, seconds } from '../../core/duration.ts';
import type { Micros } from '../../core/ids.ts';
import type { ParamSpecs } from '../../sdk/params.ts';

export interface Params {
  probeInterval: Micros;
  probeTimeout: Micros;
  indirectChecks: number;
  suspicion: boolean;
  suspicionMult: number;
  retransmitMult: number;
  maxPiggyback: number;
  lhaProbe: boolean;
  awarenessMax: number;
  lhaSuspicion: boolean;
  suspicionMaxMult: number;
  buddySystem: boolean;
  pushPullInterval: Micros;
  reconnectInterval: Micros;
}

/** Long enough to silence a timer for a whole run. */
const NEVER = seconds(1_000_000);
const OFF = ms(0);

/** As memberlist has them for a local network, but for what came to SWIM later, which is off. */
export const params: ParamSpecs<Params> = {
  probeInterval: { kind: 'duration', initial: seconds(1), min: ms(1), max: NEVER, live: true },
  probeTimeout: { kind: 'duration', initial: ms(500), min: ms(1), max: NEVER, live: true },
  indirectChecks: { kind: 'count', initial: 3, min: 0, max: 100, live: true },
  suspicion: { kind: 'flag', initial: true, live: false },
  suspicionMult: { kind: 'count', initial: 4, min: 1, max: 100, live: true },
  retransmitMult: { kind: 'count', initial: 4, min: 1, max: 100, live: true },
  maxPiggyback: { kind: 'count', initial: 8, min: 1, max: 1000, live: true },
  lhaProbe: { kind: 'flag', initial: false, live: true },
  awarenessMax: { kind: 'count', initial: 8, min: 1, max: 100, live: true },
  lhaSuspicion: { kind: 'flag', initial: false, live: false },
  suspicionMaxMult: { kind: 'count', initial: 6, min: 1, max: 100, live: true },
  buddySystem: { kind: 'flag', initial: false, live: true },
  pushPullInterval: { kind: 'duration', initial: OFF, min: OFF, max: NEVER, live: false },
  reconnectInterval: { kind: 'duration', initial: OFF, min: OFF, max: NEVER, live: false },
};
