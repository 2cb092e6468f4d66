import { useDesk, useExhibitWords, usePaced } from '../context.tsx';
import { ActionButton } from '../inspector/ActionButton.tsx';
import { Panel } from '../inspector/Panel.tsx';
import { ticksOf, wholeOf } from '../spacetime/axis.ts';
import { togglePanel } from '../ui.ts';
import { BesideKin } from './BesideKin.tsx';
import { BranchRow } from './BranchRow.tsx';
import { type Tree, treeOf } from './tree.ts';
import './branches.css';

const PACE = 150;
/** At most so many graduations. */
const TICKS = 6;

/** All courses that the run has taken, as a tree over time. */
export function BranchPanel() {
  const { session, ui, kin } = useDesk();
  const { branches: words } = useExhibitWords();
  usePaced(PACE);
  const { branches, branch, time } = session.screen();
  const reach = Math.max(time, ...branches.map(({ reaches }) => reaches));
  const whole = wholeOf(reach, session.scenario.until.time);
  const tree = treeOf(branches, branch, time);
  // The words of a graduation stand behind it: at the end there is no room for them.
  const ticks = ticksOf(whole, whole.to / TICKS).filter(({ time: at }) => at < 0.9 * whole.to);
  return (
    <Panel className="branches" title={words.title}>
      <div className="branch-tree">
        <div className="branch-axis" aria-hidden="true">
          {ticks.map(({ time: at, label }) => (
            <span key={at} style={{ left: `${(at / whole.to) * 100}%` }}>
              {label}
            </span>
          ))}
        </div>
        <Level tree={tree} parent={null} end={whole.to} />
      </div>
      <p className="aside">{branches.length > 1 ? words.hint : words.alone}</p>
      <div className="branch-more">
        <ActionButton
          icon="compare"
          title={words.otherSettingsMeans}
          onClick={() => togglePanel(ui, 'settingsBeside')}
        >
          {words.otherSettings}
        </ActionButton>
        {kin.map((one) => (
          <BesideKin key={one.id} kin={one} />
        ))}
      </div>
    </Panel>
  );
}

interface LevelProps {
  readonly tree: Tree;
  readonly parent: number | null;
  readonly end: number;
}

/** The branches that leave one line, each with those that leave its own. */
function Level({ tree, parent, end }: LevelProps) {
  const { session } = useDesk();
  const { branch, time } = session.screen();
  const here = tree.rows.flatMap((row, i) => (row.parent === parent ? [{ row, i }] : []));
  if (here.length === 0) return null;
  return (
    <ul>
      {here.map(({ row, i }) => (
        <li key={row.branch.id}>
          <BranchRow
            row={row}
            up={parent === null ? 0 : i - parent}
            end={end}
            time={time}
            present={row.branch.id === branch}
            playhead={tree.playhead === i}
          />
          <Level tree={tree} parent={i} end={end} />
        </li>
      ))}
    </ul>
  );
}
