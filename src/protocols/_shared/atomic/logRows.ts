import type { LabelOf } from '../../../sdk/types.ts';
import type { LogCell, LogRow } from '../../../sdk/views.ts';
import type { World } from '../../../sdk/world.ts';
import { type Log, type LogRecord, recordsOf } from './log.ts';
import type { AtomicTypes, Slot } from './shown.ts';

/** The write-ahead logs side by side; what is only buffered is dashed. */

const WINDOW = 60;

/** Of what belongs to no transaction. */
const NO_GROUP = -1;

export function logRows(world: World<AtomicTypes>): LogRow<AtomicTypes>[] {
  return (world.nodes as readonly Slot[])
    .filter(({ health }) => health !== 'removed')
    .map((node) => {
      const log = node.state.log as Log;
      const onDisk = (node.durable.log as Log).length;
      return {
        node: node.id,
        cells: [...recordsOf(log)].map((record, i) => cellOf(record, i, onDisk)).slice(-WINDOW),
        marks: {},
      };
    });
}

function cellOf(record: LogRecord, i: number, onDisk: number): LogCell<AtomicTypes> {
  return {
    index: i + 1,
    text: textOf(record),
    group: record.type === 'numbers' ? NO_GROUP : record.tx,
    firm: i < onDisk,
    says: says(record),
  };
}

function textOf(record: LogRecord): string {
  switch (record.type) {
    case 'update':
      return `T${record.tx} ${record.account}${signed(record.amount)}`;
    case 'numbers':
      return `# ≤ ${record.tx}`;
    default:
      return `T${record.tx} ${record.type}`;
  }
}

const signed = (amount: number): string => (amount < 0 ? `−${-amount}` : `+${amount}`);

function says(record: LogRecord): LabelOf<AtomicTypes> {
  const { tx } = record;
  switch (record.type) {
    case 'update':
      return {
        key: 'recordUpdate',
        params: { tx, account: record.account, amount: record.amount },
      };
    case 'prepared':
      return { key: 'recordPrepared', params: { tx, coordinator: record.coordinator } };
    case 'collecting':
      return { key: 'recordCollecting', params: { tx, participants: record.participants } };
    case 'commit':
    case 'abort':
      return { key: 'recordDecision', params: { tx, outcome: record.type } };
    case 'end':
      return { key: 'recordEnd', params: { tx } };
    case 'numbers':
      return { key: 'recordNumbers', params: { upTo: tx } };
  }
}
