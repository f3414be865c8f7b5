// Key names as tests write them (`"Control+Shift+Z"`) turned into what the DevTools protocol wants.

const MODIFIERS = { Alt: 1, Control: 2, Meta: 4, Shift: 8 };

/** Keys that are not the character they type: name → [virtual key code, text it types]. */
const NAMED = {
  Enter: [13, "\r"],
  Tab: [9],
  Escape: [27],
  Backspace: [8],
  Delete: [46],
  Home: [36],
  End: [35],
  PageUp: [33],
  PageDown: [34],
  ArrowLeft: [37],
  ArrowUp: [38],
  ArrowRight: [39],
  ArrowDown: [40],
  Space: [32, " "],
  F1: [112],
  F2: [113],
  F8: [119],
};

/** Editing commands that a desktop attaches to a chord. Headless browsers have no such desktop: they are told. */
const COMMANDS = {
  "Control+A": "selectAll",
  "Control+C": "copy",
  "Control+V": "paste",
  "Control+Shift+V": "pasteAndMatchStyle",
  "Control+X": "cut",
  "Control+Z": "undo",
};

/** The events of one chord, in order. `"Control+V"` is Control down, V down, V up, Control up. */
export function chordEvents(chord) {
  const names = chord === "+" ? ["+"] : chord.split("+");
  const key = names.pop();
  let modifiers = 0;
  const events = [];
  for (const name of names) {
    if (!(name in MODIFIERS)) throw new Error(`"${chord}": ${name} is no modifier`);
    modifiers |= MODIFIERS[name];
    events.push({ type: "rawKeyDown", key: name, code: `${name}Left`, modifiers });
  }
  // A capital letter written as such is typed with Shift held.
  if (names.length === 0 && /^[A-Z]$/.test(key)) modifiers |= MODIFIERS.Shift;
  const stroke = describe(key, modifiers);
  const command = COMMANDS[chord];
  events.push({ type: stroke.text ? "keyDown" : "rawKeyDown", ...stroke, ...(command && { commands: [command] }) });
  events.push({ ...stroke, type: "keyUp", text: undefined });
  for (const name of names.reverse()) {
    modifiers &= ~MODIFIERS[name];
    events.push({ type: "keyUp", key: name, code: `${name}Left`, modifiers });
  }
  return events;
}

function describe(key, modifiers) {
  if (key in NAMED) {
    const [windowsVirtualKeyCode, text] = NAMED[key];
    return { key: key === "Space" ? " " : key, code: key, windowsVirtualKeyCode, modifiers, text };
  }
  if ([...key].length !== 1) throw new Error(`no key is called "${key}"`);
  const letter = /[a-z]/i.test(key);
  const typed = letter ? (modifiers & MODIFIERS.Shift ? key.toUpperCase() : key.toLowerCase()) : key;
  const silent = modifiers & (MODIFIERS.Control | MODIFIERS.Alt | MODIFIERS.Meta);
  return {
    key: typed,
    code: letter ? `Key${key.toUpperCase()}` : /[0-9]/.test(key) ? `Digit${key}` : "",
    windowsVirtualKeyCode: letter || /[0-9]/.test(key) ? key.toUpperCase().charCodeAt(0) : 0,
    modifiers,
    text: silent ? undefined : typed,
  };
}
