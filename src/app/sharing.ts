import { micros } from '../core/ids.ts';
import type { Run } from '../files/run.ts';
import type { Session } from '../playback/types.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Sharing } from '../views/share/sharing.ts';
import type { UiStore } from '../views/ui.ts';
import { type Origin, placeOf, problemOf } from './settings.ts';
import { version } from './version.ts';

type Any = ProtocolTypes;

/** Records of a trace that are written at once. */
const SLICE = 2000;

/** How a run that lies on a desk leaves it, and others come. */
export function sharingOf(
  origin: Origin,
  session: Session,
  ui: UiStore,
  rest: Pick<Sharing, 'back' | 'stay' | 'kept'>,
): Sharing {
  const { protocol, file, own } = origin;
  const path = `#/${placeOf(origin)}`;
  const stretch = (from: number, to: number) => session.records(from, to);
  return {
    version,
    async link() {
      const [{ writeLink }, { shownAlone }] = await Promise.all([
        import('../files/link.ts'),
        import('../files/run.ts'),
      ]);
      const run = runOf(session);
      const written = writeLink(protocol, own ? null : file, run, session.columns());
      const commands = shownAlone(run.timeline).branches[0]?.given.length ?? 0;
      const plain = new URL(path, location.href).href;
      if (written.kind === 'tooLong') return { url: null, plain, commands };
      const query = written.query === '' ? '' : `?${written.query}`;
      return { url: `${plain}${query}`, plain, commands };
    },
    async runFile() {
      const { printRun } = await import('../files/run.ts');
      return `${JSON.stringify(printRun(protocol, runOf(session)), null, 2)}\n`;
    },
    trace: (goOn) => writeTrace(origin, session, goOn),
    async mermaid({ from, to }, say) {
      const { mermaidOf, MERMAID_LONGEST } = await import('../files/mermaid.ts');
      const text = mermaidOf(stretch(from, to), session.names(), say);
      return { text, tooLong: text.length > MERMAID_LONGEST ? MERMAID_LONGEST : null };
    },
    async shiviz({ from, to }, say) {
      const { shivizOf } = await import('../files/shiviz.ts');
      return shivizOf(stretch(from, to), session.names(), say);
    },
    async open(opened) {
      const { openFile } = await import('./openFile.ts');
      try {
        await openFile(opened);
      } catch (error) {
        ui.setState(({ arrival }) => ({
          arrival: {
            by: 'file',
            trouble: { kind: 'unread', problem: problemOf(error) },
            kept: arrival?.kept ?? false,
          },
        }));
      }
    },
    ...rest,
  };
}

/** A run as links and files take it. */
function runOf(session: Session): Run<Any> {
  const { timeline, time, digest } = session.save();
  return {
    scenario: session.scenario,
    timeline,
    time: micros(Math.floor(time)),
    digest,
    made: version,
  };
}

/** The branch that is shown, as far as it has been run, in pieces with room for others in between. */
async function writeTrace(
  { protocol }: Origin,
  session: Session,
  goOn: (part: number) => boolean,
): Promise<readonly string[] | null> {
  const { TraceWriter } = await import('../files/trace.ts');
  // A second playhead: the person may go to another branch meanwhile.
  const beside = session.beside(session.screen().branch);
  const { length } = beside.columns();
  const writer = new TraceWriter(protocol, session.scenario);
  const pieces = [writer.header];
  try {
    for (let from = 0; from < length; from += SLICE) {
      const records = beside.records(from, Math.min(from + SLICE, length));
      pieces.push(records.map((record) => writer.line(record)).join(''));
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (!goOn((from + SLICE) / length)) return null;
    }
    return pieces;
  } finally {
    beside.dispose();
  }
}
