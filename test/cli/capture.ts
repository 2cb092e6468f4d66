import { main } from '../../src/cli/program.ts';

export interface Ended {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process, with nobody watching. */
export async function orrery(argv: readonly string[], stdin = ''): Promise<Ended> {
  let out = '';
  let err = '';
  const status = await main(argv, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    stdin: async () => stdin,
    watched: false,
  });
  return { status, out, err };
}
