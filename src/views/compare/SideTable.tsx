import type { ReactNode } from 'react';

interface TableProps {
  readonly label: string;
  /** What stands in the first column, for those who do not see it. */
  readonly of: string;
  readonly children: ReactNode;
}

/** A table with a column for each of the two runs. */
export const SideTable = ({ label, of, children }: TableProps) => (
  <table className="compare-table" aria-label={label}>
    <thead>
      <tr>
        <th scope="col">
          <span className="unseen">{of}</span>
        </th>
        <th scope="col">A</th>
        <th scope="col">B</th>
      </tr>
    </thead>
    {children}
  </table>
);

/** What the rows below it are about. */
export const SideGroup = ({ name }: { name: string }) => (
  <tr className="compare-node">
    <th scope="rowgroup" colSpan={3}>
      {name}
    </th>
  </tr>
);

export const SideRow = ({ name, here, there }: { name: string; here: string; there: string }) => (
  <tr>
    <th scope="row">{name}</th>
    <td>{here}</td>
    <td>{there}</td>
  </tr>
);
