"""The table of sources: which programs, and how each is used. `make.py` runs them."""

import csv
import io
import subprocess
from pathlib import Path


def register(make):
    """Puts every source into `make.SOURCES`."""
    browsers(make)
    terminal_browsers(make)
    python_pages(make)
    npm_pages(make)
    other_languages(make)
    pandoc(make)
    office(make)
    pdf(make)
    printers(make)


def browsers(make):
    for browser in ("chromium", "firefox"):
        for way in ("innerText", "textContent", "selection", "clipboardText", "clipboardHtml"):
            media = "text/html" if way == "clipboardHtml" else "text/plain"
            run = lambda jobs, browser=browser, way=way: [make.BROWSED[browser][job.report][way] for job in jobs]
            make.SOURCES.append(make.Source(f"{browser}-{way}", browser, "debian", "html", run, media))


def terminal_browsers(make):
    page = lambda *a, **k: make.command(a[0], a[1], "html", *a[2:], **k)
    page("w3m", "w3m", "w3m", "-dump", "-cols", "120", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", "{}")
    page("w3m-80", "w3m", "w3m", "-dump", "-cols", "80", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", "{}")
    page("lynx", "lynx", "lynx", "-dump", "-nolist", "-width=120", "-assume_charset=utf-8", "-display_charset=utf-8", "{}")
    page("links", "links", "links", "-dump", "-width", "120", "-html-assume-codepage", "utf-8", "-codepage", "utf-8", "{}")
    page("elinks", "elinks", "elinks", "-dump", "1", "-dump-width", "120", "-no-references", "-no-numbering", "-dump-charset", "utf-8", "{}")
    page("html2text-debian", "html2text-debian", "html2text", "-utf8", "-nobs", "-width", "120", "{}")


def python_pages(make):
    page = lambda name, program, media="text/plain": make.source(name, program, "pypi", "html", media)

    @page("html2text", "html2text")
    def _(job):
        import html2text

        return html2text.html2text(job.html)

    @page("html2text-padded", "html2text")
    def _(job):
        import html2text

        maker = html2text.HTML2Text(bodywidth=0)
        maker.pad_tables = True
        return maker.handle(job.html)

    @page("inscriptis", "inscriptis")
    def _(job):
        import inscriptis

        return inscriptis.get_text(job.html)

    @page("bs4-text", "beautifulsoup4")
    def _(job):
        import bs4

        return bs4.BeautifulSoup(job.html, "html.parser").body.get_text()

    @page("bs4-lines", "beautifulsoup4")
    def _(job):
        import bs4

        return bs4.BeautifulSoup(job.html, "html.parser").body.get_text("\n", strip=True)

    @page("bs4-rows", "beautifulsoup4")
    def _(job):
        import bs4

        soup = bs4.BeautifulSoup(job.html, "html.parser")
        lines = []
        for element in soup.find_all(["h1", "h2", "p", "tr"]):
            if element.name == "tr":
                lines.append("\t".join(cell.get_text(strip=True) for cell in element.find_all(["td", "th"])))
            elif not element.find_parent("table"):
                lines.append(element.get_text(strip=True))
        return "\n".join(lines)

    @page("html5lib-text", "html5lib")
    def _(job):
        import html5lib

        tree = html5lib.parse(job.html, treebuilder="lxml", namespaceHTMLElements=False)
        return " ".join(text.strip() for text in tree.xpath("//body//text()[not(parent::script)]") if text.strip())

    @page("markdownify", "markdownify")
    def _(job):
        import markdownify

        return markdownify.markdownify(job.html)

    @page("markdownify-headed", "markdownify")
    def _(job):
        import markdownify

        return markdownify.markdownify(job.html, table_infer_header=True, heading_style="ATX")

    @page("html-text", "html-text")
    def _(job):
        import html_text

        return html_text.extract_text(job.html)

    @page("trafilatura", "trafilatura")
    def _(job):
        import trafilatura

        return trafilatura.extract(job.html, include_tables=True, favor_recall=True) or ""

    @page("trafilatura-markdown", "trafilatura")
    def _(job):
        import trafilatura

        return trafilatura.extract(job.html, output_format="markdown", include_tables=True, with_metadata=True) or ""

    @page("trafilatura-html2txt", "trafilatura")
    def _(job):
        import trafilatura

        return trafilatura.html2txt(job.html)

    @page("readability-lxml", "readability-lxml", "text/html")
    def _(job):
        import readability

        article = readability.Document(job.html)
        return f"<h1>{article.title()}</h1>\n{article.summary()}"

    @page("resiliparse", "resiliparse")
    def _(job):
        from resiliparse.extract.html2text import extract_plain_text

        return extract_plain_text(job.html, main_content=False)

    @page("justext", "justext")
    def _(job):
        import justext

        return "\n".join(p.text for p in justext.justext(job.html.encode(), frozenset(), encoding="utf-8"))

    @page("markitdown-html", "markitdown")
    def _(job):
        return markitdown(job)

    @page("html-to-markdown-py", "html-to-markdown")
    def _(job):
        import html_to_markdown

        given = html_to_markdown.convert(job.html)
        return given if isinstance(given, str) else given.content

    @page("selectolax", "selectolax")
    def _(job):
        from selectolax.lexbor import LexborHTMLParser

        return LexborHTMLParser(job.html).body.text(separator="\n", strip=True)

    @page("parsel", "parsel")
    def _(job):
        import parsel

        return " ".join(t.strip() for t in parsel.Selector(job.html).css("body *::text").getall() if t.strip())

    @page("pyquery", "pyquery")
    def _(job):
        import pyquery

        return pyquery.PyQuery(job.html.encode())("body").text()

    @page("lxml-text", "lxml")
    def _(job):
        from lxml import html

        return html.document_fromstring(job.html.encode(), parser=html.HTMLParser(encoding="utf-8")).body.text_content()

    @page("newspaper4k", "newspaper4k")
    def _(job):
        import newspaper

        article = newspaper.Article("http://report.invalid/", language="zh")
        article.download(input_html=job.html)
        article.parse()
        return f"{article.title}\n{article.text}"

    @page("boilerpy3", "boilerpy3")
    def _(job):
        from boilerpy3 import extractors

        return extractors.KeepEverythingExtractor().get_content(job.html)

    @page("htmltabletomd", "htmltabletomd")
    def _(job):
        import bs4
        import htmltabletomd

        tables = bs4.BeautifulSoup(job.html, "html.parser").find_all("table")
        return make.between_prose(job.model, [htmltabletomd.convert_table(str(table)) for table in tables])

    def frames(job):
        import pandas

        return pandas.read_html(io.StringIO(job.html))

    @page("pandas-string", "pandas")
    def _(job):
        return make.between_prose(job.model, [frame.to_string() for frame in frames(job)])

    @page("pandas-csv", "pandas")
    def _(job):
        return make.between_prose(job.model, [frame.to_csv(index=False) for frame in frames(job)])

    @page("pandas-markdown", "pandas")
    def _(job):
        return "\n\n".join(frame.to_markdown() for frame in frames(job))

    @page("pandas-html", "pandas", "text/html")
    def _(job):
        return "\n".join(frame.to_html(na_rep="") for frame in frames(job))

    @page("polars", "polars")
    def _(job):
        import polars

        out = []
        for frame in frames(job):
            rows = [[str(cell) for cell in row] for row in frame.values.tolist()]
            with polars.Config(tbl_rows=-1, tbl_cols=-1, fmt_str_lengths=100, tbl_width_chars=400):
                out.append(str(polars.DataFrame(rows, orient="row")))
        return make.between_prose(job.model, out)

    @page("pymupdf-html", "pymupdf")
    def _(job):
        import pymupdf

        document = pymupdf.open(stream=job.html.encode(), filetype="html")
        return "\n".join(leaf.get_text() for leaf in document)


def markitdown(job):
    from markitdown import MarkItDown

    return MarkItDown().convert(str(job.path)).text_content


def npm_pages(make):
    names = {
        "html-to-text": "html-to-text", "html-to-text-tables": "html-to-text", "turndown": "turndown",
        "turndown-gfm": "turndown-plugin-gfm", "turndown-joplin": "@joplin/turndown-plugin-gfm",
        "node-html-markdown": "node-html-markdown", "cheerio-text": "cheerio", "cheerio-rows": "cheerio",
        "jsdom-textcontent": "jsdom", "html-to-md": "html-to-md", "node-html-parser": "node-html-parser",
        "textversionjs": "textversionjs", "html2plaintext": "html2plaintext", "string-strip-html": "string-strip-html",
        "sanitize-html": "sanitize-html", "striptags": "striptags", "readability-js-text": "@mozilla/readability",
        "happy-dom-innertext": "happy-dom", "linkedom-textcontent": "linkedom", "linkedom-innertext": "linkedom",
        "rehype-remark": "rehype-remark", "hast-util-to-text": "hast-util-to-text",
        "upndown": "upndown", "html2bbcode": "html2bbcode", "tabletojson": "tabletojson",
        "tiptap-text": "@tiptap/core", "quill-text": "quill", "lexical": "lexical",
    }
    for name, program in names.items():
        make.node(name, program, "html")
    pages = {
        "readability-js-html": "@mozilla/readability", "tiptap-html": "@tiptap/core", "quill-html": "quill",
        "sanitize-html-tables": "sanitize-html",
    }
    for name, program in pages.items():
        make.node(name, program, "html", media="text/html")


PERL_FORMAT = """
use HTML::TreeBuilder; use HTML::FormatText; binmode STDOUT, ':utf8';
my $tree = HTML::TreeBuilder->new; open my $in, '<:utf8', $ARGV[0]; $tree->parse_file($in);
print HTML::FormatText->new(leftmargin => 0, rightmargin => 100)->format($tree);
"""
PERL_LINKS = """
use HTML::FormatText::WithLinks; binmode STDOUT, ':utf8'; open my $in, '<:utf8', $ARGV[0]; local $/; my $page = <$in>;
print HTML::FormatText::WithLinks->new(leftmargin => 0, rightmargin => 100)->parse($page);
"""
PERL_TABLES = """
use HTML::TableExtract; binmode STDOUT, ':utf8'; open my $in, '<:utf8', $ARGV[0]; local $/; my $page = <$in>;
my $all = HTML::TableExtract->new; $all->parse($page);
for my $table ($all->tables) { for my $row ($table->rows) { print join("\\t", map { my $c = $_ // ''; $c =~ s/\\s+/ /g; $c =~ s/^ | $//g; $c } @$row), "\\n"; } print "\\n"; }
"""
RUBY_TEXT = "require 'nokogiri'; puts Nokogiri::HTML(File.read(ARGV[0], encoding: 'UTF-8')).at('body').text"
RUBY_MARKDOWN = "require 'reverse_markdown'; puts ReverseMarkdown.convert(File.read(ARGV[0], encoding: 'UTF-8'), unknown_tags: :bypass)"
PHP_STRIP = "echo html_entity_decode(strip_tags(file_get_contents($argv[1])));"
PHP_DOM = "$d = new DOMDocument(); @$d->loadHTML('<?xml encoding=\"utf-8\" ?>' . file_get_contents($argv[1])); echo $d->getElementsByTagName('body')->item(0)->textContent;"


def other_languages(make):
    page = lambda *a, **k: make.command(a[0], a[1], "html", *a[2:], **k)
    page("perl-formattext", "HTML::FormatText", "perl", "-e", PERL_FORMAT, "{}")
    page("perl-withlinks", "HTML::FormatText::WithLinks", "perl", "-e", PERL_LINKS, "{}")
    page("perl-tableextract", "HTML::TableExtract", "perl", "-e", PERL_TABLES, "{}")
    page("nokogiri-text", "nokogiri", "ruby", "-e", RUBY_TEXT, "{}")
    page("reverse-markdown", "reverse_markdown", "ruby", "-e", RUBY_MARKDOWN, "{}")
    page("php-strip-tags", "php", "php", "-r", PHP_STRIP, "{}")
    page("php-dom", "php", "php", "-r", PHP_DOM, "{}")


def pandoc(make):
    for to in ("plain", "gfm", "markdown", "commonmark_x", "rst", "asciidoc", "mediawiki", "org", "jira", "textile", "dokuwiki", "latex"):
        make.command(f"pandoc-{to}", "pandoc", "html", "pandoc", "-f", "html", "-t", to, "{}")
    make.command("pandoc-html", "pandoc", "html", "pandoc", "-f", "html", "-t", "html", "{}", media="text/html")
    for to in ("plain", "gfm", "markdown_mmd"):
        make.command(f"pandoc-docx-{to}", "pandoc", "docx", "pandoc", "-f", "docx", "-t", to, "{}")
    make.command("pandoc-odt-gfm", "pandoc", "odt", "pandoc", "-f", "odt", "-t", "gfm", "{}")


def office(make):
    import reports

    def libreoffice(name, takes, to, media="text/plain", reader=None):
        def run(jobs):
            folder = make.WORK / "converted"
            folder.mkdir(exist_ok=True)
            files = reports.offices([job.path for job in jobs], to, folder, reader)
            return [file.read_bytes().decode("utf-8-sig", errors="replace") for file in files]

        make.SOURCES.append(make.Source(name, "libreoffice", "debian", takes, run, media))

    libreoffice("libreoffice-html-txt", "html", "txt:Text (encoded):UTF8", reader="HTML (StarWriter)")
    libreoffice("libreoffice-docx-txt", "docx", "txt:Text (encoded):UTF8")
    libreoffice("libreoffice-docx-html", "docx", "html:HTML (StarWriter)", "text/html")
    libreoffice("libreoffice-xlsx-csv", "xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1")
    libreoffice("libreoffice-xlsx-tabs", "xlsx", "csv:Text - txt - csv (StarCalc):9,34,76,1")
    libreoffice("libreoffice-xlsx-html", "xlsx", "html:HTML (StarCalc)", "text/html")

    @make.source("python-docx", "python-docx", "pypi", "docx")
    def _(job):
        import docx

        out = []
        for block in docx.Document(job.path).iter_inner_content():
            if hasattr(block, "rows"):
                out += ["\t".join(cell.text for cell in row.cells) for row in block.rows]
            else:
                out.append(block.text)
        return "\n".join(out)

    @make.source("docx2txt", "docx2txt", "pypi", "docx")
    def _(job):
        import docx2txt

        return docx2txt.process(str(job.path))

    @make.source("docx2python", "docx2python", "pypi", "docx")
    def _(job):
        from docx2python import docx2python

        with docx2python(str(job.path)) as read:
            return read.text

    @make.source("mammoth-html", "mammoth", "pypi", "docx", "text/html")
    def _(job):
        import mammoth

        return mammoth.convert_to_html(open(job.path, "rb")).value

    @make.source("mammoth-markdown", "mammoth", "pypi", "docx")
    def _(job):
        import mammoth

        return mammoth.convert_to_markdown(open(job.path, "rb")).value

    make.source("markitdown-docx", "markitdown", "pypi", "docx")(markitdown)
    make.source("markitdown-xlsx", "markitdown", "pypi", "xlsx")(markitdown)
    make.node("mammoth-js-text", "mammoth", "docx")
    make.node("word-extractor", "word-extractor", "doc")
    make.command("antiword", "antiword", "doc", "antiword", "-w", "120", "-m", "UTF-8.txt", "{}")
    make.command("catdoc", "catdoc", "doc", "catdoc", "-w", "-d", "utf-8", "{}")
    make.command("odt2txt", "odt2txt", "odt", "odt2txt", "--width=-1", "--encoding=UTF-8", "{}")
    make.command("unrtf-html", "unrtf", "rtf", "unrtf", "--html", "--nopict", "{}", media="text/html")

    @make.source("odfpy", "odfpy", "pypi", "odt")
    def _(job):
        from odf import opendocument, table, teletype, text

        body = opendocument.load(job.path).text
        out = []
        for element in body.childNodes:
            if element.qname == (table.TABLENS, "table") if hasattr(table, "TABLENS") else element.tagName == "table:table":
                for row in element.getElementsByType(table.TableRow):
                    out.append("\t".join(teletype.extractText(cell) for cell in row.getElementsByType(table.TableCell)))
            elif element.tagName in ("text:p", "text:h"):
                out.append(teletype.extractText(element))
        return "\n".join(out)

    @make.source("striprtf", "striprtf", "pypi", "rtf")
    def _(job):
        from striprtf.striprtf import rtf_to_text

        return rtf_to_text(Path(job.path).read_text(encoding="latin-1"))

    def rows(job):
        import openpyxl

        return openpyxl.load_workbook(job.path).active.iter_rows(values_only=True)

    @make.source("openpyxl-csv", "openpyxl", "pypi", "xlsx")
    def _(job):
        out = io.StringIO()
        csv.writer(out).writerows(rows(job))
        return out.getvalue()

    @make.source("openpyxl-none", "openpyxl", "pypi", "xlsx")
    def _(job):
        return "\n".join("\t".join(str(cell) for cell in row) for row in rows(job))

    make.command("xlsx2csv", "xlsx2csv", "xlsx", str(make.WORK / "venv/bin/xlsx2csv"), "{}", where="pypi")
    make.command("ssconvert-csv", "ssconvert", "xlsx", "ssconvert", "-T", "Gnumeric_stf:stf_csv", "{}", "fd://1")
    make.command("ssconvert-txt", "ssconvert", "xlsx", "ssconvert", "-T", "Gnumeric_stf:stf_assistant", "-O", "separator='\t' format=preserve", "{}", "fd://1")
    make.command("ssconvert-html", "ssconvert", "xlsx", "ssconvert", "-T", "Gnumeric_html:html40", "{}", "fd://1", media="text/html")

    @make.source("pandas-excel-csv", "pandas", "pypi", "xlsx")
    def _(job):
        import pandas

        return pandas.read_excel(job.path, header=None).to_csv(index=False, header=False)

    @make.source("pandas-excel-string", "pandas", "pypi", "xlsx")
    def _(job):
        import pandas

        return pandas.read_excel(job.path, header=None).to_string(index=False, header=False)

    make.node("sheetjs-csv", "xlsx", "xlsx")
    make.node("sheetjs-txt", "xlsx", "xlsx")
    make.node("sheetjs-html", "xlsx", "xlsx", media="text/html")


def pdf(make):
    page = lambda *a, **k: make.command(a[0], a[1], "pdf", *a[2:], **k)
    page("pdftotext", "pdftotext", "pdftotext", "{}", "-")
    page("pdftotext-layout", "pdftotext", "pdftotext", "-layout", "{}", "-")
    page("pdftotext-raw", "pdftotext", "pdftotext", "-raw", "{}", "-")
    page("pdftohtml", "pdftohtml", "pdftohtml", "-s", "-i", "-noframes", "-stdout", "{}", media="text/html")
    page("mutool-text", "mutool", "mutool", "draw", "-q", "-F", "text", "{}")
    page("ghostscript", "ghostscript", "gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=txtwrite", "-sOutputFile=-", "{}")
    make.node("pdfjs-dist", "pdfjs-dist", "pdf")
    make.node("pdf2json", "pdf2json", "pdf")
    file = lambda name, program: make.source(name, program, "pypi", "pdf")

    @file("pdfminer", "pdfminer.six")
    def _(job):
        from pdfminer.high_level import extract_text

        return extract_text(str(job.path))

    @file("pypdf", "pypdf")
    def _(job):
        import pypdf

        return "\n".join(leaf.extract_text() for leaf in pypdf.PdfReader(job.path).pages)

    @file("pypdf-layout", "pypdf")
    def _(job):
        import pypdf

        return "\n".join(leaf.extract_text(extraction_mode="layout") for leaf in pypdf.PdfReader(job.path).pages)

    @file("pdfplumber-text", "pdfplumber")
    def _(job):
        import pdfplumber

        with pdfplumber.open(job.path) as document:
            return "\n".join(leaf.extract_text() for leaf in document.pages)

    @file("pdfplumber-tables", "pdfplumber")
    def _(job):
        import pdfplumber

        out = []
        with pdfplumber.open(job.path) as document:
            for leaf in document.pages:
                if leaf.page_number == 1:
                    out.append("\n".join(leaf.extract_text().splitlines()[:3]))
                for table in leaf.extract_tables():
                    out += ["\t".join((cell or "").replace("\n", "") for cell in row) for row in table]
                    out.append("")
        return "\n".join(out)

    @file("pdfplumber-layout", "pdfplumber")
    def _(job):
        import pdfplumber

        with pdfplumber.open(job.path) as document:
            return "\n".join(leaf.extract_text(layout=True) for leaf in document.pages)

    def leaves(job, how):
        import pymupdf

        with pymupdf.open(job.path) as document:
            return "\n".join(how(leaf) for leaf in document)

    file("pymupdf-text", "pymupdf")(lambda job: leaves(job, lambda leaf: leaf.get_text()))
    file("pymupdf-sorted", "pymupdf")(lambda job: leaves(job, lambda leaf: leaf.get_text(sort=True)))
    file("pymupdf-blocks", "pymupdf")(lambda job: leaves(job, lambda leaf: "\n".join(b[4] for b in leaf.get_text("blocks"))))
    file("pymupdf-tables", "pymupdf")(
        lambda job: leaves(job, lambda leaf: "\n".join(table.to_markdown() for table in leaf.find_tables().tables))
    )

    @file("pymupdf4llm", "pymupdf4llm")
    def _(job):
        import pymupdf4llm

        return pymupdf4llm.to_markdown(str(job.path))

    @file("pdfium", "pypdfium2")
    def _(job):
        import pypdfium2

        return "\n".join(leaf.get_textpage().get_text_bounded() for leaf in pypdfium2.PdfDocument(job.path))

    @file("pdf-oxide", "pdf-oxide")
    def _(job):
        import pdf_oxide

        document = pdf_oxide.PdfDocument(str(job.path))
        return "\n".join(document.extract_text(at) for at in range(document.page_count()))

    @file("pdftext", "pdftext")
    def _(job):
        from pdftext.extraction import plain_text_output

        return plain_text_output(str(job.path), sort=True)

    make.source("markitdown-pdf", "markitdown", "pypi", "pdf")(markitdown)


def printers(make):
    for form in ("grid", "pipe", "fancy_grid", "simple", "plain", "orgtbl", "jira", "rst", "tsv", "outline", "presto", "mediawiki", "html", "latex"):

        @make.printer(f"tabulate-{form.replace('_', '-')}", "tabulate")
        def _(rows, form=form):
            import tabulate

            return tabulate.tabulate(rows, tablefmt=form, disable_numparse=True)

    @make.printer("prettytable", "prettytable")
    def _(rows):
        import prettytable

        table = prettytable.PrettyTable(header=False)
        table.add_rows(rows)
        return table.get_string()

    @make.printer("prettytable-plain", "prettytable")
    def _(rows):
        import prettytable

        table = prettytable.PrettyTable(header=False)
        table.set_style(prettytable.TableStyle.PLAIN_COLUMNS)
        table.add_rows(rows)
        return table.get_string()

    @make.printer("rich", "rich")
    def _(rows):
        import rich.console
        import rich.table

        table = rich.table.Table(show_header=False)
        for row in rows:
            table.add_row(*row)
        out = io.StringIO()
        rich.console.Console(file=out, width=160).print(table)
        return out.getvalue()

    @make.printer("rich-narrow", "rich")
    def _(rows):
        import rich.console
        import rich.table

        table = rich.table.Table(show_header=False, show_lines=True)
        for row in rows:
            table.add_row(*row)
        out = io.StringIO()
        rich.console.Console(file=out, width=90).print(table)
        return out.getvalue()

    @make.printer("texttable", "texttable")
    def _(rows):
        import texttable

        table = texttable.Texttable(max_width=120)
        table.set_cols_dtype(["t"] * len(rows[0]))
        table.add_rows(rows, header=False)
        return table.draw()

    @make.printer("terminaltables", "terminaltables")
    def _(rows):
        import terminaltables

        return terminaltables.AsciiTable(rows).table

    @make.printer("terminaltables-markdown", "terminaltables")
    def _(rows):
        import terminaltables

        return terminaltables.GithubFlavoredMarkdownTable(rows).table

    @make.printer("beautifultable", "beautifultable")
    def _(rows):
        import beautifultable

        table = beautifultable.BeautifulTable(maxwidth=140, detect_numerics=False)
        for row in rows:
            table.rows.append(row)
        return str(table)

    @make.printer("agate", "agate")
    def _(rows):
        import agate

        out = io.StringIO()
        names = [f"c{at}" for at in range(len(rows[0]))]
        table = agate.Table(rows, names, [agate.Text()] * len(names))
        table.print_table(output=out, max_rows=None, max_columns=None, max_column_width=None)
        return out.getvalue()

    @make.printer("petl", "petl")
    def _(rows):
        import petl

        return str(petl.lookall(rows))

    @make.printer("column", "column", where="debian")
    def _(rows):
        return piped(["column", "-t", "-s", "\t"], rows)

    @make.printer("miller-pprint", "mlr", where="debian")
    def _(rows):
        return piped(["mlr", "--itsv", "--implicit-csv-header", "--headerless-csv-output", "--opprint", "--barred", "cat"], rows)

    @make.printer("miller-xtab", "mlr", where="debian")
    def _(rows):
        return piped(["mlr", "--itsv", "--implicit-csv-header", "--oxtab", "cat"], rows)

    @make.printer("perl-text-table", "Text::Table", where="debian")
    def _(rows):
        return piped(["perl", "-CS", "-e", "use Text::Table; my $t = Text::Table->new; while (<STDIN>) { chomp; $t->add(split /\\t/, $_, -1) } print $t;"], rows)

    @make.printer("perl-asciitable", "Text::ASCIITable", where="debian")
    def _(rows):
        script = "use Text::ASCIITable; my @r = map { chomp; [split /\\t/, $_, -1] } <STDIN>; my $t = Text::ASCIITable->new; $t->setCols(@{shift @r}); $t->addRow(@$_) for @r; print $t;"
        return piped(["perl", "-CS", "-e", script], [[chr(65 + at) for at in range(len(rows[0]))], *rows])

    for name in ("cli-table3", "cli-table3-spans", "columnify", "table", "easy-table", "console-table-printer", "text-table", "ascii-table3", "markdown-table"):
        make.node(name, name.removesuffix("-spans"), "rows")
    make.node("console-table", "node", "rows")
    make.SOURCES[-1].where = "node"


def piped(command, rows):
    text = "".join("\t".join(row) + "\n" for row in rows)
    done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=60)
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace")[-300:])
    return done.stdout.decode()
