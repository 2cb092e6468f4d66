import type { Context } from '../../sdk/context.ts';
import type { Message, Request, Response, Timer } from './messages.ts';
import type { Params } from './params.ts';
import type { Durable, SwimState } from './state.ts';
import type { Labels, Notes } from './story.ts';

export type SwimTypes = {
  params: Params;
  kinds: { node: { state: SwimState; durable: Durable } };
  message: Message;
  timer: Timer;
  request: Request;
  response: Response;
  notes: { [N in keyof Notes]: Notes[N] };
  labels: { [N in keyof Labels]: Labels[N] };
};

export type Ctx = Context<SwimTypes, 'node'>;
