import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/**
 * The Content-Security-Policy that a built page carries itself, so that it holds on any host: nothing but the page's own
 * files, no script or style written into the page, no eval, no request to anybody. Script addresses pass a check of
 * ours (src/app/safe/trust.ts) and no text can become HTML, where a browser knows Trusted Types.
 */
function contentSecurityPolicy(sources: Readonly<Record<string, string>>): string {
  return Object.entries({
    'default-src': "'none'",
    ...sources,
    'base-uri': "'none'",
    'form-action': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'default',
  })
    .map(([directive, value]) => `${directive} ${value}`)
    .join('; ');
}

/** The head says it right after the encoding: it holds for what follows it. */
function withPolicy(html: string, policy: string): string {
  const encoding = '<meta charset="utf-8" />';
  if (!html.includes(encoding)) throw new Error(`index.html has no ${encoding}`);
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;
  return html.replace(encoding, () => `${encoding}\n    ${meta}`);
}

/** For the page of many files: all of them come from where it came from. */
export function filePolicy(): Plugin {
  const policy = contentSecurityPolicy({
    'script-src': "'self'",
    'style-src': "'self'",
    'font-src': "'self'",
    'img-src': "'self' data: blob:",
    'media-src': 'blob:',
    'manifest-src': "'self'",
    'worker-src': "'self'",
  });
  return {
    name: 'orrery:policy',
    apply: 'build',
    transformIndexHtml: { order: 'post', handler: (html) => withPolicy(html, policy) },
  };
}

const hashOf = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** For the single file: what stands inside, by its hash. Workers come out of the script itself. */
export function withHashPolicy(html: string, script: string, style: string): string {
  const policy = contentSecurityPolicy({
    'script-src': hashOf(script),
    'style-src': hashOf(style),
    'font-src': 'data:',
    'img-src': 'data: blob:',
    'media-src': 'blob:',
    'worker-src': 'blob:',
  });
  return withPolicy(html, policy);
}
