import { usePaced, useUi, useWords } from '../context.tsx';
import { Compare } from './Compare.tsx';
import { MessagePanel } from './MessagePanel.tsx';
import { NodePanel } from './NodePanel.tsx';

/** Tables are read, not watched: this often is enough, in milliseconds. */
const PACE = 150;

/** What is selected, as it stands at the playhead. */
export function StateTab() {
  usePaced(PACE);
  const selection = useUi((state) => state.selection);
  if (selection?.kind === 'message') return <MessagePanel id={selection.id} />;
  const node = selection?.id ?? null;
  return (
    <>
      {node === null ? <How /> : <NodePanel key={node} id={node} />}
      <Compare node={node} />
    </>
  );
}

/** What one can do, for as long as nothing is selected. */
function How() {
  const words = useWords().inspector;
  return (
    <>
      <h2 className="heading">{words.nobody}</h2>
      <ul className="inspector-how">
        {words.how.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
