import type { WrittenProtocol } from './sdk/forms.ts';
import type { Protocol } from './sdk/protocol.ts';
import type { Locale, Localized } from './sdk/text.ts';
import type { ProtocolTypes } from './sdk/types.ts';

/** What an exhibit consists of, once someone wants to see it. */
export interface OpenExhibit {
  readonly protocol: WrittenProtocol<ProtocolTypes>;
  /** Scenario files as JSON; the first is the one to begin with. */
  readonly scenarios: readonly unknown[];
}

/** An exhibit on the front page: what it says there is known before any of its code is loaded. */
export interface Exhibit {
  readonly id: string;
  readonly title: Localized<string>;
  readonly summary: Localized<string>;
  load(): Promise<OpenExhibit>;
  /** Its machine alone, speaking one language, for a page that only plays it. */
  machine(locale: Locale): Promise<Protocol<ProtocolTypes>>;
  /** Its scenario files alone, for a list of them. */
  scenarios(): Promise<readonly unknown[]>;
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
      const [{ raft }, { scenarios }] = await Promise.all([
        import('./protocols/raft/index.ts'),
        import('./protocols/raft/scenarios/index.ts'),
      ]);
      return open(raft, scenarios);
    },
    async machine(locale) {
      const [{ raftWith }, text] = await Promise.all([
        import('./protocols/raft/protocol.ts'),
        locale === 'en'
          ? import('./protocols/raft/text/en.ts').then(({ en }) => en)
          : import('./protocols/raft/text/zh.ts').then(({ zh }) => zh),
      ]);
      return raftWith({ en: text, zh: text }) as unknown as Protocol<ProtocolTypes>;
    },
    async scenarios() {
      return (await import('./protocols/raft/scenarios/index.ts')).scenarios;
    },
  },
];

export const exhibitOf = (id: string): Exhibit | undefined =>
  exhibits.find((exhibit) => exhibit.id === id);
