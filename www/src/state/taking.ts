// What is given is read, one input after the other, and becomes the open report or a list that grows.
import { Skipped, type Engine, type Helper } from "../engine/engine.js";
import type { Document } from "../engine/types.js";
import { bytesOf, open, textOf } from "../input/files.js";
import { mayBeFile } from "../input/kind.js";
import type { Opened, Source, Taken } from "../input/source.js";
import { isLong } from "./beside.js";
import { draftFor } from "./editable.js";
import { failedRow, rowsOf, type Row } from "./list.js";
import { painted } from "./painted.js";
import { noticesOf } from "./reading.js";
import { Ruling } from "./ruling.js";
import { EMPTY, type Item, type State } from "./state.js";

/** How an input is got hold of, when its turn comes: a file or the bytes of one, under its name, or whatever else gives one. */
export type Give = { file: File; name: string } | { bytes: Uint8Array<ArrayBuffer>; name: string; depth: number } | (() => Promise<Taken>);

/** Above this many bytes a file is read beside the page's thread: those of GBK become half as many more. */
const LONG_FILE = 64 * 1024;
/** As many inputs as are read at once without anybody feeling it. */
const FEW = 2;
/** Milliseconds between two looks at a list that grows, and until it is said of one file, or of one of many, that it is being read. */
const PAUSE = { list: 120, one: 150, ofMany: 500 };

/** What was read of a queue: its bytes may go. */
const READ: Give = async () => ({ refusal: { why: "empty", name: "" } });

/** What became of a file, by what its reading was rejected with. */
const faultOf = (error: unknown): "skipped" | "died" | "broke" => {
  const { name } = error as Error;
  return name === "Skipped" ? "skipped" : name === "Died" ? "died" : "broke";
};

/** A reading of what was given at once, and of what is given while it goes on. */
interface Round {
  /** `Store.turn` of it: where that has grown, the reading was overtaken. */
  turn: number;
  /** The page before it. */
  before: State;
  /** It is added to the reports that are there. */
  add: boolean;
  /** Nothing of it is a file. */
  pasted: boolean;
  /** It makes a list. */
  many: boolean;
  /** Grows while it is read: by more files that are dropped, and by the files of archives. */
  queue: Give[];
  /** What was read last. */
  document: Document | null;
  /** What the text field will hold. */
  draft: Pick<State, "draft" | "draftOf">;
}

export class Taking extends Ruling {
  /** What was given while the engine was still starting. */
  protected waiting: readonly Give[] | null = null;
  /** What a reading of many has still to read, and what it has read. */
  protected queue: Give[] = [];
  #helper: Promise<Helper> | null = null;
  /** What came since the list was last drawn. */
  #fresh: { items: (Item | null)[]; rows: Row[] } = { items: [], rows: [] };
  /** The file that is being read is not waited for. */
  #skipped = false;

  /**
   * Reads what was given. It is added to the reports that are there, and follows what is just being read. One report opens at once;
   * several make a list that grows as they come. What holds no report changes nothing but the start page. `instead`: it takes the
   * place of what is there.
   */
  async give(gives: readonly Give[], instead = false): Promise<void> {
    const { engine, stage, progress } = this.state;
    if (engine.status === "failed" || gives.length === 0) return;
    if (engine.status === "starting") {
      this.waiting = gives;
      this.set({ stage: "reading" });
      return;
    }
    if (progress ? !progress.stopped : stage === "reading" && this.queue.length > 0) {
      this.queue.push(...gives);
      return this.set({ progress: progress && { ...progress, total: this.queue.length } });
    }
    this.endToast();
    const round = this.#begin(gives, instead);
    const { queue, turn } = round;
    let drawn = Date.now();
    for (let done = 0; done < queue.length; done++) {
      if (!round.many && (stage === "list" || queue.length > FEW)) {
        round.many = true;
        this.set({ ...(round.add ? {} : EMPTY), stage: "list", open: null, progress: { done, total: queue.length, stopped: false } });
      }
      const members = await this.#readOne(round, done, engine.engine);
      if (turn !== this.turn) return;
      if (members) queue.splice(done--, 1, ...members);
      else queue[done] = READ;
      if (round.many && Date.now() - drawn > PAUSE.list && done + 1 < queue.length) {
        this.#flush({ progress: { done: done + 1, total: queue.length, stopped: false } });
        await painted();
        if (turn !== this.turn) return;
        drawn = Date.now();
      }
    }
    this.#end(round);
  }

  #begin(gives: readonly Give[], instead: boolean): Round {
    const { stage, guide } = this.state;
    this.stopHelper();
    this.queue = [...gives];
    this.#fresh = { items: [], rows: [] };
    return {
      turn: ++this.turn, before: this.state, add: !instead && guide === null && (stage === "list" || this.holds),
      pasted: gives.every((one) => typeof one === "function"), many: false, queue: this.queue, document: null, draft: this.state,
    };
  }

  /** Reads one of what was given. The files of an archive are handed back, each under a name of its own: they are read in its place. */
  async #readOne(round: Round, done: number, engine: Engine): Promise<Give[] | null> {
    const { turn, add, many, queue } = round;
    const give = queue[done] as Give;
    const at = (many || add ? this.state.items.length : 0) + this.#fresh.items.length;
    const name = typeof give === "function" ? "" : give.name;
    let opened: Opened | null = null;
    let document: Document | null = null;
    const { custom } = this.state;
    this.#skipped = false;
    const stopTelling = this.#tell(round, done, name);
    try {
      if (typeof give === "function") {
        opened = await give();
        if (turn !== this.turn) return null;
        document = "source" in opened ? await this.#readText(opened.source, many, engine) : null;
      } else ({ opened, document = null } = await this.#take(give, many, turn, engine));
      if (turn !== this.turn) return null;
      round.document = document;
      if ("members" in opened) return opened.members.map((member): Give => ("bytes" in member ? member : async () => member));
      if ("refusal" in opened) this.#add([null], [failedRow(at, opened.refusal.name, opened.refusal)]);
      else if (document) {
        const { source } = opened;
        if (queue.length === 1) round.draft = draftFor(source);
        this.#add([{ source, notices: noticesOf(document), histories: new Map(), custom }], rowsOf(at, source, document));
      }
    } catch (error) {
      if (turn === this.turn) this.#fail(round, at, name, opened && "source" in opened ? opened.source : null, error);
    } finally {
      stopTelling();
      if (turn === this.turn && this.state.current) this.set({ current: null });
    }
    return null;
  }

  /** Says of an input whose reading takes a while that it is read, and shows what is read already, until the returned function is called. */
  #tell({ turn, many, queue }: Round, done: number, name: string): () => void {
    const named = setTimeout(() => {
      if (turn !== this.turn || this.state.current) return;
      this.set({ ...(many ? {} : { stage: "reading" as const }), current: { name, page: 0, pages: 0 } });
    }, many ? PAUSE.ofMany : PAUSE.one);
    const shown = setTimeout(() => {
      if (many && turn === this.turn && this.#fresh.rows.length) this.#flush({ progress: { done, total: queue.length, stopped: false } });
    }, PAUSE.ofMany);
    return () => {
      clearTimeout(named);
      clearTimeout(shown);
    };
  }

  /** A reading that was given up, or that broke. */
  #fail({ queue, add, draft }: Round, at: number, name: string, source: Source | null, error: unknown): void {
    this.stopHelper();
    const why = faultOf(error);
    if (why === "broke" && queue.length === 1 && !add) {
      this.turn++;
      this.queue = [];
      this.set({ ...EMPTY, stage: "intake", ...(source ? draftFor(source) : { draft: draft.draft, draftOf: draft.draftOf }), fault: this.detailsOf(error) });
      return;
    }
    const own = source?.name ?? name;
    this.#add([null], [failedRow(at, own, why === "skipped" ? { why, name: own } : { why, name: own, details: this.detailsOf(error) })]);
  }

  /** All was read: the report opens, or the list stands. What was read by other wishes is checked again. */
  #end(round: Round): void {
    this.#show(round);
    const { items, custom } = this.state;
    if (items.some((item) => item && item.custom !== custom)) void this.checkAgain();
  }

  #show({ before, document, many, add, pasted, draft }: Round): void {
    this.stopHelper();
    this.queue = [];
    if (many || add) return this.#join(before, document, many, add, pasted);
    // A number that is being tried in what was open comes too late.
    this.look++;
    this.set({ ...EMPTY, draft: draft.draft, draftOf: draft.draftOf });
    this.#flush({ stage: this.#fresh.rows.length > 1 ? "list" : "intake" });
    if (document && this.state.rows.length === 1) this.showReport(0, 0, document);
  }

  /**
   * What was read beside what was there: a report that was pasted over another is opened, others stand in the list. A paste without
   * a report changes nothing, nor does a file without one in the place of an open report.
   */
  #join(before: State, document: Document | null, many: boolean, add: boolean, pasted: boolean): void {
    const { rows } = this.#fresh;
    const [first, ...more] = rows.filter(({ report }) => report !== null);
    if (add && !first && (pasted || !many)) {
      this.#fresh = { items: [], rows: [] };
      this.set({ stage: before.stage, progress: null, current: null });
      return this.say({ kind: "unread", failed: rows, numbers: false });
    }
    this.look++;
    const open = !many && first && more.length === 0 ? document : null;
    this.#flush({ progress: null, ...(many ? {} : { stage: open ? before.stage : "list", open: open ? before.open : null }) });
    if (first && open) this.showReport(first.at, first.report ?? 0, open);
    const number = this.state.rows.filter(({ report }) => report !== null).length;
    // What was read while the list grew cannot be taken out of it again: somebody may have opened and changed it.
    if (!add || !first) return;
    const back = many && !pasted ? null : () => this.putBack(before);
    this.say({ kind: "added", reports: more.length + 1, number, row: open || more.length ? null : first }, back);
  }

  /** A long text, and each of many, is read beside the page's thread. */
  async #readText({ text, media, name, file }: Source, many: boolean, engine: Engine): Promise<Document> {
    const long = isLong(text);
    if (long && !many) await this.#wait(name);
    const reader = many || long ? await this.#beside(engine) : engine;
    return reader.read(text, media, name, [], file, this.state.custom);
  }

  /** Opens a file: text that is short on this thread, everything else beside it. */
  async #take(
    give: Exclude<Give, () => unknown>, many: boolean, turn: number, engine: Engine,
  ): Promise<{ opened: Opened; document?: Document }> {
    const { name } = give;
    const { custom } = this.state;
    const large = "file" in give && give.file.size > LONG_FILE;
    if (large && !many) await this.#wait(name);
    const bytes = "bytes" in give ? give.bytes : await bytesOf(give.file, name);
    if (this.#skipped || turn !== this.turn) throw new Skipped();
    if ("refusal" in bytes) return { opened: bytes };
    const depth = "depth" in give ? give.depth : 0;
    if (many || large || bytes.length > LONG_FILE || mayBeFile(bytes)) {
      const helper = await this.#beside(engine);
      if (this.#skipped || turn !== this.turn) throw new Skipped();
      const watch = (page: number, pages: number) => {
        if (turn === this.turn && this.state.current) this.set({ current: { name, page, pages } });
      };
      if (helper.take) return helper.take(bytes, name, depth, watch, custom);
      const opened = open(bytes, name, depth, null, engine.decode);
      return "source" in opened ? { opened, document: await helper.read(opened.source.text, opened.source.media, name, [], undefined, custom) } : { opened };
    }
    const opened = bytes.length ? textOf(bytes, name, engine.decode) : open(bytes, name, depth, null, engine.decode);
    return "source" in opened ? { opened, document: await engine.read(opened.source.text, opened.source.media, name, [], undefined, custom) } : { opened };
  }

  /** Says that it takes a while, and lets that be drawn. */
  #wait(name: string): Promise<void> {
    this.set({ stage: "reading", current: { name, page: 0, pages: 0 } });
    return painted();
  }

  #add(items: readonly (Item | null)[], rows: readonly Row[]): void {
    this.#fresh.items.push(...items);
    this.#fresh.rows.push(...rows);
  }

  /** Puts into the list what was read since the last time. */
  #flush(change: Partial<State>): void {
    const { items: more, rows: moreRows } = this.#fresh;
    this.#fresh = { items: [], rows: [] };
    const items = [...this.state.items, ...more];
    const rows = [...this.state.rows, ...moreRows];
    this.set({ items, rows, twins: this.twins(items, rows), ...change });
  }

  #beside(engine: Engine): Promise<Helper> {
    return (this.#helper ??= engine.helper());
  }

  protected stopHelper(): void {
    void this.#helper?.then((helper) => helper.close());
    this.#helper = null;
  }

  /** Does not wait for what is being read. What else was given follows; where that is nothing, the page goes back to where it was. */
  skip(): void {
    const { stage, progress, engine } = this.state;
    if (!progress && (stage !== "reading" || engine.status !== "ready")) return;
    if (!progress && this.queue.length === 1) {
      this.turn++;
      this.queue = [];
      this.set({ stage: this.entry ? "result" : "intake", current: null });
    }
    this.#skipped = true;
    this.stopHelper();
  }

  /** Stops a reading of many; what was read stays. */
  stop(): void {
    const { progress } = this.state;
    if (!progress) return;
    this.turn++;
    this.stopHelper();
    this.queue = [];
    this.#flush({ progress: { ...progress, done: this.state.items.length + this.#fresh.items.length, stopped: true }, current: null });
  }
}
