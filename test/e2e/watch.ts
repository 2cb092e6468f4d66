import type { Page } from '@playwright/test';

/** What a page asks for and what its Content-Security-Policy refuses, from now on. */
export interface Watch {
  /** Requests to anywhere but the origin given. */
  readonly strange: string[];
  /** What the policy refused, and whatever else stood in the console as an error. */
  readonly refused: string[];
}

/** Looks on while a page lives; call it before the page is opened. `own`: how the addresses of its own files begin. */
export async function watch(page: Page, own: string): Promise<Watch> {
  const seen: Watch = { strange: [], refused: [] };
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(own))
      seen.strange.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') seen.refused.push(message.text());
  });
  page.on('pageerror', (error) => seen.refused.push(error.message));
  await page.exposeFunction('tellRefused', (what: string) => seen.refused.push(what));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      const { tellRefused } = window as unknown as { tellRefused(what: string): void };
      const { violatedDirective, blockedURI, sourceFile, sample } = event;
      tellRefused(`${violatedDirective}: ${blockedURI} ${sourceFile} ${sample}`);
    });
  });
  return seen;
}
