/** One measured figure. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it has to reach, where something is asked of it. */
  readonly goal?: { readonly atLeast: number } | { readonly atMost: number };
}

export interface Benchmark {
  readonly name: string;
  readonly title: string;
  run(): readonly Figure[] | Promise<readonly Figure[]>;
}
