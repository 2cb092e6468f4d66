import { createFormatter } from '../../i18n/format.ts';
import type { Pair } from '../../playback/pair.ts';
import type { Session } from '../../playback/types.ts';
import type { Locale } from '../../sdk/text.ts';
import type { Health } from '../../sdk/world.ts';
import { useExhibitWords, useLocale, usePaced, useWords } from '../context.tsx';
import { valueText } from '../inspector/changes.ts';
import { differences, type Reading } from './differences.ts';

const PACE = 200;

/** What the nodes of one run know and those of the other do not, at this moment. */
export function DifferenceTable({ pair: { lead, other } }: { pair: Pair }) {
  const words = useWords();
  const locale = useLocale();
  const say = useExhibitWords().branches.beside;
  usePaced(PACE);
  const found = differences(readingOf(lead, locale), readingOf(other, locale));
  if (found.length === 0) return <p className="compare-parting">{say.nothingNow}</p>;
  const standing = (health: Health | null) =>
    health === null ? say.missing : words.health[health];
  return (
    <table className="compare-table" aria-label={say.now}>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{say.field}</span>
          </th>
          <th scope="col">A</th>
          <th scope="col">B</th>
        </tr>
      </thead>
      {found.map(({ node, health, fields }) => (
        <tbody key={node}>
          <tr className="compare-node">
            <th scope="rowgroup" colSpan={3}>
              {node}
            </th>
          </tr>
          {health && (
            <Row name={say.health} here={standing(health.here)} there={standing(health.there)} />
          )}
          {fields.map(({ name, here, there }) => (
            <Row key={name} name={name} here={here ?? '–'} there={there ?? '–'} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

const Row = ({ name, here, there }: { name: string; here: string; there: string }) => (
  <tr>
    <th scope="row">{name}</th>
    <td>{here}</td>
    <td>{there}</td>
  </tr>
);

function readingOf(session: Session, locale: Locale): Reading {
  const view = session.protocol.views.find((one) => one.kind === 'fields');
  const fmt = createFormatter(locale, session.names());
  return {
    world: session.world(),
    fields: (slot) => view?.fields(slot) ?? [],
    text: (field) => valueText(field, fmt),
  };
}
