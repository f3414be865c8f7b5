// Scrolling to what was chosen, at rest for people who want no motion.
const still = matchMedia("(prefers-reduced-motion: reduce)");
const behavior = (): ScrollBehavior => (still.matches ? "auto" : "smooth");

/** Brings a place into the middle of the page, and of every scrolling box around it. */
export function scrollTo(place: Element): void {
  place.scrollIntoView({ block: "center", inline: "center", behavior: behavior() });
}

/** What is too high for the middle stands under the heading above it, which is about as high as this. */
const HEADING = 40;

/** Brings a place into the middle of its own box; the page stays where it is. */
export function scrollWithin(box: Element, place: Element, smooth = true): void {
  const outer = box.getBoundingClientRect();
  const inner = place.getBoundingClientRect();
  const top = box.scrollTop + inner.top - outer.top - Math.max(HEADING, (outer.height - inner.height) / 2);
  box.scrollTo({ top, behavior: smooth ? behavior() : "auto" });
}

/** The part of the window that nothing covers, in pixels from its top. */
export interface Band {
  top: number;
  bottom: number;
}

/** How far around a place there should be something to see: what stands beside it explains it. */
const AROUND = 30;

/** Scrolls the page until a place stands in the band, in its middle where it was not there. `smooth`: with motion, where people want it. */
export function scrollClear(place: Element, { top, bottom }: Band, smooth = true): void {
  const box = place.getBoundingClientRect();
  if (box.top >= top + AROUND && box.bottom <= bottom - AROUND) return;
  const by = box.top - top - Math.max(0, (bottom - top - box.height) / 2);
  window.scrollBy({ top: by, behavior: smooth ? behavior() : "auto" });
}

/** Scrolls a box that scrolls in itself, at once: a place stands clear of what stays at its top and left, near its middle where it did not. */
export function scrollInside(box: Element, place: Element, head: number): void {
  const outer = box.getBoundingClientRect();
  const inner = place.getBoundingClientRect();
  if (inner.top < outer.top + head || inner.bottom > outer.bottom) box.scrollTop += inner.top - outer.top - head - (outer.height - head - inner.height) / 2;
  if (inner.left < outer.left + outer.width / 4 || inner.right > outer.right) box.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
}
