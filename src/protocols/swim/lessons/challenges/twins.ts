import { type Challenge, tally } from '../../../../sdk/lesson.ts';
import { settingsKept } from '../../../_shared/atomic/lessons/bounds.ts';
import { hasSay } from '../../tally.ts';
import type { SwimTypes } from '../../types.ts';
import { called, type Group, heldBy } from '../watching.ts';
import { onlyDrops, onlyNodes } from './bounds.ts';

const noSuspicion: Challenge<SwimTypes> = {
  id: 'break-no-suspicion',
  grade: 'core',
  title: { en: 'Four lost messages', zh: '四条丢失的消息' },
  text: {
    en: 'In this [[weakened-twin]] whoever does not answer within a period is dead at once. All twelve members are well. Have one of them declared dead by dropping messages, and drop no more than four.',
    zh: '在这个[[weakened-twin]]里，一个周期内没有回答就立刻算死了。十二个成员都好好的。请靠丢消息让其中一个被宣告死亡，最多丢四条。',
  },
  scene: { scenario: 'twelve-at-rest', changes: { variant: 'noSuspicion' } },
  tasks: [
    {
      kind: 'happens',
      says: { en: 'A member that is up is held to be dead.', zh: '一个在运行的成员被当成死了。' },
      cue: { violation: 'couldRefute' },
    },
    {
      kind: 'never',
      says: { en: 'No fifth message is dropped.', zh: '不丢第五条消息。' },
      cue: { command: 'drop', nth: 5 },
    },
    onlyDrops,
    settingsKept,
  ],
  hints: [
    {
      en: 'Lose one `Ping`, and see what its sender does when the [[time-out]] is over.',
      zh: '丢掉一条 `Ping`，看它的发送者在[[time-out]]之后做什么。',
    },
    {
      en: 'It asks three others. Each of these ways has four messages, and one lost message closes it.',
      zh: '它会请三个成员去试。每条路要走四条消息，丢一条就断了。',
    },
    {
      en: 'Drop the `Ping`. When its sender asks others, drop all three `PingReq`.',
      zh: '丢掉那条 `Ping`。等它的发送者去托别人，把三条 `PingReq` 全丢掉。',
    },
  ],
  solution: [
    { until: { send: 'Ping', names: { asker: 'node', asked: 'peer' } } },
    { act: { do: 'drop', from: '{asker}', to: '{asked}', type: 'Ping' } },
    { until: { note: 'probeFailed', node: '{asker}' } },
    { act: { do: 'drop', from: '{asker}', type: 'PingReq' } },
    { act: { do: 'drop', from: '{asker}', type: 'PingReq' } },
    { act: { do: 'drop', from: '{asker}', type: 'PingReq' } },
    { until: { violation: 'couldRefute' } },
  ],
  after: {
    en: 'One way more than there are helpers: so many messages must be lost together. With loss by chance that is rare, and in a group of a thousand that goes on for weeks rare things happen every hour. A [[suspicion]] turns them into questions.',
    zh: '要一起丢掉的条数，比帮手的个数多一。随机丢失时这很少见，可是一千个成员的组连续运行几周，少见的事每小时都会发生。有了[[suspicion]]，它们就只是疑问。',
  },
};

interface Met {
  /** Those who have held n5 to be dead since it crashed. */
  buried: number[];
  risen: boolean;
}

/** Whether somebody takes n5 to be alive again after it has crashed and was dead to all. */
function rises(memory: Met, world: Group): number {
  const n5 = called(world, 'n5');
  if (n5?.health !== 'crashed') {
    memory.buried = [];
    return Number(memory.risen);
  }
  for (const node of world.nodes) {
    if (node === n5) continue;
    if (!hasSay(node)) {
      // One that begins anew has forgotten what it held.
      memory.buried = memory.buried.filter((id) => id !== node.id);
      continue;
    }
    const { status } = heldBy(node, n5);
    if (status === 'dead' && !memory.buried.includes(node.id)) memory.buried.push(node.id);
    if (status === 'alive' && memory.buried.includes(node.id)) memory.risen = true;
  }
  return Number(memory.risen);
}

const noIncarnation: Challenge<SwimTypes> = {
  id: 'break-no-incarnation',
  grade: 'deep',
  title: { en: 'The dead rise', zh: '死者复活' },
  text: {
    en: 'In this [[weakened-twin|twin]] there are no [[incarnation|incarnation numbers]], and a node believes what it hears last. n5 is to crash for good. A member that has held it to be dead is to take it to be alive again, because of old news.',
    zh: '在这个[[weakened-twin|孪生协议]]里没有[[incarnation]]，节点最后听到什么就信什么。n5 要宕机，再也不恢复。请让一个曾经当它死了的成员，因为一条旧消息，又以为它活着。',
  },
  scene: { scenario: 'six-at-rest', changes: { variant: 'noIncarnation' } },
  tasks: [
    tally({
      says: {
        en: 'While n5 is down, one that held it to be dead holds it to be alive.',
        zh: 'n5 宕机期间，一个曾经当它死了的成员认为它活着。',
      },
      of: 1,
      memory: (): Met => ({ buried: [], risen: false }),
      look: (memory, world: Group) => rises(memory, world),
    }),
    {
      kind: 'never',
      says: { en: 'n5 is not restarted.', zh: '不重启 n5。' },
      cue: { command: 'restart', where: { node: 'n5' } },
    },
    onlyNodes,
    settingsKept,
  ],
  hints: [
    {
      en: 'First there must be news that n5 is alive. When does a member say so?',
      zh: '先得有“n5 活着”这条消息。成员什么时候才会这样说？',
    },
    {
      en: 'When it was suspected and [[refute|refutes]]: pause n5 until it is suspected, and let it go on. Then somebody has to keep that news over the time of the death.',
      zh: '受到怀疑又[[refute]]的时候：暂停 n5，等它受到怀疑，再让它继续。然后得有谁把这条消息一直留到死亡之后。',
    },
    {
      en: 'Whoever is paused keeps what it was about to say. Pause one that has just heard n5’s objection, crash n5, wait until all others hold it to be dead, and resume the sleeper.',
      zh: '暂停的节点会留着要说的话。暂停一个刚听到 n5 反驳的成员，让 n5 宕机，等其余成员都当它死了，再让睡着的继续。',
    },
  ],
  solution: [
    { act: { do: 'pause', node: 'n5' } },
    { until: { note: 'suspected', where: { member: 'n5' } } },
    { act: { do: 'resume', node: 'n5' } },
    {
      until: {
        note: 'learned',
        where: { member: 'n5', is: 'alive' },
        names: { sleeper: 'node' },
      },
    },
    { act: { do: 'pause', node: '{sleeper}' } },
    { act: { do: 'crash', node: 'n5' } },
    {
      until: {
        when: (world, node) =>
          world.nodes.every(
            (one) =>
              one.health !== 'up' ||
              one.id === node('{sleeper}') ||
              heldBy(one, called(world, 'n5') as never).status === 'dead',
          ),
      },
    },
    { act: { do: 'resume', node: '{sleeper}' } },
    { until: { note: 'learned', where: { member: 'n5', was: 'dead', is: 'alive' } } },
  ],
  after: {
    en: 'The sleeper did nothing wrong: it passed on the latest that it had. Only a number that n5 itself has set can tell the others that this is older than what they know. The more nodes there are, the older the news that somebody still carries about.',
    zh: '睡着的那个没有做错，它转告的是自己所知最新的情况。只有 n5 自己定下的号，才能让别人看出这比他们知道的更旧。节点越多，还有谁带着的消息就可能越旧。',
  },
};

export const twins: readonly Challenge<SwimTypes>[] = [noSuspicion, noIncarnation];
