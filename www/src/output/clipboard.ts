// Out of the page: onto the clipboard, into a file.

export interface Clip { html: string; text: string }

/**
 * Must be called while a click is handled. The copy event comes first: it works in Chromium 81 and from disk, needs no
 * permission and hands on HTML as it is, where `ClipboardItem` rewrites it; that one is for browsers that refuse the event.
 */
export async function copy({ html, text }: Clip): Promise<boolean> {
  let given = false;
  const put = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData("text/plain", text);
    event.clipboardData?.setData("text/html", html);
    given = event.clipboardData !== null;
  };
  document.addEventListener("copy", put, true);
  try {
    if (document.execCommand("copy") && given) return true;
  } finally {
    document.removeEventListener("copy", put, true);
  }
  try {
    const blob = (type: string, content: string) => new Blob([content], { type });
    await navigator.clipboard.write([new ClipboardItem({ "text/html": blob("text/html", html), "text/plain": blob("text/plain", text) })]);
    return true;
  } catch {
    return false;
  }
}

export function save(name: string, type: string, content: string | Uint8Array<ArrayBuffer>): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  // Not at once: the download begins after this.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A file's name, without what file systems forbid or what hides its ending. */
export function fileName(stem: string, ending: string): string {
  const clean = stem.replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "").replace(/[\\/:*?"<>|]/g, "_").replace(/\s+/g, " ").trim();
  return `${[...clean].slice(0, 80).join("").replace(/^\.+|\.+$/g, "") || "gongkai"}.${ending}`;
}
