use super::*;

fn utf8(label: &str, bytes: &[u8]) -> Option<String> {
    match label.to_ascii_lowercase().as_str() {
        "utf-8" => Some(String::from_utf8_lossy(bytes).into_owned()),
        // 表二 in GBK.
        "gb18030" => {
            Some(if bytes == b"\xB1\xED\xB6\xFE" { "表二".to_owned() } else { "\u{FFFD}".to_owned() })
        }
        _ => None,
    }
}

fn html(message: &str) -> String {
    let extract = read(message.as_bytes(), &utf8, 0).unwrap();
    assert_eq!(extract.media, TextMedia::Html);
    extract.text
}

#[test]
fn messages_are_known_by_their_headers() {
    let kinds = [
        (
            "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"b\"\r\n\r\n",
            Some(Format::Mhtml),
        ),
        ("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n", Some(Format::Mhtml)),
        ("Content-Type: multipart/alternative;\n boundary=b\nMIME-Version: 1.0\n\n", Some(Format::Eml)),
        ("Received: by a\nFrom: a@b\nSubject: c\nDate: today\n\nx", Some(Format::Eml)),
        ("标题：某县年报\n正文", None),
        ("Note: this is a text\nwith a colon", None),
        ("一: 二\n三: 四\n", None),
    ];
    for (message, kind) in kinds {
        assert_eq!(recognise(message.as_bytes()), kind, "{message}");
    }
}

#[test]
fn html_is_taken_before_plain_text() {
    let message = "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=\"x y\"\n\npreamble\n--x y\nContent-Type: text/plain\n\nplain\n--x y\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<p>=E8=A1=A8=\n=E4=BA=8C</p>\n--x y--\nepilogue\n";
    assert_eq!(html(message), "<p>表二</p>");
}

#[test]
fn old_charsets_are_decoded() {
    let mut message = b"MIME-Version: 1.0\nContent-Type: text/html; charset=gb2312\n\n".to_vec();
    message.extend(b"\xB1\xED\xB6\xFE");
    assert_eq!(read(&message, &utf8, 0).unwrap().text, "表二");
}

#[test]
fn frames_stand_in_their_places() {
    let message = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b; start=\"<top@x>\"\n\n--b\nContent-Type: text/html\nContent-ID: <frame-1@mhtml.blink>\n\n<p title=\"a&amp;b\">表</p>\n--b\nContent-Type: text/html\nContent-ID: <top@x>\nContent-Location: http://a/b/index.html\n\n前<iframe width=1 src=\"cid:frame-1@mhtml.blink\"></iframe><frame src=sheet001.htm>后\n--b\nContent-Type: text/html\nContent-Location: http://a/b/sheet001.htm\n\n二\n--b--";
    assert_eq!(
        html(message),
        "前<iframe srcdoc=\"<p title=&quot;a&amp;amp;b&quot;>表</p>\"></iframe></iframe><iframe srcdoc=\"二\"></iframe>后"
    );
}

#[test]
fn documents_attached_to_a_mail_are_inputs_of_their_own() {
    let message = "From: a@b\nSubject: c\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n见附件\n--b\nContent-Type: application/pdf; name=\"=?utf-8?B?5bm05oql?=.pdf\"\nContent-Disposition: attachment; filename*=utf-8''%E5%B9%B4%E6%8A%A5.pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0xLjc=\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--\n";
    let members = attached(message.as_bytes(), &utf8);
    assert_eq!(members, [Member { name: "年报.pdf".to_owned(), bytes: Ok(b"%PDF-1.7".to_vec()) }]);
}

#[test]
fn what_cannot_be_decoded_is_doubted() {
    let mut message =
        "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>表".as_bytes().to_vec();
    message.extend(b"\xFF</p>");
    let extract = read(&message, &utf8, 0).unwrap();
    let [notice] = &extract.notices[..] else { panic!("{:?}", extract.notices) };
    assert_eq!((notice.kind, notice.count), (NoticeKind::Unknown, 1));
    let Touches::Ranges(ranges) = &notice.touches else { panic!() };
    assert_eq!(&extract.text[ranges[0].clone()], "\u{FFFD}");
}

#[test]
fn text_in_another_file_is_plain_or_html() {
    assert_eq!(text("表二".as_bytes(), &utf8).unwrap().media, TextMedia::Plain);
    assert_eq!(text(" <p>表二".as_bytes(), &utf8).unwrap().media, TextMedia::Html);
    let large = "x".repeat(limits::OUTPUT + 1);
    assert_eq!(text(large.as_bytes(), &utf8), Err(Refusal::TooLarge));
}

#[test]
fn more_parts_than_the_limit_are_refused() {
    let parts = "--b\n\nx\n".repeat(limits::MEMBERS + 1);
    let message = format!("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n{parts}--b--");
    assert_eq!(read(message.as_bytes(), &utf8, 0), Err(Refusal::TooLarge));
    let level = |at: u32| format!("Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n");
    let nested: String = (0..100).map(level).collect();
    assert_eq!(read(format!("MIME-Version: 1.0\n{nested}").as_bytes(), &utf8, 0), Err(Refusal::TooLarge));
}
