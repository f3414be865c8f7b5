// Files and folders that were dropped.

/** A file or a folder that was dropped, as Chromium knows it since 86. */
interface Handle {
  kind: "file" | "directory";
  name: string;
  getFile(): Promise<File>;
  values(): AsyncIterable<Handle>;
}

/**
 * Every file, those in folders under their path. To be called while the drop is being handled: afterwards the browser
 * forgets what was dropped. A folder that cannot be opened comes as itself, so that somebody says so.
 */
export async function droppedFiles(data: DataTransfer): Promise<File[]> {
  const given = [...data.items].filter(({ kind }) => kind === "file").map((item) => {
    const own = item.getAsFile();
    // Asking what an item is takes half a millisecond, and hundreds are asked while the drop waits. What has a type is no folder.
    const entry = item.type ? null : item.webkitGetAsEntry?.();
    if (!entry?.isDirectory) return own ? [own] : [];
    // In a page opened from disk only handles can be read, entries cannot.
    const handle = (item as { getAsFileSystemHandle?(): Promise<Handle> }).getAsFileSystemHandle?.();
    return (handle ? handle.then((one) => inHandle(one, "")) : inEntry(entry)).catch(() => (own ? [own] : []));
  });
  return given.length ? (await Promise.all(given)).flat() : [...data.files];
}

async function inHandle(handle: Handle, folder: string): Promise<File[]> {
  const path = folder + handle.name;
  if (handle.kind === "file") return [named(await handle.getFile(), path)];
  const inside: Promise<File[]>[] = [];
  for await (const one of handle.values()) inside.push(inHandle(one, `${path}/`));
  return (await Promise.all(inside)).flat();
}

async function inEntry(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed));
    return [named(file, entry.fullPath.slice(1))];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const inside: FileSystemEntry[] = [];
  // A folder is handed out in portions, until an empty one.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) break;
    inside.push(...some);
  }
  return (await Promise.all(inside.map(inEntry))).flat();
}

const PATHS = new WeakMap<File, string>();

function named(file: File, path: string): File {
  PATHS.set(file, path);
  return file;
}

/** A file's name, with its folder where it was given with one. */
export const pathOf = (file: File): string => PATHS.get(file) ?? (file.webkitRelativePath || file.name);

/** What systems put into folders by themselves. */
export const isLitter = (file: File): boolean => /^(?:\.|~\$|thumbs\.db$|desktop\.ini$)/i.test(file.name);
