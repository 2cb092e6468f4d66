import { memo } from 'react';
import { equalPlain } from '../../core/plain.ts';
import type { Words } from '../../i18n/words.ts';
import type { Segment } from './partition.ts';
import type { LinkLine } from './project.ts';

interface Props {
  readonly links: readonly LinkLine[];
  /** With the cut tool in hand a link can be taken hold of. */
  readonly onPress: ((link: LinkLine) => void) | null;
}

export const Links = memo(
  function Links({ links, onPress }: Props) {
    return (
      <g className="links">
        {links.map((link) => (
          <g
            key={`${link.a}-${link.b}`}
            data-cut={link.cut}
            data-lossy={link.lossy}
            data-parted={link.parted}
            data-ring={link.ring}
          >
            <line className="link" {...ends(link)} />
            {link.cut !== 'none' && !link.parted && <CutMark link={link} />}
            {onPress && (
              // biome-ignore lint/a11y/noStaticElementInteractions: the same is done with x and two nodes
              <line className="link-hit" {...ends(link)} onClick={() => onPress(link)} />
            )}
          </g>
        ))}
      </g>
    );
  },
  (a, b) => a.onPress === b.onPress && equalPlain(a.links, b.links),
);

const ends = ({ from, to }: LinkLine) => ({ x1: from.x, y1: from.y, x2: to.x, y2: to.y });

/** Both ways: a cross in the middle. One way: an arrow that runs against a bar. */
function CutMark({ link }: { link: LinkLine }) {
  const { from, to } = link;
  const angle = (Math.atan2(to.y - from.y, to.x - from.x) * 180) / Math.PI;
  const turned = link.cut === 'back' ? angle + 180 : angle;
  return (
    <g
      className="cut-mark"
      transform={`translate(${(from.x + to.x) / 2} ${(from.y + to.y) / 2}) rotate(${turned.toFixed(1)})`}
    >
      <circle r={11} />
      <path d={link.cut === 'both' ? 'M-5-5L5 5M5-5L-5 5' : 'M-8 0H2M-2-4L2 0L-2 4M5.5-6V6'} />
    </g>
  );
}

/** The line between two groups that cannot reach each other. */
export const PartitionLines = memo(
  function PartitionLines({ lines, words }: { lines: readonly Segment[]; words: Words }) {
    return (
      <g className="partition">
        {lines.map(({ from, to }) => (
          <g key={`${from.x} ${from.y}`}>
            <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
            <text x={to.x + 8} y={to.y + 4}>
              {words.stage.cut}
            </text>
          </g>
        ))}
      </g>
    );
  },
  (a, b) => a.words === b.words && equalPlain(a.lines, b.lines),
);
