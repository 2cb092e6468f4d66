import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** A rule that is broken, and where. */
export interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

/** A question to axe, put together from the whole page and all rules that are on by default. */
export interface Axe {
  /** Looks here (too) and not at the whole page. */
  include(selector: string): Axe;
  withTags(tags: readonly string[]): Axe;
  withRules(rules: readonly string[]): Axe;
  disableRules(rules: readonly string[]): Axe;
  options(options: Options): Axe;
  analyze(): Promise<{ readonly violations: readonly Violation[] }>;
}

/** What `axe.run` takes, as far as it is used here. */
interface Options {
  readonly rules?: Readonly<Record<string, { readonly enabled: boolean }>>;
  readonly runOnly?: { readonly type: 'rule' | 'tag'; readonly values: readonly string[] };
}

interface Engine {
  run(where: object, options: object): Promise<{ readonly violations: readonly Violation[] }>;
}

/**
 * axe for a page of ours. Its own builder sends all of axe twice for every question, and brings back what is in order as
 * well: that is half the time. Here axe stays in a document once it is there, and tells of what is wrong alone.
 */
export const axeOf = (page: Page): Axe => asking(page, [], {});

/** What axe finds, in words: everything by day, and by night what depends on colours. Leaves the page in its night. */
export async function byDayAndNight(page: Page, asked: Axe): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const day = await asked.analyze();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'night');
  const night = await asked.withRules(['color-contrast', 'link-in-text-block']).analyze();
  return [...day.violations, ...night.violations].flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target }) => `${id} (${impact}): ${target.join(' ')}`),
  );
}

const asking = (page: Page, within: readonly string[], options: Options): Axe => ({
  include: (selector) => asking(page, [...within, selector], options),
  withTags: (values) => asking(page, within, { ...options, runOnly: { type: 'tag', values } }),
  withRules: (values) => asking(page, within, { ...options, runOnly: { type: 'rule', values } }),
  disableRules: (rules) => {
    const off = Object.fromEntries(rules.map((rule) => [rule, { enabled: false }]));
    return asking(page, within, { ...options, rules: { ...options.rules, ...off } });
  },
  options: (more) => asking(page, within, { ...options, ...more }),
  async analyze() {
    // What React keeps out of sight waits for a part that is loaded when it is first asked for.
    await expect(page.locator('[style*="display: none"]')).toHaveCount(0);
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(textOfAxe(page));
    return { violations: await page.evaluate(analyze, { within, options }) };
  },
});

/** Its builder has it, and keeps it to itself. */
const textOfAxe = (page: Page): string =>
  (new AxeBuilder({ page }) as unknown as { script(): string }).script();

/** Runs in the page. */
async function analyze(asked: {
  readonly within: readonly string[];
  readonly options: Options;
}): Promise<Violation[]> {
  const { axe } = window as unknown as { readonly axe: Engine };
  const where = asked.within.length === 0 ? document : { include: asked.within };
  const { violations } = await axe.run(where, {
    ...asked.options,
    resultTypes: ['violations'],
    // Style sheets are for a rule that is off; what plays by itself has to be known.
    preload: { assets: ['media'] },
    // The pages that are looked at have none.
    iframes: false,
  });
  return violations.map(({ id, impact, help, nodes }) => ({
    ...{ id, impact, help },
    nodes: nodes.map(({ target }) => ({ target })),
  }));
}
