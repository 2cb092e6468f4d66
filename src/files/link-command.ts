import { equalPlain } from '../core/plain.ts';
import type { ParamSpec } from '../sdk/params.ts';
import { InputError, refuse } from './input.ts';
import { parseJson } from './json.ts';
import { delayFrom, delayText, isWord, number, settingFrom, settingText } from './link-values.ts';

/** A command as it stands in a file: `{ "do": "crash", "node": "s1" }`. */
export type FlatCommand = { readonly do: string } & Readonly<Record<string, unknown>>;
type Fields = Readonly<Record<string, unknown>>;
type Specs = Readonly<Record<string, ParamSpec>>;

/**
 * One short form: what stands after the command's name and a colon, parted by commas. `print` gives null where it cannot
 * say it, `read` where it does not understand it.
 */
interface Short {
  print(fields: Fields, specs: Specs): readonly (string | null)[] | null;
  read(items: readonly string[], specs: Specs): Fields | null;
}

/** A command in short: `crash:s1`, `cut:s2,s3`, `partition:s1,s2/s3`; what has no short form stands as JSON. */
export function commandText(command: FlatCommand, specs: Specs): string {
  return shortText(command, specs) ?? JSON.stringify(command);
}

/** And back, as it would stand in a file. Throws InputError; whether there is such a node is for others to judge. */
export function commandFrom(text: string, specs: Specs, path: readonly PropertyKey[]): FlatCommand {
  if (text.startsWith('{')) return fromJson(text, path);
  const found = fromShort(text, specs);
  if (found) return found;
  return refuse(path, text, 'a command, such as crash:s1, cut:s2,s3 or {"do":"heal"}');
}

function fromJson(text: string, path: readonly PropertyKey[]): FlatCommand {
  try {
    return parseJson(text) as FlatCommand;
  } catch (error) {
    if (error instanceof InputError) refuse(path, text, 'JSON that is whole, 64 levels at most');
    throw error;
  }
}

function shortText(command: FlatCommand, specs: Specs): string | null {
  const { do: name, ...fields } = command;
  const short = shortOf(name);
  const items = short?.print(fields, specs) ?? null;
  if (items === null || items.includes(null)) return null;
  const text = items.length === 0 ? name : `${name}:${items.join()}`;
  return equalPlain(fromShort(text, specs), command) ? text : null;
}

function fromShort(text: string, specs: Specs): FlatCommand | null {
  const colon = text.indexOf(':');
  const name = colon < 0 ? text : text.slice(0, colon);
  const fields = shortOf(name)?.read(colon < 0 ? [] : text.slice(colon + 1).split(','), specs);
  return fields ? { do: name, ...fields } : null;
}

const shortOf = (name: string): Short | undefined =>
  Object.hasOwn(SHORTS, name) ? SHORTS[name] : undefined;

// ---------- kinds of short form ----------

/** How one field stands in text. */
interface Value {
  print(value: unknown): string | null;
  read(text: string): unknown;
}

const plain: Value = { print: (value) => (isWord(value) ? value : null), read: (text) => text };
const figure: Value = {
  print: (value) => (typeof value === 'number' ? String(value) : null),
  read: number,
};
const span: Value = { print: delayText, read: delayFrom };
/** A timer that is no more than its type. */
const timer: Value = {
  print: (value) => (Object.keys(value as object).length === 1 ? typeOf(value) : null),
  read: (type) => ({ type }),
};
const toggle: Value = {
  print: (on) => (on === true ? 'on' : 'off'),
  read: (text) => ({ on: true, off: false })[text] ?? text,
};

const typeOf = (value: unknown): string | null =>
  plain.print((value as { readonly type?: unknown }).type);

/** Values in a fixed order. */
function inOrder(fields: Readonly<Record<string, Value>>): Short {
  const names = Object.keys(fields);
  return {
    print: (given) => names.map((name) => (fields[name] as Value).print(given[name])),
    read: (items) =>
      items.length === names.length
        ? Object.fromEntries(
            names.map((name, i) => [name, (fields[name] as Value).read(items[i] as string)]),
          )
        : null,
  };
}

/** Some values in a fixed order, then any of the others by name: `s1,offset:-50ms`. */
function named(first: readonly string[], others: Readonly<Record<string, Value>>): Short {
  return {
    print: (given) => [
      ...first.map((name) => plain.print(given[name])),
      ...Object.keys(given)
        .filter((name) => !first.includes(name))
        .map((name) => namedItem(name, formOf(others, name)?.print(given[name]))),
    ],
    read(items) {
      const rest = readNamed(items.slice(first.length), (name) => formOf(others, name));
      if (rest === null || items.length < first.length) return null;
      return { ...Object.fromEntries(first.map((name, i) => [name, items[i]])), ...rest };
    },
  };
}

const formOf = (values: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(values, name) ? values[name] : undefined;

const namedItem = (name: string, text: string | null | undefined): string | null =>
  typeof text === 'string' && isWord(name) ? `${name}:${text}` : null;

function readNamed(
  items: readonly string[],
  value: (name: string) => Value | undefined,
): Fields | null {
  const fields: [string, unknown][] = [];
  for (const item of items) {
    const colon = item.indexOf(':');
    const name = item.slice(0, Math.max(colon, 0));
    const form = value(name);
    if (form === undefined) return null;
    fields.push([name, form.read(item.slice(colon + 1))]);
  }
  return Object.fromEntries(fields);
}

// ---------- the commands ----------

const onNode = inOrder({ node: plain });
const onLink = inOrder({ from: plain, to: plain });

/** On which message: its number, or what it must be like. */
const onMessage: Short = {
  print({ message }) {
    const { envelope, ...match } = message as Fields;
    return envelope === undefined ? matching.print(match, {}) : [figure.print(envelope)];
  },
  read(items) {
    const [first = ''] = items;
    if (/^\d+$/.test(first)) {
      return items.length === 1 ? { message: { envelope: number(first) } } : null;
    }
    const message = matching.read(items, {});
    return message && { message };
  },
};
const matching = named([], { from: plain, to: plain, type: plain });

const SHORTS: Readonly<Record<string, Short>> = {
  crash: onNode,
  pause: onNode,
  resume: onNode,
  remove: onNode,
  restart: {
    print: ({ node, disk }) =>
      disk === 'keep' ? [plain.print(node)] : [plain.print(node), plain.print(disk)],
    read: ([node, disk = 'keep', ...more]) =>
      node !== undefined && more.length === 0 ? { node, disk } : null,
  },
  add: inOrder({ kind: plain }),
  partition: {
    print: ({ groups }) => {
      const texts = (groups as string[][]).map((group) =>
        group.every(isWord) ? group.join() : null,
      );
      return texts.includes(null) ? null : [texts.join('/')];
    },
    read: (items) => ({
      groups: items
        .join()
        .split('/')
        .map((group) => group.split(',')),
    }),
  },
  heal: inOrder({}),
  cut: onLink,
  mend: onLink,
  link: named([], {
    from: plain,
    to: plain,
    delay: span,
    loss: figure,
    duplicate: figure,
    order: plain,
  }),
  clock: named(['node'], { offset: plain, drift: figure }),
  disk: inOrder({ node: plain, write: span }),
  drop: onMessage,
  duplicate: onMessage,
  deliverNow: onMessage,
  hold: onMessage,
  release: onMessage,
  byHand: inOrder({ on: toggle }),
  nudge: inOrder({ timer: plain, how: plain }),
  fire: inOrder({ node: plain, timer }),
  request: {
    print: ({ node, request }) => [
      plain.print(node),
      ...Object.entries(request as Fields).map(([name, value]) =>
        namedItem(name, plain.print(value)),
      ),
    ],
    read([node, ...items]) {
      const request = readNamed(items, () => plain);
      return node === undefined || request === null ? null : { node, request };
    },
  },
  set: {
    print: ({ param, value }, specs) => {
      const spec = Object.hasOwn(specs, param as string) ? specs[param as string] : undefined;
      return spec ? [plain.print(param), settingText(spec, value)] : null;
    },
    read([param = '', ...items], specs) {
      const spec = Object.hasOwn(specs, param) ? specs[param] : undefined;
      return spec ? { param, value: settingFrom(spec, items.join()) } : { param, value: items };
    },
  },
};
