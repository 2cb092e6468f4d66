import { Narration } from '../views/stage/Narration.tsx';
import { useKeys } from '../views/tools/useKeys.ts';

/** What the front page's cluster can do without for its first moment: the story, and the keys. */
export default function FrontExtras() {
  useKeys();
  return <Narration />;
}
