import { type Micros, micros, type NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { append, at } from '../../core/vector.ts';
import { confirmationsWanted, remainingSuspicion, suspicionTimeout } from './formulas.ts';
import { adjustHealth } from './health.ts';
import { isUp, membersThat, type Standing, standing, standingOf, withStanding } from './members.ts';
import type { Update } from './messages.ts';
import type { Rules } from './rules.ts';
import { enqueue } from './spreading.ts';
import { type Hearsay, hear, heardOf, type SwimState } from './state.ts';
import type { Ctx } from './types.ts';

/** What a node believes of the others, and how news changes it (SWIM 4.2). */

/** Takes in what somebody has told; `from` is who told it now, which need not be who said it first. */
export function learnAll(
  state: SwimState,
  updates: Immutable<readonly Update[]>,
  from: NodeId,
  ctx: Ctx,
  rules: Rules,
): void {
  for (const update of updates) learn(state, update, from, ctx, rules);
}

export function learn(
  state: SwimState,
  update: Immutable<Update>,
  from: NodeId,
  ctx: Ctx,
  rules: Rules,
): void {
  const { member, status, incarnation } = update;
  if (member === ctx.self) {
    answerTo(state, update, from, ctx, rules);
    return;
  }
  const known = standingOf(state.members, member);
  const news = standing(status, incarnation);
  if (rules.isNews(news, known)) {
    believe(state, update, from, ctx);
    // Whoever asks to be let in hears of everybody at once; that it has joined says as much.
    if (state.role === 'joining') return;
    ctx.note('learned', {
      node: ctx.self,
      member,
      from,
      was: known.status,
      is: status,
      incarnation,
    });
  } else if (status === 'suspect' && known.status === status && known.incarnation === incarnation) {
    confirm(state, update, ctx);
  }
}

/** Makes news one's own, and something to pass on. */
export function believe(
  state: SwimState,
  update: Immutable<Update>,
  from: NodeId | null,
  ctx: Ctx,
): void {
  const { member, status, incarnation } = update;
  const known = standingOf(state.members, member);
  const news = standing(status, incarnation);
  state.members = withStanding(state.members, member, news);
  hear(state, member, from, hadSuspected(state, member, known, news));
  // Whoever asks to be let in is told what others know already; but whom it suspects has to hear of that, or cannot object.
  const heardOnly = state.role === 'joining' && from !== null && update.status !== 'suspect';
  if (!heardOnly) enqueue(state, update);
  if (known.status === 'suspect') endSuspicion(state, member, ctx);
  if (status === 'suspect') beginSuspicion(state, member, update.from, ctx);
  if (isUp(news) && !isUp(known)) toBeProbed(state, member, known);
}

function hadSuspected(
  state: SwimState,
  member: NodeId,
  known: Standing,
  news: Standing,
): Hearsay | null {
  const ofIt = known.status === 'suspect' && news.status === 'dead';
  if (!ofIt || known.incarnation !== news.incarnation) return null;
  const { period, from } = heardOf(state, member);
  return Object.freeze({ period, from });
}

/** A new member may come up in this round already (SWIM 4.3 puts it at a random place). */
function toBeProbed(state: SwimState, member: NodeId, known: Standing): void {
  const listed = known.status !== 'unknown' && isListed(state, member);
  if (!listed) state.unprobed = append(state.unprobed, member);
}

function isListed({ unprobed }: SwimState, member: NodeId): boolean {
  for (let i = 0; i < unprobed.length; i++) if (at(unprobed, i) === member) return true;
  return false;
}

// ---- suspicion ----

/** A member has not answered, nor to those who were asked to try. */
export function accuse(state: SwimState, member: NodeId, ctx: Ctx, rules: Rules): void {
  const { self } = ctx;
  const known = standingOf(state.members, member);
  if (!isUp(known)) return;
  const { incarnation } = known;
  const update = Object.freeze({ member, status: 'suspect', incarnation, from: self } as const);
  if (!rules.suspects(ctx.params.suspicion)) declareDead(state, member, true, ctx);
  else if (known.status === 'suspect') confirm(state, update, ctx);
  else {
    ctx.note('suspected', { node: self, member, is: 'suspect', incarnation });
    believe(state, update, null, ctx);
  }
}

function beginSuspicion(state: SwimState, member: NodeId, from: NodeId, ctx: Ctx): void {
  const { suspicionMult, suspicionMaxMult, probeInterval, lhaSuspicion } = ctx.params;
  const { size } = state.members;
  const min = suspicionTimeout(suspicionMult, size, probeInterval);
  const wanted = lhaSuspicion ? confirmationsWanted(suspicionMult, size) : 0;
  const max = wanted > 0 ? micros(suspicionMaxMult * min) : min;
  const start = now(ctx);
  state.suspicions[member] = Object.freeze({ start, min, max, wanted, by: [from] });
  ctx.setTimer({ type: 'suspicion', member }, max);
}

/** Whoever comes back to a group takes up the suspicions that it had when it went. */
export function resumeSuspicions(state: SwimState, ctx: Ctx): void {
  for (const member of membersThat(state.members, ({ status }) => status === 'suspect')) {
    beginSuspicion(state, member, ctx.self, ctx);
  }
}

/** Looks at the clock only where it is said to (`readsClock`). */
const now = (ctx: Ctx): Micros => (ctx.params.lhaSuspicion ? ctx.clock : micros(0));

function endSuspicion(state: SwimState, member: NodeId, ctx: Ctx): void {
  delete state.suspicions[member];
  ctx.cancelTimer({ type: 'suspicion', member });
}

/** Somebody suspects a member that is suspected already: if that is another one than those before, the wait is shortened. */
function confirm(state: SwimState, update: Immutable<Update>, ctx: Ctx): void {
  const { member, from } = update;
  const suspicion = state.suspicions[member];
  if (!suspicion) return;
  const { start, min, max, wanted, by } = suspicion;
  if (by.length > wanted || by.includes(from)) return;
  state.suspicions[member] = Object.freeze({ ...suspicion, by: [...by, from] });
  enqueue(state, update);
  const more = wanted - by.length;
  ctx.note('suspicionConfirmed', { node: ctx.self, member, by: from, more });
  // A clock that was set back has seen no time pass.
  const elapsed = Math.max(0, now(ctx) - start);
  const left = remainingSuspicion(by.length, wanted, elapsed, min, max);
  if (left <= 0) declareDead(state, member, false, ctx);
  else ctx.setTimer({ type: 'suspicion', member }, left);
}

/** A suspicion has gone unanswered, or where nobody suspects first, a probe. */
export function declareDead(state: SwimState, member: NodeId, unheard: boolean, ctx: Ctx): void {
  const { self } = ctx;
  const { status, incarnation } = standingOf(state.members, member);
  if (status !== 'suspect' && !unheard) return;
  ctx.note('declaredDead', { node: self, member, is: 'dead', incarnation, unheard });
  believe(state, { member, status: 'dead', incarnation, from: self }, null, ctx);
}

// ---- what is said of the node itself ----

/** Whoever is said to be suspect, dead or gone, and is not, says so with a higher incarnation. */
function answerTo(
  state: SwimState,
  { status, incarnation: said }: Immutable<Update>,
  from: NodeId,
  ctx: Ctx,
  rules: Rules,
): void {
  if (state.role === 'leaving' || state.role === 'left') return;
  const own = state.incarnation;
  if (said < own || (status === 'alive' && said === own)) return;
  state.incarnation = rules.refutedWith(own, said);
  announce(state, 'alive', ctx);
  const { self: node } = ctx;
  const { incarnation } = state;
  const params = { node, member: node, is: 'alive', from, incarnation } as const;
  if (status === 'alive') ctx.note('wentOn', params);
  else {
    adjustHealth(state, 1, 'accused', ctx);
    ctx.note(status === 'suspect' ? 'refutedSuspicion' : 'refutedDeath', params);
  }
}

/** Tells the others how the node itself stands. */
export function announce(state: SwimState, status: 'alive' | 'left', ctx: Ctx): void {
  const { self: member } = ctx;
  const { incarnation } = state;
  state.members = withStanding(state.members, member, standing(status, incarnation));
  hear(state, member, null);
  enqueue(state, { member, status, incarnation, from: member });
}
