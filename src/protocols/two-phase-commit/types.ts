import type { Context } from '../../sdk/context.ts';
import type { Coordinator } from '../_shared/atomic/coordinator.ts';
import type { Durable } from '../_shared/atomic/log.ts';
import type { Participant } from '../_shared/atomic/participant.ts';
import type { Request, Response } from '../_shared/atomic/requests.ts';
import type { Message, Timer } from './messages.ts';
import type { Params } from './params.ts';
import type { Labels, Notes } from './story.ts';

export type TwoPhaseTypes = {
  params: Params;
  kinds: {
    coordinator: { state: Coordinator; durable: Durable };
    participant: { state: Participant; durable: Durable };
  };
  message: Message;
  timer: Timer;
  request: Request;
  response: Response;
  notes: { [N in keyof Notes]: Notes[N] };
  labels: { [N in keyof Labels]: Labels[N] };
};

export type CoordinatorContext = Context<TwoPhaseTypes, 'coordinator'>;
export type ParticipantContext = Context<TwoPhaseTypes, 'participant'>;
