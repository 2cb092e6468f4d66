import type { NodeId } from '../../../../core/ids.ts';
import type { Immutable } from '../../../../core/plain.ts';
import type { Formatter } from '../../../../sdk/text.ts';
import type { AbortReason, GiveUpReason, NoReason, WorkNotes } from '../work.ts';
import { t, type WorkText } from './parts.ts';

/** T1, T2 and T3. */
export function listed(items: readonly string[]): string {
  if (items.length <= 1) return items[0] ?? 'nothing';
  return `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}

const transactions = (numbers: readonly number[]): string => listed(numbers.map(t));

const onlyLooks = ({ amounts }: Immutable<WorkNotes['begun']>): boolean =>
  amounts.every((amount) => amount === null);

function work({ at, accounts, amounts }: Immutable<WorkNotes['begun']>, fmt: Formatter): string {
  const steps = amounts.map((amount, i) => {
    const place = `${accounts[i]} at ${fmt.node(at[i] as NodeId)}`;
    if (amount === null) return i === 0 ? `look at ${place}` : place;
    return amount < 0 ? `take ${-amount} from ${place}` : `add ${amount} to ${place}`;
  });
  return listed(steps);
}

const heldBy = (holders: readonly number[], fmt: Formatter): string =>
  holders.length === 0
    ? ''
    : `, which ${transactions(holders)} ${fmt.plural(holders.length, 'holds', 'hold')}`;

// ---- the log ----

function forced(note: Immutable<WorkNotes['forced']>, fmt: Formatter): string {
  const [who, tx] = [fmt.node(note.node), t(note.tx)];
  switch (note.record) {
    case 'prepared':
      return `${who} forces to disk that it is prepared to commit ${tx}, and all that ${tx} has changed with it: its yes is a promise, and a promise has to outlast a crash.`;
    case 'collecting':
      return `${who} forces to disk whom it is about to ask about ${tx}. If it crashes before it decides, it finds this record, and knows that it has not committed and whom to tell.`;
    case 'commit':
      return note.byCoordinator
        ? `${who} forces its decision to disk before anybody hears of it. From this write on ${tx} is committed, whatever crashes.`
        : `${who} forces to disk that ${tx} is committed before it says so: then the coordinator may forget ${tx}, and ${who} could not ask any more.`;
    case 'abort':
      return note.byCoordinator
        ? `${who} forces its decision to disk before anybody hears of it, with those who have to be told, so that after a crash it goes on telling them that ${tx} is aborted.`
        : `${who} forces to disk that ${tx} is aborted before it says so: from then on it never has to ask about ${tx}, and the coordinator may forget it.`;
    default:
      return `${who} forces a record of ${tx} to disk (${note.record}) before it goes on.`;
  }
}

function buffered(note: Immutable<WorkNotes['buffered']>, fmt: Formatter): string {
  const [who, tx] = [fmt.node(note.node), t(note.tx)];
  switch (note.record) {
    case 'update':
      return `${who} notes in memory what ${tx} changes. The disk gets it with the next record that is forced; nobody relies on it before ${who} has voted.`;
    case 'prepared':
      return `${who} notes only in memory that it is prepared to commit ${tx}: a crash would make it forget what its yes has promised.`;
    case 'collecting':
      return `${who} notes only in memory whom it asks about ${tx}: after a crash it would not know that it ever asked.`;
    case 'commit':
      return note.byCoordinator
        ? `${who} notes only in memory that ${tx} is committed: after a crash it may know nothing of it.`
        : `${who} notes in memory that ${tx} is committed. If a crash loses this, ${who} finds itself prepared, asks, and is told again.`;
    case 'abort':
      return note.byCoordinator
        ? `${who} notes in memory that ${tx} is aborted. Losing this does no harm: of a transaction of which ${who} knows nothing it says that it is aborted.`
        : `${who} notes in memory that ${tx} is aborted. Losing this does no harm: either its log has no yes to ${tx}, which is as good as an abort, or it asks and is told again.`;
    case 'end':
      return `${who} notes in memory that ${tx} is through. If a crash loses this, ${who} tells everybody once more.`;
    default:
      return `${who} notes a record of ${tx} in memory (${note.record}); it need not be on disk yet.`;
  }
}

// ---- why ----

const ABORTED_BECAUSE: {
  readonly [R in AbortReason]: (who: string, tx: string, one: boolean) => string;
} = {
  votedNo: (who, tx) =>
    `decides to abort ${tx}: ${who} voted no, and ${tx} can only be committed if everybody votes yes.`,
  noVote: (who, tx, one) =>
    `decides to abort ${tx}: the ${one ? 'vote' : 'votes'} of ${who} ${one ? 'has' : 'have'} not come in time. Nothing is decided yet, so it still may.`,
  noAnswer: (who, tx) =>
    `gives ${tx} up: ${who} does not do what was asked for. Nobody has been asked to vote, so nobody holds anything for good.`,
  gaveUp: (who, tx) => `gives ${tx} up everywhere, because ${who} has given it up already.`,
  recovered: (_who, tx) =>
    `decides to abort ${tx}: its log says that votes were asked for, and no decision follows, so nobody can have been told to commit.`,
  unknown: (_who, tx) =>
    `decides to abort ${tx}: nothing that is known of it says that it was committed.`,
};

const NO_BECAUSE: { readonly [R in NoReason]: (tx: string, account: string) => string } = {
  overdrawn: (_tx, account) => `account ${account} would be left with less than nothing`,
  unknown: (tx) => `it knows nothing of ${tx} any more and could not carry it out`,
  incomplete: (tx) => `it has not done all of the steps that ${tx} has here`,
};

const GAVE_UP: { readonly [R in GiveUpReason]: (who: string, tx: string) => string } = {
  idle: (who, tx) =>
    `${who} has heard nothing of ${tx} for too long and aborts its part of it. It has not voted, so nobody can have committed.`,
  lock: (who, tx) =>
    `${who} aborts its part of ${tx}, which has waited too long for a lock. It has not voted, so it may, and others can go on.`,
  noAccount: (who, tx) => `${who} aborts its part of ${tx}, because there is no such account here.`,
  asked: (who, tx) =>
    `${who} is asked how ${tx} ends. It has not voted, so it aborts its part: without its vote nobody can have committed, and now there is an answer.`,
  alone: (who, tx) =>
    `${who} waits no longer and aborts ${tx} by itself, though it has voted yes and cannot know what the others were told.`,
  lost: (who, tx) =>
    `${who} finds changes of ${tx} in its log and no yes behind them: the crash has ended ${tx} here, and nobody can have committed it.`,
};

export const notesEn: WorkText['notes'] = {
  begun: (note, fmt) =>
    `${fmt.node(note.coordinator)} begins ${t(note.tx)}: ${work(note, fmt)}. ${
      onlyLooks(note)
        ? 'It changes nothing, and keeps what it looks at locked until its end.'
        : 'All of it is to happen, or nothing.'
    }`,
  executed: ({ participant, tx, account, amount, balance }, fmt) => {
    const who = fmt.node(participant);
    if (amount === null) {
      return `${who} looks at account ${account} for ${t(tx)} (${balance}), and keeps a shared lock on it so that nobody changes it meanwhile.`;
    }
    const done = amount < 0 ? `takes ${-amount} from` : `adds ${amount} to`;
    return `${who} ${done} account ${account} for ${t(tx)}, which makes ${balance}, and keeps it locked: nobody may see it before ${t(tx)} has ended.`;
  },
  lockWaits: ({ participant, tx, account, holders }, fmt) =>
    `${t(tx)} has to wait at ${fmt.node(participant)} for account ${account}${heldBy(holders, fmt)}.`,
  lockGranted: ({ participant, tx, account }, fmt) =>
    `Account ${account} at ${fmt.node(participant)} is free, and ${t(tx)}, which has waited for it, goes on.`,
  lockTimedOut: ({ participant, tx, account, holders }, fmt) =>
    `${t(tx)} has waited too long at ${fmt.node(participant)} for account ${account}${heldBy(holders, fmt)}. Transactions that wait for each other would wait for ever, so ${fmt.node(participant)} lets no wait go on without end.`,
  forced,
  buffered,
  flushed: ({ node, records }, fmt) =>
    `${fmt.node(node)} writes ${records} ${fmt.plural(records, 'record', 'records')} to disk that nothing has forced so far.`,
  recovered: ({ node, records, open }, fmt) => {
    const start = `${fmt.node(node)} starts again with the ${records} ${fmt.plural(records, 'record', 'records')} on its disk; whatever was only in memory is gone`;
    return open.length === 0
      ? `${start}. Its log leaves no transaction open.`
      : `${start}. Its log does not say that ${transactions(open)} ${fmt.plural(open.length, 'is', 'are')} over, so it takes up where it was.`;
  },

  votesAsked: ({ coordinator, tx, participants }, fmt) =>
    `All the work of ${t(tx)} is done, so ${fmt.node(coordinator)} asks ${fmt.nodes(participants)} whether it can be committed there, whatever happens. Until it has all the answers nothing is decided.`,
  votedYes: ({ participant, tx, again }, fmt) =>
    again
      ? `${fmt.node(participant)} is asked once more about ${t(tx)} and repeats its yes, which it cannot take back.`
      : `${fmt.node(participant)} votes yes to ${t(tx)}, and with that gives up its right to abort it by itself: it keeps the locks of ${t(tx)} until it knows how it ends.`,
  votedNo: ({ participant, tx, why, account }, fmt) =>
    `${fmt.node(participant)} votes no to ${t(tx)}, because ${NO_BECAUSE[why](t(tx), account ?? '–')}. After a no there can only be an abort, so it need not wait for the decision.`,
  decidedCommit: ({ coordinator, tx, participants }, fmt) =>
    `${fmt.nodes(participants)} ${fmt.plural(participants.length, 'has', 'have')} voted yes to ${t(tx)} and nobody no, so ${fmt.node(coordinator)} decides to commit it.`,
  decidedAbort: ({ coordinator, tx, why, who }, fmt) =>
    `${fmt.node(coordinator)} ${ABORTED_BECAUSE[why](who.length === 0 ? 'somebody' : fmt.nodes(who), t(tx), who.length <= 1)}`,
  committed: ({ participant, tx, from }, fmt) =>
    `${fmt.node(participant)} hears from ${fmt.node(from)} that ${t(tx)} is committed: what it has changed stays, and its locks are free.`,
  aborted: ({ participant, tx, from }, fmt) =>
    `${fmt.node(participant)} hears from ${fmt.node(from)} that ${t(tx)} is aborted: what it has changed is undone, and its locks are free.`,
  gaveUp: ({ participant, tx, why }, fmt) => GAVE_UP[why](fmt.node(participant), t(tx)),
  decisionAsked: ({ participant, tx, asked, again }, fmt) =>
    again
      ? `${fmt.node(participant)} still does not know how ${t(tx)} ends. It may neither commit nor abort by itself, so it keeps the locks and asks ${fmt.nodes(asked)} once more.`
      : `${fmt.node(participant)} has voted yes to ${t(tx)} and does not know how it ends. It may neither commit nor abort by itself, so it asks ${fmt.nodes(asked)}.`,
  decisionAnswered: ({ node, asker, tx, outcome, presumed }, fmt) => {
    const [who, other] = [fmt.node(node), fmt.node(asker)];
    if (outcome === null) {
      return `${who} cannot tell ${other} either how ${t(tx)} ends, so ${other} has to go on waiting.`;
    }
    const ended = outcome === 'commit' ? 'committed' : 'aborted';
    if (!presumed) return `${who} knows that ${t(tx)} is ${ended}, and tells ${other}.`;
    return outcome === 'commit'
      ? `${who} knows nothing of ${t(tx)} and yet tells ${other} that it is committed: an abort it would have had to remember until all had acknowledged it.`
      : `${who} knows nothing of ${t(tx)} and yet tells ${other} that it is aborted: a commit it would have had to remember until all had acknowledged it.`;
  },
};
