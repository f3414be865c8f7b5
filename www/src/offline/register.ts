// Served, the page keeps itself: one file, in the browser's own store, for the next visit without a network. Nothing that was read
// goes there. A page from disk needs none of this.
import { trusted } from "../engine/trusted.js";

/** Stands before the manifest. */
export const MANIFEST = "gongkai-manifest";

/** Calls back when a newer page lies ready; what it hands over changes to it. */
export function keepPage(ready: (change: () => void) => void): void {
  const { serviceWorker } = navigator;
  if (!/^https?:$/.test(location.protocol) || !serviceWorker || !window.isSecureContext) return;
  const link = document.createElement("link");
  link.rel = "manifest";
  link.href = "gongkai.webmanifest";
  // A copy that the browser saves has the link in it, with the server's address, and browsers look at it as soon as they have parsed
  // it. They look in the head only, and a parser ends the head before an element that is not for heads: there the link is in the body.
  document.head.append(document.createElement(MANIFEST), link);
  const offer = (worker: ServiceWorker | null) => {
    // The first one replaces nothing.
    if (!worker || !serviceWorker.controller) return;
    ready(() => {
      serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      worker.postMessage("now");
    });
  };
  serviceWorker.register(trusted("gongkai-offline.js")).then((registration) => {
    offer(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const worker = registration.installing;
      worker?.addEventListener("statechange", () => worker.state === "installed" && offer(worker));
    });
  }).catch(() => {
    // Not offered by this server, or not allowed: the page works as ever.
  });
}
