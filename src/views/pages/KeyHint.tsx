import './pages.css';

/** Which keys do what, where nothing is pointed at. */
export const KeyHint = ({ says }: { says: string }) => <span className="page-hint">{says}</span>;
