import type { Seq } from '../../core/ids.ts';
import { formatSpan, formatTime } from '../../i18n/format.ts';
import { recordSentence, requestText, roleName, type Telling } from '../../i18n/sentences.ts';
import type { ExhibitWords } from '../../i18n/words.ts';
import { END } from '../../playback/flights.ts';
import { FIRST_ROLE } from '../../playback/standings.ts';
import type { Session } from '../../playback/types.ts';
import { useDesk, useExhibitWords, useTelling } from '../context.tsx';
import type { Drawing } from './drawing.ts';
import type { Target } from './hit.ts';
import type { Arrow, Mark } from './model.ts';

interface Props {
  readonly target: Target;
  readonly x: number;
  readonly y: number;
  readonly drawing: Drawing | null;
  readonly width: number;
}

/** What the pointer is at, in words. */
export function Tip({ target, x, y, drawing, width }: Props) {
  const { session } = useDesk();
  const telling = useTelling();
  const { diagram } = useExhibitWords();
  if (!drawing) return null;
  const [head, ...lines] = linesOf(target, drawing, session, telling, diagram);
  if (!head) return null;
  const right = x > width * 0.6;
  return (
    <span
      className="spacetime-tip"
      aria-hidden="true"
      style={{ top: y - 12, ...(right ? { right: width - x + 10 } : { left: x + 10 }) }}
    >
      <b>{head}</b>
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </span>
  );
}

type Say = ExhibitWords['diagram'];

function linesOf(
  target: Target,
  drawing: Drawing,
  session: Session,
  telling: Telling,
  say: Say,
): string[] {
  switch (target.kind) {
    case 'arrow':
      return arrowLines(target.arrow, drawing, telling, say);
    case 'mark':
      return markLines(target.mark, session, telling, say);
    case 'crowd':
      return crowdLines(target, drawing, session, telling, say);
  }
}

/** What the nodes of a group were at a moment, and how much happened among them about then. */
function crowdLines(
  { crowd, column }: Extract<Target, { kind: 'crowd' }>,
  { model, window }: Drawing,
  session: Session,
  { text }: Telling,
  say: Say,
): string[] {
  const lane = model?.lanes[crowd.row];
  if (!model || !lane) return [];
  const { columns, width } = model;
  const micros = (window.to - window.from) / width;
  const time = window.from + (columns.x + (column + 0.5) * columns.wide) * micros;
  const shares = crowd.layers.flatMap(({ standing, down, from, to }) => {
    const part = (to[column] ?? 0) - (from[column] ?? 0);
    if (part === 0) return [];
    const role = session.vocabulary.roles[standing - FIRST_ROLE];
    if (role === undefined && !down) return [];
    const percent = Math.round(part * 1000) / 10;
    return [down ? say.shareDown(percent) : say.share(percent, roleName(role ?? '', text))];
  });
  const span = formatSpan(Math.round(columns.wide * micros));
  return [
    lane.name,
    formatTime(time),
    ...shares,
    say.happened(crowd.traffic[column] ?? 0, crowd.tellings[column] ?? 0, span),
  ];
}

function arrowLines(arrow: Arrow, drawing: Drawing, { words, fmt }: Telling, say: Say): string[] {
  const { flights } = drawing.index;
  const i = flights.find(arrow.id);
  if (i < 0) return [];
  const flight = flights.at(i);
  const lines = [
    words.stage.message(drawing.lookups.glyph(i).label, fmt.node(flight.from), fmt.node(flight.to)),
    say.sent(formatTime(flight.sentAt)),
  ];
  if (flight.end === END.lost) lines.push(say.lost(formatTime(flight.endAt)));
  else if (flight.reachedAt === Infinity) {
    const due = drawing.lookups.due(arrow.id);
    lines.push(due === null ? words.stage.held : say.flying);
  } else {
    const after = formatSpan(flight.reachedAt - flight.sentAt);
    lines.push(say.arrived(formatTime(flight.reachedAt), after));
    if (flight.endAt > flight.reachedAt && flight.endAt !== Infinity)
      lines.push(say.waited(formatTime(flight.endAt)));
  }
  return lines;
}

function markLines(mark: Mark, session: Session, telling: Telling, say: Say): string[] {
  const { seq, label, count = 1 } = mark;
  if (seq === null) return label === null ? [] : [label];
  const [record] = recordAt(session, seq);
  if (!record) return [];
  const { fmt, text } = telling;
  const name = record.node === null ? '' : fmt.node(record.node);
  const when = formatTime(record.at);
  switch (record.kind) {
    case 'note':
    case 'role':
    case 'command':
    case 'violation':
      return [recordSentence(record, telling), when, ...(count > 1 ? [say.alike(count - 1)] : [])];
    case 'timer':
      return [say.timer(name, text.timers[record.timer.type] ?? record.timer.type), when];
    case 'request':
      return [say.request(name, requestText(record.request, telling)), when];
    default:
      return [when];
  }
}

/** One record at a time is pointed at: the last one is kept. */
let kept: {
  session: Session;
  branch: number;
  seq: Seq;
  records: ReturnType<Session['records']>;
} | null = null;

function recordAt(session: Session, seq: Seq): ReturnType<Session['records']> {
  const { branch } = session.screen();
  if (kept?.session !== session || kept.branch !== branch || kept.seq !== seq)
    kept = { session, branch, seq, records: session.records(seq, seq + 1) };
  return kept.records;
}
