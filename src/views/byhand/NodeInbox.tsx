import type { NodeId } from '../../core/ids.ts';
import { useDesk, useExhibitWords } from '../context.tsx';
import { topologyOf } from '../stage/project.ts';
import { InboxList } from './InboxList.tsx';
import { InboxRows } from './InboxRows.tsx';
import { inboxes } from './inboxes.ts';

/** What is on its way to one node, in the panel about that node. */
export function NodeInbox({ id }: { id: NodeId }) {
  const { session } = useDesk();
  const say = useExhibitWords().byHand;
  const topology = topologyOf(session.protocol);
  const [box] = inboxes(session.world(), topology, session.screen().time, [id]);
  if (!box || box.rows.length === 0) return null;
  return (
    <section aria-label={say.nodeInbox}>
      <h3 className="heading">{say.nodeInbox}</h3>
      <InboxList label={say.inboxOf(box.name)} boxes={[box]}>
        <InboxRows rows={box.rows} />
      </InboxList>
    </section>
  );
}
