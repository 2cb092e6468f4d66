/** The letter by which a run is called beside the other. */
export const Letter = ({ of }: { of: 'A' | 'B' }) => (
  <span className="compare-letter" data-letter={of}>
    {of}
  </span>
);
