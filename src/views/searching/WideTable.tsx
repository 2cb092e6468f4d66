import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly children: ReactNode;
}

/** A table that may be wider than its panel: it can be scrolled by keyboard too. */
export function WideTable({ label, children }: Props) {
  return (
    <section
      className="searching-scroll"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: without a pointer one scrolls with the arrows
      tabIndex={0}
    >
      <table aria-label={label}>{children}</table>
    </section>
  );
}
