/** A colour as a number: red, green and blue from the lowest byte up, as pixels of a canvas lie in memory. */
export type Colour = number;

const red = (colour: Colour) => colour & 255;
const green = (colour: Colour) => (colour >> 8) & 255;
const blue = (colour: Colour) => (colour >> 16) & 255;
const CHANNELS = [red, green, blue] as const;

/** Colours that become one, if the palette has no room for all of them. */
interface Box {
  readonly colours: Colour[];
  /** The channel in which they differ most, and by how much. */
  readonly channel: (colour: Colour) => number;
  readonly extent: number;
}

/**
 * At most so many colours that stand for all that are counted: median cut. A box is told by its most frequent colour, not
 * by the mean, so that grounds and lines keep exactly their own.
 */
export function paletteOf(counts: ReadonlyMap<Colour, number>, most: number): Colour[] {
  if (counts.size <= most) return [...counts.keys()];
  const count = (colour: Colour) => counts.get(colour) ?? 0;
  const boxes = [boxOf([...counts.keys()])];
  while (boxes.length < most) {
    let widest = 0;
    boxes.forEach((box, i) => {
      if (box.extent > (boxes[widest]?.extent ?? 0)) widest = i;
    });
    const [box] = boxes.splice(widest, 1);
    if (box) boxes.push(...halves(box, count));
  }
  return boxes.map(({ colours }) => colours.reduce((a, b) => (count(b) > count(a) ? b : a)));
}

function boxOf(colours: Colour[]): Box {
  let widest: Box = { colours, channel: red, extent: -1 };
  for (const channel of CHANNELS) {
    let [low, high] = [255, 0];
    for (const colour of colours) {
      low = Math.min(low, channel(colour));
      high = Math.max(high, channel(colour));
    }
    if (high - low > widest.extent) widest = { colours, channel, extent: high - low };
  }
  return widest;
}

/** Cuts a box of two colours or more where half of its pixels lie on either side. */
function halves({ colours, channel }: Box, count: (colour: Colour) => number): Box[] {
  const sorted = colours.toSorted((a, b) => channel(a) - channel(b));
  const half = sorted.reduce((sum, colour) => sum + count(colour), 0) / 2;
  let [cut, sum] = [0, 0];
  while (cut < sorted.length - 1 && sum < half) sum += count(sorted[cut++] as Colour);
  cut = Math.max(cut, 1);
  return [boxOf(sorted.slice(0, cut)), boxOf(sorted.slice(cut))];
}

/** The place in a palette of the colour that is nearest; what was found is kept. */
export function nearestIn(palette: readonly Colour[]): (colour: Colour) => number {
  const known = new Map(palette.map((colour, i) => [colour, i]));
  return (colour) => {
    const found = known.get(colour);
    if (found !== undefined) return found;
    let [nearest, least] = [0, Infinity];
    palette.forEach((other, i) => {
      let distance = 0;
      for (const channel of CHANNELS) distance += (channel(colour) - channel(other)) ** 2;
      if (distance < least) [nearest, least] = [i, distance];
    });
    known.set(colour, nearest);
    return nearest;
  };
}
