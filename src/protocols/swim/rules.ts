import { isAfter, type Standing } from './members.ts';

/** The guards on which the protocol's promises rest. A weakened twin replaces one of them; see variants.ts. */
export interface Rules {
  /** Whether news takes the place of what a node believes. */
  readonly isNews: (news: Standing, known: Standing) => boolean;
  /** The incarnation with which a node refutes what is said of one of its own. */
  readonly refutedWith: (own: number, said: number) => number;
  /** Whether a member that does not answer is suspected first. */
  readonly suspects: (setting: boolean) => boolean;
  /** Whether one that has an answer from a suspected member says in that one's place that it is alive. */
  readonly speaksForOthers: boolean;
}

/** The papers' own. */
export const RULES: Rules = {
  isNews: isAfter,
  refutedWith: (own, said) => Math.max(own, said) + 1,
  suspects: (setting) => setting,
  speaksForOthers: false,
};

/** To be replaced in a twin. */
export const WEAK: Rules = {
  isNews: (news, known) => news.status !== known.status,
  refutedWith: (own) => own,
  suspects: () => false,
  speaksForOthers: true,
};
