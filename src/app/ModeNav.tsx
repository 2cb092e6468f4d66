import { useExhibitWords } from '../views/context.tsx';
import './modeNav.css';

export const MODES = ['explore', 'learn', 'interview', 'challenges'] as const;
export type Mode = (typeof MODES)[number];

interface Props {
  readonly exhibit: string;
  readonly mode: Mode;
}

/** The ways in which one can be with an exhibit. */
export function ModeNav({ exhibit, mode }: Props) {
  const { modes } = useExhibitWords();
  return (
    <nav className="modes" aria-label={modes.label}>
      {MODES.map((one) => (
        <a
          key={one}
          href={one === 'explore' ? `#/${exhibit}` : `#/${exhibit}/${one}`}
          aria-current={one === mode ? 'page' : undefined}
        >
          {modes[one]}
        </a>
      ))}
    </nav>
  );
}
