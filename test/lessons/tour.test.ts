import { describe, expect, test } from 'vitest';
import { must } from '../../src/core/assert.ts';
import type { NodeId } from '../../src/core/ids.ts';
import { Tour } from '../../src/lessons/tour.ts';
import { openSession } from '../../src/playback/session.ts';
import type { Session } from '../../src/playback/types.ts';
import type { Chapter, Stop } from '../../src/sdk/lesson.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import { crash, stock } from './runs.ts';
import { walk } from './walk.ts';

type Any = ProtocolTypes;
type AnyStop = Stop<Any>;

const said = { en: 'said', zh: '话' };
const texts = { title: said, text: said, notes: said };
const shown = { ...texts, after: said };

const election: AnyStop = {
  ...shown,
  id: 'election',
  kind: 'play',
  scene: { scenario: 'first-election' },
  moves: [
    { until: { note: 'electionStarted', names: { first: 'server' } } },
    { until: { note: 'electionWon', names: { leader: 'server' } } },
  ],
  lasts: 2,
};

const say: AnyStop = { ...texts, id: 'say', kind: 'say' };

const question: AnyStop = {
  ...shown,
  id: 'question',
  kind: 'predict',
  moves: [{ act: crash('{leader}') }],
  choices: [
    { says: said, why: said, cue: { command: 'restart', node: '{leader}' } },
    { says: said, why: said, cue: { role: 'leader', names: { second: 'node' } }, right: true },
  ],
};

const deed: AnyStop = {
  ...shown,
  id: 'deed',
  kind: 'intervene',
  acts: [crash('{leader}')],
  done: { command: 'crash', node: '{leader}' },
  moves: [{ until: { role: 'candidate', names: { heir: 'node' } } }],
};

/** One whose deed is known by what comes of it, some time later. */
const later: AnyStop = { ...deed, id: 'later', done: { role: 'candidate' }, moves: [] };

const challenge: AnyStop = {
  ...shown,
  id: 'challenge',
  kind: 'challenge',
  scene: { scenario: 'first-election' },
  tasks: [{ kind: 'happens', says: said, cue: { command: 'crash', node: 's1' } }],
  hints: [said, said],
  solution: [{ act: crash('s1') }],
};

const chapter = (...stops: readonly AnyStop[]): Chapter<Any> => ({ id: 'chapter', stops });

const nodeOf = (run: Session, name: string) => run.names().indexOf(name) as NodeId;
const crashed = (run: Session) =>
  run
    .world()
    .nodes.filter(({ health }) => health === 'crashed')
    .map(({ name }) => name);

describe('from stop to stop', () => {
  test('what plays, plays to all its cues and stands there', () => {
    const { tour, state, run, play } = walk(chapter(election, say));
    tour.go(0);
    expect(state()).toMatchObject({ stop: 0, phase: 'running', found: null });
    expect(run().screen().status).toBe('playing');
    play();
    expect(state()).toMatchObject({ phase: 'there', strayed: false, lost: false });
    expect(Object.keys(state().names)).toEqual(['first', 'leader']);
    const { found } = state();
    expect(run().columns().stepAfter(must(found, 'found').record)).toBe(run().screen().seq);
    expect(
      run()
        .world()
        .nodes.some((node) => roleIs(node.state, 'leader')),
    ).toBe(true);
  });

  test('it takes as long as its author wants', () => {
    const { tour, state, pass } = walk(chapter(election));
    tour.go(0);
    pass(50, 36);
    expect(state().phase).toBe('running');
    pass(50, 6);
    expect(state().phase).toBe('there');
  });

  test('next while it plays shows the rest at once, and then goes on', () => {
    const { tour, state, run } = walk(chapter(election, say));
    tour.go(0);
    tour.next();
    expect(state()).toMatchObject({ stop: 0, phase: 'there' });
    expect(run().screen().status).toBe('paused');
    tour.next();
    expect(state()).toMatchObject({ stop: 1, phase: 'there', found: null });
    expect(Object.keys(state().names)).toEqual(['first', 'leader']);
  });

  test('the next stop goes on with the same run, an earlier one has a new one', () => {
    const { tour, state, runs, play } = walk(chapter(election, say));
    tour.go(0);
    play();
    tour.next();
    expect(runs).toHaveLength(1);
    tour.back();
    expect(runs).toHaveLength(2);
    expect(state()).toMatchObject({ stop: 0, phase: 'running' });
    tour.again();
    expect(runs).toHaveLength(3);
  });

  test('behind the last stop the chapter is at its end', () => {
    const { tour, state } = walk(chapter(election, say));
    tour.go(1);
    tour.next();
    expect(state()).toMatchObject({ stop: 1, ended: true });
    tour.next();
    expect(state()).toMatchObject({ stop: 1, ended: true });
    tour.back();
    expect(state()).toMatchObject({ stop: 1, ended: false });
    tour.next();
    tour.go(0);
    expect(state()).toMatchObject({ stop: 0, ended: false });
  });

  test('nothing listens to a run that was left', () => {
    const { tour, state, run } = walk(chapter(election, say));
    tour.go(1);
    const before = state();
    const old = run();
    tour.dispose();
    old.act({ do: 'crash', node: nodeOf(old, 's1') });
    expect(state()).toBe(before);
  });
});

const roleIs = (state: object, role: string): boolean => 'role' in state && state.role === role;

describe('a question', () => {
  test.each([
    ['rightly', 1],
    ['wrongly', 0],
    ['not at all', null],
  ])('answered %s, is answered by the run', (_, chosen) => {
    const { tour, state, run, play } = walk(chapter(election, question));
    tour.go(1);
    expect(state()).toMatchObject({ phase: 'asked', chosen: null, outcome: null });
    tour.answer(chosen);
    expect(state()).toMatchObject({ phase: 'running', chosen, outcome: null });
    expect(crashed(run())).toEqual([state().names.leader]);
    play();
    expect(state()).toMatchObject({ phase: 'there', chosen, outcome: 1, strayed: false });
    expect(state().names.second).not.toBe(state().names.leader);
  });

  test('is answered once', () => {
    const { tour, state } = walk(chapter(election, question));
    tour.go(1);
    tour.answer(0);
    tour.answer(1);
    expect(state().chosen).toBe(0);
  });

  test('next only shows what comes', () => {
    const { tour, state } = walk(chapter(election, question));
    tour.go(1);
    tour.next();
    tour.next();
    expect(state()).toMatchObject({ phase: 'there', chosen: null, outcome: 1 });
  });

  test('is asked at its own moment, wherever the person has played to', () => {
    const { tour, state, run, runs } = walk(chapter(election, question));
    tour.go(1);
    const home = { ...run().screen() };
    run().seek(home.time + 3_000_000);
    tour.answer(1);
    expect(runs).toHaveLength(2);
    expect(state()).toMatchObject({ phase: 'running', chosen: 1 });
    expect(run().screen().branches).toHaveLength(1);
    expect(run().columns().time(home.seq)).toBe(home.time);
  });

  test('a person who only looked back is brought home in the same run', () => {
    const { tour, run, runs } = walk(chapter(election, question));
    tour.go(1);
    const { seq } = run().screen();
    run().seek(1000);
    tour.answer(1);
    expect(runs).toHaveLength(1);
    expect(run().columns().kind(seq)).toBe('command');
  });
});

describe('something to do', () => {
  test('is recognised when it is done by hand, and the lesson goes on', () => {
    const { tour, state, run, play } = walk(chapter(election, deed, say));
    tour.go(1);
    expect(state().phase).toBe('asked');
    run().act({ do: 'crash', node: nodeOf(run(), must(state().names.leader, 'one leads')) });
    expect(state()).toMatchObject({ phase: 'running', strayed: false });
    play();
    expect(state()).toMatchObject({ phase: 'there', strayed: false });
    expect(state().names.heir).toBeDefined();
  });

  test('can be done at another moment than this one', () => {
    const { tour, state, run, runs, play } = walk(chapter(election, deed, say));
    tour.go(1);
    const { time } = run().screen();
    run().seek(time + 2_000_000);
    run().seek(time + 1_000_000);
    run().act({ do: 'crash', node: nodeOf(run(), must(state().names.leader, 'one leads')) });
    expect(run().screen().branches).toHaveLength(2);
    expect(state()).toMatchObject({ phase: 'running', strayed: false });
    play();
    expect(state()).toMatchObject({ phase: 'there', strayed: false });
    tour.next();
    expect(state()).toMatchObject({ stop: 2, strayed: false });
    expect(runs).toHaveLength(1);
  });

  test('but not before it was asked for', () => {
    const { tour, state, run } = walk(chapter(election, deed));
    tour.go(1);
    run().seek(1000);
    run().act({ do: 'crash', node: nodeOf(run(), must(state().names.leader, 'one leads')) });
    expect(state()).toMatchObject({ phase: 'asked', strayed: true });
  });

  test.each([
    ['with what makes it known at once', deed],
    ['with what makes it known later', later],
  ])('is done for who asks for it, %s', (_, stop) => {
    const { tour, state, run, play } = walk(chapter(election, stop));
    tour.go(1);
    tour.doIt();
    expect(state().phase).toBe('running');
    expect(crashed(run())).toEqual([state().names.leader]);
    play();
    expect(state()).toMatchObject({ phase: 'there', strayed: false });
  });

  test('plays on by itself when all was done but does not show yet', () => {
    const { tour, state, run, play } = walk(chapter(election, later));
    tour.go(1);
    run().act({ do: 'crash', node: nodeOf(run(), must(state().names.leader, 'one leads')) });
    expect(state()).toMatchObject({ phase: 'running', strayed: false });
    play();
    expect(state()).toMatchObject({ phase: 'there', strayed: false });
  });

  test('something else is straying; the deed counts all the same, but the next stop has a run of its own', () => {
    const { tour, state, run, runs, play } = walk(chapter(election, deed, say));
    tour.go(1);
    const leader = must(state().names.leader, 'one leads');
    const other = must(
      run()
        .names()
        .find((name) => name.startsWith('s') && name !== leader),
      'another one',
    );
    run().act({ do: 'crash', node: nodeOf(run(), other) });
    expect(state()).toMatchObject({ phase: 'asked', strayed: true });
    run().act({ do: 'crash', node: nodeOf(run(), leader) });
    expect(state()).toMatchObject({ phase: 'running', strayed: true });
    play();
    expect(state()).toMatchObject({ phase: 'there', strayed: true });
    tour.next();
    expect(runs).toHaveLength(2);
    expect(state()).toMatchObject({ stop: 2, strayed: false });
    expect(crashed(run())).toEqual([leader]);
  });

  test('links that are cut one by one are as good as a partition', () => {
    const parted: AnyStop = {
      ...deed,
      acts: [{ do: 'partition', groups: [['{leader}'], ['{others}']] }],
      done: { drop: 'AppendEntries', from: '{leader}' },
      moves: [],
    };
    const named: AnyStop = {
      ...election,
      moves: [
        { until: { note: 'electionWon', names: { leader: 'server' } } },
        { until: { deliver: 'AppendEntries', from: '{leader}', names: { others: 'node' } } },
      ],
    };
    const { tour, state, run } = walk(chapter(named, parted));
    tour.go(1);
    const from = nodeOf(run(), must(state().names.leader, 'one leads'));
    const to = nodeOf(run(), must(state().names.others, 'another one'));
    run().act({ do: 'cut', from, to });
    expect(state()).toMatchObject({ phase: 'asked', strayed: false });
    const third = run()
      .world()
      .nodes.find(({ id }) => id !== from && id !== to);
    run().act({ do: 'partition', groups: [[from, to], [must(third, 'a third').id]] });
    expect(state().strayed).toBe(true);
  });
});

describe('leaving to play', () => {
  test('whoever acts has strayed, and comes back', () => {
    const { tour, state, run, runs } = walk(chapter(election, say, say));
    tour.go(1);
    const { seq } = run().screen();
    run().act({ do: 'crash', node: nodeOf(run(), 's1') });
    expect(state().strayed).toBe(true);
    tour.again();
    expect(runs).toHaveLength(2);
    expect(state()).toMatchObject({ stop: 1, strayed: false });
    expect(run().screen().seq).toBe(seq);
  });

  test('going on from there begins anew, too', () => {
    const { tour, state, run } = walk(chapter(election, say, say));
    tour.go(1);
    run().act({ do: 'crash', node: nodeOf(run(), 's1') });
    tour.next();
    expect(state()).toMatchObject({ stop: 2, strayed: false });
    expect(crashed(run())).toEqual([]);
  });

  test('going back to the lesson’s own branch is coming back', () => {
    const { tour, state, run } = walk(chapter(election, say));
    tour.go(1);
    run().seek(1000);
    run().act({ do: 'crash', node: nodeOf(run(), 's1') });
    expect(state().strayed).toBe(true);
    run().toBranch(0);
    expect(state().strayed).toBe(false);
  });

  test('playing on and looking back are no straying', () => {
    const { tour, state, run } = walk(chapter(election, say));
    tour.go(1);
    const { time } = run().screen();
    run().seek(time + 1_000_000);
    run().seek(0);
    run().stepForward();
    expect(state().strayed).toBe(false);
  });

  test('while it plays, a jump ahead does not miss what is waited for', () => {
    const { tour, state, run, play } = walk(chapter(election, say));
    tour.go(0);
    tour.next();
    const whole = run().screen().seq;
    tour.again();
    run().seek(4_000_000);
    // Back at the first of two cues, and on from there.
    expect(Object.keys(state().names)).toEqual([]);
    expect(run().screen()).toMatchObject({ status: 'playing' });
    expect(run().screen().seq).toBeLessThan(whole);
    play();
    expect(state().phase).toBe('there');
    expect(run().screen().seq).toBe(whole);
  });

  test('and runs nothing on by itself', () => {
    const { tour, run } = walk(chapter(election));
    tour.go(0);
    // Before anything happens but that all start.
    run().seek(10_000);
    const { seq, reach } = run().screen();
    expect(reach.seq).toBe(seq);
  });

  test('while it plays, looking back and then asking for the rest comes to the same place', () => {
    const { tour, run, pass } = walk(chapter(election, say));
    tour.go(0);
    tour.next();
    const whole = run().screen().seq;
    tour.again();
    pass(50, 20);
    run().seek(1000);
    tour.next();
    expect(run().screen().seq).toBe(whole);
  });

  test('what is tried on a branch of one’s own does not count for the lesson', () => {
    const { tour, state, run, pass } = walk(chapter(election, say));
    tour.go(0);
    pass(50, 36);
    const { branch } = run().screen();
    run().seek(1000);
    run().act({ do: 'crash', node: nodeOf(run(), 's1') });
    expect(run().screen().branch).not.toBe(branch);
    run().seek(5_000_000);
    expect(state()).toMatchObject({ phase: 'running', strayed: true });
    tour.next();
    expect(run().screen().branch).toBe(branch);
    expect(state()).toMatchObject({ phase: 'there', strayed: false });
  });
});

describe('what never comes', () => {
  const never: AnyStop = { ...election, moves: [{ until: { command: 'heal' } }] };

  test('is told when someone asks for it, and one can go on', () => {
    const { tour, state } = walk(chapter(never, { ...say, scene: { scenario: 'first-election' } }));
    tour.go(0);
    tour.next();
    expect(state()).toMatchObject({ phase: 'running', lost: true });
    tour.next();
    expect(state()).toMatchObject({ stop: 1, lost: false });
  });

  test('is told when it should have come long ago', () => {
    const { tour, state, run } = walk(chapter(never));
    tour.go(0);
    run().seek(61_000_000);
    expect(state().lost).toBe(true);
    expect(run().screen().status).toBe('paused');
    tour.again();
    expect(state()).toMatchObject({ lost: false, phase: 'running' });
  });

  test('nor does what the person has done before', () => {
    const acts: AnyStop = {
      ...election,
      moves: [...(election.kind === 'play' ? election.moves : []), { act: crash('{leader}') }],
    };
    const { tour, state, run, pass } = walk(chapter(acts));
    tour.go(0);
    pass(50, 30);
    for (const { id, kind } of run().world().nodes) {
      if (kind === 'server' && id > 0) run().act({ do: 'crash', node: id });
    }
    expect(state().strayed).toBe(true);
    tour.next();
    expect(state()).toMatchObject({ phase: 'running', lost: true });
  });
});

describe('a challenge', () => {
  test('is met by hand', () => {
    const { tour, state, run } = walk(chapter(challenge));
    tour.go(0);
    expect(state()).toMatchObject({ phase: 'asked', strayed: false });
    run().act({ do: 'crash', node: nodeOf(run(), 's2') });
    expect(state()).toMatchObject({ phase: 'asked', strayed: false });
    run().act({ do: 'crash', node: nodeOf(run(), 's1') });
    expect(state()).toMatchObject({ phase: 'there', strayed: false });
    expect(tour.attempt?.store.getState()).toMatchObject({ acts: 2, solved: 2 });
  });

  test('can be passed over', () => {
    const { tour, state } = walk(chapter(challenge, election));
    tour.go(0);
    tour.next();
    expect(state()).toMatchObject({ stop: 1, phase: 'running' });
    expect(tour.attempt).toBeNull();
  });
});

test('a slow machine comes to the same place', () => {
  // Each look at the clock finds that a moment has passed.
  let now = 0;
  const slow = () => {
    now += 600;
    return now;
  };
  const digestBy = (clock: () => number) => {
    const runs: Session[] = [];
    const tour = new Tour(stock, chapter(election, deed, say), ({ scenario }) => {
      const frames = { now: clock, each: () => () => {} };
      const session = openSession(stock.protocol, scenario, { frames });
      runs.push(session);
      return session;
    });
    tour.go(2);
    return must(runs.at(-1), 'a run').digest();
  };
  expect(digestBy(slow)).toBe(digestBy(() => 0));
});
