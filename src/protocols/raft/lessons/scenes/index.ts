import behind from './behind.json' with { type: 'json' };
import blackout from './blackout.json' with { type: 'json' };
import deafLeader from './deaf-leader.json' with { type: 'json' };
import diskLost from './disk-lost.json' with { type: 'json' };
import fiveAtTheStart from './five-at-the-start.json' with { type: 'json' };
import fiveLedByS1 from './five-led-by-s1.json' with { type: 'json' };
import fiveWithLeases from './five-with-leases.json' with { type: 'json' };
import maintenance from './maintenance.json' with { type: 'json' };
import oneLog from './one-log.json' with { type: 'json' };
import oneWriteDone from './one-write-done.json' with { type: 'json' };
import saveAnEntry from './save-an-entry.json' with { type: 'json' };
import standstill from './standstill.json' with { type: 'json' };
import switchedAtOnce from './switched-at-once.json' with { type: 'json' };
import threeAtTheStart from './three-at-the-start.json' with { type: 'json' };
import threeLedByS1 from './three-led-by-s1.json' with { type: 'json' };
import threeThatWrite from './three-that-write.json' with { type: 'json' };
import twoWriters from './two-writers.json' with { type: 'json' };

/** Scenarios for lessons alone. */
export const scenes: readonly unknown[] = [
  blackout,
  maintenance,
  saveAnEntry,
  fiveAtTheStart,
  fiveLedByS1,
  threeAtTheStart,
  threeLedByS1,
  threeThatWrite,
  oneWriteDone,
  fiveWithLeases,
  behind,
  oneLog,
  standstill,
  twoWriters,
  deafLeader,
  diskLost,
  switchedAtOnce,
];
