import oneTransfer from './one-transfer.json' with { type: 'json' };
import qTransfer from './q-transfer.json' with { type: 'json' };

/** Scenarios for lessons alone. */
export const scenes: readonly unknown[] = [oneTransfer, qTransfer];
