import type { Question } from '../../../../sdk/lesson.ts';
import { lastIndex, termAt } from '../../log.ts';
import type { RaftTypes } from '../../types.ts';
import { leadersOf, type RaftWorld, type Server, serverAt, serversOf, upOf } from './claims.ts';
import { askedFor, clientsOf, clockOf, entriesOf, toldValue } from './claimsFurther.ts';

type RaftQuestion = Question<RaftTypes>;

/** The leader of the highest term, and another one that still believes that it leads. */
function rivalsOf(world: RaftWorld): { readonly now: Server; readonly deposed: Server } | null {
  const [now, deposed] = leadersOf(world).toSorted(
    (a, b) => b.state.currentTerm - a.state.currentTerm,
  );
  if (!now || !deposed || now.state.currentTerm === deposed.state.currentTerm) return null;
  return { now, deposed };
}

export const followerRead: RaftQuestion = {
  id: 'read-from-a-follower',
  grade: 'core',
  topic: 'clients',
  asks: {
    en: 'Reads are most of the load. May every follower answer them from its own store?',
    zh: '负载大部分是读。能不能让每台跟随者都用自己的数据来答复？',
  },
  answer: {
    en: 'Not if reads are to be [[linearizable]]. A [[follower]] learns only later what is [[committed]], so its store lags behind what clients have been told, by an unknown time if it is cut off. It can serve reads if it first asks the leader for a [[read-index|read index]] and waits until it has applied that much.',
    zh: '如果要求读取[[linearizable|满足线性一致]]，就不能。[[follower]]总是稍晚才知道哪些已经[[committed|提交]]，它的数据会落后于客户端已经得到的答复；要是被隔离，落后多久谁也说不准。它可以先向领导者要一个[[read-index|读索引]]，等自己应用到那里再答复。',
  },
  mentions: [
    {
      en: 'Between a commit on the leader and the followers’ hearing of it lies at least one message.',
      zh: '从领导者提交到跟随者得知，中间至少隔着一条消息。',
    },
    {
      en: 'A follower that is cut off does not know it, and would answer with old values.',
      zh: '被隔离的跟随者自己并不知道，会一直用旧值答复。',
    },
    {
      en: 'A [[stale-read]] can be good enough, if whoever reads agrees to it.',
      zh: '只要读的一方同意，[[stale-read|读到旧值]]有时也可以接受。',
    },
    {
      en: 'With a read index from the leader a follower spares the leader the reading, though not the question.',
      zh: '有了领导者给的读索引，跟随者能分担读取本身，但那一次询问省不掉。',
    },
  ],
  wrong: {
    says: {
      en: 'The entry is on a majority, so a follower that has it reads the new value.',
      zh: '条目已经在多数派上了，有这个条目的跟随者读到的就是新值。',
    },
    why: {
      en: 'To have an entry is not to have applied it. The follower applies it only when it learns from the leader that it is committed.',
      zh: '有这个条目，不等于已经应用。跟随者要等领导者告诉它该条目已提交，才会应用。',
    },
  },
  show: {
    scene: { scenario: 'first-election' },
    moves: [
      { until: { note: 'electionWon', names: { leader: 'server' } } },
      { until: { note: 'clientAnswered', node: 'c1' } },
    ],
    look: { nodes: ['c1', 's1', 's2', 's3', 's4', 's5'], tab: 'logs', entries: [2] },
    caption: {
      en: 'c1 has just been told that x is 1. Several followers have the entry in their logs but have not applied it: asked now, they would say that there is no x.',
      zh: 'c1 刚刚得到答复：x 是 1。有几台跟随者的日志里已经有这个条目，却还没有应用；现在去问它们，答案会是没有 x。',
    },
    claim(world, node) {
      const leader = serverAt(world, node('{leader}'));
      const [put] = askedFor(world, 'put');
      const late = upOf(world).filter(
        ({ state }) => state.role === 'follower' && state.machine.kv.x === undefined,
      );
      return (
        leader?.state.machine.kv.x === '1' &&
        put !== undefined &&
        toldValue(put) === '1' &&
        late.length > 1 &&
        late.every(({ state }) => lastIndex(state) === lastIndex(leader.state))
      );
    },
  },
};

export const deposedRead: RaftQuestion = {
  id: 'read-from-the-leader',
  grade: 'core',
  topic: 'clients',
  asks: {
    en: 'The leader has applied everything that is committed. Why may it not answer a read from its store at once?',
    zh: '凡是已提交的，领导者都应用了。为什么它不能立即用自己的数据答复读取？',
  },
  answer: {
    en: 'Because it cannot know whether it still leads. A leader behind a [[partition]] keeps its role until it hears of a higher [[term]]; meanwhile another leader may have been elected and may have changed the value. So before it answers it must make sure that it leads: by an entry in the log, by a round of heartbeats, or by a [[lease]].',
    zh: '因为它不知道自己是否仍是领导者。被[[partition]]隔开的领导者，在听说更高的[[term]]之前会一直保持角色；这期间别的服务器可能已经当选，并且改了值。所以答复之前它必须先确认自己仍在领导：靠一个日志条目、一轮心跳，或者一份[[lease]]。',
  },
  mentions: [
    {
      en: 'Two servers may lead at one time, though never in one term.',
      zh: '同一时刻可以有两台服务器自认为是领导者，但绝不在同一任期。',
    },
    {
      en: 'The old leader can no longer commit writes, so only its reads do harm.',
      zh: '旧领导者已经无法提交写入，能造成危害的只有读。',
    },
    {
      en: 'A read that runs through the log is always right, and costs as much as a write.',
      zh: '让读取也走日志总是正确的，代价和一次写入一样。',
    },
  ],
  wrong: {
    says: {
      en: 'There is only one leader, and it has the newest data.',
      zh: '领导者只有一位，它的数据一定最新。',
    },
    why: {
      en: 'There is one leader in each term, but a server can be in an old term without knowing it. What it has was the newest when it still led.',
      zh: '每个任期只有一位领导者，但一台服务器可能停在旧任期里而不自知。它手里的数据，只在它真正领导的时候是最新的。',
    },
  },
  show: {
    scene: { scenario: 'minority-leader', changes: { variant: 'readAtOnce' } },
    moves: [
      { until: { note: 'clientAnswered', node: 'c2', names: { leader: 'server' } } },
      { act: { do: 'request', node: 'c1', request: { op: 'get', key: 'x' } } },
      { until: { note: 'clientAnswered', node: 'c1' } },
    ],
    look: {
      nodes: ['c1', 'c2', 's1', '{leader}'],
      tab: 'state',
      select: 's1',
      fields: ['kv', 'role'],
    },
    caption: {
      en: 'Here a leader answers at once. c2 has written 2 through {leader}; c1 asked after that, on the other side of the cut, and s1 told it 1.',
      zh: '这里的领导者会立即答复。c2 已经通过 {leader} 写入了 2；之后 c1 在分区的另一边询问，s1 却告诉它 1。',
    },
    claim(world) {
      const [read] = askedFor(world, 'get');
      const [write] = askedFor(world, 'put');
      const rivals = rivalsOf(world);
      if (!read || !write?.answer || !rivals) return false;
      return (
        read.asked >= write.answer.at &&
        toldValue(write) === '2' &&
        toldValue(read) === '1' &&
        rivals.now.state.machine.kv.x === '2' &&
        rivals.deposed.state.machine.kv.x === '1'
      );
    },
  },
};

export const readIndex: RaftQuestion = {
  id: 'read-index',
  grade: 'core',
  topic: 'clients',
  asks: {
    en: 'How does ReadIndex make a read linearizable without writing to the log?',
    zh: 'ReadIndex 怎样做到不写日志也能线性一致地读？',
  },
  answer: {
    en: 'The leader notes its [[commit-index]] when the read comes and then sends everybody a heartbeat. If a [[majority]] answers in its term, nobody else had been elected when the read came. As soon as it has applied up to the noted index it answers from its store.',
    zh: '读请求到来时，领导者记下当前的[[commit-index]]，再发一轮心跳。如果[[majority]]仍在它的任期里回应，就说明读请求到来的那一刻还没有别人当选。等状态机应用到记下的索引，就可以直接答复。',
  },
  mentions: [
    {
      en: 'The round of [[heartbeat|heartbeats]] must begin after the read has come; an earlier one proves nothing.',
      zh: '这一轮[[heartbeat]]必须在读请求到来之后才开始，更早的一轮什么也证明不了。',
    },
    {
      en: 'A new leader must first have committed an entry of its own term, or its commit index may be too low.',
      zh: '新领导者必须先提交一条自己任期的条目，否则它的提交索引可能偏低。',
    },
    {
      en: 'One round serves all reads that wait.',
      zh: '一轮心跳可以让所有等待中的读一起得到确认。',
    },
    {
      en: 'It costs messages but no disk write, and it does not rely on clocks.',
      zh: '它要花消息，但不用写盘，也不依赖时钟。',
    },
  ],
  wrong: {
    says: {
      en: 'The leader remembers its commit index, waits until that is applied, and answers.',
      zh: '领导者记下提交索引，等应用到那里就答复。',
    },
    why: {
      en: 'Without the round it may have been deposed long ago, and its commit index with it. The index says how new the store must be; the round says whose index counts.',
      zh: '少了那一轮确认，它可能早就被取代，手里的提交索引也早已过时。索引说明数据要新到哪里，确认则说明谁的索引才算数。',
    },
  },
  show: {
    scene: { scenario: 'read-index' },
    moves: [
      { until: { note: 'electionWon', nth: 2, names: { leader: 'server' } } },
      { until: { note: 'readStarted', node: 's1' } },
      { until: { without: { note: 'clientAnswered' }, lasting: '1.1s' } },
    ],
    look: {
      nodes: ['c1', 's1', '{leader}'],
      event: false,
      tab: 'state',
      select: 's1',
      fields: ['reads', 'round', 'kv'],
    },
    caption: {
      en: 's1 still believes that it leads. An earlier read it answered without an entry in the log; this one waits for a round that nobody answers, and so the old value is told to no one.',
      zh: 's1 仍以为自己是领导者。先前的一次读，它没有写日志就答复了；这一次却在等一轮无人回应的确认，于是旧值没有告诉任何人。',
    },
    claim(world) {
      const rivals = rivalsOf(world);
      const [waits, before] = askedFor(world, 'get');
      if (!rivals || !before || !waits) return false;
      const { leading } = rivals.deposed.state;
      return (
        toldValue(before) === '1' &&
        serversOf(world).every((server) =>
          entriesOf(server).every(({ command }) => command.op !== 'get'),
        ) &&
        waits.answer === null &&
        world.time - waits.asked > world.params.electionTimeout[0] &&
        leading !== null &&
        leading.reads.length === 1 &&
        leading.reads.every(({ by, round }) => by === 'readIndex' && round > leading.confirmed) &&
        rivals.deposed.state.machine.kv.x === '1' &&
        rivals.now.state.machine.kv.x === '2'
      );
    },
  },
};

export const leaseRead: RaftQuestion = {
  id: 'lease-and-clocks',
  grade: 'deep',
  topic: 'clients',
  asks: {
    en: 'A leader may also answer reads at once under a lease. What does that rest on, and what happens when it does not hold?',
    zh: '领导者也可以凭租约立即答复读取。这靠的是什么？前提不成立时会怎样？',
  },
  answer: {
    en: 'A majority has just heard the leader and will elect nobody for the least [[election-timeout]], so for that long it needs to ask no one. But the leader measures that time by its own clock and the others by theirs. The [[lease]] is safe only while the clocks differ by less than a known bound; beyond it a deposed leader answers with old values.',
    zh: '多数派刚刚收到过领导者的消息，在最短的[[election-timeout]]之内不会选别人，所以这段时间里它不必再问谁。可是这段时间，领导者用自己的时钟量，别人用别人的时钟量。只有时钟快慢之差不超过已知的界限，[[lease]]才安全；一旦超出，被取代的领导者就会用旧值答复。',
  },
  mentions: [
    {
      en: 'The lease is counted from the sending of the heartbeats and not from the answers.',
      zh: '租约从发出心跳的时刻算起，而不是从收到回应算起。',
    },
    {
      en: 'It is made shorter than the election timeout by the allowed [[clock-drift]].',
      zh: '租约要比选举超时短，短多少由允许的[[clock-drift]]决定。',
    },
    {
      en: 'Voters have to keep their side of it: whoever has just heard a leader gives no vote.',
      zh: '投票的一方也要守约：刚听到过领导者的服务器不投票。',
    },
    {
      en: 'A [[leadership-transfer]] ends the lease, since it makes an election before the timeout.',
      zh: '[[leadership-transfer]]会让选举提前发生，所以租约必须随之作废。',
    },
    {
      en: 'A pause of the process, as for garbage collection, between the look at the clock and the answer does the same harm.',
      zh: '看过时钟之后、发出答复之前，进程若停顿一下（比如垃圾回收），后果相同。',
    },
  ],
  wrong: {
    says: {
      en: 'A lease is ReadIndex, only faster.',
      zh: '租约就是更快的 ReadIndex。',
    },
    why: {
      en: 'ReadIndex is right whatever the clocks do. A lease makes safety depend on time, which the rest of Raft takes care never to do.',
      zh: '无论时钟怎样，ReadIndex 都是对的。租约则让安全性依赖时间，而 Raft 的其他部分一直避免这样做。',
    },
  },
  show: {
    scene: { scenario: 'stale-lease-read' },
    moves: [
      { until: { note: 'electionWon', nth: 2, names: { leader: 'server' } } },
      { until: { note: 'readServed', node: 's1', where: { by: 'lease' } } },
      { until: { note: 'clientAnswered', node: 'c1' } },
    ],
    look: {
      nodes: ['c1', 'c2', 's1', '{leader}'],
      tab: 'state',
      select: 's1',
      fields: ['kv', 'role'],
    },
    caption: {
      en: 'The clock of s1 runs too slow. By it the lease is still good, so s1 has told c1 the old value, after {leader} was elected and c2 was told that x is 2.',
      zh: 's1 的时钟走得太慢，按它来看租约还没有到期，于是把旧值告诉了 c1；而此前 {leader} 早已当选，c2 也已得知 x 是 2。',
    },
    claim(world) {
      const rivals = rivalsOf(world);
      const [read] = askedFor(world, 'get');
      const [write] = askedFor(world, 'put');
      if (!rivals || !read || !write?.answer) return false;
      const until = rivals.deposed.state.leading?.leaseUntil ?? 0;
      return (
        clockOf(world, rivals.deposed) < until &&
        world.time > until &&
        toldValue(write) === '2' &&
        read.asked > write.answer.at &&
        toldValue(read) === '1' &&
        rivals.now.state.machine.kv.x === '2'
      );
    },
  },
};

export const newLeaderRead: RaftQuestion = {
  id: 'read-from-a-new-leader',
  grade: 'deep',
  topic: 'clients',
  asks: {
    en: 'A leader has just been elected and a majority confirms that it leads. Why may it still not answer reads?',
    zh: '一位领导者刚刚当选，多数派也确认了它的地位。为什么它还不能答复读取？',
  },
  answer: {
    en: 'It has every [[committed]] entry in its [[log]], but it does not yet know how far they reach. Its [[commit-index]] may lie far below what the last leader told clients. Once an entry of its own [[term]], usually a [[no-op]], is committed, everything before it is too, and only then does the index say enough.',
    zh: '所有[[committed|已提交]]的条目都在它的[[log]]里，但它还不知道提交到了哪里：它的[[commit-index]]可能远远低于上一位领导者已经答复客户端的位置。等自己[[term]]的一条（通常是[[no-op]]）提交了，它之前的也就全部提交，这时提交索引才可信。',
  },
  mentions: [
    {
      en: 'The commit index is not on disk; after a restart it begins at the snapshot or at 0.',
      zh: '提交索引不落盘；重启后从快照处或从 0 开始。',
    },
    {
      en: 'The election promises that the entries are there, not that the leader knows which are committed.',
      zh: '选举保证的是条目都在，而不是领导者知道哪些已经提交。',
    },
    {
      en: 'A leader commits by counting only entries of its own term, hence the no-op at the start.',
      zh: '领导者只能靠计数提交自己任期的条目，所以一上任就先写一条空操作。',
    },
  ],
  wrong: {
    says: {
      en: 'No server is more up to date than a new leader, so its store is good enough.',
      zh: '新领导者的日志最新，用它的数据答复就行。',
    },
    why: {
      en: 'Its log is up to date. Its store holds only what it knows to be committed, and that can be nothing at all.',
      zh: '最新的是它的日志。它的数据里只有它已知提交的部分，而那可能什么都没有。',
    },
  },
  show: {
    scene: { scenario: 'power-loss', changes: { params: { reads: 'readIndex' } } },
    moves: [
      { until: { command: 'restart' } },
      { until: { note: 'electionWon', names: { leader: 'server' } } },
      { act: { do: 'request', node: '{leader}', request: { op: 'get', key: 'x' } } },
    ],
    look: {
      nodes: ['{leader}'],
      tab: 'state',
      select: '{leader}',
      fields: ['commitIndex', 'log', 'kv', 'reads'],
    },
    caption: {
      en: 'After the power loss {leader} leads with a full log, commit index 0 and an empty store. The read that has just come waits for the end of the log, which is the leader’s own no-op.',
      zh: '断电之后，{leader} 当选：日志是满的，提交索引是 0，数据是空的。刚到的读请求要等到日志末尾，也就是领导者自己的那条空操作。',
    },
    claim(world, node) {
      const state = serverAt(world, node('{leader}'))?.state;
      const [append] = askedFor(world, 'append');
      if (state?.role !== 'leader' || !append) return false;
      const [read] = state.leading?.reads ?? [];
      const told = toldValue(append);
      return (
        told === '13' &&
        clientsOf(world).length === 1 &&
        state.commitIndex === 0 &&
        state.machine.kv.x === undefined &&
        read !== undefined &&
        read.readIndex === lastIndex(state) &&
        termAt(state, read.readIndex) === state.currentTerm &&
        termAt(state, read.readIndex - 1) < state.currentTerm
      );
    },
  },
};
