import * as z from 'zod/mini';
import type { Form, Forms, NodeForm } from '../../sdk/forms.ts';
import {
  coordinatorForm,
  count,
  durableForm,
  participantShape,
  requestForm,
  responseForm,
  tx,
  workMessages,
  workTimers,
} from '../_shared/atomic/forms.ts';
import { type Message, STANDINGS, type Timer } from './messages.ts';
import type { ParticipantState } from './state.ts';
import type { ThreePhaseTypes } from './types.ts';

/** How messages and states stand in files and on the command line. */

const standing = z.literal(STANDINGS.slice());

function messageForm(node: NodeForm): Form<Message> {
  const participants = z._default(z.array(node), () => []);
  const plain = (type: string) => z.strictObject({ type: z.literal(type), tx });
  return z.discriminatedUnion('type', [
    ...workMessages,
    z.strictObject({
      type: z.literal('CanCommit'),
      tx,
      steps: count,
      session: z._default(count, 1),
      participants,
    }),
    z.strictObject({ type: z.literal('Vote'), tx, vote: z.literal(['yes', 'no']) }),
    plain('PreCommit'),
    plain('PreCommitAck'),
    plain('DoCommit'),
    plain('Abort'),
    plain('Elected'),
    plain('StateRequest'),
    z.strictObject({ type: z.literal('StateReport'), tx, standing }),
    plain('DecisionRequest'),
    z.strictObject({
      type: z.literal('Uncertain'),
      tx,
      recovered: z._default(z.boolean(), false),
    }),
  ]) as unknown as Form<Message>;
}

const timer = z.discriminatedUnion('type', [
  ...workTimers,
  ...(['votes', 'acks', 'states', 'decision'] as const).map((type) =>
    z.strictObject({ type: z.literal(type), tx }),
  ),
]) as unknown as Form<Timer>;

function participantForm(node: NodeForm): Form<ParticipantState> {
  const nodes = z._default(z.array(node), () => []);
  const reports = z._default(z.array(z.strictObject({ node, standing })), () => []);
  const leading = z.strictObject({
    phase: z.literal(['states', 'acks']),
    waitingFor: nodes,
    reports,
  });
  const termination = z.strictObject({
    tx,
    up: nodes,
    leader: node,
    leading: z._default(z.nullable(leading), null),
    alsoDown: nodes,
  });
  return z.strictObject({
    ...participantShape(node),
    terminations: z._default(z.array(termination), () => []),
  }) as unknown as Form<ParticipantState>;
}

export function forms(node: NodeForm): Forms<ThreePhaseTypes> {
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
