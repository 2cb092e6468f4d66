import { formatTime } from '../../i18n/format.ts';
import type { CheckState } from '../../playback/types.ts';
import { useDesk, useScreen, useTelling } from '../context.tsx';
import { Icon } from '../parts/Icon.tsx';
import { selectNode } from '../ui.ts';
import './checks.css';

/** Every invariant: what it says, where it comes from, whether it holds. */
export function Checks() {
  const checks = useScreen((screen) => screen.checks);
  const { words } = useTelling();
  return (
    <>
      <h2 className="unseen">{words.inspector.checks}</h2>
      <p className="aside">{words.inspector.checksIntro}</p>
      <ul className="checks">
        {checks.map((check) => (
          <Check key={check.invariant} check={check} />
        ))}
      </ul>
    </>
  );
}

function Check({ check }: { check: CheckState }) {
  const { session } = useDesk();
  const { words, text } = useTelling();
  const say = words.inspector;
  const invariant = session.protocol.invariants.find((one) => one.name === check.invariant);
  const said = text.invariants[check.invariant];
  const { broken } = check;
  return (
    <li className="check" data-broken={broken !== null}>
      <span className="check-sign">
        <Icon name={broken ? 'broken' : 'check'} size={16} />
      </span>
      <div>
        <h3>
          {said?.title ?? check.invariant}
          <span className="check-state">
            {broken ? say.brokenAt(formatTime(broken.at)) : say.holds}
          </span>
        </h3>
        <p>{said?.meaning}</p>
        {broken && <Broken invariant={check.invariant} broken={broken} />}
        <p className="check-reference">{invariant?.reference}</p>
      </div>
    </li>
  );
}

interface BrokenProps {
  readonly invariant: string;
  readonly broken: NonNullable<CheckState['broken']>;
}

/** How it was broken, by whom, and the way there. */
function Broken({ invariant, broken: { seq, violation } }: BrokenProps) {
  const { session, ui } = useDesk();
  const { words, text, fmt } = useTelling();
  return (
    <div className="check-why">
      <p>{text.invariants[invariant]?.broken(violation.detail, fmt)}</p>
      <div className="actions">
        {violation.nodes.map((node) => (
          <button key={node} type="button" className="button" onClick={() => selectNode(ui, node)}>
            {fmt.node(node)}
          </button>
        ))}
        <button type="button" className="button" onClick={() => session.seekRecord(seq)}>
          {words.inspector.goThere}
        </button>
      </div>
    </div>
  );
}
