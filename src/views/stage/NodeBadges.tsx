import type { NodeModel } from './project.ts';

/** Small signs on the rim for what is wrong with a node beside its health; its name says the same in words. */
export function NodeBadges({ node, radius }: { node: NodeModel; radius: number }) {
  const at = radius * 0.72;
  return (
    <g className="node-badges">
      {node.health === 'paused' && (
        <g className="badge" transform={`translate(${at} ${-at})`}>
          <circle r={9} />
          <path d="M-2.5-4V4M2.5-4V4" />
        </g>
      )}
      {node.clockWrong && (
        <g className="badge" transform={`translate(${-at} ${-at})`}>
          <circle r={9} />
          <path d="M0-5V0L3.5 2" />
        </g>
      )}
      {(node.slowDisk || node.writing) && (
        <g
          className="badge"
          data-quiet={!node.slowDisk || undefined}
          transform={`translate(${at} ${at})`}
        >
          <circle r={9} />
          <path d="M-4.5-2.5H4.5M-4.5 0H4.5M-4.5 2.5H1" />
        </g>
      )}
    </g>
  );
}
