import emptyAccounts from './empty-accounts.json' with { type: 'json' };
import oneAccountEach from './one-account-each.json' with { type: 'json' };
import oneTransfer from './one-transfer.json' with { type: 'json' };
import qCrossing from './q-crossing.json' with { type: 'json' };
import qHot from './q-hot.json' with { type: 'json' };
import qOverdrawn from './q-overdrawn.json' with { type: 'json' };
import qRead from './q-read.json' with { type: 'json' };
import qTransfer from './q-transfer.json' with { type: 'json' };
import quietBank from './quiet-bank.json' with { type: 'json' };
import tooMuch from './too-much.json' with { type: 'json' };
import twoPayments from './two-payments.json' with { type: 'json' };

/** Scenarios for lessons alone. */
export const scenes: readonly unknown[] = [
  oneTransfer,
  tooMuch,
  emptyAccounts,
  quietBank,
  oneAccountEach,
  twoPayments,
  qTransfer,
  qOverdrawn,
  qCrossing,
  qHot,
  qRead,
];
