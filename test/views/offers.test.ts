import { describe, expect, test } from 'vitest';
import { createFormatter } from '../../src/i18n/format.ts';
import { commandSentence } from '../../src/i18n/sentences.ts';
import type { Locale } from '../../src/sdk/text.ts';
import { LOCALES } from '../../src/sdk/text.ts';
import { offersFor, operationsOf } from '../../src/views/inspector/offers.ts';
import { wordsOf } from '../i18n/dictionaries.ts';
import { cluster, protocol, runTo, s1, s2 } from './cluster.ts';

/** What can be asked of a cluster by hand, and what is recorded of it. */

const added = [{ at: '900ms', do: 'add', kind: 'server' }];
const s6 = 6 as typeof s1; // c1 is the sixth node

describe.each(LOCALES)('offers, %s', (locale: Locale) => {
  test('are sentences about the node, and commands that can be told', () => {
    const { world } = runTo(cluster(added), 1000);
    const telling = {
      words: wordsOf(locale),
      text: protocol.text[locale],
      fmt: createFormatter(
        locale,
        world.nodes.map(({ name }) => name),
      ),
    };
    const told = [s1, s2, s6].map((node) =>
      offersFor(node, { protocol, world }, telling).map((offer) => [
        offer.title,
        offer.asker,
        commandSentence(offer.command, telling),
      ]),
    );
    expect(told).toMatchSnapshot();
  });
});

test('a request by hand is one of the operations that ask one thing', () => {
  expect(operationsOf(protocol)).toEqual(['put', 'get', 'append']);
  expect(operationsOf({ ...protocol, workload: null })).toEqual([]);
});
