import { expect, type Page, test } from '@playwright/test';
import { outline } from '../../src/protocols/raft/lessons/outline.ts';
import { axeOf } from './axe.ts';
import {
  asked,
  card,
  knew,
  notYet,
  openInterview,
  reveal,
  rows,
  tabTo,
  tally,
} from './interview.ts';
import { layoutFaults } from './layout.ts';
import { digest, eventCount, nodeOf } from './page.ts';

const ALL = outline.questions.length;

const radio = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });
const status = (page: Page) => page.locator('.interview-said');

/** Answers to oneself until nothing is asked any more. */
async function knowAll(page: Page): Promise<number> {
  let count = 0;
  for (; await reveal(page).isVisible(); count++) {
    await reveal(page).click();
    await knew(page).click();
  }
  return count;
}

test.describe('practising', () => {
  test('think, look, tick off, and go on; nothing is lost on reload', async ({ page }) => {
    await openInterview(page);
    expect(await tally(page)).toEqual(['0', '0', String(ALL)]);
    const first = await asked(page).textContent();
    await expect(card(page).getByRole('heading', { level: 3 })).toHaveCount(0);
    await reveal(page).click();
    await expect(card(page).getByRole('heading', { level: 3 })).toHaveText([
      'Answer',
      'A good answer mentions',
      'Often said, and wrong',
    ]);
    const mention = card(page).getByRole('checkbox').first();
    await mention.check();
    await page.reload();
    await expect(asked(page)).toHaveText(first ?? '');
    await expect(mention).toBeChecked();
    await knew(page).click();
    await expect(status(page)).toHaveText('Known. It comes again tomorrow.');
    await expect(asked(page)).not.toHaveText(first ?? '');
    await expect(reveal(page)).toBeVisible();
    expect(await tally(page)).toEqual(['1', '0', String(ALL - 1)]);
    const second = await asked(page).textContent();
    await reveal(page).click();
    await notYet(page).click();
    await expect(status(page)).toHaveText('Not yet. It comes again soon.');
    expect(await tally(page)).toEqual(['1', '1', String(ALL - 2)]);
    await page.reload();
    await expect(asked(page)).toBeVisible();
    await expect(rows(page).filter({ hasText: first ?? '' })).toContainText('known');
    await expect(rows(page).filter({ hasText: second ?? '' })).toContainText('not yet');
    expect(await tally(page)).toEqual(['1', '1', String(ALL - 2)]);
  });

  test('what was not known comes again after three others', async ({ page }) => {
    await openInterview(page);
    const seen: string[] = [];
    for (let i = 0; i < 5; i++) {
      seen.push((await asked(page).textContent()) ?? '');
      await reveal(page).click();
      await (i === 0 ? notYet(page) : knew(page)).click();
    }
    expect(seen[4]).toBe(seen[0]);
    expect(new Set(seen).size).toBe(4);
  });

  test('by the keyboard alone', async ({ page }) => {
    await openInterview(page);
    await tabTo(page, radio(page, 'All, mixed'));
    await page.keyboard.press('ArrowRight');
    await expect(radio(page, 'Elections')).toBeChecked();
    await tabTo(page, radio(page, 'All').first());
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect(radio(page, 'Core')).toBeChecked();
    await expect(card(page)).toContainText('Elections · Core');
    const first = await asked(page).textContent();
    await tabTo(page, reveal(page));
    await page.keyboard.press('Enter');
    await expect(card(page).getByRole('heading', { name: 'Answer', exact: true })).toBeFocused();
    await tabTo(page, card(page).getByRole('checkbox').first());
    await page.keyboard.press('Space');
    await expect(card(page).getByRole('checkbox').first()).toBeChecked();
    await tabTo(page, knew(page));
    await page.keyboard.press('Space');
    await expect(asked(page)).toBeFocused();
    await expect(asked(page)).not.toHaveText(first ?? '');
    const row = rows(page).filter({ hasText: first ?? '' });
    await tabTo(page, row);
    await page.keyboard.press('Enter');
    await expect(asked(page)).toHaveText(first ?? '');
    await expect(asked(page)).toBeFocused();
    await expect(card(page)).toContainText('known once');
  });

  test('a topic and a grade are kept, and count for themselves', async ({ page }) => {
    await openInterview(page);
    await radio(page, 'Safety').check();
    const sum = async () => (await tally(page)).reduce((all, one) => all + Number(one), 0);
    const list = page.getByRole('region', { name: 'Safety', exact: true }).locator('.question-row');
    expect(await sum()).toBe(await list.count());
    await radio(page, 'Deep').check();
    expect(await sum()).toBe(await list.filter({ hasText: 'Deep' }).count());
    await expect(card(page)).toContainText('Safety · Deep');
    await page.reload();
    await expect(radio(page, 'Safety')).toBeChecked();
    await expect(radio(page, 'Deep')).toBeChecked();
    await expect(card(page)).toContainText('Safety · Deep');
  });

  test('an address asks for a topic; what is chosen then stays', async ({ page }) => {
    await page.goto('./#/raft/interview?topic=replication');
    await expect(radio(page, 'Replication')).toBeChecked();
    await expect(card(page)).toContainText('Replication');
    await radio(page, 'Safety').check();
    await expect(card(page)).toContainText('Safety');
    await page.goto('./#/raft/interview?topic=cooking');
    await expect(
      page.getByText('Expected one of the topics: elections, replication'),
    ).toBeVisible();
  });

  test('comes again at growing intervals', async ({ page }) => {
    const day = (date: number) => page.clock.setFixedTime(new Date(2026, 2, date, 10));
    await day(1);
    await openInterview(page);
    await radio(page, 'Safety').check();
    await radio(page, 'Warm-up').check();
    expect(await knowAll(page)).toBeGreaterThan(0);
    await expect(asked(page)).toHaveText('Nothing is due');
    await expect(asked(page)).toBeFocused();
    await expect(card(page)).toContainText('comes tomorrow');
    await day(2);
    await page.reload();
    await expect(reveal(page)).toBeVisible();
    await expect(card(page)).toContainText('known once');
    expect((await tally(page))[0]).toBe('0');
    await knowAll(page);
    await expect(card(page)).toContainText('comes in 3 days');
    await day(4);
    await page.reload();
    await expect(asked(page)).toHaveText('Nothing is due');
    await day(5);
    await page.reload();
    await expect(card(page)).toContainText('known 2 times in a row');
  });

  test('with an interview on Thursday all that is not known is asked until it is', async ({
    page,
  }) => {
    await openInterview(page);
    await radio(page, 'Safety').check();
    await radio(page, 'Deep').check();
    await page.getByRole('checkbox', { name: 'My interview is on Thursday' }).check();
    const left = page.locator('.tally-left');
    const count = Number((await tally(page))[2]);
    await expect(left).toHaveText(`${count} questions left`);
    await reveal(page).click();
    await notYet(page).click();
    await expect(left).toHaveText(`${count} questions left`);
    await reveal(page).click();
    await knew(page).click();
    await expect(status(page)).toHaveText(/^Known. \d+ questions? left.$/);
    expect(await knowAll(page)).toBe(count - 1);
    await expect(asked(page)).toHaveText('You know all of these');
    await expect(left).toHaveText('0 questions left');
  });

  test('what is known can be forgotten, and had back', async ({ page }) => {
    await openInterview(page);
    await reveal(page).click();
    await knew(page).click();
    await page.getByRole('button', { name: 'Forget what I know' }).click();
    expect(await tally(page)).toEqual(['0', '0', String(ALL)]);
    await expect(page.getByText('All questions are new again.')).toBeVisible();
    const undo = page.getByRole('button', { name: 'Undo' });
    await expect(undo).toBeFocused();
    await undo.click();
    expect(await tally(page)).toEqual(['1', '0', String(ALL - 1)]);
    await page.reload();
    await expect(asked(page)).toBeVisible();
    expect(await tally(page)).toEqual(['1', '0', String(ALL - 1)]);
  });
});

test.describe('show me', () => {
  const panel = (page: Page) => page.getByRole('complementary', { name: 'The answer at work' });
  const button = (page: Page, name: string) =>
    panel(page).getByRole('button', { name, exact: true });

  test('leads to the moment, lit, and back to where practice was left', async ({ page }) => {
    await openInterview(page);
    const question = await asked(page).textContent();
    await reveal(page).click();
    await card(page).getByRole('checkbox').first().check();
    await page.getByRole('link', { name: 'Show me' }).click();
    await expect(page).toHaveURL(/#\/raft\/interview\/[\w-]+$/);
    await expect(panel(page).getByRole('heading', { level: 2 })).toHaveText(question ?? '');
    await expect(panel(page).getByRole('heading', { level: 2 })).toBeFocused();
    await expect(panel(page).getByRole('status')).toHaveText('This is the moment.');
    await expect(page.locator('.scene[data-lighting]')).toBeVisible();
    await panel(page).getByRole('link', { name: 'Back to practice' }).click();
    await expect(asked(page)).toHaveText(question ?? '');
    await expect(card(page).getByRole('checkbox').first()).toBeChecked();
    await expect(card(page).getByRole('heading', { name: 'Answer', exact: true })).toBeFocused();
  });

  test('one is free to play, and comes back; once more plays up to the moment', async ({
    page,
  }) => {
    await page.goto('./#/raft/interview/split-vote');
    await expect(nodeOf(page, 's1')).toBeVisible();
    const [moment, mark] = [await eventCount(page), await digest(page)];
    const lit = page.locator('.scene[data-lighting]');
    await expect(lit).toBeVisible();
    await expect(button(page, 'Back to the moment')).toHaveAttribute('aria-disabled', 'true');
    await button(page, 'Play on').click();
    await expect(panel(page).getByRole('status')).toHaveText(/^Play as you like/);
    await expect(lit).toHaveCount(0);
    await expect.poll(() => eventCount(page)).toBeGreaterThan(moment);
    await button(page, 'Pause').click();
    await nodeOf(page, 's2').click();
    await page.getByRole('button', { name: 'Crash', exact: true }).first().click();
    await button(page, 'Back to the moment').click();
    expect(await eventCount(page)).toBe(moment);
    await expect(lit).toBeVisible();
    await button(page, 'Once more from a little before').click();
    await expect.poll(() => eventCount(page)).toBeLessThan(moment);
    await expect(panel(page).getByRole('status')).toHaveText('This is the moment.', {
      timeout: 60_000,
    });
    expect(await eventCount(page)).toBe(moment);
    await expect(lit).toBeVisible();
    // All of that was done after the moment: up to there it is the same run.
    await page.reload();
    await expect.poll(() => digest(page)).toBe(mark);
  });

  test('by the keyboard alone', async ({ page }) => {
    await page.goto('./#/raft/interview/split-vote');
    await expect(panel(page).getByRole('heading', { level: 2 })).toBeFocused();
    await tabTo(page, button(page, 'Play on'));
    await page.keyboard.press('Enter');
    await expect(panel(page).getByRole('status')).toHaveText(/^Play as you like/);
    await tabTo(page, button(page, 'Back to the moment'));
    await page.keyboard.press('Space');
    await expect(panel(page).getByRole('status')).toHaveText('This is the moment.');
    // Time's own keys go on working where no button has them.
    await page.keyboard.press('ArrowLeft');
    await expect(panel(page).getByRole('status')).toHaveText(/^Play as you like/);
    await page.keyboard.press('ArrowRight');
    await expect(panel(page).getByRole('status')).toHaveText('This is the moment.');
  });

  test('questions of every topic have their moment', async ({ page }) => {
    // Some of each topic; that all runs come to where they are to is held without a page.
    for (const id of outline.questions.filter((_, i) => i % 4 === 0)) {
      await page.goto(`./#/raft/interview/${id}`);
      await expect(panel(page).getByRole('status'), id).toHaveText('This is the moment.');
    }
  });

  test('a question that is not there: what was expected', async ({ page }) => {
    await page.goto('./#/raft/interview/nonsense');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'There is nothing at this address',
    );
    await expect(page.getByText(/one of this exhibit’s questions: .*split-vote/)).toBeVisible();
    await page.goto('./#/nothing/interview');
    await expect(page.getByText(/one of the exhibits: raft/)).toBeVisible();
  });
});

test.describe('on paper', () => {
  const sheet = (page: Page) => page.locator('.printed');

  test('stands the sheet alone, with answers or without, all or the chosen', async ({ page }) => {
    await openInterview(page);
    await expect(sheet(page)).toBeHidden();
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await expect(sheet(page)).toBeVisible();
    await expect(page.getByRole('banner')).toBeHidden();
    await expect(card(page)).toBeHidden();
    const questions = sheet(page).locator('ol > li');
    await expect(questions).toHaveCount(ALL);
    expect(await sheet(page).locator('blockquote').count()).toBe(ALL);
    const colours = await sheet(page).evaluate((element) => [
      getComputedStyle(element).color,
      getComputedStyle(document.documentElement).backgroundColor,
    ]);
    expect(colours).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
    const whole = await page.pdf({ format: 'A4' });
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('checkbox', { name: 'With answers' }).uncheck();
    await radio(page, 'Safety').check();
    await radio(page, 'Those chosen above').check();
    await page.emulateMedia({ media: 'print' });
    await expect(sheet(page).getByRole('heading', { level: 2 })).toHaveText(['Safety']);
    await expect(sheet(page).locator('blockquote')).toHaveCount(0);
    const few = await page.pdf({ format: 'A4' });
    expect([pagesOf(few), pagesOf(whole) > 4]).toEqual([1, true]);
  });

  test('the button asks the browser to print', async ({ page }) => {
    await page.addInitScript('print = () => { document.title = "printed"; }');
    await openInterview(page);
    await page.getByRole('button', { name: 'Print', exact: true }).click();
    await expect(page).toHaveTitle('printed');
  });
});

const pagesOf = (pdf: Buffer): number =>
  pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('all of it', async ({ page }) => {
    await page.goto('./#/raft/interview');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('面试');
    await page.getByRole('button', { name: '看答案' }).click();
    await expect(card(page).getByRole('heading', { name: '好的回答会提到' })).toBeVisible();
    // The English term stands beside the Chinese one, here and on paper.
    await expect(card(page).locator('[lang=en]').first()).toBeVisible();
    await page.getByRole('link', { name: '演示给我看' }).click();
    await expect(page.getByText('现在正是这一刻。')).toBeVisible();
    await page.getByRole('link', { name: '回到练习' }).click();
    await page.getByRole('button', { name: '我会', exact: true }).click();
    await expect(status(page)).toHaveText('记为已会，明天再问。');
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.printed h1')).toHaveText('Raft 面试题');
    await expect(page.locator('.printed')).toContainText('（majority）');
  });
});

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

test('axe finds nothing, by day and by night', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const html = page.locator('html');
  /** Everything by day, and by night what depends on colours. */
  const faults = async () => {
    const day = await axeOf(page).withTags(TAGS).analyze();
    const layout = await layoutFaults(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(html).toHaveAttribute('data-theme', 'night');
    const night = await axeOf(page).withRules(['color-contrast', 'link-in-text-block']).analyze();
    layout.push(...(await layoutFaults(page)));
    await page.emulateMedia({ colorScheme: 'light' });
    await expect(html).not.toHaveAttribute('data-theme', 'night');
    const seen = [...day.violations, ...night.violations].flatMap(({ id, nodes }) =>
      nodes.flatMap(({ target }) =>
        // As in access.spec.ts: names of lanes are low where a diagram has little room.
        id === 'target-size' && target.join().includes('.lane-name') ? [] : `${id}: ${target}`,
      ),
    );
    return [...seen, ...layout];
  };
  await openInterview(page);
  expect(await faults()).toEqual([]);
  await reveal(page).click();
  expect(await faults()).toEqual([]);
  await notYet(page).click();
  await page.getByRole('button', { name: 'Forget what I know' }).click();
  expect(await faults()).toEqual([]);
  await page.goto('./#/raft/interview/split-vote');
  await expect(page.getByText('This is the moment.')).toBeVisible();
  expect(await faults()).toEqual([]);
});
