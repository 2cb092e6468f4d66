// Keeps all files of the page after the first visit, so that it then opens without a network. A script by itself, built
// as sw.js (scripts/vite/offline.ts); it serves the folder it lies in and asks nobody else for anything.

declare const self: ServiceWorkerGlobalScope;
/** What the build puts here: each file, by its address from here, with the SHA-256 of its content; and a name for all. */
declare const ORRERY_FILES: readonly (readonly [path: string, hash: string])[];
declare const ORRERY_BUILD: string;

/** How long a network may keep the page waiting before the kept one is shown, in milliseconds. */
const PATIENCE = 3000;

const home = self.registration.scope;
/** Other Orreries may live on the same host, in other folders. */
const ours = `orrery ${home} `;
const current = ours + ORRERY_BUILD;

/** All files or none: one that does not belong to this build (the host is just being updated) ends the attempt. */
async function keepAll(): Promise<void> {
  const cache = await caches.open(current);
  await cache.addAll(
    ORRERY_FILES.map(
      ([path, hash]) => new Request(path, { cache: 'no-cache', integrity: `sha256-${hash}` }),
    ),
  );
}

/** Older builds go once no tab shows them; a page that came before us has us from now on. */
async function begin(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(ours) && name !== current);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** What is kept is right: a file's name has the hash of its content, or its content hardly ever changes (an icon). */
async function file(request: Request): Promise<Response> {
  return (await kept(request.url)) ?? fetch(request);
}

/** The page itself is the newest there is, if the network has it in time. */
async function page(request: Request): Promise<Response> {
  const last = await kept(home);
  if (!last) return fetch(request);
  const newest = fetch(request).then(
    (answer) => (answer.ok ? answer : last),
    () => last,
  );
  const enough = new Promise<Response>((resolve) => setTimeout(resolve, PATIENCE, last));
  return Promise.race([newest, enough]);
}

/** This build's file first; a newer page may find its files in the build that waits for its turn. */
async function kept(address: string): Promise<Response | undefined> {
  const options = { ignoreVary: true };
  const cache = await caches.open(current);
  return (await cache.match(address, options)) ?? caches.match(address, options);
}

self.addEventListener('install', (event) => event.waitUntil(keepAll()));
self.addEventListener('activate', (event) => event.waitUntil(begin()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const address = origin + pathname;
  if (request.method !== 'GET' || !address.startsWith(home)) return;
  if (request.mode !== 'navigate') event.respondWith(file(request));
  else if (address === home || address === `${home}index.html`) event.respondWith(page(request));
});
