import { type ComponentType, type ReactNode, useCallback, useMemo, useRef } from 'react';
import type { Seq } from '../../core/ids.ts';
import { cutOrMend, onMessage } from '../actions.ts';
import { useDesk, useMoment, useScreen, useTelling, useUi } from '../context.tsx';
import { type Lit, select } from '../ui.ts';
import { Dial } from './Dial.tsx';
import { useNodeHands, usePartitionHand } from './hands.ts';
import { Links, PartitionLines } from './Links.tsx';
import { layoutStage, type StageLayout } from './layout.ts';
import { Messages } from './Messages.tsx';
import { CROWD, type DrawCrowd, useMotion } from './motion.ts';
import { NodeView } from './NodeView.tsx';
import { type LinkLine, type MessageModel, projectStage, topologyOf } from './project.ts';
import { StrokeLine } from './StrokeLine.tsx';
import { useSize } from './useSize.ts';
import './stage.css';

interface Props {
  /** Room at the bottom for the narration, at the left for tools. */
  readonly foot: number;
  readonly head: number;
  /** Drawn over the links, under messages and nodes. */
  readonly Over?: ComponentType<{ readonly layout: StageLayout }> | undefined;
  /** What messages are called, where that is more than the usual. */
  readonly nameMessage?: ((message: MessageModel) => string) | undefined;
  /** Draws messages where they are too many for elements; left out where there are never that many. */
  readonly drawCrowd?: DrawCrowd;
  readonly children?: ReactNode;
}

/** The stage: the cluster of the moment, drawn and within reach. */
export function Stage({ children, ...props }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  return (
    <div className="stage" ref={box}>
      {size && <Scene width={size.width} height={size.height} {...props} />}
      {children}
    </div>
  );
}

interface SceneProps extends Omit<Props, 'children'> {
  readonly width: number;
  readonly height: number;
}

function Scene(props: SceneProps) {
  const { ui } = useDesk();
  const telling = useTelling();
  const playing = useScreen((screen) => screen.status === 'playing');
  const tool = useUi((state) => state.tool);
  const selection = useUi((state) => state.selection);
  const cutFrom = useUi((state) => state.cutFrom);
  const parted = useUi((state) => state.parted);
  const svg = useRef<SVGSVGElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);

  const { model, moment } = useModel(props);
  useMotion(model, moment, { svg, canvas, draw: props.drawCrowd });
  const { press, grab } = useNodeHands(svg);
  const hand = usePartitionHand(svg, model.layout);
  const { pressLink, pressMessage, point } = usePresses();
  const { lit, hover } = useLight();

  const { layout } = model;
  const crowded = props.drawCrowd && model.messages.length > CROWD;
  const chosen = (kind: 'node' | 'message') => (selection?.kind === kind ? selection.id : null);
  const parting = tool === 'partition';
  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same from anywhere */}
      {/* biome-ignore lint/a11y/useSemanticElements: there are no fieldsets in SVG */}
      <svg
        ref={svg}
        className="scene"
        role="group"
        aria-label={telling.words.stage.label}
        width={props.width}
        height={props.height}
        data-tool={tool}
        data-cutting={cutFrom !== null || undefined}
        data-lighting={lit !== null || undefined}
        onClick={(event) => event.target === event.currentTarget && select(ui, null)}
        onPointerDown={parting ? hand.begin : undefined}
        onPointerMove={parting ? hand.draw : undefined}
        onPointerUp={parting ? hand.end : undefined}
        onPointerCancel={hand.drop}
      >
        <Dial ring={layout.ring} />
        <Links links={model.links} onPress={tool === 'cut' ? pressLink : null} />
        {model.division && <PartitionLines lines={model.division.lines} words={telling.words} />}
        {props.Over && <props.Over layout={layout} />}
        {/* Under the nodes: labels pass below them, and never cover a name. */}
        {!crowded && (
          <Messages
            messages={model.messages}
            width={layout.width}
            quiet={layout.narrow}
            selected={selection?.kind === 'message' ? selection.id : null}
            hover={hover}
            lit={lit}
            playing={playing}
            telling={telling}
            nameMessage={props.nameMessage}
            onPress={pressMessage}
            onPoint={point}
          />
        )}
        <g className="nodes">
          {model.nodes.map((node) => (
            <NodeView
              key={node.id}
              node={node}
              radius={layout.nodeRadius}
              compact={layout.narrow}
              room={node.side === 'left' ? node.x - props.head : layout.width - node.x}
              selected={chosen('node') === node.id}
              lit={lit?.nodes.has(node.id) ?? false}
              marked={
                cutFrom === node.id ||
                parted.has(node.id) ||
                (hand.stroke?.groups?.[0].includes(node.id) ?? false)
              }
              telling={telling}
              onPress={press}
              onGrab={grab}
            />
          ))}
        </g>
        {hand.stroke && <StrokeLine stroke={hand.stroke} telling={telling} />}
      </svg>
      {crowded && (
        <canvas
          ref={canvas}
          className="crowd"
          role="img"
          aria-label={telling.words.stage.crowd(String(model.messages.length))}
        />
      )}
    </>
  );
}

/** The world of the moment on a stage of this size. */
function useModel({ width, height, foot, head }: SceneProps) {
  const { session } = useDesk();
  const moment = useMoment();
  const moved = useUi((state) => state.moved);
  const descriptor = topologyOf(session.protocol);
  const world = session.world();
  const members = world.nodes.map((slot) => (slot.health === 'removed' ? '-' : slot.kind)).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the members say when the nodes have changed
  const layout = useMemo(() => {
    const nodes = world.nodes
      .filter((slot) => slot.health !== 'removed')
      .map((slot) => ({ id: slot.id, place: descriptor.place(slot.kind) }));
    return layoutStage(nodes, { width, height, foot, head, moved });
  }, [members, descriptor, width, height, foot, head, moved]);
  return { model: projectStage(world, descriptor, session.screen().time, layout), moment };
}

/** What an answer has lit, if it speaks of this branch, and which message is pointed at, here or on the diagram. */
function useLight(): { lit: Lit | null; hover: Seq | null } {
  const branch = useScreen((screen) => screen.branch);
  const lit = useUi((state) => state.lit);
  return { lit: lit?.branch === branch ? lit : null, hover: useUi((state) => state.hover) };
}

/** What pressing a link or a message does; the same functions at every render, so that nothing renders for them. */
function usePresses() {
  const desk = useDesk();
  const pressLink = useCallback(
    (link: LinkLine) => cutOrMend(desk, link.a, link.b, desk.ui.getState().oneWay),
    [desk],
  );
  const pressMessage = useCallback(
    (message: MessageModel) => {
      if (desk.ui.getState().tool === 'drop') onMessage(desk, 'drop', message.id);
      else select(desk.ui, { kind: 'message', id: message.id });
    },
    [desk],
  );
  const point = useCallback(
    (id: Seq, on: boolean) =>
      desk.ui.setState(({ hover }) => (on ? { hover: id } : hover === id ? { hover: null } : {})),
    [desk],
  );
  return { pressLink, pressMessage, point };
}
