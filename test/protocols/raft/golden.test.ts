import { expect, test } from 'vitest';
import { ms, seconds } from '../../../src/core/duration.ts';
import { raft } from '../../../src/protocols/raft/index.ts';
import { conversation } from '../golden.ts';

/**
 * Conversations kept word for word, to be read: a change in any of them is a change in what Raft does or says here.
 * `npx vitest run test/protocols/raft/golden.test.ts -u` writes them anew; then read the diff.
 */
const QUIET = {
  network: { delay: { fixed: '10ms' } },
  params: { electionTimeout: ['1000s', '2000s'], heartbeat: '1000s' },
};

const CONVERSATIONS: readonly (readonly [
  name: string,
  header: string,
  file: object,
  until: number,
])[] = [
  [
    'election',
    `Three servers that have never met. s1's election timer runs out; it asks the two others for their votes, has its
majority with the first answer, puts an empty entry of its term into its log and has it on every server within two
round trips. The second vote comes too late to matter.`,
    {
      version: 1,
      protocol: 'raft',
      seed: 1,
      nodes: { server: 3, client: 0 },
      ...QUIET,
      script: [{ at: '100ms', do: 'fire', node: 's1', timer: 'election' }],
    },
    seconds(1),
  ],
  [
    'write',
    `A client's write, from the client to the leader, into the log of a majority, into the state machines, and back.
The client does not know the leader and may have to be told.`,
    {
      version: 1,
      protocol: 'raft',
      seed: 2,
      nodes: { server: 3, client: 1 },
      ...QUIET,
      script: [
        { at: '100ms', do: 'fire', node: 's2', timer: 'election' },
        { at: '500ms', do: 'request', node: 'c1', request: { op: 'put', key: 'x', value: '1' } },
      ],
    },
    seconds(1),
  ],
  [
    'repair',
    `A follower whose log went another way: two entries of a term 2 that nobody else has. The leader of term 4 finds with
one hint where the logs part, and replaces what conflicts.`,
    {
      version: 1,
      protocol: 'raft',
      seed: 3,
      nodes: { server: 3, client: 0 },
      ...QUIET,
      initial: {
        s1: { currentTerm: 3, log: [1, 1, 3, 3] },
        s2: { currentTerm: 3, log: [1, 1, 3] },
        s3: { currentTerm: 2, log: [1, 1, 2, 2] },
      },
      script: [{ at: '100ms', do: 'fire', node: 's1', timer: 'election' }],
    },
    seconds(1),
  ],
  [
    'prevote',
    `With PreVote a server that was cut off asks first and learns that it cannot win; its term and its cluster's stay as
they were.`,
    {
      version: 1,
      protocol: 'raft',
      seed: 4,
      nodes: { server: 3, client: 0 },
      network: { delay: { fixed: '10ms' } },
      params: { electionTimeout: ['300ms', '300ms'], heartbeat: '100ms', preVote: true },
      script: [
        { at: '50ms', do: 'fire', node: 's1', timer: 'election' },
        { at: '220ms', do: 'cut', from: 's1', to: 's3' },
      ],
    },
    ms(700),
  ],
];

test.each(CONVERSATIONS)('%s', async (name, header, file, until) => {
  const comment = header.split('\n').map((line) => `// ${line}`);
  const text = `${comment.join('\n')}\n\n${conversation(raft, file, until)}\n`;
  await expect(text).toMatchFileSnapshot(`./golden/${name}.txt`);
});
