import type { Variant } from '../../sdk/protocol.ts';
import { lastIndex } from './log.ts';
import { RULES, type Rules } from './rules.ts';
import { makeServer } from './server.ts';
import type { RaftTypes } from './types.ts';

const weakened = (id: string, breaks: string, rules: Partial<Rules>): Variant<RaftTypes> => ({
  id,
  breaks,
  kinds: { server: makeServer({ ...RULES, ...rules }) },
});

/** Raft with one guard taken away, each with the property of figure 3 that it kept up. */
export const variants: readonly Variant<RaftTypes>[] = [
  // Figure 2, persistent state: a voter that forgets its vote in a crash votes twice in one term.
  weakened('voteNotOnDisk', 'electionSafety', { voteOnDisk: () => null }),
  // Section 5.4.1: a server without the committed entries can be elected.
  weakened('noUpToDateCheck', 'leaderCompleteness', { upToDate: () => true }),
  // Section 5.4.2, figure 8: an old term's entry on a majority can still be overwritten.
  weakened('commitOldTerm', 'leaderCompleteness', { countable: () => true }),
  // Figure 2, all servers: what is applied before it is committed may be replaced later.
  weakened('applyBeforeCommit', 'stateMachineSafety', { applicable: lastIndex }),
  // Ongaro's correction of 2015: without an entry of the own term two changes may rest on majorities that do not meet.
  weakened('configBeforeCommit', 'leaderCompleteness', { reconfigurable: () => true }),
  // Section 8, thesis 6.4: a leader that was deposed without knowing answers with old values.
  weakened('readAtOnce', 'linearizable', { readsBy: () => 'atOnce' }),
  // Section 8, thesis 6.3: what a client repeats for want of an answer is applied again.
  weakened('noSession', 'linearizable', { remembers: () => null }),
];
