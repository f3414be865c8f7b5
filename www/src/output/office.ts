// Files for office programs, made by the engine: papers as .docx, the tables with what was found in them as .xlsx.
import type { Engine } from "../engine/engine.js";
import { originOf } from "../engine/origin.js";
import type { OfficeOptions } from "../engine/types.js";
import type { Dictionary, Lang } from "../i18n/index.js";
import { OFFICE } from "../i18n/office.js";
import type { Entry } from "../state/reading.js";
import { fileName, save } from "./clipboard.js";

/** What can be made. */
export type OfficeFile = NonNullable<OfficeOptions["document"]>;

const TYPE = "application/vnd.openxmlformats-officedocument.";

/** Makes a file about a report and downloads it; gives its name. A notice is of what is printed, whatever somebody tries. */
export async function saveOffice(document: OfficeFile, { source, document: whole, report, printed, prints }: Entry, engine: Engine, t: Dictionary, lang: Lang): Promise<string> {
  const at = whole.reports.indexOf(report);
  const changes = document === "notice" ? [] : [...prints].map(([cell, print]) => ({ report: at, cell, print }));
  const bytes = await engine.office?.(source.text, { media: source.media, name: source.name, ...originOf(source.file), document, lang, report: at, changes });
  if (!bytes) throw new Error("no papers");
  const workbook = document === "workbook";
  const stem = OFFICE[lang].fileName(printed.agency ?? printed.title ?? t.untitled, printed.year, document, changes.length > 0 && !source.blank);
  const name = fileName(stem, workbook ? "xlsx" : "docx");
  save(name, TYPE + (workbook ? "spreadsheetml.sheet" : "wordprocessingml.document"), bytes);
  return name;
}
