/**
 * A binary heap of items keyed by time and then by order of creation, on typed arrays: the same key never stands twice,
 * so what comes out does not depend on how the heap happened to grow.
 */
export class EventQueue<T> {
  private times: Float64Array;
  private orders: Float64Array;
  private items: (T | undefined)[];
  private count = 0;
  /** Counts up with whatever is put in or taken out: as long as it stands still, the queue holds the same. */
  changes = 0;

  constructor(capacity = 256) {
    this.times = new Float64Array(capacity);
    this.orders = new Float64Array(capacity);
    this.items = new Array(capacity);
  }

  get size(): number {
    return this.count;
  }

  push(time: number, order: number, item: T): void {
    if (this.count === this.times.length) this.grow();
    this.changes++;
    const { times, orders, items } = this;
    let hole = this.count++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const above = times[parent] as number;
      if (above < time || (above === time && (orders[parent] as number) < order)) break;
      times[hole] = above;
      orders[hole] = orders[parent] as number;
      items[hole] = items[parent];
      hole = parent;
    }
    times[hole] = time;
    orders[hole] = order;
    items[hole] = item;
  }

  /** The time of the first item, or Infinity. */
  peekTime(): number {
    return this.count === 0 ? Infinity : (this.times[0] as number);
  }

  peekOrder(): number {
    return this.count === 0 ? Infinity : (this.orders[0] as number);
  }

  peek(): T | undefined {
    return this.items[0];
  }

  pop(): T | undefined {
    if (this.count === 0) return undefined;
    this.changes++;
    const { times, orders, items } = this;
    const first = items[0];
    const last = --this.count;
    const item = items[last];
    items[last] = undefined;
    if (last > 0) this.sink(0, times[last] as number, orders[last] as number, item as T);
    return first;
  }

  /** Takes out every item that the test picks; returns them in order. */
  remove(test: (item: T) => boolean): T[] {
    const { times, orders, items } = this;
    const taken: [time: number, order: number, item: T][] = [];
    let kept = 0;
    for (let i = 0; i < this.count; i++) {
      const item = items[i] as T;
      const time = times[i] as number;
      const order = orders[i] as number;
      if (test(item)) taken.push([time, order, item]);
      else this.put(kept++, time, order, item);
    }
    items.fill(undefined, kept, this.count);
    this.count = kept;
    this.changes++;
    if (taken.length > 0) this.restore();
    taken.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    return taken.map(([, , item]) => item);
  }

  /** Visits all items, in no particular order. */
  each(visit: (item: T, time: number, order: number) => void): void {
    for (let i = 0; i < this.count; i++) {
      visit(this.items[i] as T, this.times[i] as number, this.orders[i] as number);
    }
  }

  /** A heap of its own with the same keys, and what `copy` makes of each item. */
  clone(copy: (item: T) => T): EventQueue<T> {
    const other = new EventQueue<T>(this.count + 16);
    other.count = this.count;
    other.times.set(this.times.subarray(0, this.count));
    other.orders.set(this.orders.subarray(0, this.count));
    for (let i = 0; i < this.count; i++) other.items[i] = copy(this.items[i] as T);
    return other;
  }

  clear(): void {
    this.items.fill(undefined, 0, this.count);
    this.count = 0;
    this.changes++;
  }

  private put(at: number, time: number, order: number, item: T): void {
    this.times[at] = time;
    this.orders[at] = order;
    this.items[at] = item;
  }

  /** Puts an item into a hole, or below it: whatever comes before it moves up. */
  private sink(from: number, time: number, order: number, item: T): void {
    const { times, orders, items, count } = this;
    let hole = from;
    for (;;) {
      let child = hole * 2 + 1;
      if (child >= count) break;
      const right = child + 1;
      if (right < count && this.before(right, child)) child = right;
      const childTime = times[child] as number;
      if (childTime > time || (childTime === time && (orders[child] as number) > order)) break;
      times[hole] = childTime;
      orders[hole] = orders[child] as number;
      items[hole] = items[child];
      hole = child;
    }
    times[hole] = time;
    orders[hole] = order;
    items[hole] = item;
  }

  /** Makes a heap of what stands in any order. */
  private restore(): void {
    for (let i = (this.count >> 1) - 1; i >= 0; i--) {
      this.sink(i, this.times[i] as number, this.orders[i] as number, this.items[i] as T);
    }
  }

  private before(a: number, b: number): boolean {
    const ta = this.times[a] as number;
    const tb = this.times[b] as number;
    return ta < tb || (ta === tb && (this.orders[a] as number) < (this.orders[b] as number));
  }

  private grow(): void {
    const size = this.times.length * 2;
    const times = new Float64Array(size);
    times.set(this.times);
    this.times = times;
    const orders = new Float64Array(size);
    orders.set(this.orders);
    this.orders = orders;
    this.items.length = size;
  }
}
