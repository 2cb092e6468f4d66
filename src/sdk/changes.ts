/**
 * What someone wants to be otherwise than a scenario's file has it, each thing in the form in which it stands in files.
 * It is read together with the file, so that it is held to the same rules.
 */
export interface Changes {
  readonly seed?: number;
  /** How many nodes of a kind. */
  readonly nodes?: Readonly<Record<string, number>>;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly variant?: string | null;
  readonly network?: {
    readonly delay?: unknown;
    readonly loss?: unknown;
    readonly duplicate?: unknown;
    readonly order?: unknown;
  };
  readonly disk?: { readonly write?: unknown };
}

/** Why a run cannot be opened with some changes. */
export interface Problem {
  /** Where in the file it stands: `params.heartbeat`, `script[2].node`. */
  readonly field: string;
  /** What stands there and what was expected instead, as every reader of files says it, in English. */
  readonly message: string;
}
