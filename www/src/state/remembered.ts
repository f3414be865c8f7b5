// What the page remembers: choices of how it looks and listens to keys, until the session ends. Storage may be denied, as it is to some pages
// opened from disk; then nothing is remembered.
/** `keys`: whether keys without Ctrl step through findings and reports. */
type Choice = "lang" | "large" | "title" | "keys";

const key = (name: string) => `gongkai.${name}`;

export function remembered(name: Choice): string | null {
  try {
    return sessionStorage.getItem(key(name));
  } catch {
    return null;
  }
}

export function remember(name: Choice, value: string): void {
  try {
    sessionStorage.setItem(key(name), value);
  } catch {
    // Not remembered, then.
  }
}
