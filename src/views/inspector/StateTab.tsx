import { lazy, Suspense } from 'react';
import { useExhibitWords, usePaced, useUi } from '../context.tsx';
import { AddNodes } from './AddNodes.tsx';
import { Compare } from './Compare.tsx';

const NodePanel = lazy(async () => ({ default: (await import('./NodePanel.tsx')).NodePanel }));
const MessagePanel = lazy(async () => ({
  default: (await import('./MessagePanel.tsx')).MessagePanel,
}));

/** Tables are read, not watched: this often is enough, in milliseconds. */
const PACE = 150;

/** What is selected, as it stands at the playhead. */
export function StateTab() {
  usePaced(PACE);
  const selection = useUi((state) => state.selection);
  if (selection?.kind === 'message')
    return (
      <Suspense>
        <MessagePanel id={selection.id} />
      </Suspense>
    );
  const node = selection?.id ?? null;
  return (
    <>
      <Suspense>{node === null ? <How /> : <NodePanel key={node} id={node} />}</Suspense>
      <Compare node={node} />
    </>
  );
}

/** What one can do, for as long as nothing is selected. */
function How() {
  const words = useExhibitWords().inspector;
  return (
    <>
      <h2 className="heading">{words.nobody}</h2>
      <ul className="inspector-how">
        {words.how.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <AddNodes />
    </>
  );
}
