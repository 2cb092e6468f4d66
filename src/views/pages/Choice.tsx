import type { ReactNode } from 'react';
import './pages.css';

interface Props {
  readonly label: ReactNode;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly title: string }[];
  readonly onChoose: (id: string) => void;
}

/** One of several things to be shown. */
export const Choice = ({ label, value, options, onChoose }: Props) => (
  <label className="page-choice">
    {label}
    <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
      {options.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  </label>
);
