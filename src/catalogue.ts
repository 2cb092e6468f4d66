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
  load(): Promise<OpenExhibit>;
  /** Its machine alone, speaking one language, for a page that only plays it. */
  machine(locale: Locale): Promise<Machine>;
  /** Its scenario files alone, for a list of them. */
  scenarios(): Promise<readonly unknown[]>;
  /** What there is to learn about it. */
  teaching(): Promise<Teaching>;
}

/** Handlers know their own types and everyone else treats all protocols alike. */
const open = (protocol: unknown, scenarios: readonly unknown[]): OpenExhibit => ({
  protocol: protocol as WrittenProtocol<ProtocolTypes>,
  scenarios,
});

/** All exhibits. To add one: a folder under `protocols`, and an entry here. */
export const exhibits: readonly Exhibit[] = [
  {
    id: 'raft',
    title: { en: 'Raft', zh: 'Raft' },
    summary: {
      en: 'Servers elect a leader and agree on one log, whatever fails.',
      zh: '服务器选出领导者，并在任何故障下就同一份日志达成一致。',
    },
    async load() {
      const [{ raft }, { scenarios }, { withHistory }] = await Promise.all([
        import('./protocols/raft/index.ts'),
        import('./protocols/raft/scenarios/index.ts'),
        import('./checkers/history/invariant.ts'),
      ]);
      return open(withHistory(raft as never), scenarios);
    },
    async machine(locale) {
      const [{ raftWith, vocabulary }, stage] = await Promise.all([
        import('./protocols/raft/protocol.ts'),
        locale === 'en'
          ? import('./protocols/raft/text/stageEn.ts').then(({ stageEn }) => stageEn)
          : import('./protocols/raft/text/stageZh.ts').then(({ stageZh }) => stageZh),
      ]);
      // It lacks the sentences about what such a page offers nobody: settings, checks, changes of members.
      const spoken = { ...vocabulary(), ...stage } as never;
      return {
        protocol: raftWith({ en: spoken, zh: spoken }) as unknown as Protocol<ProtocolTypes>,
        async learnStory() {
          const story =
            locale === 'en'
              ? (await import('./protocols/raft/text/en.ts')).en
              : (await import('./protocols/raft/text/zh.ts')).zh;
          Object.assign(spoken, story);
        },
      };
    },
    async scenarios() {
      return (await import('./protocols/raft/scenarios/index.ts')).scenarios;
    },
    async teaching() {
      return (await import('./protocols/raft/lessons/index.ts')).teaching as unknown as Teaching;
    },
  },
];

export const exhibitOf = (id: string): Exhibit | undefined =>
  exhibits.find((exhibit) => exhibit.id === id);
