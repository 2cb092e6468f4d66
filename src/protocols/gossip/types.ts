import type { Context } from '../../sdk/context.ts';
import type { Message, Request, Response, Timer } from './messages.ts';
import type { Params } from './params.ts';
import type { Durable, Gossiper } from './state.ts';
import type { Labels, Notes } from './story.ts';

export type GossipTypes = {
  params: Params;
  kinds: { node: { state: Gossiper; durable: Durable } };
  message: Message;
  timer: Timer;
  request: Request;
  response: Response;
  notes: { [N in keyof Notes]: Notes[N] };
  labels: { [N in keyof Labels]: Labels[N] };
};

export type Ctx = Context<GossipTypes, 'node'>;
