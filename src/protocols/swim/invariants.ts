import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { differences } from '../../core/vector.ts';
import type { ByNode } from '../../sdk/forms.ts';
import { defineInvariant, type Violation } from '../../sdk/invariant.ts';
import type { NodeSlot, World } from '../../sdk/world.ts';
import { isAfter, type Members, NOBODY, type Standing, UNKNOWN } from './members.ts';
import type { SwimTypes } from './types.ts';

/**
 * What SWIM keeps up whatever the network does. Each of them keeps what every node believed when it was looked at last, and looks
 * only at what has changed since; a crash takes that away, as it does from the node itself.
 */

type Slot = Immutable<NodeSlot<SwimTypes>>;
type Detail = Violation['detail'];

interface Known {
  known: ByNode<Members>;
  /** What the first node believed that was looked at: what another one has in common with it need not be looked at again. */
  first: Members;
}

/** A belief that is new to a node, about another one. */
type Look = (member: NodeId, is: Standing, was: Standing) => Detail | null;

/** Shows what is new in a node's beliefs, and says what is wrong with the first that is. */
function lookAtNews(memory: Known, node: Slot, look: Look): Violation | null {
  if (node.health !== 'up' && node.health !== 'paused') {
    delete memory.known[node.id];
    return null;
  }
  const members = node.state.members as Members;
  const before = memory.known[node.id] ?? memory.first;
  memory.known[node.id] = members;
  if (memory.first === NOBODY) memory.first = members;
  if (before === members) return null;
  let found: Violation | null = null;
  differences(before.list, members.list, (id, was = UNKNOWN, is = UNKNOWN) => {
    const member = id as NodeId;
    if (found || member === node.id || is.status === 'unknown') return;
    const detail = look(member, is, was);
    if (detail) {
      const params = { node: node.id, member, incarnation: is.incarnation, ...detail };
      found = { nodes: [node.id, member], events: [], detail: params };
    }
  });
  return found;
}

const nothing = (): Known => ({ known: {}, first: NOBODY });

const SWIM = 'Das, Gupta & Motivala 2002';

const noGoingBack = defineInvariant<SwimTypes, Known>({
  name: 'noGoingBack',
  reference: `${SWIM}, section 4.2`,
  memory: nothing,
  check(memory, node) {
    const fresh = memory.known[node.id] === undefined;
    return lookAtNews(memory, node, (_, is, was) =>
      fresh || isAfter(is, was)
        ? null
        : { was: was.status, before: was.incarnation, is: is.status, after: is.incarnation },
    );
  },
});

interface Incarnations extends Known {
  /** The highest that each member has had itself. */
  highest: ByNode<number>;
}

const ownIncarnation = defineInvariant<SwimTypes, Incarnations>({
  name: 'ownIncarnation',
  reference: `${SWIM}, section 4.2`,
  memory: () => ({ ...nothing(), highest: {} }),
  check(memory, node) {
    const { highest } = memory;
    const { incarnation } = node.state;
    if (incarnation > (highest[node.id] ?? 0)) highest[node.id] = incarnation;
    return lookAtNews(memory, node, (member, is) =>
      is.incarnation > (highest[member] ?? 0) ? { highest: highest[member] ?? 0 } : null,
    );
  },
});

interface Suspected extends Known {
  /** The incarnations of each member in which somebody has suspected it. */
  suspected: ByNode<readonly number[]>;
}

const couldRefute = defineInvariant<SwimTypes, Suspected>({
  name: 'couldRefute',
  reference: `${SWIM}, section 4.2`,
  memory: () => ({ ...nothing(), suspected: {} }),
  check(memory, node, world: World<SwimTypes>) {
    // Where nobody suspects first, that is what was asked for.
    if (!world.params.suspicion) return null;
    const { suspected } = memory;
    return lookAtNews(memory, node, (member, is) => {
      const before = suspected[member] ?? [];
      if (is.status === 'dead') return before.includes(is.incarnation) ? null : {};
      if (is.status === 'suspect' && !before.includes(is.incarnation)) {
        suspected[member] = Object.freeze([...before, is.incarnation]);
      }
      return null;
    });
  },
});

interface Farewells extends Known {
  /** The incarnations in which each member has said that it leaves. */
  said: ByNode<readonly number[]>;
}

const leftByItself = defineInvariant<SwimTypes, Farewells>({
  name: 'leftByItself',
  reference: 'memberlist, Leave',
  memory: () => ({ ...nothing(), said: {} }),
  check(memory, node) {
    const { said } = memory;
    const { role, incarnation } = node.state;
    const before = said[node.id] ?? [];
    if ((role === 'leaving' || role === 'left') && !before.includes(incarnation)) {
      said[node.id] = Object.freeze([...before, incarnation]);
    }
    return lookAtNews(memory, node, (member, is) =>
      is.status === 'left' && !said[member]?.includes(is.incarnation) ? {} : null,
    );
  },
});

export const invariants = [couldRefute, noGoingBack, ownIncarnation, leftByItself];
