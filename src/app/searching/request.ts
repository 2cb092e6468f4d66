import { exhibitOf } from '../../catalogue.ts';
import { must } from '../../core/assert.ts';
import { readChanged } from '../../files/changes.ts';
import { readScenario } from '../../files/scenario.ts';
import type { Changes } from '../../sdk/changes.ts';
import type { SearchWish, SeedsWish } from '../../views/searching/searching.ts';
import { SearchWork } from './search.ts';
import { MadeWork, SeedsWork, type Share } from './seeds.ts';
import type { Work } from './work.ts';

/** What is asked of a worker, once: the scenario travels as its file. */
export type Request = {
  readonly exhibit: string;
  readonly file: object;
} & (
  | { readonly ask: 'search'; readonly wish: SearchWish }
  | { readonly ask: 'seeds'; readonly wish: SeedsWish; readonly share: Share }
  | {
      readonly ask: 'sweep';
      /** One for each value of the setting. */
      readonly changes: readonly Changes[];
      readonly wish: SeedsWish;
      readonly share: Share;
    }
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
      return new SeedsWork(protocol, [scenario], request.wish, request.share);
    case 'sweep': {
      const scenarios = request.changes.map((one) => readChanged(protocol, file, one));
      return new SeedsWork(protocol, scenarios, request.wish, request.share);
    }
    case 'made':
      return new MadeWork(protocol, scenario, request.seed);
  }
}
