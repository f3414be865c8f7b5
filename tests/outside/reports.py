"""The inputs: each report as HTML in three page styles, as office files and as PDFs of six producers."""

import html
import subprocess
from pathlib import Path

STYLES = ["plain", "word", "portal"]
PRODUCERS = ["libreoffice", "chromium", "weasyprint", "reportlab", "typst", "wkhtmltopdf"]


def rectangle(rows, fill=False):
    """The rows as plain texts; places that a cell covers are empty, or repeat it with `fill`."""
    width = sum(slot[1] for slot in rows[0])
    grid = [[None] * width for _ in rows]
    for y, row in enumerate(rows):
        x = 0
        for text, colspan, rowspan, _ in row:
            while x < width and grid[y][x] is not None:
                x += 1
            for down in range(rowspan):
                for right in range(colspan):
                    first = not down and not right
                    grid[y + down][x + right] = text.replace("\n", "") if first or fill else ""
    return [[text or "" for text in line] for line in grid]


def headings(rows):
    """How many rows at the top hold no value."""
    return next((y for y, row in enumerate(rows) if any(slot[3] for slot in row)), len(rows))


def rotated(filled):
    """Which of so many places are filled, one place further."""
    return filled[-1:] + filled[:-1]


def moved_blanks(model):
    """The same report with its blanks elsewhere: blank cells one place to the right, or, where only whole rows are blank,
    blank rows one row further down. The numbers and their order are the same."""
    tables = [block["rows"] for block in model["blocks"] if block["kind"] == "table"]
    lines = [[slot[0] for slot in row if slot[3]] for rows in tables for row in rows]
    mixed = any(any(line) and not all(line) for line in lines)
    blocks = []
    for block in model["blocks"]:
        if block["kind"] == "table":
            block = {**block, "rows": _moved(block["rows"], mixed)}
        blocks.append(block)
    return {**model, "blocks": blocks}


def _moved(rows, mixed):
    values = [[slot[0] for slot in row if slot[3]] for row in rows]
    if not mixed:
        for width in {len(line) for line in values} - {0}:
            alike = [y for y, line in enumerate(values) if len(line) == width]
            numbers = iter([values[y] for y in alike if any(values[y])])
            for y, full in zip(alike, rotated([any(values[y]) for y in alike])):
                values[y] = next(numbers) if full else [""] * width
    out = []
    for row, line in zip(rows, values):
        numbers = iter([value for value in line if value])
        moved = iter([next(numbers) if full else "" for full in rotated([bool(value) for value in line])])
        out.append([[next(moved), *slot[1:]] if slot[3] else slot for slot in row])
    return out


def _spans(colspan, rowspan):
    return (f' colspan="{colspan}"' if colspan > 1 else "") + (f' rowspan="{rowspan}"' if rowspan > 1 else "")


def _lines(text):
    return html.escape(text).replace("\n", "<br>")


def page(model, style):
    """The report as a page."""
    return {"plain": _plain, "word": _word, "portal": _portal}[style](model)


def _title(model):
    return html.escape("".join(b["text"] for b in model["blocks"] if b["kind"] == "title"))


def _plain(model):
    out = []
    for block in model["blocks"]:
        if block["kind"] == "table":
            head = headings(block["rows"])
            out.append('<table border="1">')
            for y, row in enumerate(block["rows"]):
                out.append({0: "<thead>", head: "</thead><tbody>"}.get(y, "") + "<tr>")
                for text, colspan, rowspan, _ in row:
                    tag = "th" if y < head else "td"
                    out.append(f"<{tag}{_spans(colspan, rowspan)}>{_lines(text)}</{tag}>")
                out.append("</tr>")
            out.append("</tbody></table>")
        else:
            tag = {"title": "h1", "heading": "h2"}.get(block["kind"], "p")
            out.append(f"<{tag}>{_lines(block['text'])}</{tag}>")
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head><meta charset="utf-8"><title>{_title(model)}</title></head>\n<body>\n'
        + "\n".join(out)
        + "\n</body>\n</html>\n"
    )


def _word(model):
    def paragraph(text, bold=False, center=True):
        text = _lines(text) or "&nbsp;"
        text = f"<b>{text}</b>" if bold else text
        align = " align=center style='text-align:center'" if center else " style='text-indent:32.0pt'"
        return f"<p class=MsoNormal{align}><span style='font-size:12.0pt;font-family:仿宋_GB2312'>{text}</span></p>"

    out = []
    for block in model["blocks"]:
        if block["kind"] == "table":
            out.append("<div align=center>\n\n<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0>")
            for row in block["rows"]:
                out.append(" <tr style='height:24.0pt'>")
                for text, colspan, rowspan, value in row:
                    out.append(f"  <td width={60 * colspan}{_spans(colspan, rowspan)} style='border:solid windowtext 1.0pt'>")
                    out.append(f"  {paragraph(text, bold=not value)}\n  </td>")
                out.append(" </tr>")
            out.append("</table>\n\n</div>")
        else:
            title = block["kind"] == "title"
            out.append(paragraph(block["text"], bold=title or block["kind"] == "heading", center=title))
    return (
        "<html>\n<head>\n<meta http-equiv=Content-Type content=\"text/html; charset=utf-8\">\n"
        "<meta name=Generator content=\"Microsoft Word 15 (filtered)\">\n<style>\n<!--\n p.MsoNormal {margin:0cm; font-size:10.5pt;}\n-->\n</style>\n"
        "</head>\n<body lang=ZH-CN>\n<div class=WordSection1>\n" + "\n\n".join(out) + "\n</div>\n</body>\n</html>\n"
    )


def _portal(model):
    out = []
    for block in model["blocks"]:
        if block["kind"] == "table":
            out.append('<div class="tablewrap"><table class="grid" style="width:100%;border-collapse:collapse"><tbody>')
            for row in block["rows"]:
                cells = "".join(
                    f'<td style="border:1px solid #333;text-align:center"{_spans(colspan, rowspan)}>'
                    f"<span>{_lines(text)}</span></td>\n"
                    for text, colspan, rowspan, _ in row
                )
                out.append(f"<tr>\n{cells}</tr>")
            out.append("</tbody></table></div>")
        elif block["kind"] == "title":
            out.append(f'<div class="arc-title">{_lines(block["text"])}</div>')
        elif block["kind"] == "heading":
            out.append(f"<p><strong>{_lines(block['text'])}</strong></p>")
        else:
            out.append(f"<p>　　{_lines(block['text'])}</p>")
    body = "\n".join(out)
    return f"""<!DOCTYPE html>
<html><head><meta charset="UTF-8"><title>{_title(model)}_政府信息公开</title>
<style>.nav li {{ display: inline-block }} .grid td {{ padding: 4px }}</style>
<script>window.stat = {{ id: 20, page: 3 }};</script></head>
<body><header><ul class="nav"><li><a href="/">首页</a></li><li><a href="/xxgk">政务公开</a></li><li><a href="/hd">互动交流</a></li></ul></header>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/xxgk">政务公开</a> &gt; 政府信息公开年报</div>
<div id="main"><div class="meta"><span>来源：办公室</span> <span>字体：[<a>大</a> <a>中</a> <a>小</a>]</span></div>
<div class="article" id="zoom">
{body}
</div><div class="share">分享到：</div></div>
<footer><p>主办：人民政府办公室　技术支持：信息中心</p></footer></body></html>
"""


def _run(*command, **options):
    subprocess.run([str(word) for word in command], check=True, capture_output=True, timeout=300, **options)


def office(path, to, folder, reader=None):
    """LibreOffice turns a file into another kind; `to` as its `--convert-to` takes it."""
    return offices([path], to, folder, reader)[0]


def offices(paths, to, folder, reader=None):
    """The same for several files in one go."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--norestore"]
    if reader:
        command.append(f"--infilter={reader}")
    _run(*command, "--convert-to", to, "--outdir", folder, *paths)
    made = [Path(folder) / f"{Path(path).stem}.{to.split(':')[0]}" for path in paths]
    for file in made:
        if not file.exists():
            raise RuntimeError(f"LibreOffice gave no {file.name}")
    return made


def docx(model, path):
    """A Word file as python-docx writes it."""
    import docx as library

    document = library.Document()
    for block in model["blocks"]:
        if block["kind"] == "table":
            rows = block["rows"]
            width = sum(slot[1] for slot in rows[0])
            table = document.add_table(len(rows), width, style="Table Grid")
            for (y, x), (text, colspan, rowspan, _) in places(rows):
                cell = table.cell(y, x)
                if colspan > 1 or rowspan > 1:
                    cell = cell.merge(table.cell(y + rowspan - 1, x + colspan - 1))
                cell.text = text
        elif block["kind"] in ("title", "heading"):
            document.add_heading(block["text"], 0 if block["kind"] == "title" else 1)
        else:
            document.add_paragraph(block["text"])
    document.save(path)


def places(rows):
    """Each cell with the row and column where it starts."""
    width = sum(slot[1] for slot in rows[0])
    taken = set()
    for y, row in enumerate(rows):
        x = 0
        for slot in row:
            while (y, x) in taken and x < width:
                x += 1
            taken.update((y + down, x + right) for down in range(slot[2]) for right in range(slot[1]))
            yield (y, x), slot


def xlsx(model, path):
    """A sheet with everything on it, as openpyxl writes it: numbers are numbers, spans are merged cells."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    line = 1
    for block in model["blocks"]:
        if block["kind"] == "table":
            for (y, x), (text, colspan, rowspan, value) in places(block["rows"]):
                cell = sheet.cell(line + y, 1 + x)
                cell.value = number(text) if value else text
                if colspan > 1 or rowspan > 1:
                    sheet.merge_cells(
                        start_row=line + y, start_column=1 + x,
                        end_row=line + y + rowspan - 1, end_column=x + colspan,
                    )
            line += len(block["rows"])
        else:
            sheet.cell(line, 1).value = block["text"]
            line += 1
    book.save(path)


def number(text):
    """As a sheet holds it: a number where it is one, nothing for a blank."""
    if not text:
        return None
    for kind in (int, float):
        try:
            if not text.startswith("+"):
                return kind(text)
        except ValueError:
            pass
    return text


def reportlab(model, path):
    from reportlab.lib import pagesizes, styles
    from reportlab.pdfbase import cidfonts, pdfmetrics
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    pdfmetrics.registerFont(cidfonts.UnicodeCIDFont("STSong-Light"))
    prose = styles.ParagraphStyle("prose", fontName="STSong-Light", fontSize=10, leading=14, wordWrap="CJK")
    small = styles.ParagraphStyle("cell", parent=prose, fontSize=7, leading=9)
    story = []
    for block in model["blocks"]:
        if block["kind"] == "table":
            rows = block["rows"]
            grid = [[Paragraph(html.escape(text), small) if text else "" for text in line] for line in rectangle(rows)]
            marks = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
            marks += [(side, (0, 0), (-1, -1), 2) for side in ("LEFTPADDING", "RIGHTPADDING")]
            for (y, x), (_, colspan, rowspan, _) in places(rows):
                if colspan > 1 or rowspan > 1:
                    marks.append(("SPAN", (x, y), (x + colspan - 1, y + rowspan - 1)))
            narrow = (pagesizes.A4[0] - 100) / len(grid[0])
            story += [Table(grid, style=marks, colWidths=[narrow] * len(grid[0])), Spacer(1, 8)]
        else:
            story.append(Paragraph(html.escape(block["text"]), prose))
    SimpleDocTemplate(str(path), pagesize=pagesizes.A4, leftMargin=44, rightMargin=44, invariant=1).build(story)


def typst(model, path):
    import json

    import typst as library

    out = ['#set text(font: "WenQuanYi Zen Hei", size: 9pt)', "#set page(numbering: \"1\")"]
    quoted = lambda text: "#" + json.dumps(text.replace("\n", ""), ensure_ascii=False)
    for block in model["blocks"]:
        if block["kind"] == "table":
            width = sum(slot[1] for slot in block["rows"][0])
            cells = ", ".join(
                f"table.cell(colspan: {colspan}, rowspan: {rowspan})[{quoted(text)}]"
                for row in block["rows"]
                for text, colspan, rowspan, _ in row
            )
            out.append(f"#table(columns: {width}, {cells})")
        elif block["kind"] in ("title", "heading"):
            out.append(f"{'=' if block['kind'] == 'title' else '=='} {quoted(block['text'])}")
        else:
            out.append(quoted(block["text"]))
    source = Path(path).with_suffix(".typ")
    source.write_text("\n\n".join(out))
    library.compile(str(source), output=str(path))


def pdf(producer, model, pages, folder, name):
    """The report as a PDF of this producer. Chromium prints in `browsers.mjs`."""
    path = Path(folder) / f"{name}.{producer}.pdf"
    if path.exists():
        return path
    if producer == "libreoffice":
        made = office(pages / f"{name}.docx", "pdf", folder)
        made.rename(path)
    elif producer == "weasyprint":
        import weasyprint

        sheet = weasyprint.CSS(string="table { border-collapse: collapse; font-size: 8pt } td, th { border: 1px solid }")
        weasyprint.HTML(pages / f"{name}.plain.html").write_pdf(path, stylesheets=[sheet])
    elif producer == "reportlab":
        reportlab(model, path)
    elif producer == "typst":
        typst(model, path)
    elif producer == "wkhtmltopdf":
        _run("wkhtmltopdf", "-q", pages / f"{name}.word.html", path)
    return path
