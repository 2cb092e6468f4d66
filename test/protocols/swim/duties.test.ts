import { expect, test } from 'vitest';
import type { NodeId } from '../../../src/core/ids.ts';
import { RandomStream } from '../../../src/core/random.ts';
import { swim } from '../../../src/protocols/swim/index.ts';
import { runTo, start } from './runs.ts';

/** What can be asked by hand, and what a fuzzer may ask: to leave, and to come back. */

const N3 = 2 as NodeId;
const script = [
  { at: '1s', do: 'request', node: 'n3', request: { op: 'leave' } },
  { at: '2s', do: 'crash', node: 'n2' },
];

test('each is offered where it makes sense', () => {
  const run = start({ nodes: { node: 4 }, script });
  const offered = (node: number) =>
    (swim.duties ?? []).flatMap(({ offers }) =>
      offers(node as NodeId, run.simulator.world).map(({ asked, request, other }) => {
        expect([asked, other]).toEqual([node, null]);
        return request.op;
      }),
    );
  runTo(run, 0.5);
  expect(offered(2)).toEqual(['leave']);
  runTo(run, 1.1);
  expect(offered(2)).toEqual([]);
  runTo(run, 12);
  expect([offered(0), offered(1), offered(2)]).toEqual([['leave'], [], ['join']]);
});

test('a fuzzer asks those who can, and nobody where there is nobody', () => {
  const run = start({ nodes: { node: 4 }, script });
  const random = RandomStream.of(1, 0, 0);
  const asked = (name: string) =>
    swim.faults?.find((one) => one.name === name)?.command(run.simulator.world, random);
  runTo(run, 0.5);
  expect(asked('join')).toBeNull();
  expect(asked('leave')).toMatchObject({ do: 'request', request: { op: 'leave' } });
  runTo(run, 12);
  expect(asked('join')).toEqual({ do: 'request', node: N3, request: { op: 'join' } });
});
