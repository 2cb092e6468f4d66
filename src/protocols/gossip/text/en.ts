import type { NodeId } from '../../../core/ids.ts';
import type { Formatter, ProtocolText } from '../../../sdk/text.ts';
import type { GossipTypes } from '../types.ts';

const shown = (value: string | null): string => (value === null ? 'deleted' : value);

/** The first of many nodes, and how many more there are. */
const first = (nodes: readonly NodeId[], others: number, fmt: Formatter): string =>
  others === 0
    ? fmt.nodes(nodes)
    : `${nodes.map((node) => fmt.node(node)).join(', ')} and ${others} more`;

export const en: ProtocolText<GossipTypes> = {
  name: 'Gossip',
  summary:
    'Every node tells a few others, chosen at random, what it has heard, until all have heard it.',
  kinds: { node: 'node' },
  roles: {
    susceptible: 'susceptible',
    infective: 'infective',
    removed: 'removed',
  },
  messages: {
    Push: 'What the sender has heard and is still interested in passing on.',
    Pull: 'Do you have news?',
    PushPull: 'My news; do you have any?',
    PullReply: 'The news of the one that was asked.',
    Feedback: 'Which of the items that came were news, and which were known already.',
    DigestSyn: 'The keys and versions of all that the sender has.',
    DigestAck: 'What the sender of the digest lacks, and which keys it is asked for in turn.',
    DigestAck2: 'The items that were asked for.',
    Inv: 'I have this.',
    GetData: 'Send it to me.',
    Block: 'The block itself.',
  },
  timers: {
    round: 'next round',
    antiEntropy: 'next comparison',
    getData: 'wait for the block',
  },
  params: {
    spread: {
      label: 'How news travels',
      help: 'As rumours in rounds; by announcing what one has and sending it to whoever asks; or not at all, so that only anti-entropy is left.',
      options: {
        rumour: 'rumours',
        announce: 'announced, as blocks are',
        none: 'only by anti-entropy',
      },
    },
    exchange: {
      label: 'Who gives',
      help: 'In a round, a node that has news gives it to others (push), every node asks others for news (pull), or both.',
      options: { push: 'push', pull: 'pull', pushPull: 'push and pull' },
    },
    fanout: {
      label: 'Fan-out',
      help: 'How many others a node turns to in a round.',
    },
    period: { label: 'Round', help: 'The time between two rounds of a node.' },
    inStep: {
      label: 'All in step',
      help: 'Whether all rounds begin at the same moments, as papers count them. Otherwise each node has its own beat, as in a real cluster.',
    },
    losing: {
      label: 'Interest is lost',
      help: 'What makes a node stop passing a rumour on: the throw of a coin, a count, or nothing.',
      options: { never: 'never', coin: 'by coin', counter: 'by counter' },
    },
    feedback: {
      label: 'Feedback',
      help: 'Only a contact to whom the rumour was no news counts. Without feedback (blind) every round does.',
    },
    k: {
      label: 'k',
      help: 'By coin, interest is lost once in k times; by counter, after k times. A larger k means more messages and fewer nodes left out.',
    },
    antiEntropy: {
      label: 'Anti-entropy',
      help: 'From time to time a node compares all that it has with one other, and they repair what differs: the asking one gives (push), takes (pull), or both.',
      options: { off: 'off', push: 'push', pull: 'pull', pushPull: 'push and pull' },
    },
    antiEntropyPeriod: {
      label: 'Comparison every',
      help: 'The time between two comparisons of a node.',
    },
    maxItems: {
      label: 'Items a message',
      help: 'How many items one message of anti-entropy may carry; what is left over waits for the next comparison.',
    },
    heartbeats: {
      label: 'Heartbeats',
      help: 'With each comparison a node publishes a new version of an item of its own, by which others see that it is alive.',
    },
    getDataTimeout: {
      label: 'Patience for a block',
      help: 'How long a node waits for a block that it has asked for before it asks another that has announced it.',
    },
    topology: {
      label: 'Topology',
      help: 'Who can send to whom.',
      options: {
        mesh: 'everyone to everyone',
        ring: 'ring',
        regular: 'random, equal degrees',
        smallWorld: 'small world',
        twoCentres: 'two data centres',
        outgoing: 'outgoing connections, as in Bitcoin',
      },
    },
    degree: {
      label: 'Links a node',
      help: 'In a random network and in a small world all links of a node; with outgoing connections those that it opens itself.',
    },
    rewired: {
      label: 'Long links (%)',
      help: 'In a small world: how many of a hundred links lead anywhere rather than to a neighbour.',
    },
    bridges: {
      label: 'Bridges',
      help: 'How many pairs of nodes link the two data centres.',
    },
    wiring: {
      label: 'Wiring',
      help: 'Another number gives another network of the same kind.',
    },
  },
  invariants: {
    versionsGrow: {
      title: 'Versions never go back',
      meaning:
        'What a node has under a key is only ever replaced by something newer, and what was deleted does not come back.',
      broken: ({ node, key, before, after, gone }, fmt) =>
        gone
          ? `${fmt.node(node as never)} had deleted ${key}, and an old value of it has come back.`
          : `${fmt.node(node as never)} had version ${before} of ${key} and went back to version ${after}.`,
    },
    onlyPublished: {
      title: 'Nothing is made up',
      meaning:
        'Every item that a node has was published somewhere, with that value and that version.',
      broken: ({ node, key, value }, fmt) =>
        `${fmt.node(node as never)} has ${key} = ${value}, which nobody has published.`,
    },
    repairIsComplete: {
      title: 'An agreement is one',
      meaning: 'Two nodes that compared what they have and found no difference do have the same.',
      broken: ({ node, peer, mine, theirs }, fmt) =>
        `${fmt.node(node as never)} takes itself to agree with ${fmt.node(peer as never)}, but they have different versions (${mine} and ${theirs} items).`,
    },
  },
  variants: {
    pullDisabled: {
      title: 'Nobody is told what it lacks',
      meaning:
        'A node that is shown a digest asks for what it could get, but does not give what the other lacks. Where nodes only pull, what a lost message has left out stays left out.',
    },
    lastArrivalWins: {
      title: 'The last arrival wins',
      meaning: 'Versions are not compared: an old value that comes late replaces a new one.',
    },
    noDeathCertificate: {
      title: 'No death certificates',
      meaning:
        'What is deleted is simply removed. To the others that looks as if the node had never heard of it, and they bring it back.',
    },
  },
  properties: {
    allKnow: { title: 'All know', meaning: 'Something has been published and every node has it.' },
    residue: {
      title: 'A rumour dies out too early',
      meaning: 'Nobody passes anything on any more, and yet not all have the same.',
    },
    converges: {
      title: 'All become equal',
      meaning: 'With anti-entropy, all nodes that are up have the same in the end.',
    },
  },
  duties: {
    publish: {
      title: ({ node }) => `Publish at n${node + 1}`,
      meaning: 'The node gives a new key a value. Watch how others hear of it.',
    },
    update: {
      title: ({ node }) => `New value at n${node + 1}`,
      meaning: 'The node gives the first item a new value, with a higher version.',
    },
    delete: {
      title: ({ node }) => `Delete at n${node + 1}`,
      meaning:
        'The node deletes the first item: a death certificate takes its place and spreads like a value.',
    },
  },
  request: (request) =>
    request.op === 'publish' ? `${request.key} = ${request.value}` : `${request.op} ${request.key}`,
  views: {
    informed: 'Curve',
    infection: 'Who told whom',
    knowledge: 'Who knows what',
    figures: 'Figures',
  },
  notes: {
    published: ({ node, key, value }, fmt) =>
      `${fmt.node(node)} publishes ${key} = ${value}. It is the only one that knows.`,
    deleted: ({ node, key }, fmt) =>
      `${fmt.node(node)} deletes ${key}. A death certificate stays in its place, so that older values cannot come back.`,
    learned: ({ node, key, from, value, was }, fmt) =>
      value === null
        ? `${fmt.node(node)} hears from ${fmt.node(from)} that ${key} was deleted.`
        : was === null
          ? `${fmt.node(node)} hears of ${key} = ${value} from ${fmt.node(from)}.`
          : `${fmt.node(node)} hears from ${fmt.node(from)} that ${key} is now ${value}, no longer ${was}.`,
    keptNewer: ({ node, key, from }, fmt) =>
      `${fmt.node(from)} tells ${fmt.node(node)} an older version of ${key}. ${fmt.node(node)} keeps what it has.`,
    lostInterest: ({ node, key, contacts, why, blind }, fmt) =>
      blind
        ? `${fmt.node(node)} has passed ${key} on in ${contacts} ${fmt.plural(contacts, 'round', 'rounds')} and stops, whoever may have heard it.`
        : why === 'coin'
          ? `${key} was no news to the last one that ${fmt.node(node)} told, and the coin says: stop.`
          : `${fmt.node(node)} has told ${key} ${contacts} ${fmt.plural(contacts, 'time', 'times')} to nodes that knew it, and stops.`,
    repaired: ({ node, peer, keys }, fmt) =>
      `By comparing with ${fmt.node(peer)}, ${fmt.node(node)} gets what it lacked: ${keys.slice(0, 5).join(', ')}${keys.length > 5 ? ', …' : ''}.`,
    announced: ({ node, key, neighbours }, fmt) =>
      `${fmt.node(node)} announces ${key} to ${neighbours} ${fmt.plural(neighbours, 'neighbour', 'neighbours')}; the block itself goes only to those who ask.`,
    askedAnother: ({ node, key, peer, next }, fmt) =>
      next === null
        ? `${fmt.node(peer)} does not send ${key} to ${fmt.node(node)}, and nobody else has announced it.`
        : `${fmt.node(peer)} does not send ${key}, so ${fmt.node(node)} asks ${fmt.node(next)}, which has announced it too.`,
    recovered: ({ node, items }, fmt) =>
      items === 0
        ? `${fmt.node(node)} starts and knows nothing.`
        : `${fmt.node(node)} starts with ${items} ${fmt.plural(items, 'item', 'items')} on its disk. What it was passing on when it went down it has forgotten.`,
  },
  sums: {
    learned: ({ count, nodes, others }, fmt) =>
      `${count} times a node hears news: ${first(nodes, others, fmt)}.`,
    lostInterest: ({ count, nodes, others }, fmt) =>
      `${count} times a node stops passing something on: ${first(nodes, others, fmt)}.`,
  },
  labels: {
    items: ({ count }, fmt) => `${count} ${fmt.plural(count, 'item', 'items')}`,
    itemIs: ({ key, value }) => (value === null ? `${key} †` : `${key} = ${value}`),
    whoKnows: () => 'What each node has',
    item: () => 'item',
    lacks: () => 'does not have it',
    older: () => 'has an older version',
    knows: () => 'has the newest version',
    passesOn: () => 'has it and passes it on',
    deletedMark: () => 'knows that it was deleted',
    cellSays: ({ node, key, value, counter, from }, fmt) =>
      `${fmt.node(node)}: ${key} ${shown(value)}, version ${counter}${from === null ? ', published here' : `, from ${fmt.node(from)}`}`,
    cellLacks: ({ node, key }, fmt) => `${fmt.node(node)} does not have ${key}`,
    nothingPublished: () => 'Nothing has been published yet.',
    wayOfItem: ({ key, value }) =>
      key === '' ? 'Who told whom' : `${key} = ${shown(value)}: who told whom`,
    informedBy: ({ key }) => key,
    informedByRound: () => 'Share of nodes that know it, by rounds',
    rounds: () => 'rounds since it was published',
    shareInformed: () => 'share of nodes',
    expectedShare: () => 'expected',
    spreading: ({ key }) => `How ${key} spreads`,
    informed: () => 'know it now',
    residue: () => 'never hear of it (residue)',
    lastDelivery: () => 'the last hears of it, in rounds',
    meanDelivery: () => 'mean of all that hear, in rounds',
    trafficGroup: () => 'Messages for each node',
    messagesANode: () => 'all',
    sentOfType: ({ type }) => type,
  },
};
