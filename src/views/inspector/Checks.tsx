import { formatTime } from '../../i18n/format.ts';
import type { CheckState } from '../../playback/types.ts';
import { useDesk, useExhibitWords, useScreen, useTelling } from '../context.tsx';
import { ShowHistory } from '../history/ShowHistory.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Beyond } from '../searching/Beyond.tsx';
import { Broken } from './Broken.tsx';
import './checks.css';

/** Every invariant: what it says, where it comes from, whether it holds. */
export function Checks() {
  const checks = useScreen((screen) => screen.checks);
  const say = useExhibitWords().inspector;
  return (
    <>
      <h2 className="unseen">{say.checks}</h2>
      <p className="aside">{say.checksIntro}</p>
      <Beyond />
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
  const { text } = useTelling();
  const say = useExhibitWords().inspector;
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
        {invariant?.about === 'history' && <ShowHistory />}
        <p className="check-reference">{invariant?.reference}</p>
      </div>
    </li>
  );
}
