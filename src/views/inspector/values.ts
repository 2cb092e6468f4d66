/** A value of a message as one reads it: nothing is a dash, a list of things has a line for each. */
export function printValue(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (Array.isArray(value)) return printList(value);
  return typeof value === 'object' ? pairs(value) : String(value);
}

function printList(items: readonly unknown[]): string {
  if (items.length === 0) return '–';
  const plain = items.every((item) => typeof item !== 'object' || item === null);
  return items.map(printValue).join(plain ? ' ' : '\n');
}

/** "length 3 · place (x 1)": what is inside something goes into brackets. */
function pairs(value: object): string {
  return Object.entries(value)
    .map(([name, part]) => {
      const nested = typeof part === 'object' && part !== null;
      return `${name} ${nested ? `(${printValue(part).replaceAll('\n', ', ')})` : printValue(part)}`;
    })
    .join(' · ');
}
