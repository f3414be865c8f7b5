#!/usr/bin/env python3
"""Makes corpus.json.lzma: six generated reports, as other people's programs give them. See README.md.

    python3 make.py --work FOLDER [--install] [--only PATTERN] [--keep]

FOLDER is outside of the repository; programs, inputs and outputs lie there. `--only` runs the sources with PATTERN in their
name and says what they keep, without writing the archive. `--keep` takes what an earlier run has left in FOLDER.
"""

import argparse
import html as entities
import json
import lzma
import os
import re
import subprocess
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
TWIN = "+moved"


def install(work):
    """Debian packages, a virtual environment and node_modules, all in `work` but the first."""
    packages = (HERE / "packages.txt").read_text().split()
    subprocess.run(["apt-get", "update", "-q"], check=True)
    subprocess.run(["apt-get", "install", "-qy", "--no-install-recommends", *packages], check=True)
    subprocess.run([sys.executable, "-m", "venv", work / "venv"], check=True)
    pip = work / "venv/bin/pip"
    subprocess.run([pip, "install", "-q", "--upgrade", "pip"], check=True)
    subprocess.run([pip, "install", "-q", "-r", HERE / "requirements.txt"], check=True)
    (work / "node").mkdir(exist_ok=True)
    (work / "node/package.json").write_text((HERE / "package.json").read_text())
    environment = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}
    subprocess.run(["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=work / "node", check=True, env=environment)


# ── What a source is ──

SOURCES = []


class Source:
    """A program used in one way. `run` takes a list of jobs and gives as many texts."""

    def __init__(self, name, program, where, takes, run, media="text/plain"):
        self.name, self.program, self.where, self.takes, self.run, self.media = name, program, where, takes, run, media


class Job:
    """One report on its way into one program."""

    def __init__(self, report, model, path, given):
        self.report, self.model, self.path, self.given = report, model, path, given

    @property
    def html(self):
        return Path(self.path).read_text()


def source(name, program, where, takes, media="text/plain"):
    """Registers a function from a job to a text."""

    def register(function):
        SOURCES.append(Source(name, program, where, takes, lambda jobs: [function(job) for job in jobs], media))
        return function

    return register


def command(name, program, takes, *words, media="text/plain", stdin=False, where="debian"):
    """A source that is a command; `{}` stands for the file."""

    def run(job):
        line = [word.replace("{}", str(job.path)) for word in words]
        feed = Path(job.path).read_bytes() if stdin else b""
        environment = {**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "HOME": str(WORK)}
        done = subprocess.run(line, input=feed, capture_output=True, timeout=120, env=environment)
        if not done.stdout.strip():
            raise RuntimeError(done.stderr.decode(errors="replace")[-300:] or "no output")
        return done.stdout.decode("utf-8", errors="replace")

    SOURCES.append(Source(name, program, where, takes, lambda jobs: [run(job) for job in jobs], media))


def node(name, program, takes, media="text/plain", tool=None):
    """A source that stands in tools.mjs. A printer of tables gives one text for each table, prose comes around them."""

    def run(jobs):
        feed = [{"path": str(job.path)} if takes != "rows" else {"tables": job_tables(job)} for job in jobs]
        done = subprocess.run(
            ["node", WORK / "node/tools.mjs", tool or name],
            input=json.dumps(feed).encode(), capture_output=True, timeout=300, cwd=WORK / "node",
        )
        if done.returncode or b"\x01" not in done.stdout:
            raise RuntimeError(" ".join(re.findall(r".*Error.*", done.stderr.decode(errors="replace")))[:400])
        texts = json.loads(done.stdout.split(b"\x01", 1)[1])
        return [between_prose(job.model, text) if takes == "rows" else text for job, text in zip(jobs, texts)]

    SOURCES.append(Source(name, program, "npm", takes, run, media))


def job_tables(job):
    tables = [block["rows"] for block in job.model["blocks"] if block["kind"] == "table"]
    return [{"rows": reports.rectangle(rows), "slots": rows} for rows in tables]


def between_prose(model, tables):
    """A report whose prose is one paragraph a line, with these texts for its tables."""
    tables = iter(tables)
    blocks = [next(tables) if block["kind"] == "table" else block["text"] for block in model["blocks"]]
    return "\n\n".join(blocks) + "\n"


def printer(name, program, where="pypi"):
    """Registers a function from the rows of a table to text."""

    def register(function):
        def run(job):
            return between_prose(job.model, [function(table["rows"]) for table in job_tables(job)])

        SOURCES.append(Source(name, program, where, "rows", lambda jobs: [run(job) for job in jobs]))
        return function

    return register


# ── Measuring what a program kept ──


def tokens(text):
    """Numbers as written, without sign and idle zeros: 12.0 is 12, 961.60000000001 is 961.6."""
    out = []
    for token in re.findall(r"\d+(?:\.\d+)?", text):
        if "." in token:
            token = f"{round(float(token), 6):f}".rstrip("0").rstrip(".")
        out.append(token)
    return out


def bare(text, media):
    """The text without tags, entities and Markdown's escapes."""
    if media == "text/html" or re.search(r"</t[dhr]>", text):
        text = re.sub(r"(?is)<(script|style)\b.*?</\1>|<!--.*?-->", " ", text)
        text = re.sub(r"(?s)</?(b|i|em|strong|span|font|u)\b[^>]*>", "", text)
        text = entities.unescape(re.sub(r"(?s)<[^>]+>", " ", text))
    return text.replace("\\", "").replace("\u200b", "")


def squeeze(text):
    return re.sub(r"[\s\W_]+", "", text)


def kept(model, text, media, traceless):
    """What is left of the tables, and which numbers are not in the text any more."""
    text = bare(text, media)
    squeezed = squeeze(text)
    tables = [block["rows"] for block in model["blocks"] if block["kind"] == "table"]
    prose = [block["text"] for block in model["blocks"] if block["kind"] != "table"]
    slots = [slot for rows in tables for row in rows for slot in row]
    values = [[token for row in rows for slot in row if slot[3] for token in tokens(slot[0])] for rows in tables]
    labels = [slot[0] for slot in slots if not slot[3]]
    wanted = Counter(token for table in values for token in table)
    there = Counter(tokens(text))
    rest = squeezed
    for piece in sorted(prose + labels, key=len, reverse=True):
        if squeeze(piece) and squeeze(piece) in rest:
            rest = rest.replace(squeeze(piece), "\n", 1)
            there.subtract(tokens(piece))
    missing = +(wanted - +there)
    lost = []
    if missing:
        digits = Counter(char for token in wanted.elements() for char in token if char.isdigit())
        short = digits - Counter(rest)
        if short:
            lost = sorted(missing.elements())
    if lost:
        return "loses", lost
    if missing:
        return "digits", []
    found = tokens(text)
    for table in values:
        left = iter(found)
        if not all(token in left for token in table):
            return "pieces", []
    return ("numbers" if traceless else "cells"), []


def has_title(model, text, media):
    squeezed = squeeze(bare(text, media))
    return all(squeeze(b["text"]) in squeezed for b in model["blocks"] if b["kind"] == "title")


# ── The run ──


def prepare(work, only):
    """Inputs of every kind for each report and its twin; the models by name, and the inputs' folder."""
    models = {}
    folder = work / "reports"
    if not folder.exists():
        line = ["cargo", "run", "-q", "-p", "gongkai-tests", "--bin", "outside", "--", "reports", folder]
        subprocess.run(line, check=True, cwd=REPOSITORY)
    for path in sorted(folder.glob("*.json")):
        models[path.stem] = json.loads(path.read_text())
    # A twin has its blanks elsewhere. Where both give one text, a blank has left no trace.
    twins = {name + TWIN: reports.moved_blanks(model) for name, model in models.items()}
    models.update({name: twin for name, twin in twins.items() if twin != models[name.removesuffix(TWIN)]})
    pages = work / "pages"
    pages.mkdir(exist_ok=True)
    for name, model in models.items():
        for style in reports.STYLES:
            (pages / f"{name}.{style}.html").write_text(reports.page(model, style))
        if not (pages / f"{name}.docx").exists():
            if writer_of(name) == "LibreOffice":
                plain = pages / f"{name}.html"
                plain.write_text(reports.page(model, "plain"))
                reader = "HTML (StarWriter)"
                made = reports.office(reports.office(plain, "odt", pages, reader), "docx:MS Word 2007 XML", pages)
                plain.unlink()
                assert made.exists()
            else:
                reports.docx(model, pages / f"{name}.docx")
                reports.office(pages / f"{name}.docx", "odt", pages)
            reports.office(pages / f"{name}.docx", "doc:MS Word 97", pages)
            reports.office(pages / f"{name}.docx", "rtf", pages)
            reports.xlsx(model, pages / f"{name}.xlsx")
    return models, pages


def browse(work, pages, models, browser):
    """Both browsers read all pages in one go."""
    kept_at = work / f"{browser}.json"
    names = list(models)
    if not kept_at.exists():
        files = [pages / f"{name}.{style_of(name, 0 if browser == 'chromium' else 1)}.html" for name in names]
        done = subprocess.run(["node", work / "node/browsers.mjs", browser, *files], capture_output=True, timeout=400, cwd=work / "node")
        if done.returncode:
            raise RuntimeError(done.stderr.decode(errors="replace")[-800:])
        kept_at.write_bytes(done.stdout)
    return dict(zip(names, json.loads(kept_at.read_text())))


ORDER = ["f19-blank-rows", "f19-printed", "f21-blank", "f21-blank-classes", "f21-printed", "hybrid-printed"]


def index_of(name):
    """A twin goes the way of its report: the same page style, the same producer."""
    return ORDER.index(name.removesuffix(TWIN))


def writer_of(name):
    """Who writes a report's Word file."""
    return ["LibreOffice", "python-docx"][index_of(name) % 2]


def style_of(name, turn):
    """Every source meets every page style, twice; which report has which changes from source to source."""
    return reports.STYLES[(index_of(name) + turn) % len(reports.STYLES)]


def job_for(one, turn, name, model, pages, work):
    if one.takes == "html":
        style = style_of(name, turn)
        return Job(name, model, pages / f"{name}.{style}.html", f"{style} page")
    if one.takes == "pdf":
        producer = reports.PRODUCERS[(index_of(name) + turn) % len(reports.PRODUCERS)]
        return Job(name, model, reports.pdf(producer, model, pages, pages, name), f"PDF by {producer}")
    if one.takes in ("docx", "doc", "odt", "rtf"):
        return Job(name, model, pages / f"{name}.{one.takes}", f"{one.takes} by {writer_of(name)}")
    if one.takes == "xlsx":
        return Job(name, model, pages / f"{name}.xlsx", "xlsx by openpyxl")
    return Job(name, model, None, "rows of cells")


def version(one):
    """The version of a source's program, from whoever installed it."""
    program = one.program
    if one.where == "pypi":
        from importlib import metadata

        return metadata.version(program)
    if one.where == "npm":
        return json.loads((WORK / f"node/node_modules/{program}/package.json").read_text())["version"]
    if one.where == "node":
        return subprocess.run(["node", "--version"], capture_output=True, text=True).stdout.strip()
    package = PACKAGES.get(program, program)
    done = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True)
    if not done.stdout:
        raise RuntimeError(f"no version of {program}")
    return done.stdout


# The packages of programs that are called otherwise.
PACKAGES = {
    "firefox": "firefox-esr", "pdftotext": "poppler-utils", "pdftohtml": "poppler-utils", "mutool": "mupdf-tools",
    "libreoffice": "libreoffice-core-nogui", "ssconvert": "gnumeric", "HTML::FormatText": "libhtml-format-perl",
    "HTML::FormatText::WithLinks": "libhtml-formattext-withlinks-perl", "HTML::TableExtract": "libhtml-tableextract-perl",
    "nokogiri": "ruby-nokogiri", "reverse_markdown": "ruby-reverse-markdown", "php": "php8.2-cli", "column": "bsdextrautils",
    "html2text-debian": "html2text", "Text::Table": "libtext-table-perl", "Text::ASCIITable": "libtext-asciitable-perl",
    "wvHtml": "wv", "mlr": "miller",
}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--work", type=Path, required=True)
    arguments.add_argument("--only")
    arguments.add_argument("--install", action="store_true")
    arguments.add_argument("--keep", action="store_true", help="take what an earlier run in FOLDER made")
    options = arguments.parse_args()
    global WORK, reports
    WORK = options.work.resolve()
    WORK.mkdir(parents=True, exist_ok=True)
    if options.install:
        install(WORK)
    python = WORK / "venv/bin/python"
    if Path(sys.prefix).resolve() != (WORK / "venv").resolve():
        words = [word for word in sys.argv if word != "--install"]
        os.execv(python, [python, *words])
    sys.path.insert(0, str(HERE))
    import reports as module

    reports = module
    for script in ("tools.mjs", "browsers.mjs"):
        (WORK / "node" / script).write_text((HERE / script).read_text())
    import sources

    sources.register(sys.modules[__name__])
    names = [one.name for one in SOURCES]
    assert len(set(names)) == len(names), [name for name in names if names.count(name) > 1]
    started = time.time()
    models, pages = prepare(WORK, options.only)
    for browser in ("chromium", "firefox"):
        BROWSED[browser] = browse(WORK, pages, models, browser)
    print(f"inputs: {time.time() - started:.0f} s", flush=True)
    entries = []
    failed = []
    for turn, one in enumerate(SOURCES):
        if options.only and not re.search(options.only, one.name):
            continue
        begun = time.time()
        done = WORK / "done" / f"{one.name}.json"
        if options.keep and done.exists():
            entries += json.loads(done.read_text())
            continue
        try:
            jobs = [job_for(one, turn, name, model, pages, WORK) for name, model in models.items()]
            texts = dict(zip(models, one.run(jobs)))
            assert all(isinstance(text, str) and text.strip() for text in texts.values()), "an empty text"
            is_version = version(one)
        except Exception:  # noqa: BLE001  (one program that fails must not end the run)
            failed.append(one.name)
            print(f"{one.name}: FAILED {traceback.format_exc().strip().splitlines()[-1][:300]}", flush=True)
            if options.only:
                traceback.print_exc()
            continue
        tally = Counter()
        mine = []
        for job in jobs:
            if job.report.endswith(TWIN):
                continue
            # Where the input lay is nobody's business.
            text = texts[job.report].replace("\r\n", "\n").replace(f"{pages}/", "")
            traceless = texts.get(job.report + TWIN) == texts[job.report]
            keeps, lost = kept(job.model, text, one.media, traceless)
            tally[keeps] += 1
            mine.append({
                "source": one.name, "program": one.program, "version": is_version, "report": job.report,
                "input": job.given, "media": one.media, "keeps": keeps, "lost": lost,
                "title": has_title(job.model, text, one.media), "text": text,
            })
        entries += mine
        done.parent.mkdir(exist_ok=True)
        done.write_text(json.dumps(mine, ensure_ascii=False))
        print(f"{one.name}: {dict(tally)} {time.time() - begun:.1f} s", flush=True)
    programs = {entry["program"] for entry in entries}
    print(f"{len(programs)} programs, {len(entries)} texts, {time.time() - started:.0f} s; failed: {failed}")
    if not options.only:
        truths = {name: model["truth"] for name, model in models.items() if not name.endswith(TWIN)}
        # Texts of one report stand together: what they share is packed once.
        entries.sort(key=lambda entry: ORDER.index(entry["report"]))
        by_source = {name: at for at, name in enumerate(names)}
        write(entries, truths, by_source)


def write(entries, truths, by_source):
    archive = {"sources": list(by_source), "truth": truths, "texts": entries}
    plain = json.dumps(archive, ensure_ascii=False, separators=(",", ":")).encode()
    filters = [{"id": lzma.FILTER_LZMA1, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": 1 << 24}]
    packed = lzma.compress(plain, lzma.FORMAT_ALONE, filters=filters)
    (HERE / "corpus.json.lzma").write_bytes(packed)
    print(f"{len(plain)} bytes packed in {len(packed)}")


BROWSED = {}

if __name__ == "__main__":
    main()
