#!/usr/bin/env node
// The command line: builds it when a source has changed, then runs it in this same process, so that a command starts
// as fast as Node does. Standard output carries nothing but the command's own.
import * as module from 'node:module';
import { pathToFileURL } from 'node:url';
import { buildCommandLine } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';

/** @type {{ enableCompileCache?: () => unknown }} */ (module).enableCompileCache?.(); // Node 22 and later
ensureInstalled();
const entry = buildCommandLine();
if (entry === null) {
  process.stderr.write('The command line does not build; what Vite said is above.\n');
  process.exit(70);
}
await import(pathToFileURL(entry).href);
