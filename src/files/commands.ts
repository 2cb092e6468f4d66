import * as z from 'zod/mini';
import type { Seq } from '../core/ids.ts';
import type { Command, MessageRef, NodeRef } from '../sdk/command.ts';
import type { Form } from '../sdk/forms.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { LinkModel } from '../sdk/world.ts';
import { codec, complain, within } from './codec.ts';
import { drift, offset, whole } from './fields.ts';
import { type Path, refuse } from './input.ts';
import { delay, linkFields, linkModel } from './network.ts';
import { once } from './once.ts';
import type { Words } from './words.ts';

type AnyCommand = Command<ProtocolTypes>;
/** A command as it stands in a file: every field beside `do`. */
type Flat = { readonly do: string } & Readonly<Record<string, unknown>>;
type Fields = Readonly<Record<string, z.ZodMiniType>>;

/** The fields of each command, as files name them. */
function fieldsOf(words: Words): Readonly<Record<AnyCommand['do'], Fields>> {
  const node = { node: words.ref };
  const ends = { from: words.ref, to: words.ref };
  const maybeEnds = { from: z.optional(words.ref), to: z.optional(words.ref) };
  const match = { ...maybeEnds, type: z.optional(words.messageType) };
  const envelope = z.strictObject({ envelope: whole(0, Number.MAX_SAFE_INTEGER) });
  // The filter may stand by itself or among the command's fields; printed by itself.
  const message = { message: z.optional(z.union([z.strictObject(match), envelope])), ...match };
  return {
    crash: node,
    pause: node,
    resume: node,
    remove: node,
    restart: { ...node, disk: z.optional(z.enum(['keep', 'lastWriteLost', 'lost'])) },
    add: { kind: words.kind },
    partition: { groups: z.array(z.array(words.ref).check(z.minLength(1))).check(z.minLength(1)) },
    heal: {},
    cut: ends,
    mend: ends,
    link: { ...maybeEnds, ...linkFields },
    clock: { ...node, offset: z.optional(offset), drift: z.optional(drift) },
    disk: { ...node, write: delay },
    drop: message,
    duplicate: message,
    deliverNow: message,
    hold: message,
    release: message,
    byHand: { on: z.boolean() },
    nudge: { timer: words.timerType, how: z.enum(['align', 'spread']) },
    fire: { ...node, timer: words.timer },
    request: { ...node, request: words.request },
    set: { param: words.liveParam, value: z.unknown() },
  };
}

/** Commands that no file of version 1 may have. */
export const NEW_IN_2: readonly string[] = [
  'byHand',
  'release',
  'nudge',
] satisfies AnyCommand['do'][];

/** Refuses a command that the version of its file does not know. */
export function checkVersion(version: number, command: Pick<Flat, 'do'>, path: Path): void {
  if (version < 2 && NEW_IN_2.includes(command.do)) {
    refuse([...path, 'do'], command.do, 'a command of version 1; this one needs "version": 2');
  }
}

/** Commands as they stand in files; `beside` are fields that stand among a command's own, such as the time. */
function flatForm(words: Words, beside: Fields): Form<Flat> {
  const branches = Object.entries(fieldsOf(words)).map(([name, fields]) =>
    z.strictObject({ ...beside, do: z.literal(name), ...fields }),
  );
  return z.discriminatedUnion('do', branches as never) as unknown as Form<Flat>;
}

export const commandForm = once(
  (words: Words): Form<AnyCommand> =>
    codec<Flat, AnyCommand>(
      flatForm(words, {}),
      (flat, context) => fromFlat(flat, words, context),
      (command) => toFlat(command, words),
    ),
);

/** A line of a script: a command and its time, in one object. */
export interface Line {
  readonly at: number;
  readonly command: AnyCommand;
}

export function lineForm(words: Words, at: Form<number>): Form<Line> {
  return codec<Flat & { readonly at: number }, Line>(
    flatForm(words, { at }) as Form<Flat & { readonly at: number }>,
    ({ at: time, ...flat }, context) => ({
      at: time,
      command: fromFlat(flat as Flat, words, context),
    }),
    (line) => ({ at: line.at, ...toFlat(line.command, words) }),
  );
}

type Context = Parameters<typeof complain>[0];

function fromFlat(flat: Flat, words: Words, context: Context): AnyCommand {
  switch (flat.do) {
    case 'link':
      return linkFrom(flat, context);
    case 'drop':
    case 'duplicate':
    case 'deliverNow':
    case 'hold':
    case 'release':
      return { do: flat.do, message: messageFrom(flat, context) };
    case 'restart':
      return { disk: 'keep', ...flat } as unknown as AnyCommand;
    case 'clock':
      if (flat.offset === undefined && flat.drift === undefined) {
        return complain(context, 'an offset, a drift or both');
      }
      return flat as unknown as AnyCommand;
    case 'partition':
      return partitionFrom(flat, context);
    case 'set': {
      const param = flat.param as string;
      return {
        do: 'set',
        param: param as never,
        value: within(words.value(param), flat.value, ['value'], context),
      };
    }
    default:
      return flat as unknown as AnyCommand;
  }
}

function toFlat(command: AnyCommand, words: Words): Flat {
  switch (command.do) {
    case 'link': {
      const { model, ...rest } = command;
      return { ...rest, ...model };
    }
    case 'set':
      return { ...command, value: z.encode(words.value(command.param), command.value) };
    default:
      return command as unknown as Flat;
  }
}

function linkFrom(flat: Flat, context: Context): AnyCommand {
  const model = linkModel(flat as Partial<LinkModel>);
  if (Object.keys(model).length === 0)
    return complain(context, 'a delay, loss, duplicate or order');
  return { do: 'link', ...endsOf(flat), model };
}

function messageFrom(flat: Flat, context: Context): MessageRef {
  const beside = matchFrom(flat);
  const own = flat.message as MessageRef | undefined;
  if (own === undefined) return beside;
  if (Object.keys(beside).length > 0) {
    return complain(context, 'from, to and type inside message or outside it, not both');
  }
  return 'envelope' in own ? { envelope: own.envelope as Seq } : matchFrom(own);
}

function matchFrom(fields: object): MessageRef {
  const { type } = fields as { type?: string };
  return { ...endsOf(fields), ...(type !== undefined && { type }) };
}

function endsOf(fields: object): { readonly from?: NodeRef; readonly to?: NodeRef } {
  const { from, to } = fields as { from?: NodeRef; to?: NodeRef };
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

function partitionFrom(flat: Flat, context: Context): AnyCommand {
  const groups = flat.groups as readonly (readonly NodeRef[])[];
  const seen = new Set<string>();
  for (const [i, group] of groups.entries()) {
    for (const [j, ref] of group.entries()) {
      const text = JSON.stringify(ref);
      if (seen.has(text)) return complain(context, 'each node in one group only', ['groups', i, j]);
      seen.add(text);
    }
  }
  return { do: 'partition', groups };
}
