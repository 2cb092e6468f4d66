import { main } from './program.ts';

/** Whoever reads us may have seen enough (`| head`): then there is nothing left to do. */
function stopWhenNobodyReads(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
}

async function stdin(): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** `npm run` starts us at the top of the checkout; the paths that we are given are seen from where npm was called. */
function goWhereNpmWasCalled(): void {
  const { npm_lifecycle_event: script, INIT_CWD: from } = process.env;
  if (script === 'orrery' && from !== undefined) process.chdir(from);
}

goWhereNpmWasCalled();
stopWhenNobodyReads(process.stdout);
stopWhenNobodyReads(process.stderr);
process.on('SIGINT', () => process.exit(130));

try {
  process.exitCode = await main(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    stdin,
    watched: process.stderr.isTTY === true,
  });
} catch (error) {
  // Not the user's mistake but ours, so the stack is of use.
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 70;
}
