import type { SeedRun } from './searching.ts';

/** Runs that went wrong in the same way. */
export interface FailureGroup {
  /** The invariant that broke; null where something else was wrong. */
  readonly invariant: string | null;
  readonly kind: 'invariant' | 'history' | 'progress';
  readonly runs: readonly SeedRun[];
}

/** What went wrong in many runs, the most frequent first. */
export function failureGroups(runs: readonly SeedRun[]): readonly FailureGroup[] {
  const groups = new Map<string, FailureGroup & { readonly runs: SeedRun[] }>();
  for (const run of runs) {
    if (!run.failure) continue;
    const { kind } = run.failure;
    const invariant = run.failure.kind === 'invariant' ? run.failure.name : null;
    const group = groups.get(`${kind} ${invariant}`);
    if (group) group.runs.push(run);
    else groups.set(`${kind} ${invariant}`, { kind, invariant, runs: [run] });
  }
  return [...groups.values()].sort((a, b) => b.runs.length - a.runs.length);
}
