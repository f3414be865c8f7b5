// Locks the door behind the page. The policy in the head has to let WebAssembly compile in Chromium 81, and there
// only 'unsafe-eval' does that. Where the narrower word is known, a second policy takes eval of strings away again
// (policies only ever add up), forbids every further script, and allows markup from Lit's own templates
// and workers from engine/trusted.ts and offline/register.ts alone.
/** What was added: it holds, and does not stand in the document. */
export const added: string[] = [];

export function lockDown(): void {
  // Array.fromAsync: Chromium 121, Firefox 115, Safari 16.4; all of them know 'wasm-unsafe-eval'.
  if ("fromAsync" in Array) add("script-src 'wasm-unsafe-eval'; worker-src 'self' blob:");
  if ("trustedTypes" in window) add("require-trusted-types-for 'script'; trusted-types lit-html gongkai");
}

function add(policy: string): void {
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = policy;
  document.head.append(meta);
  added.push(policy);
  // It holds from here on. In a copy of the page it would hold before the script, and against it.
  meta.remove();
}
