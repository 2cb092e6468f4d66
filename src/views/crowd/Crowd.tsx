import { type ComponentType, type ReactNode, useMemo, useRef, useState } from 'react';
import type { NodeId } from '../../core/ids.ts';
import { useDesk, useScreen } from '../context.tsx';
import type { StageLayout } from '../stage/layout.ts';
import { topologyOf } from '../stage/project.ts';
import { useSize } from '../stage/useSize.ts';
import { CrowdHands } from './CrowdHands.tsx';
import { CrowdScene } from './CrowdScene.tsx';
import { type CrowdLayout, placeCrowd } from './places.ts';
import './crowd.css';

interface Props {
  /** Room at the bottom for the narration, at the left for tools. */
  readonly foot: number;
  readonly head: number;
  /** Drawn over the links, under what has a name. */
  readonly Over?: ComponentType<{ readonly layout: StageLayout }> | undefined;
  /** Nobody looks for anything here: a film. */
  readonly bare?: boolean;
  readonly children?: ReactNode;
}

/** The stage of a run with more nodes than can be drawn one by one: small marks, with names where somebody looks. */
export function Crowd({ children, ...props }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  return (
    <div className="stage crowded" ref={box}>
      {size && <Sized {...size} {...props} />}
      {children}
    </div>
  );
}

/** Narrower than this, what the crowd is looked through with stands above it and not beside it. */
const NARROW = 620;
/** So much room it takes there, and beside, with its list and without. */
const ABOVE = 76;
const LISTED = 264;
const BESIDE = 256;
/** Lower than this, a frame in somebody's page, there is no room for it. */
const LOW = 260;

interface SizedProps extends Omit<Props, 'children'> {
  readonly width: number;
  readonly height: number;
}

function Sized({ width, height, foot, head, Over, bare = false }: SizedProps) {
  const [listed, setListed] = useState(false);
  const [found, setFound] = useState<readonly NodeId[] | null>(null);
  /** The node that has the focus when the stage has it, and how often somebody has asked to go to one. */
  const [stop, setStop] = useState<Stop>({ id: null, asked: 0 });
  const narrow = width < NARROW;
  const hands = !bare && height >= LOW;
  const layout = useCrowdLayout({
    ...{ width, height, foot, head },
    top: hands && narrow ? ABOVE : 0,
    side: hands && listed && !narrow ? LISTED : 0,
    beside: hands && !listed && !narrow ? BESIDE : 0,
  });
  const go = (id: NodeId) => setStop(({ asked }) => ({ id, asked: asked + 1 }));
  return (
    <>
      <CrowdScene layout={layout} Over={Over} found={found} stop={stop} onStop={setStop} />
      {hands && (
        <CrowdHands
          narrow={narrow}
          foot={foot}
          listed={listed}
          onList={setListed}
          onFound={setFound}
          onGo={go}
        />
      )}
    </>
  );
}

export interface Stop {
  readonly id: NodeId | null;
  readonly asked: number;
}

/** Everybody's place; another one only where the stage has another size or somebody has joined. */
function useCrowdLayout(room: Parameters<typeof placeCrowd>[2]): CrowdLayout {
  const { session } = useDesk();
  const count = useScreen(() => session.world().nodes.length);
  const { width, height, foot, head, top, side, beside } = room;
  return useMemo(() => {
    const topology = topologyOf(session.protocol);
    const world = session.world();
    const members = world.nodes
      .slice(0, count)
      .map(({ id, kind }) => ({ id, place: topology.place(kind) }));
    const arrangement = topology.arrangement?.(world) ?? { shape: 'disc' };
    return placeCrowd(members, arrangement, { width, height, foot, head, top, side, beside });
  }, [session, count, width, height, foot, head, top, side, beside]);
}
