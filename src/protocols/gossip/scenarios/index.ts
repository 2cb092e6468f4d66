import oneRumour from './one-rumour.json' with { type: 'json' };
import thousand from './thousand.json' with { type: 'json' };

/** Scenario files, the first one for those who open the exhibit for the first time. */
export const scenarios: readonly unknown[] = [oneRumour, thousand];
