import { formatCount } from '../../i18n/format.ts';
import { onMessage } from '../actions.ts';
import { useDesk, useExhibitWords, useTelling, useUi } from '../context.tsx';
import { Icon, type IconName } from '../parts/Icon.tsx';
import { IconButton, keepFocus } from '../parts/IconButton.tsx';
import { isHollow, shapePaths } from '../stage/shapes.ts';
import { holdOrRelease, letHappen, pickUp } from './choosing.ts';
import type { ChoiceRow, InboxRow, MessageRow } from './inboxes.ts';
import { leftMeans, leftText, rowName, timerName } from './rowWords.ts';
import type { RowAct } from './useRoving.ts';
import './byhand.css';

/** More than this in one inbox is a flood, not a choice. */
const MOST = 40;

/** What is on its way to one node, each with what can be done about it. */
export function InboxRows({ rows }: { rows: readonly InboxRow[] }) {
  const { session } = useDesk();
  const say = useExhibitWords().byHand;
  const shown = rows.slice(0, MOST);
  return (
    <ul className="inbox-rows" data-by-hand={session.world().byHand || undefined}>
      {shown.map((row) =>
        row.kind === 'write' ? (
          <li key={row.key} className="inbox-row inbox-write">
            {say.writing}
          </li>
        ) : (
          <Line key={row.key} row={row} />
        ),
      )}
      {rows.length > shown.length && (
        <li className="inbox-row inbox-write">
          {say.more(formatCount(rows.length - shown.length))}
        </li>
      )}
    </ul>
  );
}

function Line({ row }: { row: ChoiceRow }) {
  const desk = useDesk();
  const telling = useTelling();
  const say = useExhibitWords().byHand;
  const id = row.kind === 'message' ? row.envelope.id : null;
  const lit = useUi(({ hover }) => id !== null && hover === id);
  const chosen = useUi(({ selection }) => selection?.kind === 'message' && selection.id === id);
  const name = rowName(row, telling, say);
  const light = (on: boolean) => () => desk.ui.setState({ hover: on ? id : null });
  return (
    <li
      className="inbox-row"
      data-row={row.key}
      data-kind={row.kind}
      data-next={row.next || undefined}
      data-lit={lit || chosen || undefined}
      onMouseEnter={light(true)}
      onMouseLeave={light(false)}
      onFocus={light(true)}
      onBlur={light(false)}
    >
      <button
        type="button"
        className="inbox-what"
        data-act={'show' satisfies RowAct}
        tabIndex={-1}
        aria-label={say.show(name)}
        onMouseDown={keepFocus}
        onClick={() => pickUp(desk, row)}
      >
        <Glyph row={row} />
        <span className="inbox-text">
          <Title row={row} />
          <Remarks row={row} />
        </span>
      </button>
      <RowButton
        act="go"
        icon={row.kind === 'timer' ? 'play' : 'deliver'}
        label={row.kind === 'timer' ? say.fire(name) : say.deliver(name)}
        onClick={() => letHappen(desk, row)}
      />
      {row.kind === 'message' && <MessageButtons row={row} name={name} />}
    </li>
  );
}

function MessageButtons({ row, name }: { row: MessageRow; name: string }) {
  const desk = useDesk();
  const say = useExhibitWords().byHand;
  const { id } = row.envelope;
  return (
    <>
      {!desk.session.world().byHand && (
        <RowButton
          act="hold"
          icon={row.held ? 'play' : 'pause'}
          label={row.held ? say.release(name) : say.hold(name)}
          onClick={() => holdOrRelease(desk, row)}
        />
      )}
      <RowButton
        act="duplicate"
        icon="duplicate"
        label={say.duplicate(name)}
        onClick={() => onMessage(desk, 'duplicate', id)}
      />
      <RowButton
        act="drop"
        icon="crash"
        label={say.drop(name)}
        onClick={() => onMessage(desk, 'drop', id)}
      />
    </>
  );
}

interface RowButtonProps {
  readonly act: RowAct;
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
}

/** Which of them is in the tab order is up to the list. */
const RowButton = ({ act, ...rest }: RowButtonProps) => (
  <IconButton {...rest} data-act={act} tabIndex={-1} />
);

function Glyph({ row }: { row: ChoiceRow }) {
  if (row.kind === 'timer') {
    return (
      <span className="inbox-glyph">
        <Icon name="clock" size={16} />
      </span>
    );
  }
  const { shape, tone } = row.glyph;
  return (
    <svg
      className="inbox-glyph"
      width="16"
      height="16"
      viewBox="-9 -9 18 18"
      data-tone={tone}
      data-hollow={isHollow(shape) || undefined}
      aria-hidden="true"
    >
      <path d={shapePaths[shape]} />
    </svg>
  );
}

function Title({ row }: { row: ChoiceRow }) {
  const { text } = useTelling();
  const say = useExhibitWords().byHand;
  const title = row.kind === 'message' ? row.glyph.label : timerName(row, text);
  return (
    <span className="inbox-title">
      <span className="inbox-label" title={title}>
        {title}
      </span>
      {row.next && (
        <span className="inbox-next" title={say.nextMeans}>
          {say.next}
        </span>
      )}
    </span>
  );
}

/** From whom, how long it still takes, and what is wrong with it. */
function Remarks({ row }: { row: ChoiceRow }) {
  const { words, fmt } = useTelling();
  const say = useExhibitWords().byHand;
  const left = (
    <span className="mono" title={leftMeans(row, say)}>
      {leftText(row.left)}
    </span>
  );
  if (row.kind === 'timer') return <span className="inbox-remarks">{left}</span>;
  const { envelope, held, cut } = row;
  return (
    <span className="inbox-remarks">
      <span>{say.from(fmt.node(envelope.from))}</span>
      {held ? <em data-calm>{words.stage.held}</em> : left}
      {cut ? <em>{words.stage.cut}</em> : envelope.lost && <em>{words.stage.lost}</em>}
    </span>
  );
}
