import backFromTheDead from './back-from-the-dead.json' with { type: 'json' };
import basicUnderLoss from './basic-under-loss.json' with { type: 'json' };
import joining from './joining.json' with { type: 'json' };
import leaving from './leaving.json' with { type: 'json' };
import lossy from './lossy.json' with { type: 'json' };
import lostLink from './lost-link.json' with { type: 'json' };
import noIncarnation from './no-incarnation.json' with { type: 'json' };
import noSuspicion from './no-suspicion.json' with { type: 'json' };
import oneCrash from './one-crash.json' with { type: 'json' };
import oneWayLink from './one-way-link.json' with { type: 'json' };
import partition from './partition.json' with { type: 'json' };
import partitionReconnect from './partition-reconnect.json' with { type: 'json' };
import refuted from './refuted.json' with { type: 'json' };
import restart from './restart.json' with { type: 'json' };
import slowMember from './slow-member.json' with { type: 'json' };
import slowWithLifeguard from './slow-with-lifeguard.json' with { type: 'json' };
import speaksForOthers from './speaks-for-others.json' with { type: 'json' };
import thousand from './thousand.json' with { type: 'json' };

/** In the order in which they are offered: the first one for those who open the exhibit for the first time, the twins last. */
export const scenarios: readonly unknown[] = [
  oneCrash,
  lostLink,
  oneWayLink,
  refuted,
  backFromTheDead,
  lossy,
  basicUnderLoss,
  slowMember,
  slowWithLifeguard,
  thousand,
  joining,
  leaving,
  restart,
  partition,
  partitionReconnect,
  noIncarnation,
  noSuspicion,
  speaksForOthers,
];
