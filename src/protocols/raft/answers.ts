import type { Response } from './messages.ts';
import type { Asker } from './state.ts';
import type { ServerContext } from './types.ts';

/** Answers whoever asked: a client by a message, a request that was made at the server itself as what it is. */
export function answer(
  asker: Asker,
  response: Response,
  ctx: ServerContext,
  status: 'ok' | 'refused' = 'ok',
): void {
  if (asker.request !== null) ctx.reply(asker.request, response);
  if (asker.client === null) return;
  const { client, serial } = asker;
  const leaderHint = ctx.self;
  ctx.send(client, { type: 'ClientResponse', serial, status, leaderHint, response });
}
