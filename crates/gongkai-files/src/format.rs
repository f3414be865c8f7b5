//! What a file is, by its content.

use crate::Decode;
use crate::words::Words;

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
    /// A web page whose frames are in it, as `SingleFile` saves them.
    FramedHtml = "text/html", "网页", "web page";
    /// A zip archive of files.
    Zip = "application/zip", "zip 压缩包", "zip archive";
    /// A RAR archive.
    Rar = "application/vnd.rar", "RAR 压缩包", "RAR archive";
    /// A 7z archive.
    SevenZip = "application/x-7z-compressed", "7z 压缩包", "7z archive";
    /// Something packed with gzip.
    Gzip = "application/gzip", "gzip 压缩包", "gzip file";
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
const SIGNATURES: [(&[u8], Format); 13] = [
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
];

/// The format of a file; `None`: text, or HTML without other files in it.
pub(crate) fn recognise(bytes: &[u8], _decode: Decode<'_>) -> Option<Format> {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let trimmed = start.trim_ascii_start();
    if let Some(&(_, format)) = SIGNATURES.iter().find(|(signature, _)| trimmed.starts_with(signature)) {
        return Some(format);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some(Format::Webp);
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
    None
}
