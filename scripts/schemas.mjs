// npm run schemas: prints the JSON Schemas that editors check files by into public/schema, from the forms that read them.
// A test says when they are no longer what the forms say.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { root } from './lib/root.mjs';

mkdirSync(`${root}/public/schema`, { recursive: true });
for (const name of ['scenario', 'run', 'trace', 'history']) {
  const { status, stdout } = spawnSync(
    process.execPath,
    [`${root}/scripts/orrery.mjs`, 'schema', name],
    { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' },
  );
  if (status !== 0) process.exit(1);
  writeFileSync(`${root}/public/schema/${name}.json`, stdout);
}
