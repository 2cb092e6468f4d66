import type { Sentence } from '../../../sdk/text.ts';
import type { Advice } from '../advice.ts';

/** Why a setting is unwise: what will be seen, by how much, and where the paper says so. */
export const adviceEn: { readonly [K in keyof Advice]: Sentence<Advice[K]> } = {
  roundTooLong: ({ round, timeout }, fmt) =>
    `Asking for votes and hearing the answers can take ${fmt.span(round)}, and some elections are over after ${fmt.span(timeout)}: candidates start again before their votes arrive, and perhaps nobody ever leads (paper, section 5.6).`,
  roundTight: ({ round, timeout }, fmt) =>
    `Asking for votes and hearing the answers can take ${fmt.span(round)}, and the shortest timeout is ${fmt.span(timeout)}. It should be about ten times as long (paper, section 5.6), or one slow message starts an election.`,
  timeoutsEqual: ({ timeout }, fmt) =>
    `Everyone waits exactly ${fmt.span(timeout)}, so servers stand at the same moment, vote for themselves and nobody wins. Without any randomness the paper’s elections took more than 10 s (section 9.3).`,
  timeoutsNear: ({ spread, round }, fmt) =>
    `Timeouts differ by ${fmt.span(spread)} at most, less than the ${fmt.span(round)} that an election can take, so several servers stand at once and split the vote. In the paper’s experiment a range of 50 ms brought the worst case from more than 10 s down to 513 ms (section 9.3).`,
  heartbeatTooSlow: ({ silence, timeout }, fmt) =>
    `A follower can hear nothing for ${fmt.span(silence)} though its leader is well, and some wait only ${fmt.span(timeout)}: leaders are deposed for no reason.`,
  heartbeatTight: ({ silence, timeout }, fmt) =>
    `If one heartbeat is lost, a follower hears nothing for up to ${fmt.span(silence)}, and some wait only ${fmt.span(timeout)}: a single lost message starts an election.`,
  oneServer: () =>
    'A single server is a majority by itself. It agrees with nobody, and when it is down nothing works.',
  twoServers: () =>
    'A majority of two is both, so when either is down nothing works: two servers fail more often than one alone.',
  evenServers: ({ servers, majority, failures }, fmt) =>
    `${servers} servers need a majority of ${majority}, so they survive ${failures} ${fmt.plural(failures, 'failure', 'failures')}, and so do ${servers - 1}. The last one only makes every decision wait for more answers.`,
  allLost: () => 'No message ever arrives, so nobody can be elected.',
  heavyLoss: ({ beats, percent }, fmt) =>
    `${beats} ${fmt.plural(beats, 'heartbeat fits', 'heartbeats fit')} into the shortest timeout, and with a chance of ${percent} % ${fmt.plural(beats, 'it is lost', 'all of them are lost')}: followers will stand against a leader that is well.`,
  preVoteAlone: () =>
    'With PreVote alone, a leader that can send but hears nobody keeps the others from electing a new one, and nothing is committed any more. CheckQuorum makes it step down.',
  noopOff: () =>
    'A new leader cannot commit what older terms left until a client asks for something, because it counts entries of its own term only (paper, sections 5.4.2 and 8).',
  retryTooSoon: ({ retry, answer }, fmt) =>
    `An answer can take ${fmt.span(answer)}, and the client asks again after ${fmt.span(retry)}: many requests are sent twice. Each still takes effect only once.`,
  leaseIgnoresDrift: () =>
    'The lease lasts a whole election timeout by the leader’s own clock. If that clock runs slower than a follower’s, another leader can be elected before it ends, and a read is stale (thesis, section 6.4.1).',
  leaseTooShort: ({ lease, renewed }, fmt) =>
    `The lease lasts ${fmt.span(lease)}, and it can take ${fmt.span(renewed)} until the next heartbeats renew it: in between, reads wait for a round of their own.`,
  driftUnused: () => 'This counts only for reads by a lease.',
  snapshotsConstant: ({ entries }, fmt) =>
    `A snapshot is written every ${entries} ${fmt.plural(entries, 'entry', 'entries')}, and a follower that is so far behind is sent the whole store instead of what it lacks. Better so many entries that they are larger than the snapshot (thesis, section 5.1.3).`,
  chunkUnused: () => 'This counts only where logs are compacted: set a snapshot threshold.',
  inflightUnused: () => 'This counts only with pipelining.',
  pipelineOfOne: () =>
    'With one message under way, pipelining is the same as waiting for each answer.',
  pipelineOvertaken: ({ jitter }, fmt) =>
    `Delays differ by up to ${fmt.span(jitter)}, so messages overtake one another; one that comes too early does not follow on the log and is refused. Links that keep the order, as TCP does, suit pipelining better (thesis, section 10.2.1).`,
};
