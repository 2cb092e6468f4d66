import allYes from './all-yes.json' with { type: 'json' };

/** Scenario files, the first one for those who open the exhibit for the first time. */
export const scenarios: readonly unknown[] = [allYes];
