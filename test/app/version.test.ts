import { expect, test } from 'vitest';
import { version as packaged } from '../../package.json';
import { version } from '../../src/app/version.ts';

test('links and files say the version of the package', () => {
  expect(version).toBe(packaged);
});
