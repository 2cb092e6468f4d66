import { useState } from 'react';
import type { NodeId } from '../../core/ids.ts';
import { formatCount } from '../../i18n/format.ts';
import { useExhibitWords, useWords } from '../context.tsx';
import { KeyHint } from '../pages/KeyHint.tsx';
import { NodeButton } from '../pages/NodeButton.tsx';
import { useSelected } from '../pages/useSelected.ts';
import type { ShownTree } from './model.ts';
import { TreeDrawing } from './TreeDrawing.tsx';

export function TreeFigure({ tree }: { tree: ShownTree }) {
  const words = useExhibitWords().pages.tree;
  const say = useSaying();
  const selected = useSelected();
  const [at, setAt] = useState<NodeId | null>(null);
  const [under, setUnder] = useState<NodeId | null>(null);
  const { members } = tree;
  const of = (node: NodeId | null) => members.find((member) => member.node === node);
  const read = of(under) ?? of(at) ?? of(selected);
  return (
    <figure className="told">
      <figcaption className="page-caption">{tree.caption}</figcaption>
      {members.length === 0 ? (
        <p className="aside">{tree.empty}</p>
      ) : (
        <>
          <p className="page-reading">{read ? say(read) : <KeyHint says={words.nothing} />}</p>
          <TreeDrawing
            tree={tree}
            at={Math.max(
              0,
              members.findIndex(({ node }) => node === (at ?? selected)),
            )}
            under={members.findIndex(({ node }) => node === under)}
            selected={members.findIndex(({ node }) => node === selected)}
            says={say}
            onMove={(to) => setAt(members[to]?.node ?? null)}
            onPoint={(to) => setUnder(to === null ? null : (members[to]?.node ?? null))}
          />
          <Hops tree={tree} />
        </>
      )}
      {members.length + tree.untold.length > 0 && <Untold tree={tree} />}
    </figure>
  );
}

/** A member in words: who told it, at which hop, how many it told. */
function useSaying(): (member: ShownTree['members'][number]) => string {
  const words = useExhibitWords().pages.tree;
  const { listing } = useWords();
  return ({ name, from, hop, children, added }) =>
    [
      from === null ? words.knew(name) : words.told(name, from),
      words.hop(formatCount(hop)),
      words.toldOthers(children.length),
      ...(added ? [words.added] : []),
    ].join(listing);
}

/** How far it came, hop by hop. */
function Hops({ tree: { hops } }: { tree: ShownTree }) {
  const words = useExhibitWords().pages.tree;
  let all = 0;
  return (
    <section
      className="told-hops"
      aria-label={words.hops}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: without a pointer one scrolls with the arrows
      tabIndex={0}
    >
      <table className="page-table">
        <thead>
          <tr>
            <th scope="col">{words.hopColumn}</th>
            <th scope="col">{words.newThere}</th>
            <th scope="col">{words.byThen}</th>
          </tr>
        </thead>
        <tbody>
          {hops.map((count, hop) => {
            all += count;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a hop is its number
              <tr key={hop}>
                <th scope="row" className="mono">
                  {hop}
                </th>
                <td>{formatCount(count)}</td>
                <td>{formatCount(all)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** So many are named. */
const NAMED = 40;

function Untold({ tree: { untold } }: { tree: ShownTree }) {
  const { pages } = useExhibitWords();
  const { tree: words } = pages;
  if (untold.length === 0) return <p className="told-untold">{words.all}</p>;
  return (
    <>
      <p className="told-untold">{words.untold(formatCount(untold.length))}</p>
      <ul className="told-names">
        {untold.slice(0, NAMED).map(({ node, name }) => (
          <li key={node}>
            <NodeButton node={node} name={name} />
          </li>
        ))}
        {untold.length > NAMED && <li>{pages.more(formatCount(untold.length - NAMED))}</li>}
      </ul>
    </>
  );
}
