// Where there is no network, the one page that opens what is kept on this device is shown in place of any other.
// Nothing that a page says is ever put by: only that page, which holds nothing of anybody, and what it looks like with.
// Pages of somebody who asked one in are not even looked at.
const SHELL = "/offline/";
const SHELF = "offline";
const OFTEN = 2 * 60 * 1000; // milliseconds

const shelved = async () => {
  const page = await fetch(SHELL, { cache: "no-store" });
  if (!page.ok || page.redirected) throw new Error("The page cannot be fetched.");
  const found = (await page.clone().text()).matchAll(/(?:href|src)="(\/[^"]+\.(?:css|js|svg))"/g);
  const files = new Set([...found].map(([, address]) => address));
  const shelf = await caches.open(SHELF);
  await shelf.put(SHELL, page);
  await shelf.addAll([...files]);
  for (const old of await shelf.keys()) {
    const { pathname } = new URL(old.url);
    if (pathname !== SHELL && !files.has(pathname)) await shelf.delete(old);
  }
};

const shown = (request) => fetch(request).catch(async () => (await caches.match(SHELL)) ?? Response.error());
// Who is signed in now, as a mark that tells nobody who: without a network, only they write here without the words that
// open what is kept. The page that stands by is nobody's.
const noted = async (given) => {
  if (given.type !== "basic" || !given.ok || new URL(given.url).pathname === SHELL) return;
  await kept.put("here", given.headers.get("Whose"));
};
const dressed = (request) => fetch(request).catch(async () => (await caches.match(request)) ?? Response.error());

self.addEventListener("install", (event) => event.waitUntil(shelved().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin || pathname.startsWith("/helping/")) return;
  if (request.mode !== "navigate") {
    if (/\.(?:css|js|svg)$/.test(pathname)) event.respondWith(dressed(request));
    return;
  }
  const answer = shown(request);
  event.respondWith(answer);
  event.waitUntil(answer.then(noted).catch(() => null));
  if (pathname.startsWith("/space/")) {
    const led = (given) => given.type === "opaqueredirect"; // to the door, it may be: then the pages go at once
    const fresh = answer.then((given) => kept.refreshed(led(given) ? 0 : OFTEN)).then((came) => came && shelved());
    event.waitUntil(fresh.catch(() => null)); // or the next time
  }
});
