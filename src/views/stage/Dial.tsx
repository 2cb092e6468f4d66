import { memo } from 'react';
import type { StageLayout } from './layout.ts';

const TICKS = 180;

/** The graduated ring of the astrolabe: a tick every two degrees, longer every ten and every thirty. */
export const Dial = memo(function Dial({ ring }: { ring: StageLayout['ring'] }) {
  const ticks = Array.from({ length: TICKS }, (_, i) => {
    const angle = (i * 2 * Math.PI) / TICKS;
    const length = i % 15 === 0 ? 11 : i % 5 === 0 ? 7 : 4;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const point = (r: number) => `${(ring.x + r * c).toFixed(1)} ${(ring.y + r * s).toFixed(1)}`;
    return `M${point(ring.outer)}L${point(ring.outer + length)}`;
  });
  return (
    <g className="dial">
      <circle cx={ring.x} cy={ring.y} r={ring.outer} />
      <circle className="dial-inner" cx={ring.x} cy={ring.y} r={ring.r} />
      <path d={ticks.join('')} />
    </g>
  );
});
