import { useDesk, useExhibitWords, usePaced, useUi } from '../context.tsx';
import { Icon } from '../parts/Icon.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { togglePanel } from '../ui.ts';
import { unwiseCount } from './advice.ts';
import { draftOf } from './draft.ts';
import './settingsButton.css';

/** Once a second is enough for a mark. */
const PACE = 1000;

/** Opens the settings, and tells even while they are closed that some are unwise or not the scenario's own. */
export function SettingsButton() {
  const desk = useDesk();
  const say = useExhibitWords().settings;
  const open = useUi(({ panel }) => panel === 'settings');
  usePaced(PACE);
  const unwise = unwiseCount(desk);
  const changed = Object.keys(draftOf(desk.changes, desk.session.scenario)).length;
  const label =
    unwise > 0 ? say.openUnwise(unwise) : changed > 0 ? say.openChanged(changed) : say.open;
  return (
    <span className="settings-button" data-changed={(unwise === 0 && changed > 0) || undefined}>
      <IconButton
        icon="settings"
        label={label}
        hotkey="s"
        aria-expanded={open}
        onClick={() => togglePanel(desk.ui, 'settings')}
      />
      {unwise > 0 && <Icon name="warning" size={13} />}
    </span>
  );
}
