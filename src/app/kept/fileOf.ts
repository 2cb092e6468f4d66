import { exhibitOf } from '../../catalogue.ts';
import { must } from '../../core/assert.ts';
import { micros } from '../../core/ids.ts';
import { readChanged } from '../../files/changes.ts';
import { printRun } from '../../files/run.ts';
import { version } from '../version.ts';
import { readText } from './record.ts';
import { exhibitIn } from './titles.ts';

/** A kept run as a file: as one that opens elsewhere, or as it lies here if nothing can be made of it. */
export async function fileOf(place: string, text: string): Promise<string> {
  try {
    return await runFile(place, text);
  } catch {
    return text;
  }
}

async function runFile(place: string, text: string): Promise<string> {
  const { protocol, scenarios } = await must(exhibitOf(exhibitIn(place)), place).load();
  const kept = must(readText(text), 'it can be read');
  const ids = scenarios.map((file) => `${protocol.id}/${(file as { id: string }).id}`);
  const file = kept.file ?? scenarios[ids.indexOf(place)];
  const scenario = readChanged(protocol, file, kept.changes ?? {});
  const time = micros(Math.floor(kept.time));
  const run = { scenario, timeline: kept.timeline, time, digest: kept.digest, made: version };
  return `${JSON.stringify(printRun(protocol, run), null, 2)}\n`;
}
