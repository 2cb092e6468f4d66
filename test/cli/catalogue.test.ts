import { describe, expect, test } from 'vitest';
import { exhibits } from '../../src/catalogue.ts';
import { printScenario, readScenario } from '../../src/files/scenario.ts';
import { orrery } from './capture.ts';

test('list names every exhibit and scenario', async () => {
  const { out } = await orrery(['list', '--json']);
  const listed = JSON.parse(out).exhibits;
  expect(listed.map(({ id }: { id: string }) => id)).toEqual(exhibits.map(({ id }) => id));
  expect(listed[0]).toMatchObject({
    id: 'raft',
    title: { en: 'Raft' },
    kinds: [
      { name: 'server', prefix: 's' },
      { name: 'client', prefix: 'c' },
    ],
  });
  expect(listed[0].params).toContainEqual({
    name: 'heartbeat',
    label: 'Heartbeat interval',
    kind: 'duration',
    initial: '50ms',
    min: '1ms',
    max: '1000000s',
    live: true,
  });
  const text = await orrery(['list']);
  for (const { id, scenarios } of listed)
    for (const one of scenarios) expect(text.out).toContain(`  ${id}/${one.id} `);
});

for (const exhibit of exhibits) {
  const { protocol, scenarios } = await exhibit.load();

  describe(`the scenarios of ${exhibit.id}`, () => {
    test('have no id that is the address of another page', async () => {
      const pages = ['learn', 'interview', 'challenges', 'glossary', 'speaker', 'own'];
      const ids = (await exhibit.scenarios()).map((one) => (one as { id: string }).id);
      expect(ids.length).toBeGreaterThan(0);
      expect(ids.filter((id) => pages.includes(id))).toEqual([]);
    });

    const read = scenarios.map((json) => readScenario(protocol, json));

    test('are there, each with a name of its own and texts in both languages', () => {
      expect(protocol.id).toBe(exhibit.id);
      expect(read.length).toBeGreaterThan(0);
      expect(new Set(read.map(({ id }) => id)).size).toBe(read.length);
      for (const { title, watch } of read) {
        for (const text of [title, watch]) {
          expect(text.en).not.toBe('');
          expect(text.zh).toMatch(/\p{Script=Han}/u);
        }
      }
    });

    test.each(read.map((scenario) => [scenario.id, scenario] as const))(
      '%s is printed so that it can be read again',
      (_id, scenario) => {
        const printed = JSON.parse(JSON.stringify(printScenario(protocol, scenario)));
        expect(readScenario(protocol, printed)).toEqual(scenario);
      },
    );

    test.each(read.map(({ id }) => [id]))('%s ends as it expects', async (id) => {
      const { status, err } = await orrery(['run', `${exhibit.id}/${id}`]);
      expect([status, err]).toEqual([0, '']);
    });
  });
}
