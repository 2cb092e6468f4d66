import type { Context } from '../../sdk/context.ts';
import type { Message, Request, Response, Timer } from './messages.ts';
import type { Params } from './params.ts';
import type { ClientDurable, ClientState, ServerDurable, ServerState } from './state.ts';
import type { Labels, Notes } from './story.ts';

export interface RaftKinds {
  server: { state: ServerState; durable: ServerDurable };
  client: { state: ClientState; durable: ClientDurable };
}

export type RaftTypes = {
  params: Params;
  kinds: { server: RaftKinds['server']; client: RaftKinds['client'] };
  message: Message;
  timer: Timer;
  request: Request;
  response: Response;
  notes: { [N in keyof Notes]: Notes[N] };
  labels: { [N in keyof Labels]: Labels[N] };
};

export type ServerContext = Context<RaftTypes, 'server'>;
export type ClientContext = Context<RaftTypes, 'client'>;
