import { useDesk, useExhibitWords, useTelling } from '../context.tsx';
import { addNode, kindsToAdd } from '../tools/adding.ts';
import { ActionButton } from './ActionButton.tsx';

/** A node more, of any kind. */
export function AddNodes() {
  const desk = useDesk();
  const { text } = useTelling();
  const { inspector, tools } = useExhibitWords();
  return (
    <section className="actions actions-add" aria-label={inspector.actions}>
      {kindsToAdd(desk).map((kind) => (
        <ActionButton key={kind} icon="add" onClick={() => addNode(desk, kind)}>
          {tools.addOne(text.kinds[kind] ?? kind)}
        </ActionButton>
      ))}
    </section>
  );
}
