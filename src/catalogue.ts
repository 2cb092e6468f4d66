import type { WrittenProtocol } from './sdk/forms.ts';
import type { Challenge, Chapter, Gloss, Outline, Question } from './sdk/lesson.ts';
import type { Protocol } from './sdk/protocol.ts';
import type { Locale, Localized } from './sdk/text.ts';
import type { ProtocolTypes } from './sdk/types.ts';

/** What an exhibit consists of, once someone wants to see it. */
export interface OpenExhibit {
  readonly protocol: WrittenProtocol<ProtocolTypes>;
  /** Scenario files as JSON; the first is the one to begin with. */
  readonly scenarios: readonly unknown[];
}

/** A protocol as far as it takes to play it. */
export interface Machine {
  readonly protocol: Protocol<ProtocolTypes>;
  /** Its text has what stands on the stage; with this it learns to tell its story. */
  learnStory(): Promise<void>;
}

/** What an exhibit teaches, each part loaded when someone asks for it. */
export interface Teaching {
  readonly outline: Outline;
  chapters(): Promise<{ readonly chapters: readonly Chapter<ProtocolTypes>[] }>;
  questions(): Promise<{ readonly questions: readonly Question<ProtocolTypes>[] }>;
  challenges(): Promise<{ readonly challenges: readonly Challenge<ProtocolTypes>[] }>;
  glossary(): Promise<{ readonly glossary: readonly Gloss[] }>;
  /** Scenario files for lessons alone. */
  scenes(): Promise<{ readonly scenes: readonly unknown[] }>;
}

/** An exhibit on the front page: what it says there is known before any of its code is loaded. */
export interface Exhibit {
  readonly id: string;
  readonly title: Localized<string>;
  readonly summary: Localized<string>;
  /** Exhibits that can play the same scenarios: the same kinds of nodes, and the same requests. */
  readonly kin?: readonly string[];
  load(): Promise<OpenExhibit>;
  /** Its machine alone, speaking one language, for a page that only plays it. */
  machine(locale: Locale): Promise<Machine>;
  /** Its scenario files alone, for a list of them. */
  scenarios(): Promise<readonly unknown[]>;
  /** What there is to learn about it. */
  teaching(): Promise<Teaching>;
}

/**
 * What an exhibit's folder exports as `exhibit.ts`. Its handlers know their own types and everyone else treats all protocols alike,
 * so that here they have none.
 */
interface Folder {
  /** The protocol with all that stands beside it. */
  whole(): Promise<unknown>;
  scenarios(): Promise<readonly unknown[]>;
  teaching(): Promise<unknown>;
  /** The protocol as it runs, with the text it is given, and what names its words before there are sentences. */
  machine(): Promise<{ speaking(text: never): unknown; vocabulary(): object }>;
  /** The text that stands on the stage, and with it that of the story; without one, the first has it all. */
  readonly stage: Localized<() => Promise<object>>;
  readonly story?: Localized<() => Promise<object>>;
}

type Parts = 'load' | 'machine' | 'scenarios' | 'teaching';
type Entry = Omit<Exhibit, Parts> & { folder(): Promise<Folder> };

const exhibit = ({ folder, ...known }: Entry): Exhibit => ({
  ...known,
  async load() {
    const { whole, scenarios } = await folder();
    const [protocol, files, { withHistory }] = await Promise.all([
      whole() as Promise<WrittenProtocol<ProtocolTypes>>,
      scenarios(),
      import('./checkers/history/invariant.ts'),
    ]);
    return { protocol: withHistory(protocol), scenarios: files };
  },
  async machine(locale) {
    const { machine, stage, story } = await folder();
    const [{ speaking, vocabulary }, text] = await Promise.all([machine(), stage[locale]()]);
    // It lacks the sentences about what such a page offers nobody: settings, checks, changes of members.
    const spoken = { ...vocabulary(), ...text };
    return {
      protocol: speaking({ en: spoken, zh: spoken } as never) as Protocol<ProtocolTypes>,
      learnStory: async () => void Object.assign(spoken, await story?.[locale]()),
    };
  },
  scenarios: async () => (await folder()).scenarios(),
  teaching: async () => (await folder()).teaching() as Promise<Teaching>,
});

/** All exhibits. To add one: a folder under `protocols`, with an `exhibit.ts`, and an entry here. */
export const exhibits: readonly Exhibit[] = [
  exhibit({
    id: 'raft',
    title: { en: 'Raft', zh: 'Raft' },
    summary: {
      en: 'Servers elect a leader and agree on one log, whatever fails.',
      zh: '服务器选出领导者，并在任何故障下就同一份日志达成一致。',
    },
    folder: () => import('./protocols/raft/exhibit.ts'),
  }),
  exhibit({
    id: 'two-phase-commit',
    title: { en: 'Two-phase commit', zh: '两阶段提交' },
    summary: {
      en: 'Several databases commit together or not at all, and block if the coordinator dies.',
      zh: '多个数据库要么一起提交，要么都不提交；协调者宕机时可能阻塞。',
    },
    kin: ['three-phase-commit'],
    folder: () => import('./protocols/two-phase-commit/exhibit.ts'),
  }),
  exhibit({
    id: 'three-phase-commit',
    title: { en: 'Three-phase commit', zh: '三阶段提交' },
    summary: {
      en: 'One more round so that nobody blocks when servers crash, and why a partition undoes it.',
      zh: '多一轮通信，宕机时谁也不会阻塞；以及网络分区为何使它失效。',
    },
    kin: ['two-phase-commit'],
    folder: () => import('./protocols/three-phase-commit/exhibit.ts'),
  }),
  exhibit({
    id: 'gossip',
    title: { en: 'Gossip', zh: 'Gossip' },
    summary: {
      en: 'News spreads like a rumour, from a few to thousands.',
      zh: '消息像谣言一样，从几个节点传遍成千上万。',
    },
    folder: () => import('./protocols/gossip/exhibit.ts'),
  }),
  exhibit({
    id: 'swim',
    title: { en: 'SWIM', zh: 'SWIM' },
    summary: {
      en: 'Members probe one another and pass on who is alive.',
      zh: '成员互相探测，并把谁还活着传开。',
    },
    folder: () => import('./protocols/swim/exhibit.ts'),
  }),
];

export const exhibitOf = (id: string): Exhibit | undefined =>
  exhibits.find((exhibit) => exhibit.id === id);
