// Files made for tests: zip archives and what is packed in them, PDF files, and files that are refused.

import { deflateRawSync, inflateRawSync } from "node:zlib";

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let i = 0; i < 8; i++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc >>> 0;
});

function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ TABLE[(crc ^ byte) & 255];
  return (crc ^ 0xffffffff) >>> 0;
}

/** A zip archive of `[name, bytes]`; `store`: nothing is compressed; `encoding` of the names. */
export function zip(members, { store = false, names = (name) => Buffer.from(name) } = {}) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [name, content] of members) {
    const bytes = Buffer.from(content);
    const data = store ? bytes : deflateRawSync(bytes, { level: 9 });
    const written = names(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    // UTF-8 names say so.
    common.writeUInt16LE(written.equals(Buffer.from(name)) ? 0x800 : 0, 2);
    common.writeUInt16LE(store ? 0 : 8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(written.length, 22);
    parts.push(Buffer.from("PK\x03\x04", "latin1"), common, written, data);
    const entry = Buffer.alloc(16);
    entry.writeUInt32LE(at, 12);
    directory.push(Buffer.from("PK\x01\x02\x14\0", "latin1"), common, entry.subarray(2), written);
    at += 30 + written.length + data.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, list, Buffer.from("PK\x05\x06", "latin1"), end]);
}

/** The members of a zip archive, as `zip` takes them. */
export function unzip(archive) {
  let at = archive.readUInt32LE(archive.lastIndexOf(Buffer.from("PK\x05\x06", "latin1")) + 16);
  const members = [];
  while (archive.readUInt32LE(at) === 0x02014b50) {
    const [method, size, name, extra, comment, local] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28), archive.readUInt16LE(at + 30), archive.readUInt16LE(at + 32), archive.readUInt32LE(at + 42)];
    const data = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const bytes = archive.subarray(data, data + size);
    members.push([archive.toString("utf8", at + 46, at + 46 + name), method === 8 ? inflateRawSync(bytes) : bytes]);
    at += 46 + name + extra + comment;
  }
  return members;
}

/** A PDF file: a content stream for each page. `picture`: each page shows one, as /I. */
export function pdf(pages, { picture = false } = {}) {
  const objects = [];
  const add = (body) => objects.push(body);
  add("<< /Type /Catalog /Pages 2 0 R >>");
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${5 + i * 2} 0 R`).join(" ")}] >>`);
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  add("<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream");
  pages.forEach((content, i) => {
    add(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${6 + i * 2} 0 R /Resources << /Font << /F 3 0 R >> ${picture ? "/XObject << /I 4 0 R >> " : ""}>> >>`);
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  });
  let text = "%PDF-1.4\n";
  const places = objects.map((body, i) => {
    const place = text.length;
    text += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return place;
  });
  const xref = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("")}`;
  return Buffer.from(`${text}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`, "latin1");
}

/** A PDF file of scanned pages. */
export const scan = (pages) => pdf(Array.from({ length: pages }, () => "q 595 0 0 842 0 0 cm /I Do Q"), { picture: true });

/** A page of so many lines of digits. */
export const digits = (lines) => `BT /F 8 Tf 40 800 Td ${Array.from({ length: lines }, (_, i) => `(${String(i).repeat(12).slice(0, 40)}) Tj 0 -${(740 / lines).toFixed(3)} Td`).join(" ")} ET`;

/** The container of an office file with a password. */
export function locked() {
  const bytes = Buffer.alloc(2048);
  bytes.write("d0cf11e0a1b11ae1", 0, "hex");
  bytes.write("EncryptedPackage\0", 1024, "utf16le");
  return bytes;
}

/** A document whose main part inflates to more than anybody wants. */
export const bomb = () => zip([["[Content_Types].xml", "<Types/>"], ["_rels/.rels", '<Relationships><Relationship Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>'], ["word/document.xml", `<document>${" ".repeat(200_000_000)}</document>`]]);
