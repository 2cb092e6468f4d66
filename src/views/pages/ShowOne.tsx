import type { ReactNode } from 'react';
import { useExhibitWords } from '../context.tsx';
import { Choice } from './Choice.tsx';
import { useChosen } from './useChosen.ts';

interface Props<X> {
  /** Under which name the choice is kept. */
  readonly name: string;
  readonly all: readonly X[];
  readonly children: (one: X) => ReactNode;
}

/** One of several large drawings at a time, chosen by its caption. */
export function ShowOne<X extends { readonly id: string; readonly caption: string }>({
  name,
  all,
  children,
}: Props<X>) {
  const words = useExhibitWords().pages;
  const [id, choose] = useChosen<string | null>(name, null);
  const one = all.find((each) => each.id === id) ?? all[0];
  if (!one) return null;
  return (
    <>
      {all.length > 1 && (
        <Choice
          label={words.shown}
          value={one.id}
          options={all.map((each) => ({ id: each.id, title: each.caption }))}
          onChoose={choose}
        />
      )}
      {children(one)}
    </>
  );
}
