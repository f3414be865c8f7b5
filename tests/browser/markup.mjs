// Fragments of markup as nobody would write them, and as programs and portals do: for the comparison of the reader with a browser
// (shown.test.mjs). The same seed gives the same fragments.

/** mulberry32: a number from 0 up to 1 at each call. */
export function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** What hides, as it is written in an attribute; some of it hides nothing. */
const STYLES = [
  "display:none", "DISPLAY : NONE", "display:none !important", "display:none;display:inline", "display:inline;display:none", "display/**/:none", "display:none/**/", "/*;*/display:none", "display:\\6eone", "x;display:none", "display:nonee", "display:block", "display:inline-block",
  "visibility:hidden", "visibility:collapse", "visibility:visible", "visibility: Hidden", "color:red", "font-weight:bold", "float:left", "position:absolute", "white-space:pre", "white-space:pre-line", "white-space:pre-wrap", "white-space:nowrap", "white-space:break-spaces",
  "display:contents", "display:flex", "display:grid", "display:table", "display:table-cell", "display:table-row", "content-visibility:hidden", "display:list-item", "display:inline none", "display:none none", "display:none;;;", "{display:none}", "display:none}", "background:url(;display:none)", "content:';display:none'", "color:red;}display:none",
];
const COMMENTS = [
  "<!-->", "<!--->", "<!---->", "<!----->", "<!-- 9 -->", "<!--9--!>", "<!-- 9 --!>", "<!--9->9-->", "<!-- <!-- 9 -->", "<!-- 9 -- 9 -->", "<!--!>", "<!--9--!9-->", "<!--9--->", "<!--\n9\n-->", "<!--[if gte mso 9]>9<![endif]-->", "<![if !vml]>9<![endif]>", "<!9>", "<!9 '>'>", "<!DOCTYPE 9>", "<!doctype html>", "<![CDATA[9]]>", "<![CDATA[9>9]]>",
  "<?9>", "<?xml version='9'?>", "<?xml:namespace prefix=o ns='9' />", "<?php echo '9>' ?>", "</ 9>", "</>", "<>", "< 9>", "<9>", "</9>", "<!>", "<!->", "<!-9>", "<!-->9-->", "<!--->9-->", "<!--<!-->9-->", "<!--<!--->", "<!-- --\u00a0>9-->", "<%9%>", "<!--9", "<!", "</", "<?", "<",
];
const REFERENCES = [
  "&#57;", "&#57", "&#x39;", "&#X39", "&#x39g", "&#0;", "&#128;", "&#x80;", "&#x9f;", "&#150;", "&#x81;", "&#xd800;", "&#x110000;", "&#99999999999;", "&#;", "&#x;", "&#", "&nbsp;", "&nbsp", "&nbsp9", "&amp;#57;", "&amp#57;", "&ampx;", "&lt;9&gt;", "&lt9", "&ltx", "&quot;", "&num;9", "&period;9", "&comma;9", "&zwj;", "&zwnj;", "&#8203;", "&shy;", "&shy9",
  "&frac12;", "&frac129", "&sup2;", "&sup29", "&copy9", "&copy;", "&reg", "&times9", "&middot;9", "&deg;", "&notit;", "&notin;", "&minus;9", "&ndash;9", "&plusmn;9", "&ensp;", "&emsp;", "&thinsp;", "&hairsp;", "&Tab;", "&NewLine;", "&#9;", "&#10;", "&#13;", "&#12;", "&#1632;", "&#65305;", "&#x2079;", "&one;", "&nine;", "&#57;&#55;", "&ZeroWidthSpace;", "&NoBreak;", "&lrm;", "&percnt;", "&ordm;9", "&ordf9", "&cent9", "&yen9", "&laquo9", "&frac34", "&sup3", "&sup1;", "&para9",
];
const BREAKS = ["<br>", "<br/>", "<BR clear=all>", "</br>", "<br x='>9'>", "</br 9>", "<wbr>", "</wbr>", "<hr>", "</p>", "<p/>", "</div>", "<br></br>", "\u0000", "\f", "\r", "\r\n", "\n", "\t", "\u00a0", "\u3000", "\u200b", "\u00ad", "\ufeff"];
/** Elements that hold others, with attributes that matter to them. */
const ELEMENTS = [
  "ruby><rt", "ruby><rp", "details><summary", "select><option", "select><optgroup label=9><option", "object><param",
  "span", "b", "i", "em", "font", "a", "a href=#9", "u", "nobr", "code", "tt", "big", "small", "label", "output", "data value=9", "time", "abbr title=9", "q", "cite", "ins", "mark", "bdo dir=ltr", "bdi", "o:p", "st1:personname", "x-y", "p", "div", "h4", "ul", "li", "ol", "dl", "dd", "dt", "blockquote", "center", "section", "figure", "figcaption", "address", "form", "fieldset", "legend", "menu", "dir", "main", "nav", "hgroup", "search",
  "button", "details", "details open", "summary", "dialog", "dialog open", "select", "option", "optgroup label=9", "datalist", "object", "object data=9", "svg", "svg><text", "svg><title", "svg><desc", "svg><foreignObject", "svg><g", "math", "math><mi", "math><mn", "math><mtext", "math><annotation", "template", "noscript", "iframe", "textarea", "ruby", "rt", "rp", "rb", "rtc",
  "audio", "audio controls", "video", "canvas", "progress", "meter", "noembed", "noframes", "xmp", "listing", "pre", "script", "script type=text/plain", "style", "style media=print", "title", "applet", "marquee", "map", "picture", "colgroup", "col", "frameset", "head", "body", "html", "caption", "tbody", "thead", "tr", "td", "th", "table", "slot", "portal", "acronym", "image", "nextid", "basefont", "bgsound", "keygen", "param", "track", "source", "link", "meta", "input", "img alt=9", "embed", "area", "base target=9",
  "div hidden", "span hidden", "p hidden=until-found", "span hidden=false", "span HIDDEN", "input type=hidden value=9", "input type=checkbox value=9",
];
const TAGS = [
  "<span title=\"a>9\">", "<span title='a\"9'>", "<span title=a\"9>", "<span title=\"a'>", "<span x=\"1\"y=\"2\">", "<span/title=\">9\">", "<span title = >", "<span =\">9\">", "<span style=\"\" style=\"display:none\">", "<span style=display:none style=''>", "<span style='display:none'9>", "<span hidden=\"", "<span title='9>", "<span title=>9>", "<span \n title\n=\n'>9'>", "<span a='b'c='>'>", "<span / hidden>", "<span hidden/>", "<span/hidden>", "<span\u0000hidden>", "<span\thidden>", "<span\fhidden>", "<span hidden&#9;>", "<span style=&#100;isplay:none>", "<span style='display&colon;none'>", "<span data-hidden>", "<span <b>", "<span <hidden>", "<span a<b>", "<span\"hidden\">", "<span 'hidden'>", "<span title=`>9`>", "<span st\u0000yle=display:none>", "<SPAN STYLE=DISPLAY:NONE>", "<span class=gone>", "<span class='x gone'>", "<span id=gone>", "<b class=gone>", "<span title=\"9\"\">", "<span title=''>9'>",
];
const TABLES = [
  "<table><tr><td>9</table>", "<table>9<tr><td>5</table>", "<table><b>9</b></table>", "<table><tr>9<td>5</table>", "<table><caption>9</caption><tr><td>5</table>", "<table><td>9</table>", "<table><td hidden>9</table>", "<table><tr style=display:none><td>9</table>", "<table><input type=hidden value=9></table>", "<table><form>9</form></table>", "<table><select>9</table>", "<table><style>9</style></table>", "<table><col>9</table>", "<table><tbody>9</tbody></table>", "<table></table>9", "<table><tr><th>9</th></tr></table>", "<table><!-- 9 --></table>", "<table><tr><td>9</td>5</tr></table>", "<table><div>9</div></table>", "<table><a>9<tr><td>5</table>",
];
const SHEETS = ["<style>.gone{display:none}</style>", "<style>#gone{display:none}</style>", "<style>b{display:none}</style>", "<style><!-- .gone{visibility:hidden} --></style>", "<style>.gone{display:none", "<style>.x .gone{display:none}</style>", "<style>@media print{.gone{display:none}}</style>", "<style>@media screen{.gone{display:none}}</style>", "<style>span{display:none}</style>", "<style>.gone{color:red}</style>", "<style>span:not(.gone){display:none}</style>", "<style>.gone,.y{display:none}</style>", "<style>.gone{display:none!important}</style>"];
const DIGITS = ["3", "1", "16", "42", "7", "0", "8", " 5 ", "６", "2"];

/** A fragment for one cell. */
export function fragment(next) {
  const of = (list) => list[Math.floor(next() * list.length)];
  const digits = () => of(DIGITS);
  const piece = (depth) => {
    const kind = next();
    if (kind < 0.1) return digits();
    if (kind < 0.24) return of(COMMENTS);
    if (kind < 0.36) return of(REFERENCES);
    if (kind < 0.43) return of(BREAKS);
    if (kind < 0.53) return of(TAGS) + digits() + (next() < 0.7 ? "</span>" : "");
    if (kind < 0.57) return of(TABLES);
    if (kind < 0.6) return `${of(SHEETS)}<span class=gone>${digits()}</span>`;
    if (kind < 0.7) return `<${of(["span", "div", "b", "p", "td", "o:p"])} style="${of(STYLES)}">${inner(depth)}</span>`.replace(/^<(\S+)(.*)<\/span>$/s, (_, name, rest) => `<${name}${rest}${next() < 0.85 ? `</${name}>` : ""}`);
    if (kind < 0.95) {
      const element = of(ELEMENTS);
      // The names of all that are open, from inside to outside.
      const names = element.split("><").map((one) => one.split(" ")[0]).reverse();
      const closing = next();
      const ends = closing < 0.75 ? names.map((name) => `</${name}>`).join("") : closing < 0.83 ? "" : closing < 0.9 ? `</${of(["b", "span", "p", "div", "select", "table"])}>` : names.map((name) => `</${name}`).join("");
      return `<${next() < 0.06 ? element.toUpperCase() : element}${next() < 0.07 ? "/" : ""}>${inner(depth)}${ends}`;
    }
    if (kind < 0.97) return `</${of(["span", "b", "p", "select", "svg", "math", "form", "option", "details", "object", "style", "script", "li", "button", "x"])}>`;
    return `<b>${digits()}<i>${digits()}</b>${digits()}</i>`;
  };
  const inner = (depth) => (depth < 2 && next() < 0.5 ? pieces(depth + 1) : digits());
  const pieces = (depth) => {
    let out = next() < 0.7 ? digits() : "";
    for (let i = Math.floor(next() * 2) + 1; i > 0; i--) out += piece(depth) + (next() < 0.6 ? digits() : "");
    return out;
  };
  return pieces(0);
}
