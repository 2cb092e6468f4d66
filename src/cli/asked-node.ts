import type { NodeId } from '../core/ids.ts';
import type { Effect, Input } from '../engine/handler.ts';
import { stepNode } from '../engine/step.ts';
import { duration, spanPair } from '../files/fields.ts';
import { clusterOf, formsOf, takeFields } from '../files/initial.ts';
import { put } from '../files/input.ts';
import { namedForm } from '../files/named.ts';
import { kindOf, type Roster } from '../files/names.ts';
import type { NodeForm, WrittenProtocol } from '../sdk/forms.ts';
import type { ProtocolTypes } from '../sdk/types.ts';

type AnyProtocol = WrittenProtocol<ProtocolTypes>;
type Fields = Readonly<Record<string, unknown>>;

/** The node that is asked, with its state from one input to the next. */
export class AskedNode {
  private state: Fields = {};
  private durable: Fields = {};
  private readonly kind: string;
  private readonly forms: ReturnType<typeof formsOf>;
  private readonly protocol: AnyProtocol;
  private readonly roster: Roster<ProtocolTypes>;
  private readonly params: object;
  private readonly id: NodeId;
  private readonly node: NodeForm;
  private readonly variant: string | null;

  constructor(
    protocol: AnyProtocol,
    roster: Roster<ProtocolTypes>,
    params: object,
    id: NodeId,
    node: NodeForm,
    variant: string | null,
  ) {
    this.protocol = protocol;
    this.roster = roster;
    this.params = params;
    this.id = id;
    this.node = node;
    this.variant = variant;
    this.kind = roster.kinds[id] as string;
    this.forms = formsOf(protocol, node, this.kind);
  }

  /**
   * Takes the state that is given; what it leaves out is as in a node that has just started from its disk. What the
   * disk holds is given too, or else it is what the state says of it.
   */
  load(state: Fields, durable: Fields | undefined): void {
    const cluster = clusterOf(this.protocol, this.roster, this.params);
    const { init, recover } = kindOf(this.protocol, this.kind);
    const empty = init(this.id, cluster) as Fields;
    const onDisk = Object.entries(state).filter(([key]) => Object.hasOwn(empty, key));
    const path = durable ? 'durable' : 'state';
    const written = durable ?? Object.fromEntries(onDisk);
    const fresh = put(this.forms.durable, empty) as Fields;
    this.durable = { ...empty, ...takeFields(this.forms.durable, written, fresh, [path]) };
    const started = recover(this.durable as never, this.id, cluster) as Fields;
    const printed = put(this.forms.state, started) as Fields;
    this.state = { ...started, ...takeFields(this.forms.state, state, printed, ['state']) };
  }

  step(input: Input<ProtocolTypes>): Fields {
    const { protocol, roster, params, id, kind } = this;
    const { members } = clusterOf(protocol, roster, params);
    const result = stepNode(protocol, {
      members,
      params,
      variant: this.variant,
      node: id,
      kind,
      state: this.state,
      durable: this.durable,
      input,
    });
    this.state = result.state as Fields;
    this.durable = result.durable as Fields;
    return {
      state: put(this.forms.state, this.state),
      durable: put(this.forms.durable, this.durable),
      effects: result.effects.map((effect) => this.printed(effect)),
    };
  }

  /** An effect with nodes by name. */
  private printed(effect: Effect<ProtocolTypes>): unknown {
    const forms = this.protocol.forms(this.node);
    if ('send' in effect) {
      const { to, message } = effect.send;
      return { send: { to: put(this.node, to), message: put(forms.message, message) } };
    }
    if ('setTimer' in effect) {
      const { timer, delay } = effect.setTimer;
      const [least, most] = delay;
      const printed = least === most ? put(duration, least) : put(spanPair(duration), delay);
      return { setTimer: { timer: put(forms.timer, timer), delay: printed } };
    }
    if ('cancelTimer' in effect) return { cancelTimer: put(forms.timer, effect.cancelTimer) };
    if ('persist' in effect) return { persist: put(this.forms.durable, effect.persist as Fields) };
    if ('reply' in effect) {
      const { request, response } = effect.reply;
      return { reply: { request, response: put(forms.response, response) } };
    }
    if ('note' in effect) {
      const { key, params } = effect.note;
      const fields = namedForm(this.node, this.protocol.nodeFields);
      return { note: { key, params: put(fields, params as Fields) } };
    }
    return effect;
  }
}
