import { createFormatter } from '../../i18n/format.ts';
import type { Pair } from '../../playback/pair.ts';
import type { Session } from '../../playback/types.ts';
import type { Locale } from '../../sdk/text.ts';
import type { Health } from '../../sdk/world.ts';
import { useExhibitWords, useLocale, usePaced, useWords } from '../context.tsx';
import { valueText } from '../inspector/changes.ts';
import { differences, type Reading } from './differences.ts';
import { SideGroup, SideRow, SideTable } from './SideTable.tsx';

const PACE = 200;

/** What the nodes of one run know and those of the other do not, at this moment. */
export function DifferenceTable({ pair: { lead, other, comparable } }: { pair: Pair }) {
  const words = useWords();
  const locale = useLocale();
  const say = useExhibitWords().branches.beside;
  usePaced(PACE);
  const [here, there] = [readingOf(lead, locale), readingOf(other, locale)];
  const found = comparable
    ? differences(here, there)
    : differences(withoutRoles(here), withoutRoles(there), true);
  if (found.length === 0) {
    return <p className="compare-parting">{comparable ? say.nothingNow : say.nothingShared}</p>;
  }
  const standing = (health: Health | null) =>
    health === null ? say.missing : words.health[health];
  return (
    <SideTable label={say.now} of={say.field}>
      {found.map(({ node, health, fields }) => (
        <tbody key={node}>
          <SideGroup name={node} />
          {health && (
            <SideRow
              name={say.health}
              here={standing(health.here)}
              there={standing(health.there)}
            />
          )}
          {fields.map(({ name, here, there }) => (
            <SideRow key={name} name={name} here={here ?? '–'} there={there ?? '–'} />
          ))}
        </tbody>
      ))}
    </SideTable>
  );
}

function readingOf(session: Session, locale: Locale): Reading {
  const view = session.protocol.views.find((one) => one.kind === 'fields');
  const fmt = createFormatter(locale, session.names());
  return {
    world: session.world(),
    fields: (slot) => view?.fields(slot) ?? [],
    text: (field) => valueText(field, fmt),
  };
}

/** Of two protocols the roles are told in words of their own. */
const withoutRoles = (reading: Reading): Reading => ({
  ...reading,
  fields: (slot) => {
    const role = 'role' in slot.state ? slot.state.role : undefined;
    return reading.fields(slot).filter(({ value: [first, more] }) => more || first !== role);
  },
});
