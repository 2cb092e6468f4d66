import { type Exhibit, exhibits } from '../catalogue.ts';
import { type Content, review, type Verdict } from '../lessons/review.ts';
import type { Stock } from '../lessons/scene.ts';
import { has, split } from './arguments.ts';
import { type Io, printJson } from './io.ts';
import { Progress } from './progress.ts';
import { exhibitNamed } from './target.ts';

/** `orrery lessons`: goes through all that the exhibits teach, without a page, and holds it to what it says of itself. */
export async function lessons(argv: readonly string[], io: Io): Promise<number> {
  const given = split(argv, { json: null }, ['[exhibit]']);
  const [id] = given.positionals;
  const chosen = id === undefined ? exhibits : [exhibitNamed(id, 'exhibit')];
  const reports = [];
  for (const exhibit of chosen) reports.push({ exhibit, verdicts: await reviewed(exhibit, io) });
  if (has(given, 'json')) {
    printJson(io, {
      exhibits: reports.map(({ exhibit, verdicts }) => ({ id: exhibit.id, verdicts })),
    });
  } else {
    for (const { exhibit, verdicts } of reports) io.out(told(exhibit, verdicts));
  }
  const wrong = reports.some(({ verdicts }) =>
    verdicts.some(({ problems }) => problems.length > 0),
  );
  return wrong ? 1 : 0;
}

async function reviewed(exhibit: Exhibit, io: Io): Promise<readonly Verdict[]> {
  const { stock, content } = await loadContent(exhibit);
  const progress = new Progress(io);
  const verdicts: Verdict[] = [];
  for (const verdict of review(stock, content)) {
    verdicts.push(verdict);
    progress.tell(`${exhibit.id}: ${verdict.kind} ${verdict.id}`);
    await new Promise(setImmediate);
  }
  progress.end();
  return verdicts;
}

/** Everything that an exhibit teaches, and what it takes to go through it. */
export async function loadContent(
  exhibit: Exhibit,
): Promise<{ readonly stock: Stock; readonly content: Content }> {
  const [{ protocol, scenarios }, teaching] = await Promise.all([
    exhibit.load(),
    exhibit.teaching(),
  ]);
  const [chapters, questions, challenges, glossary, { scenes }] = await Promise.all([
    teaching.chapters(),
    teaching.questions(),
    teaching.challenges(),
    teaching.glossary(),
    teaching.scenes(),
  ]);
  const { outline } = teaching;
  return {
    stock: { protocol, files: [...scenarios, ...scenes] },
    content: { outline, ...chapters, ...questions, ...challenges, ...glossary },
  };
}

/** For people: how much there is, and a line for each thing that is wrong. */
export function told({ id }: Pick<Exhibit, 'id'>, verdicts: readonly Verdict[]): string {
  const count = (kind: Verdict['kind']) => verdicts.filter((one) => one.kind === kind).length;
  const problems = verdicts.flatMap(({ kind, id: of, problems: list }) =>
    list.map((problem) => `  ${kind} ${of}: ${problem}\n`),
  );
  const all = `${count('stop')} stops, ${count('question')} questions, ${count('challenge')} challenges, ${count('term')} terms`;
  const verdict = problems.length === 0 ? 'all as they say' : `${problems.length} wrong`;
  return `${id}: ${all}: ${verdict}\n${problems.join('')}`;
}
