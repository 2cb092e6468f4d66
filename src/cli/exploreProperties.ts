import type { Exploration } from '../checkers/explorer/explorer.ts';
import type { Property } from '../checkers/explorer/system.ts';
import { InputError } from '../files/input.ts';
import { didYouMean, listing } from '../files/wording.ts';
import type { WrittenProtocol } from '../sdk/forms.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Io } from './io.ts';

/** How what is not an invariant came out of a search. */
export type PropertyResult =
  /** `steps`: of the shortest way to an example; null: none was found within the bounds, which does not say that there is none. */
  | { readonly name: string; readonly kind: 'sometimes'; readonly steps: number | null }
  /** `held`: null where no state at rest was met. */
  | {
      readonly name: string;
      readonly kind: 'eventually';
      readonly held: boolean | null;
      /** States at rest that were looked at. */
      readonly rested: number;
    };

export function propertyResults(
  properties: readonly Property[],
  { examples, broken, rested }: Exploration,
): PropertyResult[] {
  return properties.flatMap(({ name, kind }, index): PropertyResult[] => {
    if (kind === 'always') return [];
    if (kind === 'sometimes') {
      const example = examples.find(({ property }) => property === index);
      return [{ name, kind, steps: example ? example.path.length - 1 : null }];
    }
    const held = broken?.property === index ? false : rested === 0 ? null : true;
    return [{ name, kind, held, rested }];
  });
}

export function printProperties(io: Io, results: readonly PropertyResult[]): void {
  for (const result of results) io.out(`${result.kind} ${result.name}: ${said(result)}\n`);
}

function said(result: PropertyResult): string {
  if (result.kind === 'sometimes') {
    const { steps } = result;
    return steps === null ? 'not found within these bounds' : `found after ${steps} steps`;
  }
  const { held, rested } = result;
  if (held === null) return 'no state at rest was met within these bounds';
  return held ? `held in all ${rested} states at rest that were met` : 'does not hold';
}

/** The property of which someone wants an example. */
export function wantedExample(
  name: string | undefined,
  { properties = [] }: WrittenProtocol<ProtocolTypes>,
): string | null {
  if (name === undefined) return null;
  const names = properties.flatMap((one) => (one.kind === 'sometimes' ? [one.name] : []));
  if (names.includes(name)) return name;
  const known = names.length === 0 ? 'nothing: this protocol names no states to look for' : null;
  throw new InputError(
    `--example: found ${JSON.stringify(name)}, expected ${known ?? listing(names)}${didYouMean(name, names)}`,
  );
}
