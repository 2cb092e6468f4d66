import { describe, expect, test } from 'vitest';
import { exhibits } from '../../src/catalogue.ts';
import { createSimulator } from '../../src/engine/simulator.ts';
import { readScenario } from '../../src/files/scenario.ts';
import {
  houseWords,
  isHouseWord,
  partsOf,
  protocolFindings,
  vocabularyOf,
} from './protocol-words.ts';
import { filesUnder, read } from './source.ts';

/** Words that protocols use and everyone else does; each with what it means in a view. */
const allowed: Readonly<Record<string, string>> = {
  transfer: 'what goes to a worker and is not copied',
  catchUp: 'an index that takes in what the run has by now',
  lock: 'two clocks that go together',
  flush: 'React’s own (flushSync)',
  gaveUp: 'English',
  Commit: 'React’s own word for what it shows',
  Abort: 'the browser’s own (AbortController)',
  aborted: 'the browser’s own (AbortController)',
  Feedback: 'what a gesture gives back to who makes it',
  inStep: 'a movement in so many steps (inSteps)',
  probe: 'what a colour is read from',
  leaving: 'English',
};

const readAll = (folders: readonly string[]) =>
  folders.flatMap((folder) => filesUnder(folder)).map((path) => ({ path, text: read(path) }));

const house = houseWords(readAll(['src/core', 'src/sdk', 'src/engine']));
const vocabulary = new Map<string, string>();
for (const exhibit of exhibits) {
  const { protocol, scenarios } = await exhibit.load();
  const { world } = createSimulator(protocol, readScenario(protocol, scenarios[0]));
  for (const [word, what] of vocabularyOf(protocol, world)) {
    if (!isHouseWord(word, house)) vocabulary.set(word, `${what} of ${exhibit.id}`);
  }
}

const files = readAll(['src/views', 'src/playback']);

describe('views and player', () => {
  // Comments are read too: what can only be explained by one protocol is made for it.
  test('know no protocol: not its name, nor anything that it names', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((file) => protocolFindings(file, vocabulary, allowed))).toEqual([]);
  });

  test('use every word that is excused', () => {
    const unused = Object.keys(allowed).filter((word) => {
      const one = new Map([[word, vocabulary.get(word) ?? '']]);
      return (
        !vocabulary.has(word) || !files.some((file) => protocolFindings(file, one, {}).length > 0)
      );
    });
    expect(unused).toEqual([]);
  });
});

describe('the rule itself', () => {
  const findings = (text: string) =>
    protocolFindings({ path: 'src/views/a.tsx', text }, vocabulary, allowed);

  test.each([
    [`if (slot.state.role === 'leader') crown();`, 'leader says leader, a role of raft'],
    [`const byLeader = group(nodes);`, 'byLeader says leader'],
    [`.message[data-type="append-entries"] { color: red; }`, 'says AppendEntries, a message'],
    [`if (type.startsWith('RequestVote')) hide();`, 'says RequestVote'],
    [`<p>{raftOnly ? 'yes' : 'no'}</p>`, 'raftOnly says raft, the protocol'],
    [`const electionTimers = of('x');`, 'says election, a timer'],
    [`// heartbeats are folded`, 'says heartbeat, a timer'],
    [`slot.state.currentTerm`, 'says currentTerm, a field'],
    [`params.electionTimeout`, 'says electionTimeout, a setting'],
  ])('finds what a view must not know in %s', (text, message) => {
    expect(findings(`\n${text}`).join()).toContain(message);
    expect(findings(`\n${text}`)[0]).toMatch(/^src\/views\/a\.tsx:2: /);
  });

  test.each([
    [`box.getBoundingClientRect()`],
    [`const { role } = glyph; const graft = 1;`],
    [`aligned === misleading`],
    [`retrying`],
  ])('leaves alone %s', (text) => {
    expect(findings(text)).toEqual([]);
  });

  test('takes names apart where they are put together', () => {
    expect(partsOf('AppendEntriesResult')).toEqual(['append', 'entries', 'result']);
    expect(partsOf('tone-client')).toEqual(['tone', 'client']);
    expect(partsOf('SVGElement')).toEqual(['svg', 'element']);
  });
});
