import * as z from 'zod/mini';
import type { Form, Forms, NodeForm } from '../../sdk/forms.ts';
import {
  coordinatorForm,
  count,
  durableForm,
  participantForm,
  requestForm,
  responseForm,
  tx,
  workMessages,
  workTimers,
} from '../_shared/atomic/forms.ts';
import type { Message, Timer } from './messages.ts';
import type { TwoPhaseTypes } from './types.ts';

/** How messages and states stand in files and on the command line. */

function messageForm(node: NodeForm): Form<Message> {
  const participants = z._default(z.array(node), () => []);
  return z.discriminatedUnion('type', [
    ...workMessages,
    z.strictObject({
      type: z.literal('Prepare'),
      tx,
      steps: count,
      session: z._default(count, 1),
      participants,
    }),
    z.strictObject({ type: z.literal('Vote'), tx, vote: z.literal(['yes', 'no', 'readOnly']) }),
    z.strictObject({ type: z.literal('Commit'), tx }),
    z.strictObject({ type: z.literal('Abort'), tx }),
    z.strictObject({ type: z.literal('Ack'), tx }),
    z.strictObject({ type: z.literal('DecisionRequest'), tx }),
    z.strictObject({ type: z.literal('Uncertain'), tx }),
  ]) as unknown as Form<Message>;
}

const timer = z.discriminatedUnion('type', [
  ...workTimers,
  z.strictObject({ type: z.literal('votes'), tx }),
  z.strictObject({ type: z.literal('resend'), tx }),
  z.strictObject({ type: z.literal('decision'), tx }),
]) as unknown as Form<Timer>;

export function forms(node: NodeForm): Forms<TwoPhaseTypes> {
  const durable = durableForm(node);
  return {
    message: messageForm(node),
    timer,
    request: requestForm(node),
    response: responseForm,
    state: { coordinator: coordinatorForm(node), participant: participantForm(node) },
    durable: { coordinator: durable, participant: durable },
  };
}
