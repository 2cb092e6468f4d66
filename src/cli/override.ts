import { duration, whole, word } from '../files/fields.ts';
import { InputError, take } from '../files/input.ts';
import { paramForm, specsOf } from '../files/params.ts';
import { didYouMean, listing } from '../files/wording.ts';
import type { WrittenProtocol } from '../sdk/forms.ts';
import type { ParamSpec } from '../sdk/params.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { type Arguments, lastOf } from './arguments.ts';

/** A scenario with what the command line says in place of its own. */
export function override(
  protocol: WrittenProtocol<ProtocolTypes>,
  scenario: Scenario<ProtocolTypes>,
  given: Arguments,
): Scenario<ProtocolTypes> {
  const seed = lastOf(given, 'seed');
  const until = lastOf(given, 'until');
  const variant = lastOf(given, 'variant');
  const settings = (given.values.set ?? []).map((text) => setting(protocol, String(text)));
  const variants = protocol.variants.map(({ id }) => id);
  return {
    ...scenario,
    ...(seed !== undefined && {
      seed: take(whole(0, Number.MAX_SAFE_INTEGER), plain(seed), ['--seed']),
    }),
    ...(variant !== undefined && {
      variant: take(word(variants, 'weakened twin'), variant, ['--variant']),
    }),
    ...(until !== undefined && {
      until: { ...scenario.until, time: take(duration, plain(until), ['--until']) },
    }),
    params: { ...scenario.params, ...Object.fromEntries(settings) },
  };
}

/** A word that is a whole number is one. */
const plain = (text: string): string | number => (/^-?\d+$/.test(text) ? Number(text) : text);

/** `heartbeat=50ms`, by the form of that parameter. */
function setting(
  protocol: WrittenProtocol<ProtocolTypes>,
  text: string,
): readonly [string, unknown] {
  const [name = '', ...rest] = text.split('=');
  const specs = specsOf(protocol);
  const names = Object.keys(specs);
  const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
  if (spec === undefined || rest.length === 0) {
    const near = didYouMean(name, names);
    throw new InputError(
      `--set: found ${JSON.stringify(text)}, expected k=v where k is ${listing(names)}${near}`,
    );
  }
  return [name, take(paramForm(spec), textValue(spec, rest.join('=')), [`--set ${name}`])];
}

/** A setting's value may be JSON, or plain: 50ms, 150ms,300ms, true, 3. */
function textValue(spec: ParamSpec, text: string): unknown {
  if (/^[["]/.test(text)) {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  }
  if (spec.kind === 'durationRange') return text.split(',').map(plain);
  if (spec.kind === 'flag') return { true: true, false: false }[text] ?? text;
  return spec.kind === 'choice' ? text : plain(text);
}
