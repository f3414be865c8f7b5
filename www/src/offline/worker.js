// Keeps the page for visits without a network. It is one file; the build writes its digest here, so a newer page is a newer worker.
const DIGEST = "{{digest}}";
// An origin may hold several deployments: each has caches of its own. No address has a space in it, so no scope begins another's name.
const OWN = `gongkai ${self.registration.scope} `;
const NAME = OWN + DIGEST.slice(0, 16);
const PAGE = new URL("index.html", self.location.href).href;

self.addEventListener("install", (event) => event.waitUntil((async () => {
  const answer = await fetch(PAGE, { cache: "reload" });
  const bytes = await answer.arrayBuffer();
  const digest = [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  // Half a deployment, or a server that writes into pages: what was there before stays.
  if (!answer.ok || digest !== DIGEST) throw new Error("the page is not the one that belongs to this worker");
  const kept = new Response(bytes, { headers: { "content-type": "text/html; charset=utf-8" } });
  await (await caches.open(NAME)).put(PAGE, kept);
})()));

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith(OWN) && name !== NAME) await caches.delete(name);
  await self.clients.claim();
})()));

self.addEventListener("message", ({ data }) => {
  if (data === "now") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const own = url.origin === self.location.origin && (url.href.split(/[?#]/)[0] === PAGE || `${url.origin}${url.pathname}` === new URL("./", PAGE).href);
  if (event.request.mode !== "navigate" || !own) return;
  event.respondWith(caches.open(NAME).then((cache) => cache.match(PAGE)).then((kept) => kept || fetch(event.request)));
});
