import type { Question } from '../../../../sdk/lesson.ts';
import { isMember } from '../../config.ts';
import { lastIndex } from '../../log.ts';
import type { RaftTypes } from '../../types.ts';
import { leadersOf, type RaftWorld, type Server, serverAt, serversOf, upOf } from './claims.ts';
import { clientsOf, configOf, isAnswered } from './claimsFurther.ts';

type RaftQuestion = Question<RaftTypes>;

/** Whether nothing reaches this server from the others, while they can hear it. */
function isDeaf(world: RaftWorld, server: Server): boolean {
  const others = serversOf(world).filter(({ id }) => id !== server.id);
  return others.every(({ id }) => world.isCut(id, server.id) && !world.isCut(server.id, id));
}

export const removedServer: RaftQuestion = {
  id: 'removed-server',
  grade: 'core',
  topic: 'operation',
  asks: {
    en: 'A server has been removed but still runs. Why can it disturb the cluster, and how do you stop it?',
    zh: '一台服务器已被移出集群，却还在运行。它为什么会干扰集群？怎样制止？',
  },
  answer: {
    en: 'Nobody sends it [[heartbeat|heartbeats]] any more, so its timer runs out again and again, and each time it asks for votes in a higher [[term]]. A leader that sees a higher term steps down, although all members hear it. The remedy: a server that has heard a leader within the least [[election-timeout]] ignores such requests, term and all.',
    zh: '不再有谁给它发[[heartbeat]]，它的计时器就一次次到期，每次都用更高的[[term]]拉票。领导者一见到更高的任期就会退位，哪怕所有成员都听得到它。对策是：在最短的[[election-timeout]]之内听到过领导者的服务器，对这种拉票一概不理，连任期也不跟着变。',
  },
  mentions: [
    {
      en: 'The entry with the new members may never reach the server that it removes.',
      zh: '写着新成员名单的条目，可能永远到不了被移除的那一台。',
    },
    {
      en: '[[pre-vote]] alone does not always help: its log may be good enough to be granted one.',
      zh: '只靠[[pre-vote]]不一定够：它的日志可能新到足以通过预投票。',
    },
    {
      en: 'Members cannot simply ignore servers that they do not know: whoever asks may belong to a configuration that they have not got yet.',
      zh: '成员也不能简单地不理会陌生的服务器：对方可能属于一份自己还没收到的新配置。',
    },
    {
      en: 'In practice the removed server is also switched off.',
      zh: '实践中还应该把移除的服务器关掉。',
    },
  ],
  wrong: {
    says: {
      en: 'It is no member, so nobody will vote for it and nothing happens.',
      zh: '它已经不是成员，没人会投票给它，所以没关系。',
    },
    why: {
      en: 'It does not have to win. Its request alone raises the terms of all who take it seriously, and that deposes the leader each time.',
      zh: '它用不着当选。单是它的拉票，就会抬高每台理会它的服务器的任期，每次都把领导者拉下台。',
    },
  },
  show: {
    scene: { scenario: 'disruptive-server' },
    moves: [
      { until: { command: 'set' } },
      { until: { note: 'electionWon', names: { leader: 'server' } } },
      { until: { note: 'voteWithheld', node: '{leader}', where: { candidate: 's5' }, nth: 3 } },
      { until: { note: 'clientAnswered' } },
    ],
    look: {
      nodes: ['s5', '{leader}'],
      tab: 'state',
      select: 's5',
      fields: ['currentTerm', 'config'],
    },
    caption: {
      en: 's5 is no member any more and has not heard of it. Its term is already higher than everybody else’s, but the members hear {leader} and no longer answer, and the client is served.',
      zh: 's5 已不是成员，自己却不知道。它的任期早已高过所有服务器，但成员们听得到 {leader}，不再理会它，客户端照常得到答复。',
    },
    claim(world, node) {
      const outside = serverAt(world, node('s5'));
      const leader = serverAt(world, node('{leader}'));
      if (!outside || leader?.state.role !== 'leader') return false;
      const members = upOf(world).filter(({ id }) => id !== outside.id);
      return (
        outside.health === 'up' &&
        outside.state.role === 'candidate' &&
        !isMember(configOf(leader), outside.id) &&
        isMember(configOf(outside), outside.id) &&
        members.every(({ state }) => state.currentTerm === leader.state.currentTerm) &&
        members.every(({ state }) => state.leaderId === leader.id) &&
        outside.state.currentTerm > leader.state.currentTerm &&
        isAnswered(world)
      );
    },
  },
};

export const oneWayLink: RaftQuestion = {
  id: 'one-way-link',
  grade: 'core',
  topic: 'operation',
  asks: {
    en: 'A follower can send but hears nothing. What does it do to the cluster, and how does PreVote help?',
    zh: '一台跟随者能发消息，却什么也收不到。它会给集群造成什么影响？PreVote 怎样起作用？',
  },
  answer: {
    en: 'It hears no [[heartbeat]], stands for election again and again, and each request for votes carries a higher [[term]] that deposes a healthy leader. With [[pre-vote]] it must first ask whether others would vote for it at all, without raising its term. They hear their leader and say no, so nothing is disturbed.',
    zh: '它收不到[[heartbeat]]，便一再参选；每次拉票都带着更高的[[term]]，把好端端的领导者拉下台。启用[[pre-vote]]之后，它必须先问别人会不会投给它，问的时候并不提高任期。别人听得到领导者，会说不，于是谁也不受干扰。',
  },
  mentions: [
    {
      en: 'In plain Raft a higher term always wins attention, whoever sends it.',
      zh: '在基本的 Raft 里，任期更高就一定会被理会，不管是谁发来的。',
    },
    {
      en: 'A server that was cut off both ways does the same harm at the moment it returns.',
      zh: '双向都断开过的服务器，在恢复连接的那一刻也会造成同样的破坏。',
    },
    {
      en: 'A pre-vote is granted only by those who have not heard a leader lately and whose log is not newer.',
      zh: '只有最近没听到领导者、日志也不比对方新的服务器，才会同意预投票。',
    },
    {
      en: 'When the link is mended, the server finds its term unchanged and just follows.',
      zh: '链路恢复之后，它的任期没有变，直接跟随就好。',
    },
  ],
  wrong: {
    says: {
      en: 'A server that hears nothing only harms itself.',
      zh: '收不到消息的服务器只会影响它自己。',
    },
    why: {
      en: 'Its requests for votes still arrive. Without PreVote every one of them costs the others an election.',
      zh: '它的拉票消息仍然会送达。没有 PreVote，每一条都要别人赔上一次选举。',
    },
  },
  show: {
    scene: { scenario: 'one-way-link-prevote' },
    moves: [
      { until: { note: 'electionWon', names: { leader: 'server' } } },
      { until: { note: 'preVoteStarted', node: 's5', nth: 5 } },
    ],
    look: {
      nodes: ['s5', '{leader}'],
      tab: 'state',
      select: 's5',
      fields: ['currentTerm', 'role'],
    },
    caption: {
      en: 's5 asks for the fifth time and hears no answer. Its term has not risen, {leader} leads as before, and entries are committed without s5.',
      zh: 's5 已经问到第五次，仍听不到回答。它的任期没有升高，{leader} 照常领导，没有 s5 也照样提交条目。',
    },
    claim(world, node) {
      const deaf = serverAt(world, node('s5'));
      const leader = serverAt(world, node('{leader}'));
      if (!deaf || leader?.state.role !== 'leader') return false;
      return (
        isDeaf(world, deaf) &&
        deaf.state.role === 'preCandidate' &&
        serversOf(world).every(({ state }) => state.currentTerm === 1) &&
        leader.state.commitIndex > lastIndex(deaf.state) + 3 &&
        clientsOf(world).every(({ state }) => state.server === leader.id)
      );
    },
  },
};

export const deafLeader: RaftQuestion = {
  id: 'deaf-leader',
  grade: 'deep',
  topic: 'operation',
  asks: {
    en: 'Now the leader can send but hears nothing. What happens in plain Raft, and what helps?',
    zh: '反过来，领导者能发消息却什么也收不到。基本的 Raft 会怎样？有什么办法？',
  },
  answer: {
    en: 'Its [[heartbeat|heartbeats]] keep everybody quiet, so nobody stands for election, but it gets no request and no acknowledgement, so nothing is ever [[committed]]. The cluster stands still with a leader. [[check-quorum]] ends that: a leader that no [[majority]] has answered for an election timeout steps down by itself.',
    zh: '它的[[heartbeat]]让大家都安静待着，没有谁参选；可它收不到请求，也收不到确认，什么也[[committed|提交]]不了。集群有领导者，却停在那里。[[check-quorum]]可以打破僵局：一个选举超时之内没有得到[[majority]]回应的领导者，会自己退位。',
  },
  mentions: [
    {
      en: 'In figure 2 of the paper a leader steps down only when it sees a higher term, and it sees none.',
      zh: '按论文的图 2，领导者只有看到更高的任期才会退位，而它什么也看不到。',
    },
    {
      en: 'Nothing wrong is committed: what is lost is [[liveness]], not safety.',
      zh: '没有提交任何错误的内容：失去的是[[liveness]]，不是安全性。',
    },
    {
      en: 'Once it has stepped down it stands for election itself; that the others ignore it protects the new leader.',
      zh: '退位之后它自己还会参选；其他服务器不予理会，新领导者才得以保住。',
    },
    {
      en: 'It also tells clients early that this leader cannot serve them.',
      zh: '它还能让客户端早点知道，这位领导者已经服务不了。',
    },
  ],
  wrong: {
    says: {
      en: 'The followers notice that nothing is committed and elect another leader.',
      zh: '跟随者会发现什么都没提交，于是另选领导者。',
    },
    why: {
      en: 'Followers watch for heartbeats and for nothing else. As long as these come in time, no timer of theirs runs out.',
      zh: '跟随者只看心跳，别的一概不管。只要心跳按时到，它们的计时器就不会到期。',
    },
  },
  show: {
    scene: { scenario: 'deaf-leader' },
    moves: [
      { until: { note: 'quorumLost', node: 's1' } },
      { until: { note: 'electionWon', names: { leader: 'server' } } },
      { until: { note: 'clientAnswered', node: 'c1' } },
    ],
    look: { nodes: ['s1', '{leader}', 'c1'], tab: 'story' },
    caption: {
      en: 'Everything that is sent to s1 is lost, and it has stepped down without having heard of anybody else. {leader} leads now, and c1 has been answered again.',
      zh: '发给 s1 的消息全部丢失；它没有听说任何别的领导者，自己退了位。现在由 {leader} 领导，c1 又得到了答复。',
    },
    claim(world, node) {
      const deaf = serverAt(world, node('s1'));
      const [leader, ...rivals] = leadersOf(world);
      if (!deaf || !leader || leader.id === deaf.id || rivals.length > 0) return false;
      const others = upOf(world).filter(({ id }) => id !== deaf.id);
      return (
        isDeaf(world, deaf) &&
        others.every(({ state }) => state.leaderId === leader.id) &&
        others.every(({ state }) => state.commitIndex > deaf.state.commitIndex) &&
        clientsOf(world).every(({ state }) => state.server === leader.id) &&
        isAnswered(world)
      );
    },
  },
};
