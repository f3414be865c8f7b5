//! What a file is, by its content.

use crate::container::zip::Zip;
use crate::word::package::Package;
use crate::words::Words;
use crate::{Decode, mime, xml};

macro_rules! formats {
    ($($(#[$doc:meta])* $name:ident = $media:literal, $zh:literal, $en:literal;)*) => {
        /// What a file is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Format { $($(#[$doc])* $name,)* }

        impl Format {
            /// All of them.
            pub const ALL: &'static [Format] = &[$(Format::$name,)*];

            /// Its media type, such as `application/pdf`.
            pub const fn media_type(self) -> &'static str {
                match self { $(Format::$name => $media,)* }
            }

            /// What people call it, in both languages.
            pub fn name(self) -> Words {
                match self { $(Format::$name => Words::new($zh, $en),)* }
            }
        }
    };
}

formats! {
    /// Word since 2007, transitional or strict.
    Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word 文档（.docx）", "Word document (.docx)";
    /// The parts of a `.docx` in one XML file.
    FlatOpc = "application/vnd.ms-word.document.flat+xml", "Word XML 文档", "Word XML document";
    /// Word 2003's own XML.
    WordXml2003 = "application/vnd.ms-word.2003+xml", "Word 2003 XML 文档", "Word 2003 XML document";
    /// Word 97 to 2003, and WPS.
    Doc = "application/msword", "Word 97-2003 文档（.doc、.wps）", "Word 97-2003 document (.doc, .wps)";
    /// Rich Text Format.
    Rtf = "application/rtf", "RTF 文档（.rtf）", "RTF document (.rtf)";
    /// `OpenDocument` text.
    Odt = "application/vnd.oasis.opendocument.text", "OpenDocument 文本（.odt）", "OpenDocument text (.odt)";
    /// Excel since 2007.
    Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel 工作簿（.xlsx）", "Excel workbook (.xlsx)";
    /// Excel 97 to 2003, and WPS.
    Xls = "application/vnd.ms-excel", "Excel 97-2003 工作簿（.xls、.et）", "Excel 97-2003 workbook (.xls, .et)";
    /// Excel 95 and before.
    ExcelOld = "application/x-msexcel", "Excel 95 及更早的工作簿（.xls）", "workbook of Excel 95 or before (.xls)";
    /// Word before 6.
    WordOld = "application/x-msword", "Word 2 及更早的文档（.doc）", "document of Word 2 or before (.doc)";
    /// Excel's binary workbook since 2007.
    Xlsb = "application/vnd.ms-excel.sheet.binary.macroEnabled.12", "Excel 二进制工作簿（.xlsb）", "Excel binary workbook (.xlsb)";
    /// Excel 2003's own XML.
    ExcelXml2003 = "application/vnd.ms-excel.2003+xml", "Excel 2003 XML 表格", "Excel 2003 XML spreadsheet";
    /// `OpenDocument` spreadsheet.
    Ods = "application/vnd.oasis.opendocument.spreadsheet", "OpenDocument 表格（.ods）", "OpenDocument spreadsheet (.ods)";
    /// Portable Document Format.
    Pdf = "application/pdf", "PDF 文件", "PDF file";
    /// Open Fixed-layout Document, GB/T 33190.
    Ofd = "application/ofd", "OFD 文件", "OFD file";
    /// A web page with its parts as one message: `.mht`, `.mhtml`.
    Mhtml = "multipart/related", "网页存档（.mht、.mhtml）", "web archive (.mht, .mhtml)";
    /// A mail.
    Eml = "message/rfc822", "电子邮件（.eml）", "mail (.eml)";
    /// A zip archive of files.
    Zip = "application/zip", "zip 压缩包", "zip archive";
    /// A RAR archive.
    Rar = "application/vnd.rar", "RAR 压缩包", "RAR archive";
    /// A 7z archive.
    SevenZip = "application/x-7z-compressed", "7z 压缩包", "7z archive";
    /// Something packed with gzip.
    Gzip = "application/gzip", "gzip 压缩包", "gzip file";
    /// A tar archive.
    Tar = "application/x-tar", "tar 压缩包", "tar archive";
    /// Something packed with xz.
    Xz = "application/x-xz", "xz 压缩包", "xz file";
    /// Something packed with bzip2.
    Bzip2 = "application/x-bzip2", "bz2 压缩包", "bzip2 file";
    /// An electronic book.
    Epub = "application/epub+zip", "EPUB 电子书", "EPUB book";
    /// A file of CNKI's reader.
    Caj = "application/x-caj", "CAJ 文件", "CAJ file";
    /// A file of Founder's Apabi reader.
    Ceb = "application/x-ceb", "方正 CEB 文件", "Founder CEB file";
    /// A file of Sursen's reader.
    Gd = "application/x-gd", "书生 GD、GW 文件", "Sursen GD or GW file";
    /// Scanned pages.
    Djvu = "image/vnd.djvu", "DjVu 文件", "DjVu file";
    /// A picture.
    Heic = "image/heic", "HEIC 图片", "HEIC picture";
    /// A presentation.
    Presentation = "application/vnd.ms-powerpoint", "演示文稿", "presentation";
    /// An office file that is encrypted.
    EncryptedOffice = "application/encrypted", "加密的 Office 文件", "encrypted Office file";
    /// A compound file of an unknown program.
    Compound = "application/x-ole-storage", "来历不明的复合文件", "compound file of an unknown program";
    /// A document in UOF, GB/T 20916.
    Uof = "application/vnd.uof", "UOF 文件", "UOF file";
    /// A picture.
    Png = "image/png", "PNG 图片", "PNG picture";
    /// A picture.
    Jpeg = "image/jpeg", "JPEG 图片", "JPEG picture";
    /// A picture.
    Gif = "image/gif", "GIF 图片", "GIF picture";
    /// A picture.
    Bmp = "image/bmp", "BMP 图片", "BMP picture";
    /// A picture, often of several pages.
    Tiff = "image/tiff", "TIFF 图片", "TIFF picture";
    /// A picture.
    Webp = "image/webp", "WebP 图片", "WebP picture";
}

/// Signatures at the start of a file that decide alone.
const SIGNATURES: [(&[u8], Format); 24] = [
    (b"{\\rtf", Format::Rtf),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Format::Compound),
    (b"Rar!\x1A\x07", Format::Rar),
    (b"7z\xBC\xAF\x27\x1C", Format::SevenZip),
    (b"\x1F\x8B\x08", Format::Gzip),
    (b"\x89PNG\r\n\x1A\n", Format::Png),
    (b"\xFF\xD8\xFF", Format::Jpeg),
    (b"GIF87a", Format::Gif),
    (b"GIF89a", Format::Gif),
    (b"II*\0", Format::Tiff),
    (b"MM\0*", Format::Tiff),
    (b"PK\x03\x04", Format::Zip),
    (b"PK\x05\x06", Format::Zip),
    (b"\xFD7zXZ\0", Format::Xz),
    (b"BZh11AY&SY", Format::Bzip2),
    (b"BZh91AY&SY", Format::Bzip2),
    (b"CAJ\0", Format::Caj),
    (b"HN\xC8\0", Format::Caj),
    (b"KDH ", Format::Caj),
    (b"Founder CEB", Format::Ceb),
    (b"GWD\xB0", Format::Gd),
    (b"SURSEN", Format::Gd),
    (b"AT&TFORM", Format::Djvu),
    (b"\xDB\xA5", Format::WordOld),
];

/// The format of a file; `None`: text or HTML.
pub(crate) fn recognise(bytes: &[u8], decode: Decode<'_>) -> Option<Format> {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let signature = SIGNATURES.iter().find(|(signature, _)| start.starts_with(signature));
    match signature.map(|&(_, format)| format) {
        Some(Format::Zip) => return Some(of_zip(bytes, decode)),
        Some(Format::Compound) => return Some(of_compound(bytes)),
        Some(format) => return Some(format),
        None => {}
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some(Format::Webp);
    }
    // Workbooks before compound files begin with a record of their version, and with a tab.
    if [&b"\x09\0\x04\0"[..], b"\x09\x02\x06\0", b"\x09\x04\x06\0"]
        .iter()
        .any(|begin| bytes.starts_with(begin))
    {
        return Some(Format::ExcelOld);
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return Some(Format::Tar);
    }
    let brand = bytes.get(8..12).filter(|_| bytes.get(4..8) == Some(b"ftyp"));
    let pictures: [&[u8]; 7] = [b"heic", b"heix", b"heim", b"hevc", b"mif1", b"msf1", b"avif"];
    if brand.is_some_and(|brand| pictures.contains(&brand)) {
        return Some(Format::Heic);
    }
    // A bitmap says its own size, which no text beginning with these letters does.
    let size = || Some(u32::from_le_bytes(bytes.get(2..6)?.try_into().ok()?) as usize);
    if bytes.starts_with(b"BM") && size() == Some(bytes.len()) {
        return Some(Format::Bmp);
    }
    // Readers of PDF accept the header anywhere in the first kilobyte.
    if bytes[..bytes.len().min(1024)].windows(5).any(|window| window == b"%PDF-") {
        return Some(Format::Pdf);
    }
    of_xml(bytes, decode).or_else(|| mime::recognise(bytes))
}

/// What a zip archive is: an office file by what it says of itself, or an archive of files.
fn of_zip(bytes: &[u8], decode: Decode<'_>) -> Format {
    let Ok(zip) = Zip::open(bytes, decode) else { return of_cut_zip(bytes) };
    if let Some(Ok(kind)) = zip.get("mimetype") {
        let kind = String::from_utf8_lossy(&kind);
        if kind.contains("opendocument.text") {
            return Format::Odt;
        }
        if kind.contains("opendocument.spreadsheet") {
            return Format::Ods;
        }
        if kind.contains("epub+zip") {
            return Format::Epub;
        }
        if kind.contains("opendocument.presentation") {
            return Format::Presentation;
        }
    }
    if zip.has("OFD.xml") {
        return Format::Ofd;
    }
    if zip.has("uof.xml") {
        return Format::Uof;
    }
    if !zip.has("[Content_Types].xml") && !zip.has("_rels/.rels") {
        return Format::Zip;
    }
    let main = Package::Zip(&zip).main_part(decode).unwrap_or_default();
    // Where the main part stands is a habit; what it holds is not.
    match root_of(&zip, &main, decode).as_deref() {
        Some("document") => Format::Docx,
        Some("workbook") => Format::Xlsx,
        Some("presentation") => Format::Presentation,
        _ if main.rsplit_once('.').is_some_and(|(_, end)| end == "bin") => Format::Xlsb,
        _ if main.starts_with("word/") => Format::Docx,
        _ if main.starts_with("xl/") => Format::Xlsx,
        _ if zip.has("ppt/presentation.xml") => Format::Presentation,
        _ => Format::Zip,
    }
}

/// What an archive without its directory was, by the names of its members that stand before them.
fn of_cut_zip(bytes: &[u8]) -> Format {
    const HEADER: usize = 30;
    let name = |at: usize| {
        let length =
            bytes.get(at + 26..at + 28).map(|two| usize::from(u16::from_le_bytes([two[0], two[1]])))?;
        bytes.get(at + HEADER..at + HEADER + length)
    };
    let office = |name: &[u8]| {
        let parts: [&[u8]; 8] = [
            b"[Content_Types].xml",
            b"_rels/",
            b"word/",
            b"xl/",
            b"docProps/",
            b"mimetype",
            b"OFD.xml",
            b"Doc_0/",
        ];
        parts.iter().any(|part| name.starts_with(part))
    };
    // An archive of files may hold such names too, of the files in it.
    if !name(0).is_some_and(office) {
        return Format::Zip;
    }
    if name(0) == Some(b"mimetype") {
        let kind = String::from_utf8_lossy(bytes.get(..200.min(bytes.len())).unwrap_or_default());
        return match () {
            () if kind.contains("opendocument.text") => Format::Odt,
            () if kind.contains("opendocument.spreadsheet") => Format::Ods,
            () => Format::Zip,
        };
    }
    let mut headers = bytes.windows(4).enumerate().filter(|(_, four)| *four == b"PK\x03\x04");
    let kind = headers.find_map(|(at, _)| match name(at)? {
        name if name.starts_with(b"word/") => Some(Format::Docx),
        name if name.starts_with(b"xl/") => Some(Format::Xlsx),
        name if name.starts_with(b"OFD.xml") || name.starts_with(b"Doc_0/") => Some(Format::Ofd),
        _ => None,
    });
    kind.unwrap_or(Format::Zip)
}

/// What a compound file without its directory was, by how its first stream begins.
fn of_cut_compound(bytes: &[u8]) -> Format {
    const SECTOR: usize = 512;
    /// Streams begin with the first sectors of files as programs write them.
    const LOOKED_AT: usize = 256;
    let begins = |start: &[u8]| match start {
        [0xEC, 0xA5, ..] => Some(Format::Doc),
        [0x09, 0x08, 0x10, 0, 0, 6, ..] => Some(Format::Xls),
        [0x09, 0x08, 8, 0, 0, 5, ..] => Some(Format::ExcelOld),
        _ => None,
    };
    bytes.chunks(SECTOR).skip(1).take(LOOKED_AT).find_map(begins).unwrap_or(Format::Compound)
}

fn root_of(zip: &Zip<'_>, part: &str, decode: Decode<'_>) -> Option<String> {
    let bytes = zip.get(part)?.ok()?;
    root(&xml::decoded(&bytes, decode)?).map(|(_, name)| name.to_owned())
}

/// What a compound file is, by the names in its directory.
fn of_compound(bytes: &[u8]) -> Format {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        // Entries of the directory are 128 bytes, in sectors of 512 or more.
        bytes.chunks(128).any(|entry| entry.starts_with(&name))
    };
    if has("EncryptedPackage") {
        Format::EncryptedOffice
    } else if has("WordDocument") {
        Format::Doc
    } else if has("Workbook") {
        Format::Xls
    } else if has("Book") {
        Format::ExcelOld
    } else if has("PowerPoint Document") {
        Format::Presentation
    } else {
        of_cut_compound(bytes)
    }
}

/// Office files in one XML file, by their root element.
fn of_xml(bytes: &[u8], decode: Decode<'_>) -> Option<Format> {
    /// The root begins within so many bytes.
    const HEAD: usize = 16 * 1024;
    let start = bytes.trim_ascii_start();
    let begins = [&b"<"[..], b"\xEF\xBB\xBF", b"\xFF\xFE<\0", b"\xFE\xFF\0<"];
    if !begins.iter().any(|mark| start.starts_with(mark)) {
        return None;
    }
    let head = xml::decoded_start(&start[..start.len().min(HEAD)], decode)?;
    let (prefix, name) = root(&head)?;
    match (prefix, name) {
        (_, "package") if head.contains("http://schemas.microsoft.com/office/2006/xmlPackage") => {
            Some(Format::FlatOpc)
        }
        (_, "wordDocument") => Some(Format::WordXml2003),
        (_, "Workbook") if head.contains("urn:schemas-microsoft-com:office:spreadsheet") => {
            Some(Format::ExcelXml2003)
        }
        ("office", "document") if head.contains("opendocument.spreadsheet") => Some(Format::Ods),
        ("office", "document") => Some(Format::Odt),
        (_, "UOF") => Some(Format::Uof),
        _ => None,
    }
}

/// Prefix and name of the root element.
fn root(text: &str) -> Option<(&str, &str)> {
    let mut rest = text.trim_start_matches('\u{FEFF}');
    loop {
        rest = &rest[rest.find('<')? + 1..];
        match rest.as_bytes().first()? {
            b'?' => rest = &rest[rest.find("?>")?..],
            b'!' if rest.starts_with("!--") => rest = &rest[rest.find("-->")?..],
            b'!' => rest = &rest[rest.find('>')?..],
            _ => break,
        }
    }
    let name = rest.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next()?;
    Some(name.split_once(':').unwrap_or(("", name)))
}
