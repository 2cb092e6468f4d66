import { at, toArray } from '../../../../core/vector.ts';
import { type Challenge, tally } from '../../../../sdk/lesson.ts';
import { lastIndex, lastTerm } from '../../log.ts';
import type { RaftTypes } from '../../types.ts';
import {
  acknowledged,
  has,
  keptBy,
  leadersOf,
  membersKept,
  missingIn,
  type Raft,
  serversOf,
  type Write,
  without,
  writesIn,
} from './watching.ts';

/** All writes there have been, and in whose logs each of them was. */
interface Vanished {
  readonly held: Record<string, { readonly write: Write; readonly by: number[] }>;
}

/** How many servers have given up a write that nobody has any more. */
function givenUp({ held }: Vanished, world: Raft): number {
  const servers = serversOf(world);
  for (const server of servers) {
    for (const write of writesIn(server)) {
      held[write.key] ??= { write, by: [] };
      const { by } = held[write.key] as Vanished['held'][string];
      if (!by.includes(server.id)) by.push(server.id);
    }
  }
  const gone = Object.values(held).filter(({ write }) => !servers.some((one) => has(one, write)));
  return Math.max(0, ...gone.map(({ by }) => by.length));
}

const vanishing: Challenge<RaftTypes> = {
  id: 'vanishing-entry',
  grade: 'core',
  title: { en: 'An entry that vanishes', zh: '消失的条目' },
  text: {
    en: 'Two of the five servers are to have a client’s write on disk, and later no server at all. Nobody may crash for it, and no disk may fail. In the end all five logs are alike again. People are often surprised that Raft deletes anything; here you see what it may delete.',
    zh: '要让五台服务器中的两台把客户端的一次写入存到磁盘上，后来却一台都没有了。期间不许有谁宕机，磁盘也不许出错。最后五份日志重新一致。很多人没想到 Raft 也会删除东西；这里可以看到它能删什么。',
  },
  scene: { scenario: 'five-led-by-s1' },
  begins: { note: 'committed', node: 's1' },
  tasks: [
    tally({
      says: {
        en: 'Two servers had the same write in their logs, and no log has it any more.',
        zh: '两台服务器的日志里曾有同一次写入，如今哪份日志里都没有了。',
      },
      of: 2,
      memory: (): Vanished => ({ held: {} }),
      look: givenUp,
    }),
    {
      kind: 'holds',
      says: { en: 'All five run, and their logs are alike.', zh: '五台都在运行，日志完全一致。' },
      holds(world) {
        const servers = serversOf(world);
        const [first] = servers;
        return servers.every(
          ({ health, state }) =>
            health === 'up' &&
            lastIndex(state) === lastIndex(first?.state ?? state) &&
            lastTerm(state) === lastTerm(first?.state ?? state),
        );
      },
    },
    without(
      {
        en: 'Nobody crashes, restarts, joins or leaves.',
        zh: '没有谁宕机、重启、加入或离开。',
      },
      ...['crash', 'restart', 'add', 'remove'],
    ),
  ],
  hints: [
    {
      en: 'What is [[committed]] never vanishes. So the write must reach two servers and no third.',
      zh: '[[committed]]的条目绝不会消失。所以这次写入要到达两台服务器，但不能到达第三台。',
    },
    {
      en: 'Somebody else must become [[leader]], elected by servers that never saw the write. Its [[log]] is then the one that all follow.',
      zh: '要有别的服务器成为[[leader]]，并且是由没见过这次写入的服务器选出来的。之后大家都以它的[[log]]为准。',
    },
    {
      en: 'Separate s1 and one follower from the other three and ask s1 to write. When the three have a leader with an entry of its own, heal the network.',
      zh: '把 s1 和一个跟随者与另外三台隔开，请 s1 写入。等那三台选出领导者、写下自己的条目，再恢复网络。',
    },
  ],
  solution: [
    { until: { role: 'leader', node: 's1' } },
    {
      act: {
        do: 'partition',
        groups: [
          ['s1', 's2'],
          ['s3', 's4', 's5'],
        ],
      },
    },
    { act: { do: 'request', node: 's1', request: { op: 'put', key: 'x', value: 'gone' } } },
    { until: { note: 'committed' } },
    { act: { do: 'heal' } },
    { until: { note: 'conflictTruncated', nth: 2 } },
    {
      until: {
        when: (world) =>
          serversOf(world).every(
            ({ state }, _, all) => lastIndex(state) === lastIndex(all[4]?.state ?? state),
          ),
      },
    },
  ],
  after: {
    en: 'An uncommitted entry is a proposal. If a leader without it is elected, followers replace it, and that is right: nobody was ever told that it was done. The client has got no answer, and asks again.',
    zh: '未提交的条目只是提议。如果当选的领导者没有它，跟随者就会把它换掉。这是对的：从没有人被告知它已办成。客户端没有得到答复，自会再问一次。',
  },
};

/** How often one request of a client stands in a leader's log. */
function copiesOf(world: Raft): number {
  const [leader] = leadersOf(world);
  const copies = new Map<string, number>();
  for (const { entry } of leader ? writesIn(leader) : []) {
    const { command } = entry;
    if (!('session' in command) || command.session === null) continue;
    const request = `${command.session.client} ${command.session.serial}`;
    copies.set(request, (copies.get(request) ?? 0) + 1);
  }
  return Math.max(0, ...copies.values());
}

/** What stands under a key if every request that was answered has had its effect once, in that order. */
function eachOnce(key: string, world: Raft): string {
  const { invocations, returns } = world.history();
  let value = '';
  for (const { op } of toArray(returns)) {
    const request = at(invocations, op)?.request;
    if (request?.op === 'put' && request.key === key) value = request.value;
    if (request?.op === 'append' && request.key === key) value += request.value;
  }
  return value;
}

const exactlyOnce: Challenge<RaftTypes> = {
  id: 'exactly-once',
  grade: 'core',
  title: { en: 'Asked three times, done once', zh: '请求三次，只做一次' },
  text: {
    en: 's1 leads, and x is 1. Have c1 append something to x in such a way that the same request stands in the leader’s [[log]] three times. Then see what becomes of x. A network that repeats messages is nothing unusual, and neither is a [[client]] that loses patience.',
    zh: 's1 正在领导，x 的值是 1。请让 c1 向 x 追加内容，并使同一个请求在领导者的[[log]]里出现三次，再看 x 变成了什么。网络重复发送消息并不稀奇，[[client]]等得不耐烦也很平常。',
  },
  scene: { scenario: 'one-write-done' },
  begins: { note: 'clientAnswered' },
  tasks: [
    tally({
      says: {
        en: 'One request of a client stands in the leader’s log three times.',
        zh: '客户端的同一个请求在领导者的日志里出现了三次。',
      },
      of: 3,
      memory: (): object => ({}),
      look: (_, world: Raft) => copiesOf(world),
    }),
    {
      kind: 'happens',
      says: {
        en: 'Two of the three are skipped when they are [[applied]].',
        zh: '三条之中有两条在[[applied|应用]]时被跳过。',
      },
      cue: { note: 'duplicateSkipped', nth: 2 },
    },
    {
      kind: 'holds',
      says: {
        en: 'c1 has its answer, and x has what was appended exactly once.',
        zh: 'c1 得到了答复，追加的内容在 x 里恰好出现一次。',
      },
      holds(world) {
        const [leader] = leadersOf(world);
        const waits = world.nodes.some(
          ({ kind, state }) => kind === 'client' && 'asking' in state && state.asking !== null,
        );
        const { length } = acknowledged(world);
        return !waits && length > 1 && leader?.state.machine.kv.x === eachOnce('x', world);
      },
    },
  ],
  hints: [
    {
      en: 'The leader appends whatever it is asked, unless it has applied that very request already. So the three must come close together.',
      zh: '只要还没应用过这个请求，领导者来者不拒，都会追加。所以三次请求要赶在一起。',
    },
    {
      en: 'Either delay the [[majority]], so that c1 asks again and again, or have the network deliver one message several times.',
      zh: '要么拖住[[majority]]，让 c1 一问再问；要么让网络把一条消息送达好几次。',
    },
    {
      en: 'Have c1 ask for an append, and duplicate its ClientRequest twice while it is on its way.',
      zh: '让 c1 请求追加，在它的 ClientRequest 还在路上时复制两次。',
    },
  ],
  solution: [
    { until: { note: 'clientAnswered' } },
    { act: { do: 'request', node: 'c1', request: { op: 'append', key: 'x', value: ' again' } } },
    { act: { do: 'duplicate', from: 'c1', type: 'ClientRequest' } },
    { act: { do: 'duplicate', from: 'c1', type: 'ClientRequest' } },
    { until: { note: 'clientAnswered' } },
    { until: { without: { note: 'clientAnswered' }, lasting: '100ms' } },
  ],
  after: {
    en: 'The log does not keep a request out that comes twice. The [[state-machine]] does: with each client’s [[session]] it remembers the last number and the answer, and skips what it has done. As all servers remember the same, this survives a change of leader.',
    zh: '请求重复到来，日志并不拦截，拦截的是[[state-machine]]：它在每个客户端的[[session]]里记着最后的序号和答复，做过的就跳过。所有服务器记得的都一样，所以换了领导者也照样有效。',
  },
};

/** How many acknowledged writes must be on a disk before it counts that it is emptied. */
const ENOUGH = 3;

interface Disks {
  /** Whether each server was down when it was looked at last, with so much on its disk. */
  readonly full: Record<number, boolean>;
  readonly emptied: number[];
  /** The first request that was made after all three disks had been emptied. */
  from: number;
}

function emptied(memory: Disks, world: Raft): number {
  for (const server of serversOf(world)) {
    const { id, health, state } = server;
    if (health === 'crashed') memory.full[id] ??= keptBy(server, world).kept >= ENOUGH;
    else {
      if (memory.full[id] && lastIndex(state) === 0 && !memory.emptied.includes(id)) {
        memory.emptied.push(id);
        memory.from = world.history().invocations.length;
      }
      delete memory.full[id];
    }
  }
  return memory.emptied.length;
}

const disks = (): Disks => ({ full: {}, emptied: [], from: 0 });

const threeCrashes: Challenge<RaftTypes> = {
  id: 'three-crashes',
  grade: 'core',
  title: { en: 'Three crashes, three empty disks', zh: '三次宕机，三块空盘' },
  text: {
    en: 'c1 writes without a pause. Each of the three servers is to [[crash]] once and come back with an empty disk, so that in the end not one of the original disks is left. Even so, no write may be lost of which c1 was told that it is done, and in the end the cluster is to answer again.',
    zh: 'c1 不停地写入。三台服务器每台都要[[crash]]一次，而且重启时磁盘是空的，到最后没有一块磁盘还是当初的。即便如此，凡是告诉过 c1 已经办成的写入，一次也不许丢；集群最后还要能答复请求。',
  },
  scene: { scenario: 'three-that-write' },
  tasks: [
    tally({
      says: {
        en: 'All three servers have come back with an empty disk that had held at least three acknowledged writes.',
        zh: '三台服务器都用空盘重启过，而且磁盘上原先都有至少三次得到确认的写入。',
      },
      of: 3,
      memory: disks,
      look: emptied,
    }),
    {
      kind: 'holds',
      says: {
        en: 'All three run, and the [[leader]] has every write that was acknowledged.',
        zh: '三台都在运行，[[leader]]拥有每一次得到确认的写入。',
      },
      holds(world) {
        const [leader] = leadersOf(world);
        const servers = serversOf(world);
        const up = servers.every(({ health }) => health === 'up');
        return up && leader !== undefined && !missingIn(leader, world);
      },
    },
    tally({
      says: {
        en: 'A write that began after the last of these crashes is acknowledged.',
        zh: '最后一次宕机之后才发出的写入得到了确认。',
      },
      of: 1,
      memory: disks,
      look(memory, world: Raft) {
        return emptied(memory, world) === 3 && acknowledged(world, memory.from).length > 0 ? 1 : 0;
      },
    }),
    membersKept,
  ],
  hints: [
    {
      en: 'What is [[committed]] is on a [[majority]] of the disks. How many disks may be empty at a time?',
      zh: '[[committed]]的条目存在于[[majority]]的磁盘上。同一时刻可以有几块磁盘是空的？',
    },
    {
      en: 'One; and it must be full again before the next one is emptied. But a leader does not ask again for what a [[follower]] has once confirmed. Who looks at the followers afresh?',
      zh: '一块；而且要先把它重新填满，才能清空下一块。可是[[follower]]确认过的内容，领导者不会再问一遍。谁会从头了解各个跟随者？',
    },
    {
      en: 'A new leader. So crash the leader each time and restart it with an empty disk. When its successor has filled that disk, it is the successor’s turn. If the third server is not the leader then, make it one.',
      zh: '新的领导者。所以每次都让领导者宕机，再用空盘重启；等继任者把那块盘填满，就轮到继任者。轮到第三台时，如果它不是领导者，就先让它当选。',
    },
  ],
  solution: [
    { until: { note: 'clientAnswered', nth: 4 } },
    { act: { do: 'crash', node: 's1' } },
    { act: { do: 'restart', node: 's1', disk: 'lost' } },
    { until: { role: 'leader', names: { second: 'node' } } },
    {
      until: {
        deliver: 'AppendEntriesResult',
        node: '{second}',
        where: { success: true },
        names: { third: 'peer' },
      },
    },
    { until: { note: 'caughtUp', node: 's1' } },
    { act: { do: 'crash', node: '{second}' } },
    { act: { do: 'restart', node: '{second}', disk: 'lost' } },
    { act: { do: 'fire', node: '{third}', timer: 'election' } },
    { until: { note: 'caughtUp', node: '{second}' } },
    { act: { do: 'crash', node: '{third}' } },
    { act: { do: 'restart', node: '{third}', disk: 'lost' } },
    { until: { role: 'leader' } },
    { until: { note: 'clientAnswered', nth: 3 } },
  ],
  after: {
    en: 'What was acknowledged is on some majority, not on any particular disk, and so it can move from disk to disk. Do not do this to a real cluster, though: a server with an empty disk has forgotten its [[vote]] as well, and could give it twice. There one takes such a server out of the [[configuration]] and adds it again as a new one.',
    zh: '得到确认的内容存在于某个多数派上，而不在哪一块特定的磁盘上，所以可以从一块盘搬到另一块盘。实际运维中不要这样做：磁盘空了的服务器也忘了自己的[[vote]]，可能会投第二次。正确的做法是先把它移出[[configuration]]，再作为新成员加入。',
  },
};

export const keeping: readonly Challenge<RaftTypes>[] = [vanishing, exactlyOnce, threeCrashes];
