import { useDesk, useExhibitWords } from '../context.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { togglePresenting } from './presenting.ts';
import { screen } from './signs.tsx';

/** The way into the mode, in the page's header. */
export function PresentButton() {
  const { ui } = useDesk();
  const { present } = useExhibitWords();
  return (
    <IconButton
      icon={screen}
      className="present-button"
      label={present.title}
      hotkey="f"
      onClick={() => togglePresenting(ui)}
    />
  );
}
