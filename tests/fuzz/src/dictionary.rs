//! What means something in each format.

use crate::{Kind, Random};

/// The words of a kind; those of elements, values and whole pieces together.
pub(crate) fn words(kind: Kind, random: &mut Random) -> Vec<&'static [u8]> {
    let text = match kind {
        Kind::Docx => WORD,
        Kind::Xlsx => SHEET,
        Kind::Pdf => PDF,
        Kind::Ofd => OFD,
        Kind::OpenDocument => OPEN_DOCUMENT,
        Kind::Rtf => RTF,
        Kind::Mail | Kind::Zip => MAIL,
        Kind::Xml => [WORD, SHEET_2003, OPEN_DOCUMENT][random.below(3)],
        Kind::Doc => return DOC.to_vec(),
        Kind::Xls => return XLS.to_vec(),
        Kind::Settings => SETTINGS,
        Kind::Arguments => ARGUMENTS,
        Kind::Bytes => return ENCODED.to_vec(),
        Kind::Text | Kind::Html | Kind::Print | Kind::Change => return Vec::new(),
    };
    text.split('\n').filter(|word| !word.is_empty()).map(str::as_bytes).collect()
}

const WORD: &str = "\
tbl
tr
tc
p
r
t
sdt
sdtContent
smartTag
customXml
hyperlink
ins
del
moveFrom
moveTo
AlternateContent
Choice
Fallback
txbxContent
altChunk
gridSpan
vMerge
hMerge
gridBefore
numPr
ilvl
numId
abstractNum
abstractNumId
lvl
lvlOverride
startOverride
numStyleLink
basedOn
pStyle
rStyle
fldChar
fldSimple
instrText
ruby
footnoteReference
continue
restart
begin
separate
end
decimal
decimalEnclosedCircle
chineseCountingThousand
chineseLegalSimplified
ideographTraditional
upperRoman
lowerLetter
japaneseCounting
cardinalText
bullet
%1.%2.%3.%4.%5.%6.%7.%8.%9
%9
%
superscript
F0FE
&#x10FFFF;
&#0;
]]>
<![CDATA[
<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>
<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>
<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>
<w:r><w:instrText>EQ \\o\\ac(○,3)</w:instrText></w:r>
<w:r><w:footnoteReference w:id=\"1\"/></w:r>
<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>
<w:tcPr><w:gridSpan w:val=\"3\"/><w:vMerge/></w:tcPr>
<w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>
<w:trPr><w:del/></w:trPr>
<w:trPr><w:gridBefore w:val=\"2\"/></w:trPr>
<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>
<w:pPr><w:numPr><w:ilvl w:val=\"8\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr>
<w:rPr><w:vanish/></w:rPr>
<w:rPr><w:strike/></w:rPr>
<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>
<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>
<w:altChunk r:id=\"r0\"/>
<w:object/>
<w:br/>
<w:tab/>
";

const SHEET: &str = "\
row
c
v
is
t
r
f
si
s
mergeCell
col
A1:XFD1048576
A1
XFD1048576
AAAAAAA99999999999
1:1
A:A
inlineStr
str
b
e
d
#,##0.00
0.00%
0.0,,\"万\"
[$-804]yyyy\"年\"m\"月\"d\"日\"
[h]:mm:ss
[DBNum1][$-804]General
??/???
0.00E+00
#,##0.00_);[Red](#,##0.00)
[<1]0;[>=100]0.0;@
@@@@
General
\"
\\
_x000D_
_xFFFF_
1E308
-0.0000000000000000001
123456789012345678901234567890
2958466
-1
0.5
<row r=\"1048576\" hidden=\"1\">
<mergeCell ref=\"A1:Z9999999\"/>
<col min=\"1\" max=\"16384\" hidden=\"1\"/>
<c r=\"ZZZ9\" t=\"s\"><v>0</v></c>
<c t=\"inlineStr\"><is><r><t>1</t></r></is></c>
<sheetPr/>
hidden=\"1\"
date1904=\"1\"
&#x10FFFF;
";

const SHEET_2003: &str = "\
Row
Cell
Data
Table
Worksheet
Column
ss:Index
ss:MergeAcross
ss:MergeDown
ss:Hidden
Percent
Fixed
Long Date
<Cell ss:Index=\"99999999\"><Data ss:Type=\"Number\">1</Data></Cell>
<Row ss:Index=\"1048576\"/>
<Cell ss:MergeAcross=\"2147483647\" ss:MergeDown=\"2147483647\"/>
";

const PDF: &str = "\
 0 R
1 0 R
2 0 R
3 0 R
/Type/Page
/Type/Pages
/Type/ObjStm
/Type/XRef
/Kids
/Count
/Parent
/Contents
/Resources
/Font
/XObject
/Subtype/Form
/Subtype/Type0
/Subtype/Type3
/Subtype/Widget
/Encoding/GBK-EUC-H
/Encoding/GBK2K-V
/Encoding/UniGB-UCS2-H
/Encoding/UniGB-UTF16-V
/Encoding/Identity-H
/Encoding/WinAnsiEncoding
/ToUnicode
/DescendantFonts
/W[0 65535 500]
/DW -1000
/DW2[880 -1000]
/Widths[0 0 0]
/FirstChar 65535
/LastChar 2147483647
/FontMatrix[0 0 0 0 0 0]
/Matrix[1e30 0 0 1e30 0 0]
/BBox[0 0 0 0]
/Rotate 90
/Rotate 45
/MediaBox[0 0 0 0]
/MediaBox[-1e9 -1e9 1e9 1e9]
/CropBox
/UserUnit 1e9
/Filter/FlateDecode
/Filter[/ASCII85Decode/FlateDecode]
/Filter/LZWDecode
/Filter/RunLengthDecode
/DecodeParms<</Predictor 12/Columns 2147483647/Colors 255/BitsPerComponent 16>>
/Length 4294967295
/First 99999999
/N 99999999
/Index[0 4294967295]
/W[8 8 8]
/Prev 9
/Extends 1 0 R
/Annots
/AP<</N 3 0 R>>
/OC
/OCGs
/Artifact BMC
EMC
BT
ET
q
Q
 cm
 re f
 re S
 m
 l S
 Tf
 Td
 TD
 Tm
 T*
 Tj
 TJ
 '
 \"
 Tc
 Tw
 Tz
 TL
 Ts
3 Tr
/X Do
/Fm0 Do
/F1 0 Tf
/F 1e9 Tf
1 0 0 1 1e30 1e30 cm
0 0 0 0 0 0 cm
0.7 0.7 -0.7 0.7 0 0 cm
-1e38 1e38 m
1e38 -1e38 l S
NaN
inf
[(1)-99999999(2)]TJ
[(1)99999999(2)]TJ
<FEFF>Tj
()Tj
BI /W 1 /H 1 ID
EI
<<
>>
[
]
(
)
begincmap
endcmap
1 begincodespacerange <00> <FFFFFFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0041> endbfrange
1 beginbfrange <0000> <FFFF> [<0041>] endbfrange
1 beginbfchar <0041> <D800> endbfchar
1 beginbfchar <0041> <> endbfchar
1 begincidrange <0000> <FFFF> 4294967295 endcidrange
/Identity-H usecmap
/Adobe-GB1-UCS2 usecmap
endobj
endstream
obj
stream
xref
trailer
startxref
";

const OFD: &str = "\
TextObject
TextCode
PathObject
ImageObject
PageBlock
Layer
Content
CompositeObject
CompositeGraphicUnit
TemplatePage
Template
Page
Pages
DocRoot
AbbreviatedData
M 0 0 L 100 0 
Q 1 1 2 2 
B 1 1 2 2 3 3 
A 1 1 0 0 0 5 5 
C
S
g 4294967295 1
g 5 3.2 4.1
g
1e39
-1e39
NaN
inf
0 0 0 0 0 0
1 0 0 1 1e9 1e9
0.7 0.7 -0.7 0.7 0 0
210 0 0 297 0 0
90
270
false
true
../../../
/Doc_0/Document.xml
<ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"g 1000000 2\">1</ofd:TextCode>
<ofd:Template TemplateID=\"1\"/>
<ofd:CompositeObject ResourceID=\"1\" Boundary=\"0 0 210 297\"/>
<ofd:CGTransform CodePosition=\"0\" CodeCount=\"1\" GlyphCount=\"1\"><ofd:Glyphs>1</ofd:Glyphs></ofd:CGTransform>
";

const OPEN_DOCUMENT: &str = "\
table:table
table:table-row
table:table-cell
table:covered-table-cell
table:number-columns-repeated
table:number-rows-repeated
table:number-columns-spanned
table:number-rows-spanned
text:p
text:h
text:list
text:list-item
text:list-header
text:span
text:note
text:note-body
text:section
text:tracked-changes
text:changed-region
text:deletion
text:change
text:change-start
text:change-end
draw:frame
draw:text-box
text:s
text:c
text:tab
text:line-break
text:start-value
text:continue-numbering
text:continue-list
text:display-levels
style:num-format
style:num-list-format
style:parent-style-name
office:value-type
percentage
currency
date
collapse
none
一, 二, 三, ...
①, ②, ③, ...
%1%%2%%3%
<text:s text:c=\"2147483647\"/>
<table:table-cell table:number-columns-repeated=\"1048576\"/>
<table:table-row table:number-rows-repeated=\"1048576\"/>
<text:change-start text:change-id=\"1\"/>
<text:change-end text:change-id=\"1\"/>
";

const RTF: &str = "\
{
}
\\
{\\*
\\par
\\pard
\\plain
\\cell
\\row
\\trowd
\\cellx1000
\\cellx-2147483648
\\cellx2147483647
\\clmgf
\\clmrg
\\clvmgf
\\clvmrg
\\intbl
\\itap2
\\itap99999
\\nestcell
\\nestrow
{\\*\\nesttableprops
\\u-32768
\\u65535
\\u55296
\\uc0
\\uc99999
\\bin99999999
\\bin-1
\\'b1\\'ed
\\'zz
\\fcharset134
\\ansicpg936
\\ansicpg65001
\\f2147483647
\\fonttbl
\\v
\\v0
\\deleted
\\revised
\\strike
{\\field{\\*\\fldinst
{\\fldrslt
{\\listtext
{\\pntext
{\\shp{\\*\\shpinst{\\shptxt
{\\footnote
{\\header
{\\pict
{\\object
\\trleft-99999
\\ls1
\\rtf1
";

const MAIL: &str = "\
Content-Type: multipart/related; boundary=\"x\"
Content-Type: multipart/alternative; boundary=
Content-Type: message/rfc822
Content-Type: text/html; charset=gbk
Content-Type: text/plain; charset=utf-16
Content-Type: application/octet-stream; name*0*=utf-8''%E8; name*1*=%A1
Content-Disposition: attachment; filename=\"=?gb2312?B?sO27?=\"
Content-Transfer-Encoding: base64
Content-Transfer-Encoding: quoted-printable
Content-Location: a.html
Content-ID: <a@b>
cid:a@b
=?utf-8?Q?=E8=A1=A8?=
=?gbk?B?
--x
--x--
=
==
=3D
boundary
<iframe src=\"cid:a@b\">
<iframe srcdoc=\"&lt;iframe srcdoc=&quot;&quot;&gt;\">
<frame src=\"a.html\">
<meta charset=gbk>
charset=
MIME-Version: 1.0
PK\u{3}\u{4}
%PDF-1.7
";

/// Properties and marks of Word 97 ([MS-DOC] 2.6, 2.8).
const DOC: &[&[u8]] = &[
    b"\x16\x24\x01",
    b"\x17\x24\x01",
    b"\x49\x66\x02\0\0\0",
    b"\x4B\x24\x01",
    b"\x4C\x24\x01",
    b"\x46\x66\0\0\0\0",
    b"\x08\xD6\xFF\xFF\x40",
    b"\x08\xD6\x02\0\x3F",
    b"\x2B\xD6\x05\xFF\x01\0\0\0",
    b"\x3C\x08\x01",
    b"\0\x08\x01",
    b"\x0A\x26\x08",
    b"\x0B\x46\xFF\xFF",
    b"\x03\x6A\0\0\0\0",
    b"\x55\x08\x01",
    b"\x37\x08\x01",
    b"\x07",
    b"\x0D",
    b"\x13",
    b"\x14",
    b"\x15",
    b"\x07\0",
    b"\x0D\0",
    b"\x13\0",
    b"\x14\0",
    b"\x15\0",
    b"\x28\0",
    b"\x02",
    b"\x01\x02\0",
    b"\0\0\0\x40",
    b"\xFF\xFF\xFF\x7F",
];

/// Records of Excel 97 ([MS-XLS] 2.4).
const XLS: &[&[u8]] = &[
    b"\x09\x08\x10\0\0\x06\x05\0",
    b"\x09\x08\x10\0\0\x06\x10\0",
    b"\x0A\0\0\0",
    b"\x3C\0\x10\0",
    b"\xFC\0\x08\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
    b"\xFD\0\x0A\0\xFF\xFF\xFF\xFF\0\0\xFF\xFF\xFF\xFF",
    b"\x03\x02\x0E\0\0\0\0\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xEF\x7F",
    b"\x7E\x02\x0A\0\xFF\xFF\xFF\0\0\0\xFF\xFF\xFF\xFF",
    b"\xBD\0\x06\0\0\0\0\0\xFF\xFF",
    b"\xBE\0\x06\0\0\0\0\0\xFF\xFF",
    b"\x06\0\x16\0",
    b"\x07\x02\x04\0\xFF\xFF\0\0",
    b"\x1E\x04\x09\0\xA4\0\x04\0\x000,,%",
    b"\xE0\0\x14\0\0\0\xA4\0",
    b"\xE5\0\x0A\0\x01\0\0\0\xFF\xFF\0\0\xFF\0",
    b"\xE5\0\x02\0\xFF\xFF",
    b"\x85\0\x08\0\0\0\0\0\x01\0\x01\0",
    b"\x7D\0\x0C\0\0\0\xFF\0\0\0\0\0\x01\0\0\0",
    b"\x08\x02\x10\0\xFF\xFF\0\0\xFF\xFF\0\0\0\0\0\0\x20\0\0\0",
    b"\x22\0\x02\0\x01\0",
    b"\x5D\0\x02\0",
    b"\xB6\x01\x12\0",
    b"\xFF\xFF",
    b"\0\0\0\0",
];

const SETTINGS: &str = "\
select = [
ignore = [
[severity]
[[severity]]
select.a = 1
severity = { QLT = \"info\" }
QLT = \"info\"
T3-BALANCE = \"error\"
\"T3-BALANCE\",
\"*-NONE\"
\"****************\"
\"ALL\"
\"PARSE\"
\"\"\"
'''
\\u202e
\\U0010FFFF
\\x
]
}
{
[
=
.
#
1979-05-27T07:32:00Z
0x
1e400
nan
true
selct = []
[[text]]
[[text]]\ncode = \"X-A\"\npattern = \"公开\"
code = \"X-B\"
pattern = \"(a|aa)+$\"
pattern = \"(.*){50}{50}\"
pattern = \"\\\\d+件\"
pattern = '(?i)[一-龥]{1,1000}'
unless = \"无\"
must = true
in = [1, 2]
severity = \"error\"
message = \"{0}\"
[text.\"a\"]
";

const ARGUMENTS: &str = "\
check
parse
rules
-
--
-o
--output
--format
json
csv
tsv
md
html
ndjson
--lang
zh
en
--select
--ignore
--severity
T3-BALANCE
T3=info
T3-BALANSE
QLT=
=
*
--config
--no-config
--color
always
never
--fail-on
error
--with-text
--help
-h
--version
-V
-v
-q
-vvq
--chek
--format=xml
a.txt
\u{202e}
\u{1b}[31m
\u{7}
";

const ENCODED: &[&[u8]] = &[
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"\xFE\xFF",
    b"\xFF\xFE\0\0",
    b"\x84\x31\x95\x33",
    b"<meta charset=gbk>",
    b"<meta charset=\"utf-16\">",
    b"<meta http-equiv=Content-Type content=\"text/html; charset=big5\">",
    b"<meta charset=x-user-defined>",
    b"<meta charset=replacement>",
    b"<?xml encoding=\"gb2312\"?>",
    b"\xB9\xAB\xBF\xAA",
    b"\x81\x30\x81\x30",
    b"\xE5\x85",
    b"\xF0\x9F",
    b"\xC0\x80",
    b"\xED\xA0\x80",
    b"\0",
    b"\0\0",
    b"\x1A",
    b"\x0D",
    b"+AGE-",
    b"\x1B$B",
];
