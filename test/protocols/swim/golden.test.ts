import { expect, test } from 'vitest';
import { seconds } from '../../../src/core/duration.ts';
import { swim } from '../../../src/protocols/swim/index.ts';
import { conversation } from '../golden.ts';

/**
 * Conversations kept word for word, to be read: a change in any of them is a change in what SWIM does or says here.
 * `npx vitest run test/protocols/swim/golden.test.ts -u` writes them anew; then read the diff.
 */
const FIXED = { network: { delay: { fixed: '10ms' } } };
const file = (more: object) => ({ version: 1, protocol: 'swim', seed: 1, ...FIXED, ...more });

const CONVERSATIONS: readonly (readonly [
  name: string,
  header: string,
  file: object,
  until: number,
])[] = [
  [
    'crash',
    `Four members, of which n3 crashes. It is probed in vain, directly and through others; it is suspected, and the suspicion
goes along with pings and answers until it has run out.`,
    file({ nodes: { node: 4 }, script: [{ at: '1.2s', do: 'crash', node: 'n3' }] }),
    seconds(8),
  ],
  [
    'refuted',
    `n1 and n3 do not hear each other for a while, and nobody is asked to try. Suspicions go round by n2, and are refuted with new
incarnation numbers.`,
    file({
      nodes: { node: 3 },
      params: { indirectChecks: 0 },
      script: [
        { at: '0.5s', do: 'cut', from: 'n1', to: 'n3' },
        { at: '0.5s', do: 'cut', from: 'n3', to: 'n1' },
        { at: '3s', do: 'heal' },
      ],
    }),
    seconds(5),
  ],
  [
    'comes-and-goes',
    `n3 leaves and comes back; a new node, n4, joins.`,
    file({
      nodes: { node: 3 },
      script: [
        { at: '1s', do: 'request', node: 'n3', request: { op: 'leave' } },
        { at: '6s', do: 'request', node: 'n3', request: { op: 'join' } },
        { at: '7s', do: 'add', kind: 'node' },
      ],
    }),
    seconds(9),
  ],
];

test.each(CONVERSATIONS)('%s', async (name, header, one, until) => {
  const comment = header.split('\n').map((line) => `// ${line}`);
  const text = `${comment.join('\n')}\n\n${conversation(swim, one, until)}\n`;
  await expect(text).toMatchFileSnapshot(`./golden/${name}.txt`);
});
