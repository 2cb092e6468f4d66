import { exhibitOf } from '../../catalogue.ts';
import { must } from '../../core/assert.ts';
import { readScenario } from '../../files/scenario.ts';
import type { SearchWish, SeedsWish } from '../../views/searching/searching.ts';
import { SearchWork } from './search.ts';
import { MadeWork, SeedsWork } from './seeds.ts';
import type { Work } from './work.ts';

/** What is asked of a worker, once: the scenario travels as its file. */
export type Request = {
  readonly exhibit: string;
  readonly file: object;
} & (
  | { readonly ask: 'search'; readonly wish: SearchWish }
  | { readonly ask: 'seeds'; readonly wish: SeedsWish }
  | { readonly ask: 'made'; readonly seed: number }
);

/** The work that a request asks for, ready to begin. */
export async function workOf(request: Request): Promise<Work<unknown>> {
  const { exhibit, file } = request;
  const { protocol } = await must(exhibitOf(exhibit), exhibit).load();
  const scenario = readScenario(protocol, file);
  switch (request.ask) {
    case 'search':
      return new SearchWork(protocol, scenario, request.wish);
    case 'seeds':
      return new SeedsWork(protocol, scenario, request.wish);
    case 'made':
      return new MadeWork(protocol, scenario, request.seed);
  }
}
