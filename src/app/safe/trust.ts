/** What a browser that knows Trusted Types has for it; TypeScript's own library does not know it yet. */
interface TrustedTypes {
  createPolicy(name: 'default', rules: { createScriptURL(address: string): string | null }): void;
}

/**
 * Under the built page's policy (scripts/vite/policy.ts) only this can turn a text into something that runs: it lets the
 * addresses of our own workers pass. Nothing turns a text into HTML or into a script.
 */
export function trustOwnScripts(): void {
  const { trustedTypes } = self as { trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy('default', {
    createScriptURL: (address) =>
      new URL(address, location.href).origin === self.origin ? address : null,
  });
}
