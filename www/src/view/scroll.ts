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

const narrow = matchMedia("(max-width: 1099px)");

/** On narrow screens the card of what is chosen covers the lower half: brings a place out from under it. */
export function scrollClear(place: Element): void {
  const hidden = place.getBoundingClientRect().bottom - window.innerHeight / 2;
  if (narrow.matches && hidden > 0) window.scrollBy({ top: hidden, behavior: behavior() });
}
