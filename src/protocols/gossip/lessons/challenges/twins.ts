import { type Challenge, tally } from '../../../../sdk/lesson.ts';
import { settingsKept } from '../../../_shared/atomic/lessons/bounds.ts';
import { checksumOf, type Store } from '../../items.ts';
import type { GossipTypes } from '../../types.ts';
import { onlyNetwork, onlyNodes } from './bounds.ts';
import {
  allEqual,
  type Cluster,
  hasValue,
  isQuiet,
  isWhole,
  knowing,
  oneBehind,
  secondsOf,
  upOnes,
} from './watching.ts';

const SECONDS = 3;

/** One has an old value and takes itself to agree with one that has the new one, and nothing keeps the two apart. */
function wronglyAgreed(world: Cluster): boolean {
  const behind = oneBehind(world);
  if (behind === null || world.nodes.some(({ state }) => state.hot.length > 0)) return false;
  return behind.state.agreed.some(({ peer, checksum }) => {
    const other = world.nodes[peer];
    const cut = world.isCut(behind.id, peer) || world.isCut(peer, behind.id);
    return other !== undefined && !cut && checksumOf(other.state.store as Store) === checksum;
  });
}

const pullDisabled: Challenge<GossipTypes> = {
  id: 'break-pull-disabled',
  grade: 'core',
  title: { en: 'Agreed, as far as they can tell', zh: '自以为一致' },
  text: {
    en: 'In this [[weakened-twin]] a node that is shown a [[digest]] does not give what the other lacks, and the one that asked takes that for agreement. All six nodes have x. Bring one of them to have an old value for good: it compares with one that has the new value, nothing keeps them apart, and it takes itself to agree.',
    zh: '在这个[[weakened-twin]]里，收到[[digest]]的节点不给出对方缺的，发起的一方就当作双方一致。六个节点都有 x。请让其中一个永远停在旧值上：它与有新值的节点比对，两者之间毫无阻隔，它却自以为一致。',
  },
  scene: {
    scenario: 'six-that-compare',
    changes: { variant: 'pullDisabled', params: { antiEntropy: 'pull', k: 4 } },
  },
  tasks: [
    tally({
      says: {
        en: 'For three seconds a node with an old value takes itself to agree with one that has the new value.',
        zh: '一个有旧值的节点自以为与有新值的节点一致，持续三秒。',
      },
      of: SECONDS,
      memory: (): { since: number | null } => ({ since: null }),
      look: (memory, world: Cluster) => secondsOf(memory, wronglyAgreed(world), world),
    }),
    onlyNetwork,
    settingsKept,
  ],
  hints: [
    {
      en: 'The comparisons do no good here. So it is enough that the rumour does not reach somebody.',
      zh: '比对在这里不起作用，所以只要谣言传不到某个节点就行。',
    },
    {
      en: 'Cut n6 off, give x a new value at n1, and heal all links when nobody passes it on any more.',
      zh: '断开 n6，在 n1 上更新 x，等到没有谁再传播，再恢复所有链路。',
    },
  ],
  solution: [
    { until: { timer: 'round' } },
    { act: { do: 'partition', groups: [['n6'], ['n1', 'n2', 'n3', 'n4', 'n5']] } },
    { act: { do: 'request', node: 'n1', request: { op: 'publish', key: 'x', value: '2' } } },
    { until: { when: (world) => oneBehind(world) !== null && isQuiet(world) } },
    { act: { do: 'heal' } },
    { until: { when: wronglyAgreed } },
    { until: { without: { note: 'learned' }, lasting: '3500ms' } },
  ],
  after: {
    en: '“I see nothing that you could give me” is not “we have the same”. A comparison has to look in both directions, or at least in the direction in which something is missing. With rumours alone one knows that somebody may be left out. A comparison that is done by half hides it.',
    zh: '“我看不出有什么可向你要的”，不等于“我们的内容相同”。比对要看两个方向，至少要看有缺的那个方向。只有谣言的时候，人们知道可能漏掉谁；只做一半的比对却把遗漏掩盖了。',
  },
};

/** Nobody who runs has x, and somebody who is down has it on its disk. */
const onlyOnADisk = (world: Cluster): boolean =>
  upOnes(world).length > 0 &&
  upOnes(world).every((node) => !hasValue(node)) &&
  world.nodes.some((node) => node.health === 'crashed' && hasValue(node));

const noDeathCertificate: Challenge<GossipTypes> = {
  id: 'break-no-death-certificate',
  grade: 'core',
  title: { en: 'Back from the dead', zh: '死而复生' },
  text: {
    en: 'In this [[weakened-twin|twin]] a deletion leaves no [[death-certificate|certificate]], so n1 alone cannot delete anything: the others bring it back. Suppose that one is careful and deletes x on every node that runs. Show that it can come back even then. All four nodes have x.',
    zh: '在这个[[weakened-twin|孪生协议]]里，删除不留[[death-certificate]]，所以只在 n1 上删是删不掉的：别的节点会把它送回来。假定有人很谨慎，在每个在运行的节点上都删了 x。请证明即便如此它也会回来。四个节点现在都有 x。',
  },
  scene: {
    scenario: 'four-that-compare',
    changes: { variant: 'noDeathCertificate' },
  },
  tasks: [
    tally({
      says: {
        en: 'At some moment no node that runs has x.',
        zh: '某一时刻，在运行的节点都没有 x。',
      },
      of: 1,
      memory: () => ({ met: false }),
      look(memory, world: Cluster) {
        memory.met ||= onlyOnADisk(world);
        return memory.met ? 1 : 0;
      },
    }),
    {
      kind: 'happens',
      says: { en: 'What was deleted comes back somewhere.', zh: '删掉的内容在某处回来了。' },
      cue: { violation: 'versionsGrow' },
    },
    {
      kind: 'holds',
      says: { en: 'In the end all four run and have x.', zh: '最后四个节点都在运行，都有 x。' },
      holds: (world) => isWhole(world) && allEqual(world) && knowing(world) === 4,
    },
    {
      kind: 'never',
      says: { en: 'Nobody publishes x anew.', zh: '没有谁重新发布 x。' },
      cue: { note: 'published' },
    },
    onlyNodes,
    settingsKept,
  ],
  hints: [
    {
      en: 'Somebody has to keep x who cannot be asked to delete it.',
      zh: '得有一个节点留着 x，而且没法让它去删。',
    },
    {
      en: 'Crash n4. Pause the run and delete x on n1, n2 and n3, all at one moment: “Ask the cluster” has “Delete at n1”. Then restart n4.',
      zh: '让 n4 宕机。暂停运行，在同一时刻让 n1、n2、n3 都删除 x：“向集群提出”里有“在 n1 删除”。然后重启 n4。',
    },
  ],
  solution: [
    { until: { timer: 'round' } },
    { act: { do: 'crash', node: 'n4' } },
    { act: { do: 'request', node: 'n1', request: { op: 'delete', key: 'x' } } },
    { act: { do: 'request', node: 'n2', request: { op: 'delete', key: 'x' } } },
    { act: { do: 'request', node: 'n3', request: { op: 'delete', key: 'x' } } },
    { act: { do: 'restart', node: 'n4' } },
    { until: { violation: 'versionsGrow' } },
    { until: { when: (world) => allEqual(world) && knowing(world) === 4 } },
  ],
  after: {
    en: 'n4 was not at fault, and neither were the others. Nobody had written down that x is gone, so nobody could tell n4. With certificates the question is only for how long to keep them: longer than any node may be away, and a node that was away longer has to begin with an empty disk.',
    zh: 'n4 没有错，别的节点也没有错。谁也没有记下 x 已经删除，也就没有谁能告诉 n4。有了墓碑，剩下的问题是留多久：要比任何节点可能离开的时间都长；离开得更久的节点，只能从空磁盘开始。',
  },
};

export const twins: readonly Challenge<GossipTypes>[] = [pullDisabled, noDeathCertificate];
