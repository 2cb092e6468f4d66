import { DropdownMenu } from 'radix-ui';
import { formatTime } from '../../i18n/format.ts';
import type { Words } from '../../i18n/words.ts';
import type { BranchInfo } from '../../playback/types.ts';
import { useDesk, useScreen, useWords } from '../context.tsx';
import { Icon } from '../parts/Icon.tsx';
import '../parts/menu.css';

/** The futures of this run; not shown while there is only one. */
export function BranchMenu() {
  const { session } = useDesk();
  const words = useWords();
  const branches = useScreen((screen) => screen.branches);
  const current = useScreen((screen) => screen.branch);
  if (branches.length < 2) return null;
  const present = branches.find((branch) => branch.id === current);
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="button branch-button" aria-label={words.transport.branch}>
        <span className="branch-name">{present ? branchName(present, words) : ''}</span>
        <Icon name="down" size={14} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={6} collisionPadding={8}>
          <DropdownMenu.Label className="heading menu-heading">
            {words.transport.branch}
          </DropdownMenu.Label>
          <DropdownMenu.RadioGroup
            value={String(current)}
            onValueChange={(id) => session.toBranch(Number(id))}
          >
            {branches.map((branch) => (
              <DropdownMenu.RadioItem
                key={branch.id}
                value={String(branch.id)}
                className="menu-item"
                style={{ paddingLeft: 30 + 14 * depthOf(branch, branches) }}
              >
                <DropdownMenu.ItemIndicator className="menu-mark">
                  <Icon name="check" size={14} />
                </DropdownMenu.ItemIndicator>
                {branchName(branch, words)}
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** A branch is called after what began it and when. */
function branchName(branch: BranchInfo, { transport }: Words): string {
  if (branch.command === null) return transport.main;
  return transport.branchAt(transport.what[branch.command.do], formatTime(branch.forkedAt));
}

function depthOf(branch: BranchInfo, all: readonly BranchInfo[]): number {
  const parent = all.find((one) => one.id === branch.parent);
  return parent ? 1 + depthOf(parent, all) : 0;
}
