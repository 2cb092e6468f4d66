import type { Session } from '../../playback/types.ts';

/** How long a browser may take to begin a download, in milliseconds. */
const SOON = 60_000;

/** Gives the person a file. */
export function download(name: string, parts: readonly (string | Blob)[], type: string): void {
  const url = URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), SOON);
}

/** What a run's files are called. */
export const fileName = ({ protocol, scenario }: Session, ending: string): string =>
  `${protocol.id}-${scenario.id}${ending}`;

/** Puts text where it can be pasted; false if the browser does not let us. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
