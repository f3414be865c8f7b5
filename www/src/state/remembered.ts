// What the page remembers: three choices of how it looks, until the session ends. Storage may be denied, as it is to some pages
// opened from disk; then nothing is remembered.
type Choice = "lang" | "large" | "title";
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
