import type { NodeId } from '../../core/ids.ts';
import { useDesk, useUi } from '../context.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import { selectNode } from '../ui.ts';
import './pages.css';

/** A node's name, by which it is selected. `aside`: keys reach it in another way. */
export function NodeButton({
  node,
  name,
  aside,
}: {
  readonly node: NodeId;
  readonly name: string;
  readonly aside?: true;
}) {
  const { ui } = useDesk();
  const chosen = useUi(({ selection }) => selection?.kind === 'node' && selection.id === node);
  return (
    <button
      type="button"
      className="page-node"
      aria-pressed={chosen}
      tabIndex={aside ? -1 : undefined}
      onMouseDown={keepFocus}
      onClick={() => selectNode(ui, node)}
    >
      {name}
    </button>
  );
}
