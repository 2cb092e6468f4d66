import type { Immutable } from '../../../../core/plain.ts';
import type { Formatter } from '../../../../sdk/text.ts';
import type { Request } from '../requests.ts';
import { invariantsEn, propertiesEn } from './checksEn.ts';
import { labelsEn } from './labelsEn.ts';
import { listed, notesEn } from './notesEn.ts';
import { nameOf, signed, type WorkText } from './parts.ts';

function asked(request: Immutable<Request>, fmt: Formatter): string {
  switch (request.op) {
    case 'transfer':
      return listed(
        request.changes.map(
          ({ at, account, amount }) => `${signed(amount)} on ${account} at ${fmt.node(at)}`,
        ),
      );
    case 'pay':
      return `pay ${request.amount}`;
    case 'share':
      return `pay ${request.amount} to everyone else`;
    case 'read':
      return request.accounts === null
        ? 'read all accounts'
        : `read ${listed(request.accounts.map(({ at, account }) => `${account} at ${fmt.node(at)}`))}`;
  }
}

/** What both commit protocols have to say, in English. */
export const workEn: WorkText = {
  kinds: { coordinator: 'coordinator', participant: 'participant' },
  roles: {
    idle: 'idle',
    working: 'at work',
    collecting: 'collects votes',
    committing: 'commits',
    aborting: 'aborts',
    prepared: 'prepared',
    committed: 'committed',
    aborted: 'aborted',
  },
  messages: {
    Execute: 'The coordinator has a participant do a step of a transaction.',
    Executed: 'A participant has done the step, or has given the transaction up.',
  },
  timers: {
    work: 'answer to a step',
    idle: 'until it gives up',
    lock: 'wait for a lock',
    flush: 'next write to disk',
  },
  params: {
    voteTimeout: {
      label: 'Patience of the coordinator',
      help: 'How long it waits for votes; and for an answer to a step, on top of the longest wait for a lock. When this is over it aborts, which it may as long as it has not decided.',
    },
    decisionTimeout: {
      label: 'Patience after a yes',
      help: 'How long a participant that has voted yes waits for the decision before it asks. It cannot decide by itself.',
    },
    idleTimeout: {
      label: 'Patience before a vote',
      help: 'How long a participant that has not voted goes without hearing anything before it aborts its part. It may, because nothing can be committed without its yes.',
    },
    lockTimeout: {
      label: 'Wait for a lock',
      help: 'How long a transaction waits for an account before it is given up; drawn afresh from this range each time. This is what ends a deadlock.',
    },
    flushDelay: {
      label: 'Delay of buffered records',
      help: 'How long a log record stays in memory if nothing forces it to disk. A crash before that loses it.',
    },
    accounts: {
      label: 'Accounts at each participant',
      help: 'Named a, b, c and so on. The fewer there are, the more often transactions want the same one.',
    },
    balance: {
      label: 'Money in each account',
      help: 'What each account holds at first. A transaction that would leave less than nothing is voted down.',
    },
  },
  request: asked,
  notes: notesEn,
  labels: labelsEn,
  invariants: invariantsEn,
  properties: propertiesEn,
  duties: {
    pay: {
      title: ({ node, other }, fmt) => `Pay 10 from ${fmt.node(node)} to ${nameOf(other, fmt)}`,
      meaning: 'Account a of both changes, or neither does.',
    },
    overdraw: {
      title: ({ node }, fmt) => `Overdraw ${fmt.node(node)}`,
      meaning: 'It is to pay more than its account a holds, so it votes no.',
    },
    share: {
      title: ({ node }, fmt) => `Pay 10 from ${fmt.node(node)} to everybody else`,
      meaning: 'One transaction in which all participants take part.',
    },
    audit: {
      title: () => 'Read all accounts',
      meaning: 'Adds them up, under shared locks.',
    },
  },
};
