/** The page comes first, its keeping later. In milliseconds. */
const LATER = 3000;

/** Has the browser keep the page for times without a network. Not the single file, which is kept as it is. */
export function keepOffline(): void {
  if (import.meta.env.MODE !== 'production' || !navigator.serviceWorker) return;
  setTimeout(() => {
    // Refused (from disk, in a private window, in somebody's frame), the page lives as well.
    navigator.serviceWorker.register('./sw.js').catch(() => {});
  }, LATER);
}
