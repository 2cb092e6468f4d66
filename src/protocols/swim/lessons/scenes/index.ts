import oneSlow from './one-slow.json' with { type: 'json' };
import qSixty from './q-sixty.json' with { type: 'json' };
import sixAtRest from './six-at-rest.json' with { type: 'json' };
import twelveAtRest from './twelve-at-rest.json' with { type: 'json' };

/** Scenario files for lessons alone. */
export const scenes: readonly unknown[] = [twelveAtRest, sixAtRest, oneSlow, qSixty];
