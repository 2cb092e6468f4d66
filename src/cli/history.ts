import { checking, type Verdict } from '../checkers/history/check.ts';
import { drawLanes } from '../checkers/history/lanes.ts';
import { type Model, models } from '../checkers/history/models.ts';
import { HistoryError, type Operation, operationsOf } from '../checkers/history/operations.ts';
import { tellStuck } from '../checkers/history/tell.ts';
import { readHistory } from '../files/history.ts';
import { InputError, refuse } from '../files/input.ts';
import { listing, show } from '../files/wording.ts';
import { type HistoryEvent, MODELS } from '../sdk/history.ts';
import { has, lastOf, split } from './arguments.ts';
import { type Io, named, printJson, readWhole } from './io.ts';
import { Progress } from './progress.ts';

const OPTIONS = { model: listing(MODELS), json: null };

/** `orrery history`: whether a history is linearizable, and where it stops being so. */
export async function history(argv: readonly string[], io: Io): Promise<number> {
  const given = split(argv, OPTIONS, ['<file.jsonl or ->']);
  const [path = ''] = given.positionals;
  const model = modelNamed(lastOf(given, 'model'));
  const text = await readWhole(path, io);
  const operations = named(path, () => readOperations(text, model));
  const verdict = await watched(operations, model, io);
  const reason = reasonOf(verdict);
  if (has(given, 'json')) {
    const { linearizable } = verdict;
    printJson(io, {
      linearizable,
      operations: operations.length,
      ...(reason !== null && { reason }),
    });
  } else {
    const lines = [sentence(verdict), reason, drawingOf(verdict)].filter((part) => part !== null);
    io.out(`${lines.join('\n')}\n`);
  }
  return statusOf(verdict);
}

/** Whoever asks goes on only with an answer: a search that met its bound has found no order, so it does not end with 0. */
export const statusOf = ({ linearizable }: Verdict): number => (linearizable === true ? 0 : 1);

/** Stops now and then, so that it can be interrupted. */
async function watched(operations: readonly Operation[], model: Model, io: Io): Promise<Verdict> {
  const progress = new Progress(io);
  const work = checking(operations, model);
  let now = work.next();
  for (let parts = 1; !now.done; parts++) {
    progress.tell(`${operations.length} operations, tried ${parts}0,000 times`);
    await new Promise(setImmediate);
    now = work.next();
  }
  progress.end();
  return now.value;
}

function modelNamed(name: string | undefined): Model {
  const found = MODELS.find((one) => one === name);
  return found === undefined ? refuse(['--model'], name, listing(MODELS)) : models[found];
}

/** The operations of a history that the model knows all of. */
function readOperations(text: string, model: Model): Operation[] {
  const events = readHistory(text);
  const lines = text.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [i + 1]));
  for (const [i, event] of events.entries()) checkEvent(event, model, lines[i] as number);
  try {
    return operationsOf(events);
  } catch (error) {
    if (!(error instanceof HistoryError)) throw error;
    const { at, field, found, expected } = error;
    throw new InputError(`line ${lines[at]}: ${field}: found ${found}, expected ${expected}`);
  }
}

function checkEvent({ type, f, value }: HistoryEvent, model: Model, line: number): void {
  if (!model.ops.includes(f)) {
    throw new InputError(
      `line ${line}: f: found ${show(f)}, expected ${listing(model.ops)} (model ${model.name})`,
    );
  }
  if (type === 'invoke' && !model.takes(f, value)) {
    throw new InputError(
      `line ${line}: value: found ${show(value)}, expected ${model.wants[f] ?? 'a value'}`,
    );
  }
}

function sentence({ linearizable, operations, configurations }: Verdict): string {
  const looked = `${operations} operations, ${configurations} configurations looked at`;
  if (linearizable === 'unknown') return `unknown: the search met its bound (${looked})`;
  return `${linearizable ? 'linearizable' : 'not linearizable'} (${looked})`;
}

/** Where it stops being linearizable, as lanes of text below an empty line. */
function drawingOf({ keys }: Verdict): string | null {
  for (const { operations, found } of keys)
    if (found.kind === 'none') return `\n${drawLanes(operations, found)}`;
  return null;
}

function reasonOf({ keys, configurations, linearizable }: Verdict): string | null {
  if (linearizable === 'unknown')
    return `the search stopped after ${configurations} configurations`;
  for (const { key, found } of keys) if (found.kind === 'none') return tellStuck(key, found);
  return null;
}
