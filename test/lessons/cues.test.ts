import { describe, expect, test } from 'vitest';
import { goOnTo, NoCue, perform } from '../../src/lessons/moves.ts';
import type { Cue } from '../../src/sdk/cue.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import { protocol } from '../views/cluster.ts';
import { crash, lessonRun } from './runs.ts';

/** Where a run stands once a cue has come: the record, and the run. */
function come(cue: Cue<ProtocolTypes>, scenario?: string) {
  const { session, cast } = lessonRun(scenario);
  const found = goOnTo(session, cue, cast);
  const [record] = session.records(found.record, found.record + 1);
  return { session, cast, found, record };
}

describe('an event', () => {
  test('a sentence of the story, and the run stands right after its step', () => {
    const { record, session } = come({ note: 'electionWon' });
    expect(record).toMatchObject({ kind: 'note', note: { key: 'electionWon' } });
    const { seq, reach } = session.screen();
    expect(seq).toBe(reach.seq);
    expect(session.columns().stepAfter(record?.seq ?? 0)).toBe(seq);
  });

  test('the second of its kind is another than the first', () => {
    const first = come({ note: 'voteGranted' }).record;
    const second = come({ note: 'voteGranted', nth: 2 }).record;
    expect(second?.seq).toBeGreaterThan(first?.seq ?? Infinity);
    expect(second?.node).not.toBe(first?.node);
  });

  test('what it says is compared, nodes by name', () => {
    const { record, session } = come({ note: 'voteGranted', where: { server: 's5', term: 1 } });
    expect(record).toMatchObject({ note: { params: { server: session.names().indexOf('s5') } } });
  });

  test('a message: sent to whom, come from whom, with what in it', () => {
    const sent = come({ send: 'AppendEntries', to: 's4' }).record;
    expect(sent).toMatchObject({
      kind: 'send',
      envelope: { to: 3, message: { type: 'AppendEntries' } },
    });
    const { record } = come({ deliver: 'RequestVoteResult', where: { voteGranted: true } });
    expect(record).toMatchObject({ kind: 'deliver', envelope: { message: { voteGranted: true } } });
  });

  test('a role that is taken, a timer, a command, and at whom', () => {
    expect(come({ role: 'candidate' }).record).toMatchObject({ kind: 'role', to: 'candidate' });
    expect(come({ timer: 'heartbeat' }).record).toMatchObject({ kind: 'timer' });
    const { record } = come({ command: 'crash', node: 's1' }, 'leader-crash');
    expect(record).toMatchObject({ kind: 'command', command: { do: 'crash' }, node: 0 });
  });

  test('a command, by what is said in it', () => {
    const restart = (disk: string) => come({ command: 'restart', where: { disk } }, 'leader-crash');
    expect(restart('keep').record).toMatchObject({ command: { do: 'restart', disk: 'keep' } });
    expect(() => restart('lost')).toThrow(NoCue);
  });

  test('a command that met nothing has not been done', () => {
    const { session, cast } = lessonRun();
    expect(() => perform(session, protocol, { do: 'resume', node: 's1' }, cast)).toThrow();
    expect(() => goOnTo(session, { command: 'resume' }, cast)).toThrow(NoCue);
  });

  test('gives names to the nodes of which it tells', () => {
    const { cast, session } = come({ note: 'electionWon', names: { leader: 'server' } });
    const leader = session
      .world()
      .nodes.find((slot) => (slot.state as { role?: string }).role === 'leader');
    expect(cast.id('{leader}')).toBe(leader?.id);
    expect(cast.all()).toEqual({ leader: leader?.name });
    expect(cast.spell(crash('{leader}'))).toEqual(crash(leader?.name ?? ''));
  });

  test('gives a name to whom a sentence calls the peer', () => {
    const { cast, record } = come(
      { note: 'steppedDown', names: { other: 'peer' } },
      'minority-leader',
    );
    expect(record).toMatchObject({ note: { params: { peer: cast.id('{other}') } } });
  });

  test('one that the protocol does not know is refused with those that it does', () => {
    expect(() => come({ note: 'electionLots' })).toThrow(
      /no such event: "electionLots".*electionWon/,
    );
  });
});

describe('several', () => {
  test('all of them, in whatever order: found with the last', () => {
    const cues = ['s1', 's5'].map((server) => ({ note: 'voteGranted', where: { server } }));
    const { record } = come({ all: cues });
    const each = cues.map((cue) => come(cue).record?.seq ?? 0);
    expect(record?.seq).toBe(Math.max(...each));
  });

  test('any of them: whichever comes first, by its number', () => {
    const { found } = come({ any: [{ note: 'electionWon' }, { note: 'electionStarted' }] });
    expect(found.which).toBe(1);
  });

  test('a while without something: only if that does not happen meanwhile', () => {
    const quiet: Cue<ProtocolTypes> = { without: { note: 'electionStarted' }, lasting: '1s' };
    expect(() => come(quiet)).toThrow(NoCue);
    const { session, cast } = lessonRun();
    goOnTo(session, { note: 'electionWon' }, cast);
    const from = session.world().time;
    goOnTo(session, quiet, cast);
    expect(session.world().time - from).toBeGreaterThanOrEqual(1_000_000);
    expect(session.world().time - from).toBeLessThan(1_100_000);
  });

  test('a state of affairs, after the first step with which it is so', () => {
    const { session } = come({
      when: (world, node) =>
        (world.nodes[node('s3')]?.state as { currentTerm?: number } | undefined)?.currentTerm === 1,
    });
    const { seq } = session.screen();
    session.stepBack();
    expect(session.world().nodes[2]?.state).toMatchObject({ currentTerm: 0 });
    expect(session.screen().seq).toBeLessThan(seq);
  });
});

test('what never comes is said, with what it was', () => {
  expect(() => come({ violation: 'electionSafety' })).toThrow(/never comes to .*electionSafety/);
});
