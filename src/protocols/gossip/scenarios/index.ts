import antiEntropyAlone from './anti-entropy-alone.json' with { type: 'json' };
import antiEntropyRepairs from './anti-entropy-repairs.json' with { type: 'json' };
import backAfterACrash from './back-after-a-crash.json' with { type: 'json' };
import blindCoin from './blind-coin.json' with { type: 'json' };
import blockRelay from './block-relay.json' with { type: 'json' };
import deletion from './deletion.json' with { type: 'json' };
import heartbeats from './heartbeats.json' with { type: 'json' };
import infectAndDie from './infect-and-die.json' with { type: 'json' };
import lastArrivalWins from './last-arrival-wins.json' with { type: 'json' };
import lossy from './lossy.json' with { type: 'json' };
import noDeathCertificate from './no-death-certificate.json' with { type: 'json' };
import oneRumour from './one-rumour.json' with { type: 'json' };
import partition from './partition.json' with { type: 'json' };
import publisherCrashes from './publisher-crashes.json' with { type: 'json' };
import pull from './pull.json' with { type: 'json' };
import pullDisabled from './pull-disabled.json' with { type: 'json' };
import pushAndPull from './push-and-pull.json' with { type: 'json' };
import randomRegular from './random-regular.json' with { type: 'json' };
import ring from './ring.json' with { type: 'json' };
import smallWorld from './small-world.json' with { type: 'json' };
import thousand from './thousand.json' with { type: 'json' };
import twoCentres from './two-centres.json' with { type: 'json' };
import twoWriters from './two-writers.json' with { type: 'json' };

/** Scenario files, the first one for those who open the exhibit for the first time. */
export const scenarios: readonly unknown[] = [
  oneRumour,
  pull,
  pushAndPull,
  infectAndDie,
  blindCoin,
  thousand,
  lossy,
  antiEntropyRepairs,
  antiEntropyAlone,
  twoWriters,
  deletion,
  backAfterACrash,
  publisherCrashes,
  partition,
  ring,
  smallWorld,
  randomRegular,
  twoCentres,
  blockRelay,
  heartbeats,
  pullDisabled,
  lastArrivalWins,
  noDeathCertificate,
];
