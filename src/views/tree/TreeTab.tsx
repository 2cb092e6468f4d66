import { useMemo, useRef } from 'react';
import { stepEarlier } from '../../playback/stepEarlier.ts';
import type { Session } from '../../playback/types.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Tree, ViewDescriptor } from '../../sdk/views.ts';
import { useTelling } from '../context.tsx';
import { ViewLabel } from '../inspector/ViewLabel.tsx';
import { ShowOne } from '../pages/ShowOne.tsx';
import { useView } from '../pages/useView.ts';
import { labelText } from '../stage/naming.ts';
import { shownTree, type TellersBefore, tellersOf } from './model.ts';
import { TreeFigure } from './TreeFigure.tsx';
import './tree.css';

type TreeView = Extract<ViewDescriptor<ProtocolTypes>, { readonly kind: 'tree' }>;

/** What was shown last while playing. */
interface Seen {
  readonly branch: number;
  readonly seq: number;
  readonly tellers: TellersBefore;
}

/** What is to be held against the present: what was shown last while playing, and a step earlier when the run rests. */
function earlier(session: Session, view: TreeView, last: Seen | null): TellersBefore | null {
  const { branch, seq } = session.screen();
  if (last && last.branch === branch && last.seq < seq) return last.tellers;
  return stepEarlier(session, (world) => tellersOf(view.trees(world)));
}

/** How something spread: who told whom, as the protocol describes it. */
export function TreeTab() {
  const page = useRef<HTMLDivElement>(null);
  const telling = useTelling();
  const { session, view, moment } = useView('tree', page);
  const playing = session.screen().status === 'playing';
  const last = useRef<Seen | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the moment says whose world it is
  const trees = useMemo(() => {
    if (!view) return [];
    const now = view.trees(session.world());
    const before = earlier(session, view, playing ? last.current : null);
    const { branch, seq } = session.screen();
    last.current = playing ? { branch, seq, tellers: tellersOf(now) } : null;
    return now.map((tree) => ({
      ...{ id: tree.id, caption: labelText(tree.caption, telling) },
      ...{ tree, before },
    }));
  }, [session, view, telling, moment, playing]);
  return (
    <div ref={page}>
      <h2 className="unseen">
        <ViewLabel kind="tree" />
      </h2>
      <ShowOne name="tree" all={trees}>
        {(one) => <OneTree key={one.id} {...one} />}
      </ShowOne>
    </div>
  );
}

interface OneProps {
  readonly tree: Tree<ProtocolTypes>;
  readonly before: TellersBefore | null;
}

function OneTree({ tree, before }: OneProps) {
  const telling = useTelling();
  const shown = useMemo(() => shownTree(tree, before, telling), [tree, before, telling]);
  return <TreeFigure tree={shown} />;
}
