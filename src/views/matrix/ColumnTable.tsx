import { formatCount } from '../../i18n/format.ts';
import { useExhibitWords } from '../context.tsx';
import { Folded } from '../pages/Folded.tsx';
import { type ColumnGroup, columnGroups, type ShownMatrix } from './model.ts';

/** So many names of columns that come to the same, and so many rows. */
const NAMES = 6;
const ROWS = 60;

/** How many rows have which mark, column by column. */
export function ColumnTable({ matrix }: { matrix: ShownMatrix }) {
  const words = useExhibitWords().pages.matrix;
  return (
    <Folded name={`matrix ${matrix.id} columns`} title={words.columns}>
      {() => <Tallies matrix={matrix} groups={columnGroups(matrix)} />}
    </Folded>
  );
}

function Tallies({ matrix, groups }: { matrix: ShownMatrix; groups: readonly ColumnGroup[] }) {
  const { pages } = useExhibitWords();
  const rest = groups.slice(ROWS).reduce((sum, { names }) => sum + names.length, 0);
  return (
    <table className="page-table" aria-label={pages.matrix.columns}>
      <thead>
        <tr>
          <th scope="col">{matrix.columnsAre}</th>
          {matrix.marks.map(({ sign, says }) => (
            <th key={says} scope="col">
              <span className="mono" aria-hidden="true">
                {sign}{' '}
              </span>
              {says}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.slice(0, ROWS).map(({ names, tally }) => (
          <tr key={names[0]}>
            <th scope="row">
              <span className="mono">{names.slice(0, NAMES).join(' ')}</span>
              {names.length > NAMES && ` ${pages.more(formatCount(names.length - NAMES))}`}
            </th>
            {matrix.marks.map(({ says }, mark) => (
              <td key={says}>{formatCount(tally[mark] ?? 0)}</td>
            ))}
          </tr>
        ))}
        {rest > 0 && (
          <tr>
            <td colSpan={matrix.marks.length + 1}>{pages.more(formatCount(rest))}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
