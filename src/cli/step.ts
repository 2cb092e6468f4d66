import * as z from 'zod/mini';
import { requestId } from '../core/ids.ts';
import type { Input } from '../engine/handler.ts';
import { InputError, type Path, refuse, take } from '../files/input.ts';
import { fullMembers, membersForm, Roster } from '../files/names.ts';
import { fullParams, paramsForm } from '../files/params.ts';
import { wordsOf } from '../files/words.ts';
import type { Forms, WrittenProtocol } from '../sdk/forms.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { split } from './arguments.ts';
import { AskedNode } from './asked-node.ts';
import { type Io, named, printJson, readJson } from './io.ts';
import { exhibitNamed } from './target.ts';

type AnyProtocol = WrittenProtocol<ProtocolTypes>;
type Fields = Readonly<Record<string, unknown>>;

/** `orrery step`: one handler call, or several one after the other. It is how conformance data meets a protocol. */
export async function step(argv: readonly string[], io: Io): Promise<number> {
  const [id = '', path = ''] = split(argv, {}, ['<protocol>', '<file or ->']).positionals;
  const { protocol } = await exhibitNamed(id, 'protocol').load();
  const json = await readJson(path, io);
  printJson(
    io,
    named(path, () => answer(protocol, json)),
    2,
  );
  return 0;
}

const free = z.record(z.string(), z.unknown());

/** What `step` prints for a question: one answer, or an array of them where it had `inputs`. */
export function answer(protocol: AnyProtocol, json: unknown): unknown {
  const { nodes } = take(z.looseObject({ nodes: membersForm(protocol, true) }), json);
  const roster = new Roster(protocol, fullMembers(protocol, nodes));
  const words = wordsOf(protocol, roster.names);
  const forms = protocol.forms(words.node);
  const form = z.strictObject({
    nodes: membersForm(protocol, true),
    params: z.optional(paramsForm(protocol)),
    variant: z.optional(z.nullable(words.variant)),
    node: words.node,
    state: z.optional(free),
    durable: z.optional(free),
    input: z.optional(free),
    inputs: z.optional(z.array(free)),
  });
  const asked = take(form, json);
  const params = fullParams(protocol, asked.params ?? {});
  const { inputs, input } = asked;
  if ((inputs === undefined) === (input === undefined)) {
    throw new InputError('input: found both or neither of input and inputs, expected one of them');
  }
  const node = new AskedNode(
    protocol,
    roster,
    params,
    asked.node,
    words.node,
    asked.variant ?? null,
  );
  node.load(asked.state ?? {}, asked.durable);
  const take1 = (given: Fields, path: Path, i: number) =>
    node.step(inputFrom(forms, words, given, path, i));
  return inputs
    ? inputs.map((one, i) => take1(one, ['inputs', i], i))
    : take1(input as Fields, ['input'], 0);
}

/** What comes to the node: a message and its sender, a timer or a request. */
function inputFrom(
  forms: Forms<ProtocolTypes>,
  words: ReturnType<typeof wordsOf>,
  given: Fields,
  path: Path,
  i: number,
): Input<ProtocolTypes> {
  const from = words.node;
  const kinds = {
    message: z.strictObject({ message: forms.message, from }),
    timer: z.strictObject({ timer: words.timer }),
    request: z.strictObject({ request: forms.request }),
  };
  const kind = (['message', 'timer', 'request'] as const).find((key) => key in given);
  if (kind === undefined) refuse(path, given, 'message and from, timer, or request');
  const input = take(kinds[kind] as z.ZodMiniType, given, path);
  return (
    kind === 'request' ? { ...(input as object), id: requestId(i) } : input
  ) as Input<ProtocolTypes>;
}
