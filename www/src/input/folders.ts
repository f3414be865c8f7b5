// Files and folders that were dropped.

/**
 * Every file, those in folders under their path. To be called while the drop is being handled: afterwards the browser
 * forgets what was dropped.
 */
export function droppedFiles(data: DataTransfer): Promise<File[]> {
  const entries = [...data.items].map((item) => (item.kind === "file" ? item.webkitGetAsEntry?.() : null)).filter((entry) => entry != null);
  const files = [...data.files];
  return entries.some(({ isDirectory }) => isDirectory) ? Promise.all(entries.map(filesIn)).then((all) => all.flat()) : Promise.resolve(files);
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  try {
    if (entry.isFile) {
      const file = await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed));
      return [named(file, entry.fullPath.slice(1))];
    }
    const reader = (entry as FileSystemDirectoryEntry).createReader();
    const all: FileSystemEntry[] = [];
    // A folder is handed out in portions, until an empty one.
    for (;;) {
      const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
      if (some.length === 0) break;
      all.push(...some);
    }
    return (await Promise.all(all.map(filesIn))).flat();
  } catch {
    return []; // went away meanwhile
  }
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
