import * as z from 'zod/mini';
import type { Form } from '../sdk/forms.ts';
import type { ParamSpec, ParamSpecs } from '../sdk/params.ts';
import type { Protocol } from '../sdk/protocol.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { durationBetween, spanPair, whole, word } from './fields.ts';

/** The form of one setting, with its range. */
export function paramForm(spec: ParamSpec): Form<unknown> {
  switch (spec.kind) {
    case 'duration':
      return durationBetween(spec.min, spec.max);
    case 'durationRange':
      return spanPair(durationBetween(spec.min, spec.max));
    case 'count':
      return whole(spec.min, spec.max);
    case 'flag':
      return z.boolean();
    case 'choice':
      return word(spec.options, 'such setting');
  }
}

export function specsOf<T extends ProtocolTypes>(
  protocol: Protocol<T>,
): Readonly<Record<string, ParamSpec>> {
  return protocol.params as ParamSpecs<T['params']> & Readonly<Record<string, ParamSpec>>;
}

/** Some of a protocol's settings, by name. */
export function paramsForm<T extends ProtocolTypes>(
  protocol: Protocol<T>,
): Form<Partial<T['params']>> {
  const fields = Object.entries(specsOf(protocol)).map(
    ([name, spec]) => [name, z.optional(paramForm(spec))] as const,
  );
  return z.strictObject(Object.fromEntries(fields)) as unknown as Form<Partial<T['params']>>;
}

/** All settings: what is given, and the first values of the rest. */
export function fullParams<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  given: Partial<T['params']>,
): T['params'] {
  const initial = Object.entries(specsOf(protocol)).map(([name, spec]) => [name, spec.initial]);
  return { ...Object.fromEntries(initial), ...given };
}
