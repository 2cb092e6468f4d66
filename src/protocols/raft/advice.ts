import { seconds } from '../../core/duration.ts';
import { type Micros, micros } from '../../core/ids.ts';
import { type AdviceOf, defineAdvisor, type Settings } from '../../sdk/advice.ts';
import type { Delay } from '../../sdk/world.ts';
import { majorityOf } from './log.ts';
import { params as specs } from './params.ts';
import { adviceEn } from './text/adviceEn.ts';
import { adviceZh } from './text/adviceZh.ts';
import type { RaftTypes } from './types.ts';

/** The sentences about unwise settings: key → what they need to know. */
export type Advice = {
  /** `round`: how long a request for votes, its answer and the writes before them can take. */
  roundTooLong: { round: Micros; timeout: Micros };
  roundTight: { round: Micros; timeout: Micros };
  timeoutsEqual: { timeout: Micros };
  timeoutsNear: { spread: Micros; round: Micros };
  /** `silence`: how long a follower may hear nothing of a leader that is well. */
  heartbeatTooSlow: { silence: Micros; timeout: Micros };
  heartbeatTight: { silence: Micros; timeout: Micros };
  oneServer: object;
  twoServers: object;
  evenServers: { servers: number; majority: number; failures: number };
  allLost: object;
  heavyLoss: { beats: number; percent: number };
  preVoteAlone: object;
  noopOff: object;
  retryTooSoon: { retry: Micros; answer: Micros };
  leaseIgnoresDrift: object;
  /** `lease`: how long it lasts after the round of heartbeats that it rests on; `renewed`: when the next one has come back. */
  leaseTooShort: { lease: Micros; renewed: Micros };
  driftUnused: object;
  snapshotsConstant: { entries: number };
  chunkUnused: object;
  inflightUnused: object;
  pipelineOfOne: object;
  pipelineOvertaken: { jitter: Micros };
};

type Known = Settings<RaftTypes>;
type Remark = AdviceOf<RaftTypes, Advice>;

/** What the paper and the thesis warn of, held against these settings. */
function adviceOn(settings: Known): readonly Remark[] {
  const several = settings.members.server > 1;
  return [
    ...clusterAdvice(settings),
    ...(several ? [...timeoutAdvice(settings), ...heartbeatAdvice(settings)] : []),
    ...(several ? [...lossAdvice(settings), ...optionAdvice(settings)] : []),
    ...(several ? [...pipelineAdvice(settings), ...leaseAdvice(settings)] : []),
    ...snapshotAdvice(settings),
    ...clientAdvice(settings),
  ];
}

const least = (delay: Delay): number =>
  delay.kind === 'fixed'
    ? delay.by
    : delay.kind === 'uniform'
      ? delay.min
      : (delay.quantiles[0] ?? 0);
const most = (delay: Delay): number =>
  delay.kind === 'fixed'
    ? delay.by
    : delay.kind === 'uniform'
      ? delay.max
      : (delay.quantiles.at(-1) ?? 0);

/** A message there and one back, each of which waits for a write. */
const roundOf = ({ network, diskWrite }: Known): Micros =>
  micros(2 * (most(network.delay) + most(diskWrite)));

/** A majority of an even number is as large as that of the next odd one: one server more, and no failure more. */
function clusterAdvice({ members: { server: servers } }: Known): Remark[] {
  const field = 'nodes.server';
  if (servers === 1) return [{ field, key: 'oneServer', params: {} }];
  if (servers === 2) return [{ field, key: 'twoServers', params: {} }];
  if (servers % 2 === 1) return [];
  const majority = majorityOf(servers);
  return [
    { field, key: 'evenServers', params: { servers, majority, failures: servers - majority } },
  ];
}

/** Timeouts as long as this are meant never to come: elections are begun by hand. */
const SILENCED = seconds(1000);

/** broadcastTime ≪ electionTimeout (paper 5.6, thesis 3.9), and timeouts far enough apart (paper 9.3). */
function timeoutAdvice(settings: Known): Remark[] {
  const field = 'params.electionTimeout';
  const [timeout, longest] = settings.params.electionTimeout;
  if (timeout >= SILENCED) return [];
  const round = roundOf(settings);
  const spread = micros(longest - timeout);
  const advice: Remark[] = [];
  if (round >= timeout) advice.push({ field, key: 'roundTooLong', params: { round, timeout } });
  else if (3 * round > timeout) {
    advice.push({ field, key: 'roundTight', params: { round, timeout } });
  }
  if (spread === 0) advice.push({ field, key: 'timeoutsEqual', params: { timeout } });
  else if (spread < round) advice.push({ field, key: 'timeoutsNear', params: { spread, round } });
  return advice;
}

/** A heartbeat has to come before the shortest timeout has passed, and there should be time for a second one. */
function heartbeatAdvice({ params, network }: Known): Remark[] {
  const field = 'params.heartbeat';
  const [timeout] = params.electionTimeout;
  const jitter = most(network.delay) - least(network.delay);
  const silence = micros(params.heartbeat + jitter);
  const twice = micros(2 * params.heartbeat + jitter);
  if (silence >= timeout) return [{ field, key: 'heartbeatTooSlow', params: { silence, timeout } }];
  if (twice >= timeout) {
    return [{ field, key: 'heartbeatTight', params: { silence: twice, timeout } }];
  }
  return [];
}

/** Once in so many timeouts (one in a hundred) a follower may go without any heartbeat. */
const SELDOM = 0.01;

function lossAdvice({ params, network }: Known): Remark[] {
  const field = 'network.loss';
  const loss = network.loss[0] / network.loss[1];
  if (loss === 1) return [{ field, key: 'allLost', params: {} }];
  const beats = Math.floor(params.electionTimeout[0] / params.heartbeat);
  let none = 1;
  for (let beat = 0; beat < beats && none > SELDOM / 100; beat++) none *= loss;
  if (beats === 0 || none < SELDOM) return [];
  return [{ field, key: 'heavyLoss', params: { beats, percent: Math.round(none * 1000) / 10 } }];
}

function optionAdvice({ params }: Known): Remark[] {
  const advice: Remark[] = [];
  // Howard and Abraham, "Raft does not Guarantee Liveness in the face of Network Faults" (2020).
  if (params.preVote && !params.checkQuorum) {
    advice.push({ field: 'params.preVote', key: 'preVoteAlone', params: {} });
  }
  // Paper 8: a leader learns what is committed by committing an entry of its own.
  if (!params.noop) advice.push({ field: 'params.noop', key: 'noopOff', params: {} });
  return advice;
}

/** Set to something else than it is at first. */
const isChosen = (params: Known['params'], name: 'maxInflight' | 'clockDrift' | 'snapshotChunk') =>
  params[name] !== (specs[name] as { readonly initial: number }).initial;

function pipelineAdvice({ params, network }: Known): Remark[] {
  const field = 'params.maxInflight';
  if (!params.pipelining) {
    return isChosen(params, 'maxInflight') ? [{ field, key: 'inflightUnused', params: {} }] : [];
  }
  if (params.maxInflight === 1) return [{ field, key: 'pipelineOfOne', params: {} }];
  const jitter = micros(most(network.delay) - least(network.delay));
  // What overtakes another message does not follow on the log yet, and is refused.
  return network.order === 'fifo' || jitter === 0
    ? []
    : [{ field: 'network.order', key: 'pipelineOvertaken', params: { jitter } }];
}

/** Thesis 6.4.1: a lease lasts for the least election timeout, less what clocks may differ. */
function leaseAdvice(settings: Known): Remark[] {
  const { params, network } = settings;
  const field = 'params.clockDrift';
  if (params.reads !== 'lease') {
    return isChosen(params, 'clockDrift') ? [{ field, key: 'driftUnused', params: {} }] : [];
  }
  const advice: Remark[] = [];
  if (params.clockDrift === 0) advice.push({ field, key: 'leaseIgnoresDrift', params: {} });
  const [timeout] = params.electionTimeout;
  const lease = micros(Math.floor((timeout * 100) / (100 + params.clockDrift)));
  const renewed = micros(params.heartbeat + 2 * most(network.delay));
  if (lease <= renewed) {
    advice.push({ field: 'params.reads', key: 'leaseTooShort', params: { lease, renewed } });
  }
  return advice;
}

/** A snapshot after fewer entries than this is more work than the entries. */
const FEW = 5;

function snapshotAdvice({ params }: Known): Remark[] {
  const { snapshotThreshold: entries } = params;
  if (entries === 0) {
    const field = 'params.snapshotChunk';
    return isChosen(params, 'snapshotChunk') ? [{ field, key: 'chunkUnused', params: {} }] : [];
  }
  if (entries >= FEW) return [];
  return [{ field: 'params.snapshotThreshold', key: 'snapshotsConstant', params: { entries } }];
}

/** To the leader, from there to a majority, and all the way back. */
function clientAdvice(settings: Known): Remark[] {
  const { members, params, network } = settings;
  const answer = micros(2 * most(network.delay) + roundOf(settings));
  if (members.client === 0 || params.clientRetry >= answer) return [];
  const figures = { retry: params.clientRetry, answer };
  return [{ field: 'params.clientRetry', key: 'retryTooSoon', params: figures }];
}

export const advisor = defineAdvisor<RaftTypes, Advice>({
  adviceOn,
  text: { en: adviceEn, zh: adviceZh },
});
