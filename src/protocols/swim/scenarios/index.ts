import lossy from './lossy.json' with { type: 'json' };
import oneCrash from './one-crash.json' with { type: 'json' };
import thousand from './thousand.json' with { type: 'json' };

/** In the order in which they are offered. */
export const scenarios: readonly unknown[] = [oneCrash, lossy, thousand];
