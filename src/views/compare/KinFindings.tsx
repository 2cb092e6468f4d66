import { formatTime } from '../../i18n/format.ts';
import type { Telling } from '../../i18n/sentences.ts';
import type { Pair } from '../../playback/pair.ts';
import type { Session } from '../../playback/types.ts';
import type { Left } from '../../sdk/kin.ts';
import { useExhibitWords, useLocale, useTelling, useTellingOf, useWords } from '../context.tsx';
import { countedBoth } from './counted.ts';
import { Letter } from './Letter.tsx';
import { leftName } from './left.ts';
import { SideGroup, SideRow, SideTable } from './SideTable.tsx';
import type { SideName } from './sides.ts';
import { type Stand, standings } from './standing.ts';

interface Props {
  readonly pair: Pair;
  readonly names: readonly [SideName, SideName];
  /** What of the scenario the other exhibit has no place for. */
  readonly left: readonly Left[];
}

/** What there is to say of two protocols under the same scenario: whose checks hold, how each stands, what it took. */
export function KinFindings({ pair: { lead, other }, names: [a, b], left }: Props) {
  const telling = useTelling();
  const both: Both = [
    [lead, telling],
    [other, useTellingOf(other)],
  ];
  const say = useExhibitWords().branches.beside;
  return (
    <>
      <h3 className="heading">{say.checks}</h3>
      <dl className="compare-then">
        <ChecksOf run={lead} name={a} />
        <ChecksOf run={other} name={b} />
      </dl>
      <h3 className="heading">{say.standing}</h3>
      <Stands both={both} />
      {left.length > 0 && (
        <>
          <h3 className="heading">{say.leftOut}</h3>
          <ul className="compare-left">
            {left.map((one) => (
              <li key={one.path.join()}>{leftName(one, telling, say)}</li>
            ))}
          </ul>
        </>
      )}
      <Counts both={both} />
    </>
  );
}

/** The two runs, each with what puts it into words. */
type Both = readonly [readonly [Session, Telling], readonly [Session, Telling]];

/** What a run's own checks say of it: all that are broken, and when. */
function ChecksOf({ run, name: { letter, name } }: { run: Session; name: SideName }) {
  const { invariants } = run.protocol.text[useLocale()];
  const { listing } = useWords();
  const { branches, inspector } = useExhibitWords();
  const { checks } = run.screen();
  const broken = checks.flatMap((check) =>
    check.broken
      ? [
          `${invariants[check.invariant]?.title ?? check.invariant}: ${inspector.brokenAt(formatTime(check.broken.at))}`,
        ]
      : [],
  );
  return (
    <div>
      <dt>
        <Letter of={letter} />
        {name}
      </dt>
      <dd data-broken={broken.length > 0 || undefined}>
        {broken.length === 0 ? branches.beside.allHold(checks.length) : broken.join(listing)}
      </dd>
    </div>
  );
}

/** How each node stands in either. */
function Stands({ both: [[here, telling], [there, otherTelling]] }: { both: Both }) {
  const { health } = useWords();
  const say = useExhibitWords().branches.beside;
  const text = (stand: Stand | null, { text: { roles }, words }: Telling): string => {
    if (stand === null) return say.missing;
    const role = stand.role === null ? null : (roles[stand.role] ?? stand.role);
    if (stand.health === 'up') return role ?? health.up;
    return [role, health[stand.health]].filter((part) => part !== null).join(words.listing);
  };
  return (
    <SideTable label={say.standing} of={say.node}>
      <tbody>
        {standings(here, there).map((one) => (
          <SideRow
            key={one.node}
            name={one.node}
            here={text(one.here, telling)}
            there={text(one.there, otherTelling)}
          />
        ))}
      </tbody>
    </SideTable>
  );
}

/** What has been counted in either. */
function Counts({ both: [here, there] }: { both: Both }) {
  const say = useExhibitWords().branches.beside;
  const groups = countedBoth(here, there);
  if (groups.length === 0) return null;
  return (
    <>
      <h3 className="heading">{say.counted}</h3>
      <SideTable label={say.counted} of={say.what}>
        {groups.map(({ title, rows }) => (
          <tbody key={title}>
            {title !== null && <SideGroup name={title} />}
            {rows.map((row) => (
              <SideRow
                key={row.label}
                name={row.label}
                here={row.here ?? '–'}
                there={row.there ?? '–'}
              />
            ))}
          </tbody>
        ))}
      </SideTable>
    </>
  );
}
