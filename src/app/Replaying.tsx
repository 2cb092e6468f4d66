import { formatCount } from '../i18n/format.ts';
import { useExhibitWords } from '../views/context.tsx';
import { Header } from './Header.tsx';
import { usePageTitle } from './usePageTitle.ts';
import './notices.css';

interface Props {
  readonly events: number;
  /** How many there will be, if that is known. */
  readonly all: number | null;
  readonly onStop: () => void;
}

/** A long run from elsewhere is being run again: how far it is, and the way to stop it. */
export function Replaying({ events, all, onStop }: Props) {
  const { share } = useExhibitWords();
  usePageTitle(share.replaying);
  return (
    <>
      <Header />
      <main className="sorry">
        <h1>{share.replaying}</h1>
        <p>
          <progress
            className="replaying"
            aria-label={share.replaying}
            {...(all !== null && { value: Math.min(events, all), max: all })}
          />
        </p>
        <p>{share.replayed(formatCount(events), all === null ? null : formatCount(all))}</p>
        <p className="sorry-ways">
          <button type="button" className="button" onClick={onStop}>
            {share.stop}
          </button>
        </p>
      </main>
    </>
  );
}
