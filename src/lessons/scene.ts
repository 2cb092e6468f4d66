import { must } from '../core/assert.ts';
import { readChanged } from '../files/changes.ts';
import type { Changes } from '../sdk/changes.ts';
import type { WrittenProtocol } from '../sdk/forms.ts';
import type { Scene } from '../sdk/lesson.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';

type Any = ProtocolTypes;

/** A protocol with all scenario files that a scene may name: those of its exhibit, and those for lessons alone. */
export interface Stock {
  readonly protocol: WrittenProtocol<Any>;
  readonly files: readonly unknown[];
  /** Those of them that are for lessons alone and have no page of their own. */
  readonly aside?: readonly unknown[];
}

/** A run before it begins, and the file from which it was read. */
export interface ReadScene {
  readonly scenario: Scenario<Any>;
  readonly file: unknown;
  readonly changes: Changes;
}

export function readScene(
  { protocol, files }: Stock,
  { scenario, changes = {} }: Scene,
): ReadScene {
  const file = must(
    files.find((one) => (one as { readonly id?: unknown }).id === scenario),
    `there is a scenario "${scenario}"`,
  );
  return { scenario: readChanged(protocol, file, changes), file, changes };
}
