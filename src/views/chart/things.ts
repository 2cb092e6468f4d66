import type { RoleChart } from '../../sdk/roles.ts';
import type { ChartThing } from '../../sdk/views.ts';

/** What of a node is in one state of its chart, in the order in which the node has it. */
export interface StateThings {
  readonly state: string;
  readonly things: readonly ChartThing[];
}

/** Things by their states, states in the order of their definition; those with nothing in them are left out. */
export function thingsByState(
  chart: RoleChart,
  things: readonly ChartThing[],
): readonly StateThings[] {
  return Object.keys(chart.states).flatMap((state) => {
    const here = things.filter((thing) => thing.state === state);
    return here.length === 0 ? [] : [{ state, things: here }];
  });
}

/** A thing drawn on the rim of its state's box, or how many more there are than fit. */
interface Token {
  readonly text: string;
  readonly thing: ChartThing | null;
  /** Of its left end, from the middle of the box. */
  readonly x: number;
  readonly width: number;
}

const GAP = 3;
const widthOf = (text: string): number => Math.round(text.length * 6.1 + 9);

/** As many of the newest as stand in a row of some width, and how many more; a single one may be wider. */
export function tokensOf(things: readonly ChartThing[], width: number): readonly Token[] {
  let more = 0;
  const row = () => {
    const shown = things.slice(more).map((thing) => ({ text: thing.name, thing }));
    return more > 0 ? [{ text: `+${more}`, thing: null }, ...shown] : shown;
  };
  const wide = () => row().reduce((sum, { text }) => sum + widthOf(text) + GAP, -GAP);
  while (wide() > width && more < things.length - 1) more++;
  let x = -wide() / 2;
  return row().map((token) => {
    const placed = { ...token, x, width: widthOf(token.text) };
    x += placed.width + GAP;
    return placed;
  });
}
