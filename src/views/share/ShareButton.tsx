import { useDesk, useExhibitWords, useUi } from '../context.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { togglePanel } from '../ui.ts';

/** Opens the panel from which a run is shared. */
export function ShareButton() {
  const { ui } = useDesk();
  const { share } = useExhibitWords();
  const open = useUi(({ panel }) => panel === 'share');
  return (
    <IconButton
      icon="share"
      className="share-button"
      label={share.open}
      hotkey="l"
      aria-expanded={open}
      onClick={() => togglePanel(ui, 'share')}
    />
  );
}
