import { useMemo, useRef } from 'react';
import { stepEarlier } from '../../playback/stepEarlier.ts';
import { useTelling } from '../context.tsx';
import { ViewLabel } from '../inspector/ViewLabel.tsx';
import { ShowOne } from '../pages/ShowOne.tsx';
import { useView } from '../pages/useView.ts';
import { shownTree, tellersOf } from './model.ts';
import { TreeFigure } from './TreeFigure.tsx';
import './tree.css';

/** How something spread: who told whom, as the protocol describes it. */
export function TreeTab() {
  const page = useRef<HTMLDivElement>(null);
  const telling = useTelling();
  const { session, view, moment } = useView('tree', page);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the moment says whose world it is
  const trees = useMemo(() => {
    if (!view) return [];
    const before = stepEarlier(session, (world) => tellersOf(view.trees(world)));
    return view.trees(session.world()).map((tree) => shownTree(tree, before, telling));
  }, [session, view, telling, moment]);
  return (
    <div ref={page}>
      <h2 className="unseen">
        <ViewLabel kind="tree" />
      </h2>
      <ShowOne name="tree" all={trees}>
        {(tree) => <TreeFigure key={tree.id} tree={tree} />}
      </ShowOne>
    </div>
  );
}
