import { useExhibitWords } from '../context.tsx';

interface Props {
  readonly running: boolean;
  readonly label: string;
  readonly onStop: () => void;
}

/** Begins what its form says, and ends it. One button, so that the focus stays; Enter in a box of the form ends nothing. */
export function StartButton({ running, label, onStop }: Props) {
  const say = useExhibitWords().searching;
  return (
    <button
      type={running ? 'button' : 'submit'}
      className={running ? 'button' : 'button button-main'}
      onClick={(event) => {
        if (!running) return;
        // It is about to become the one that begins, which this click does not mean.
        event.preventDefault();
        onStop();
      }}
    >
      {running ? say.stop : label}
    </button>
  );
}
