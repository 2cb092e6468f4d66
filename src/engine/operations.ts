import { requestId } from '../core/ids.ts';
import { toArray } from '../core/vector.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { ClientHistory, Operation } from '../sdk/world.ts';

/** Each operation of clients with its answer, if it has one, in order of invocation. */
export function operationsOf<T extends ProtocolTypes>({
  invocations,
  returns,
}: ClientHistory<T>): Operation<T>[] {
  const operations = toArray(invocations).map(
    ({ node, request, at, seq }, i): Operation<T> => ({
      id: requestId(i),
      node,
      request,
      invokedAt: at,
      invokedBy: seq,
      response: null,
      returnedAt: null,
      returnedBy: null,
    }),
  );
  for (const { op, response, at: returnedAt, seq: returnedBy } of toArray(returns)) {
    Object.assign(operations[op] as object, { response, returnedAt, returnedBy });
  }
  return operations;
}
