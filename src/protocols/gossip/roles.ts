import { compileRoles, defineRoles, type RoleOf } from '../../sdk/roles.ts';

/** Demers et al. 1987, section 1: who knows nothing, who passes on what it knows, and who knows but no longer does. */
export const chart = defineRoles({
  initial: 'susceptible',
  states: {
    susceptible: { on: { learned: 'infective' } },
    infective: { on: { lostInterest: 'removed' } },
    removed: { on: { learned: 'infective' } },
  },
});
export type Role = RoleOf<typeof chart>;
export const changeRole = compileRoles(chart);
