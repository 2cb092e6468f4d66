import { branchName } from '../branches/naming.ts';
import { useDesk, useExhibitWords, useScreen, useUi, useWords } from '../context.tsx';
import { Icon } from '../parts/Icon.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import { togglePanel } from '../ui.ts';

/** Which of its futures the run follows; opens the tree of all. */
export function BranchButton() {
  const { ui } = useDesk();
  const { listing } = useWords();
  const exhibit = useExhibitWords();
  const say = exhibit.transport;
  const branches = useScreen((screen) => screen.branches);
  const current = useScreen((screen) => screen.branch);
  const open = useUi((state) => state.panel === 'branches');
  const present = branches.find((branch) => branch.id === current);
  const name = present ? branchName(present, exhibit) : '';
  return (
    <button
      type="button"
      className="button branch-button"
      aria-label={`${say.branch}${listing}${name}`}
      aria-expanded={open}
      title={`${say.branch}${listing}${name} (b)`}
      onMouseDown={keepFocus}
      onClick={() => togglePanel(ui, 'branches')}
    >
      <Icon name="branch" size={16} />
      <span className="branch-name">{name}</span>
    </button>
  );
}
