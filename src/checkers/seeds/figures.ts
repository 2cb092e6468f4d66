import type { WrittenProtocol } from '../../sdk/forms.ts';
import type { Figure } from '../../sdk/survey.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';

/** What is counted in every run, whatever its protocol. */
export const COMMON: readonly Figure<ProtocolTypes>[] = [
  { name: 'messages', unit: 'count', of: (course) => course.count('send') },
  {
    name: 'answered',
    unit: 'count',
    // Where nobody asks there is nothing to answer.
    of: ({ operations }) =>
      operations.length === 0
        ? null
        : operations.filter(({ response }) => response !== null).length,
  },
];

/** The figures of a protocol's runs: first its own, which say more. */
export const figuresOf = <T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
): readonly Figure<T>[] => [
  ...(protocol.survey?.figures ?? []),
  ...(COMMON as readonly unknown[] as readonly Figure<T>[]),
];
