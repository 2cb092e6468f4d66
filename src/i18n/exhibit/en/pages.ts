/** Words of the exhibit page: who knows what, who told whom, and what was measured over time. */
export const pages = {
  shown: 'Shown',
  more: (count: string) => `and ${count} more`,
  matrix: {
    area: 'Table of who knows what',
    nothing: '← → ↑ ↓ go from place to place, Enter selects the node.',
    order: 'Rows',
    asTheyAre: 'in their order',
    byColumn: (column: string) => `by ${column}, the rarest first`,
    /** A node, and what it says of a column. */
    place: (row: string, column: string, says: string) => `${row}, ${column}: ${says}`,
    legend: 'Signs',
    columns: 'Column by column',
    does: {
      place: 'From place to place',
      leap: 'Ten rows up or down',
      endsOfRow: 'The first, the last column',
      selectRow: 'Select the node of the row',
    },
  },
  tree: {
    area: 'Tree of who told whom',
    nothing: '→ to whom it told, ← to who told it, ↑ ↓ to its neighbours, Enter selects the node.',
    knew: (node: string) => `${node} knew by itself`,
    told: (node: string, from: string) => `${node} was told by ${from}`,
    hop: (hop: string) => `hop ${hop}`,
    toldOthers: (count: number) =>
      count === 0 ? 'told nobody new' : count === 1 ? 'told one other' : `told ${count} others`,
    added: 'just now',
    hops: 'Hop by hop',
    hopColumn: 'hop',
    newThere: 'told there',
    byThen: 'in all by then',
    untold: (count: string) => `Not told yet: ${count}`,
    all: 'Everyone has been told.',
    does: {
      inward: 'To the node by which it was told',
      outward: 'To the first node that it told',
      beside: 'To the next node of the same hop',
      endsOfTree: 'To where it began, or to the last one',
      selectNode: 'Select the node',
    },
  },
  plot: {
    area: 'Curve of what was measured',
    nothing: '← → read the values along the curve.',
    theory: 'theory',
    theoryOf: (label: string) => `${label} (theory)`,
    none: 'no value',
    values: 'All values',
    does: {
      along: 'To the next, the last value',
      leapAlong: 'A tenth of the axis',
      endsOfAxis: 'To the first, the last value',
    },
  },
} as const;
