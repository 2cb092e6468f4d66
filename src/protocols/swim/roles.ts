import { compileRoles, defineRoles, type RoleOf } from '../../sdk/roles.ts';

/** A node's own way through the group: it asks to be let in, belongs to it, tells that it goes, and has gone. */
export const chart = defineRoles({
  initial: 'joining',
  states: {
    joining: { on: { joined: 'member', leave: 'left' } },
    member: { on: { leave: 'leaving' } },
    leaving: { on: { told: 'left' } },
    left: { on: { join: 'joining' } },
  },
});
export type Role = RoleOf<typeof chart>;
export const changeRole = compileRoles(chart);
