import type { Session } from '../playback/types.ts';
import {
  type Challenge,
  type Chapter,
  type Contest,
  type Gloss,
  GRADES,
  type Outline,
  type Question,
  type Scene,
  type Stop,
} from '../sdk/lesson.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { Attempt } from './attempt.ts';
import { Cast } from './cast.ts';
import { AHEAD, goOnTo, perform, walkThrough } from './moves.ts';
import { termsIn } from './prose.ts';
import { openUnseen } from './rehearsal.ts';
import { lookProblems, namesUnknown, textProblems, textsOf } from './reviewTexts.ts';
import type { Stock } from './scene.ts';
import { finishStop } from './stops.ts';

type Any = ProtocolTypes;

/** Everything that an exhibit teaches, loaded. */
export interface Content {
  readonly outline: Outline;
  readonly chapters: readonly Chapter<Any>[];
  readonly questions: readonly Question<Any>[];
  readonly challenges: readonly Challenge<Any>[];
  readonly glossary: readonly Gloss[];
}

/** One thing that is taught, and what is wrong with it: nothing, if it does what it says. */
export interface Verdict {
  readonly kind: 'stop' | 'question' | 'challenge' | 'term' | 'outline';
  readonly id: string;
  readonly problems: readonly string[];
}

/** Goes through all that is taught, on the engine and without a page, and holds it to what it says of itself. */
export function* review(stock: Stock, content: Content): Generator<Verdict> {
  yield { kind: 'outline', id: 'outline', problems: outlineProblems(content) };
  const terms = new Set(content.glossary.map(({ id }) => id));
  for (const chapter of content.chapters) yield* reviewChapter(stock, chapter, terms);
  for (const question of content.questions) yield reviewQuestion(stock, question, content, terms);
  for (const challenge of content.challenges) yield reviewChallenge(stock, challenge, terms);
  const used = new Set(
    content.chapters
      .flatMap(textsOf)
      .concat(content.questions.flatMap(textsOf), content.challenges.flatMap(textsOf))
      .flatMap(({ en }) => termsIn(en)),
  );
  for (const term of content.glossary) yield reviewTerm(term, terms, used);
}

// ---------- the outline ----------

function outlineProblems({ outline, chapters, questions, challenges }: Content): string[] {
  const problems: string[] = [];
  const same = (what: string, told: readonly string[], there: readonly string[]) => {
    if (told.join() !== there.join()) {
      problems.push(`${what}: the outline has ${told.join(', ')}; there are ${there.join(', ')}`);
    }
    if (new Set(there).size !== there.length) problems.push(`${what}: an id stands there twice`);
  };
  const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);
  same('chapters', ids(outline.chapters), ids(chapters));
  for (const [i, chapter] of chapters.entries()) {
    same(`stops of ${chapter.id}`, outline.chapters[i]?.stops ?? [], ids(chapter.stops));
  }
  same('questions', outline.questions, ids(questions));
  same('challenges', outline.challenges, ids(challenges));
  return problems;
}

// ---------- the walkthrough ----------

function* reviewChapter(
  stock: Stock,
  { id, stops }: Chapter<Any>,
  terms: ReadonlySet<string>,
): Generator<Verdict> {
  let session: Session | null = null;
  let cast = new Cast(() => []);
  let broken = false;
  for (const [i, stop] of stops.entries()) {
    const problems = textProblems(stop, terms);
    const before = stops[i - 1];
    if (!stop.scene && (!before || before.kind === 'challenge')) {
      problems.push('a run must begin here: at the start of a chapter, and after a challenge');
    }
    try {
      if (stop.scene) {
        session?.dispose();
        session = openUnseen(stock, stop.scene);
        cast = new Cast(session.names);
        broken = false;
      }
      if (session && !broken) {
        problems.push(
          ...namesUnknown(
            [
              stop.title,
              stop.text,
              ...('choices' in stop ? stop.choices.map(({ says }) => says) : []),
            ],
            cast,
          ),
        );
        problems.push(...lookProblems(stop.look, session, cast));
        problems.push(...stopProblems(stock, stop, session, cast));
        if ('after' in stop) problems.push(...namesUnknown([stop.after], cast));
        if ('lookAfter' in stop) problems.push(...lookProblems(stop.lookAfter, session, cast));
      }
    } catch (error) {
      broken = true;
      problems.push(messageOf(error));
    }
    yield { kind: 'stop', id: `${id}/${stop.id}`, problems };
  }
  session?.dispose();
}

function stopProblems(stock: Stock, stop: Stop<Any>, session: Session, cast: Cast): string[] {
  if (stop.kind === 'challenge') {
    if (!stop.scene) return ['a challenge has a run of its own'];
    return contestProblems(stock, stop, stop.scene);
  }
  const found = finishStop(session, stock.protocol, stop, cast);
  if (stop.kind !== 'predict') return [];
  const right = stop.choices.flatMap(({ right: yes }, i) => (yes ? [i] : []));
  if (right.length !== 1) return [`${right.length} answers are marked as right, expected one`];
  if (stop.choices.length < 2) return ['there is nothing to choose'];
  const outcome = found?.which;
  return outcome === right[0]
    ? []
    : [`the run says answer ${(outcome ?? -1) + 1}, the lesson ${(right[0] ?? -1) + 1}`];
}

// ---------- questions ----------

function reviewQuestion(
  stock: Stock,
  question: Question<Any>,
  { outline }: Content,
  terms: ReadonlySet<string>,
): Verdict {
  const { id, topic, grade, mentions, show } = question;
  const problems = textProblems(question, terms);
  if (!outline.topics.some((one) => one.id === topic))
    problems.push(`there is no topic "${topic}"`);
  if (!GRADES.includes(grade)) problems.push(`there is no grade "${grade}"`);
  if (mentions.length < 2) problems.push('a good answer mentions two things at least');
  try {
    const session = openUnseen(stock, show.scene);
    const cast = new Cast(session.names);
    const node = (who: string) => cast.id(who);
    if (show.claim(session.world(), node)) {
      problems.push('what the run is to show is so from the start');
    }
    walkThrough(session, show.moves, cast, (act) => perform(session, stock.protocol, act, cast));
    if (!show.claim(session.world(), node))
      problems.push('the run does not show what it is to show');
    problems.push(...lookProblems(show.look, session, cast), ...namesUnknown([show.caption], cast));
    session.dispose();
  } catch (error) {
    problems.push(messageOf(error));
  }
  return { kind: 'question', id, problems };
}

// ---------- challenges ----------

function reviewChallenge(
  stock: Stock,
  challenge: Challenge<Any>,
  terms: ReadonlySet<string>,
): Verdict {
  const problems = textProblems(challenge, terms);
  try {
    problems.push(...contestProblems(stock, challenge, challenge.scene));
    if (challenge.begins) {
      const session = openUnseen(stock, challenge.scene);
      goOnTo(session, challenge.begins, new Cast(session.names));
      session.dispose();
    }
  } catch (error) {
    problems.push(messageOf(error));
  }
  return { kind: 'challenge', id: challenge.id, problems };
}

function contestProblems(stock: Stock, contest: Contest<Any>, scene: Scene): string[] {
  const problems: string[] = [];
  if (contest.hints.length < 2) problems.push('hints come in two steps at least');
  const outcome = (go: (session: Session) => void): number | null => {
    const session = openUnseen(stock, scene);
    const attempt = new Attempt(session, contest.tasks);
    go(session);
    attempt.dispose();
    session.dispose();
    return attempt.store.getState().solved;
  };
  const idle = outcome((session) => session.goOnUntil(() => false, AHEAD));
  if (idle !== null) problems.push('it is solved by doing nothing');
  const solved = outcome((session) => {
    const cast = new Cast(session.names);
    walkThrough(session, contest.solution, cast, (act) =>
      perform(session, stock.protocol, act, cast),
    );
  });
  if (solved === null) problems.push('its own solution does not solve it');
  return problems;
}

// ---------- the glossary ----------

function reviewTerm(term: Gloss, terms: ReadonlySet<string>, used: ReadonlySet<string>): Verdict {
  const problems = textProblems(term, terms);
  if (!used.has(term.id)) problems.push('no text leads to it');
  return { kind: 'term', id: term.id, problems };
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
