/**
 * A function that makes something of an object once, and gives the same thing from then on; what is given besides has to be
 * the same each time. For forms, which take far longer to make than to read by.
 */
export function once<Key extends object, More extends readonly unknown[], Made>(
  make: (key: Key, ...more: More) => Made,
): (key: Key, ...more: More) => Made {
  const made = new WeakMap<Key, Made>();
  return (key, ...more) => {
    const known = made.get(key) ?? make(key, ...more);
    made.set(key, known);
    return known;
  };
}
