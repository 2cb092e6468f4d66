import { type Exhibit, exhibits } from '../catalogue.ts';
import { InputError } from '../files/input.ts';
import { retold } from '../files/retold.ts';
import { readScenario } from '../files/scenario.ts';
import { didYouMean, listing, pathText, show } from '../files/wording.ts';
import type { Io } from './io.ts';
import type { Target } from './target.ts';

/** A scenario told again for another exhibit, which says of the first that it can; what it has no place for goes to standard error. */
export async function toldAs(
  target: Target,
  asked: string,
  io: Io,
  catalogue: readonly Exhibit[] = exhibits,
): Promise<Target> {
  const { protocol } = await kinNamed(target.protocol.id, asked, catalogue).load();
  const { file, left } = retold(target.protocol, target.file, protocol);
  for (const { path, found } of left) io.err(`left out: ${pathText(path)}: ${show(found)}\n`);
  return { protocol, scenario: readScenario(protocol, file), file };
}

function kinNamed(id: string, asked: string, catalogue: readonly Exhibit[]): Exhibit {
  const ids = catalogue.find((one) => one.id === id)?.kin ?? [];
  const kin = ids.includes(asked) && catalogue.find((one) => one.id === asked);
  if (kin) return kin;
  const expected =
    ids.length === 0
      ? `nothing here: no other exhibit plays the scenarios of ${id}`
      : `${listing(ids)}${didYouMean(asked, ids)}`;
  throw new InputError(`--as: found ${JSON.stringify(asked)}, expected ${expected}`);
}
