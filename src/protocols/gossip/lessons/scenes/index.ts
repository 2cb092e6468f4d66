/** Scenario files for lessons alone. */
export const scenes: readonly unknown[] = [];
