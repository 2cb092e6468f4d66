import { expect, test } from 'vitest';
import { firstSentence } from '../../src/views/stage/Narration.tsx';

test.each([
  ['s3 leads. It has votes.', 's3 leads.', ' It has votes.'],
  ['s3 3.5 s late', 's3 3.5 s late', ''],
  ['One only.', 'One only.', ''],
  ['s3 当选。它有多数票。', 's3 当选。', '它有多数票。'],
])('%s', (text, first, rest) => {
  expect(firstSentence(text)).toEqual([first, rest]);
});
