/** Long work that can be stopped between two of its parts: it yields before each. */
export type Bitwise<X> = Generator<undefined, X, undefined>;

/** All of it at once. */
export function atOnce<X>(work: Bitwise<X>): X {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
