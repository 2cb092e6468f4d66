import type { Protocol } from '../../sdk/protocol.ts';
import type { RaftTypes } from './types.ts';

/** What clients ask by themselves, and how what they asked stands in a history (Jepsen's form). */

export const workload: Protocol<RaftTypes>['workload'] = {
  ops: ['put', 'get', 'append', 'mixed'],
  clients: 'client',
  request(op, key, n) {
    const value = `${n}`;
    switch (op === 'mixed' ? MIXED[n % MIXED.length] : op) {
      case 'get':
        return { op: 'get', key };
      case 'append':
        return { op: 'append', key, value: `${value},` };
      default:
        return { op: 'put', key, value };
    }
  },
};

const MIXED = ['put', 'get', 'append', 'get'] as const;

/** Of what is asked of the cluster itself (changes of members, a transfer) a history of the store says nothing. */
export const historyOf: Protocol<RaftTypes>['historyOf'] = (request, response) => {
  if (!('key' in request)) return null;
  const { op: f, key } = request;
  const value = request.op === 'get' ? (response?.value ?? null) : request.value;
  return { f, key, value, ok: response?.ok ?? false };
};
