// Waiting for the browser.

/** Resolves when the browser has drawn what is there now. */
export function painted(): Promise<void> {
  return new Promise((done) => {
    if (typeof requestAnimationFrame === "undefined") setTimeout(done, 0);
    // A page in the background draws nothing; it reads on all the same.
    else if (document.hidden) setTimeout(done, 0);
    else requestAnimationFrame(() => setTimeout(done, 0));
  });
}
