import fourThatCompare from './four-that-compare.json' with { type: 'json' };
import oneAway from './one-away.json' with { type: 'json' };
import qForty from './q-forty.json' with { type: 'json' };
import qSix from './q-six.json' with { type: 'json' };
import qTwelveItems from './q-twelve-items.json' with { type: 'json' };
import sixAtRest from './six-at-rest.json' with { type: 'json' };
import sixThatCompare from './six-that-compare.json' with { type: 'json' };
import sixty from './sixty.json' with { type: 'json' };
import tenWithBlocks from './ten-with-blocks.json' with { type: 'json' };
import twelveInARing from './twelve-in-a-ring.json' with { type: 'json' };
import twoHalls from './two-halls.json' with { type: 'json' };

/** Scenario files for lessons alone. */
export const scenes: readonly unknown[] = [
  sixty,
  twelveInARing,
  twoHalls,
  oneAway,
  sixThatCompare,
  fourThatCompare,
  sixAtRest,
  tenWithBlocks,
  qForty,
  qSix,
  qTwelveItems,
];
