import { useDesk, useExhibitWords } from '../context.tsx';
import { ActionButton } from '../inspector/ActionButton.tsx';
import { togglePanel } from '../ui.ts';

/** From the check of clients' histories to the drawing of this one. */
export function ShowHistory() {
  const { ui } = useDesk();
  const words = useExhibitWords().history;
  return (
    <div className="actions" data-history>
      <ActionButton icon="history" onClick={() => togglePanel(ui, 'history')}>
        {words.show}
      </ActionButton>
    </div>
  );
}
