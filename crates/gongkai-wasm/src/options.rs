//! What callers ask for, checked member by member: what is not known, or of another type, is an error that says where it stands
//! and what is possible. Plain objects come over the border through serde-wasm-bindgen as a [`Value`].

use gongkai::check::{Choice, TextRule};
use gongkai::render::Language;
use gongkai::render::paper::Kind;
use gongkai::{Media, Message, Observation, ObservationKind, Origin, Selection, Severity, Touches};
use wasm_bindgen::JsValue;

use crate::bytes;
use crate::value::Value;

/// What is wrong with options.
#[derive(Debug, PartialEq)]
pub(crate) struct Fault {
    /// Such as `options.text[0].pattern`.
    pub(crate) path: String,
    pub(crate) message: Message,
}

impl From<Fault> for JsValue {
    fn from(Fault { path, message }: Fault) -> JsValue {
        js_sys::Error::new(&[&path, ": ", &message.zh, " / ", &message.en].concat()).into()
    }
}

type Checked<T> = Result<T, Fault>;

/// A value and where it stands.
struct At<'a> {
    value: &'a Value,
    path: String,
}

impl<'a> At<'a> {
    fn wrong<T>(&self, zh: impl Into<String>, en: impl Into<String>) -> Checked<T> {
        Err(Fault { path: self.path.clone(), message: Message::new(zh, en) })
    }

    fn takes<T>(&self, zh: &str, en: &str) -> Checked<T> {
        let (kind_zh, kind_en) = self.value.kind();
        self.wrong(["要写成", zh, "，而不是", kind_zh].concat(), ["takes ", en, ", not ", kind_en].concat())
    }

    /// The members of an object, none of which is another than these.
    fn members(&self, names: &[&str]) -> Checked<Members<'a>> {
        let Value::Object(members) = self.value else {
            return self.takes("对象", "an object");
        };
        for (name, _) in members {
            if !names.contains(&name.as_str()) {
                return At { value: self.value, path: member(&self.path, name) }.wrong(
                    ["没有这一项；可用：", &names.join("、")].concat(),
                    ["no such member; possible: ", &names.join(", ")].concat(),
                );
            }
        }
        Ok(Members { members, path: self.path.clone() })
    }

    fn items(&self) -> Checked<Vec<At<'a>>> {
        let Value::Array(items) = self.value else { return self.takes("数组", "an array") };
        let item = |(at, value)| At { value, path: format!("{}[{at}]", self.path) };
        Ok(items.iter().enumerate().map(item).collect())
    }

    fn string(&self) -> Checked<&'a str> {
        let Value::String(string) = self.value else { return self.takes("文字", "a string") };
        Ok(string)
    }

    fn boolean(&self) -> Checked<bool> {
        let Value::Boolean(one) = self.value else { return self.takes(" true 或 false", "true or false") };
        Ok(*one)
    }

    /// A place or a number of things.
    fn count(&self) -> Checked<usize> {
        match self.value {
            Value::Count(count) => Ok(usize::try_from(*count).unwrap_or(usize::MAX)),
            _ => self.takes("从 0 起的整数", "a whole number from 0"),
        }
    }

    fn one_of<T: Copy>(&self, possible: &[(&str, T)]) -> Checked<T> {
        let given = self.string()?;
        if let Some((_, one)) = possible.iter().find(|(name, _)| *name == given) {
            return Ok(*one);
        }
        let names: Vec<&str> = possible.iter().map(|(name, _)| *name).collect();
        self.wrong(
            ["没有“", given, "”；可用：", &names.join("、")].concat(),
            ["there is no “", given, "”; possible: ", &names.join(", ")].concat(),
        )
    }
}

/// Members of an object, by name. What is `undefined` or `null` is not there.
struct Members<'a> {
    members: &'a [(String, Value)],
    path: String,
}

impl<'a> Members<'a> {
    fn get(&self, name: &str) -> Option<At<'a>> {
        let found = self.members.iter().find(|(own, value)| own == name && *value != Value::Nothing);
        found.map(|(_, value)| At { value, path: member(&self.path, name) })
    }

    fn must(&self, name: &str) -> Checked<At<'a>> {
        self.get(name).ok_or_else(|| Fault {
            path: member(&self.path, name),
            message: Message::new("缺少这一项", "is missing"),
        })
    }

    fn items(&self, name: &str) -> Checked<Vec<At<'a>>> {
        self.get(name).map_or(Ok(Vec::new()), |at| at.items())
    }

    fn string(&self, name: &str) -> Checked<Option<&'a str>> {
        self.get(name).map(|at| at.string()).transpose()
    }
}

/// `options.severity`, or `options.severity["T3-BALANCE"]` where that is no name of JavaScript's.
fn member(path: &str, name: &str) -> String {
    let plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        && name.bytes().next().is_some_and(|b| !b.is_ascii_digit());
    if plain { [path, ".", name].concat() } else { [path, "[\"", name, "\"]"].concat() }
}

/// Members that say which rules count.
const CHOOSING: [&str; 4] = ["select", "ignore", "severity", "text"];
/// What else `parse` takes.
const PARSING: [&str; 4] = ["media", "name", "file", "changes"];

/// What `parse` accepts beside the text.
pub(crate) struct Options {
    media: Option<Media>,
    name: String,
    file: Option<Value>,
    changes: Vec<Change>,
    selection: Selection,
    pub(crate) csv: bool,
    pub(crate) report: Option<usize>,
    pub(crate) encoding: Option<String>,
    pub(crate) office: Option<Office>,
    pub(crate) language: Language,
}

/// A file for an office program.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Office {
    /// A paper as `.docx`.
    Paper(Kind),
    /// An `.xlsx` workbook.
    Workbook,
}

const OFFICE: [(&str, Office); 5] = [
    ("report", Office::Paper(Kind::Annual)),
    ("result", Office::Paper(Kind::Result)),
    ("checklist", Office::Paper(Kind::Checklist)),
    ("notice", Office::Paper(Kind::Notice)),
    ("workbook", Office::Workbook),
];

/// A cell that the caller wants checked with another print.
struct Change {
    report: usize,
    cell: String,
    print: String,
}

impl Options {
    pub(crate) fn parsing(options: &JsValue) -> Result<Self, JsValue> {
        Options::with(options, &[])
    }

    /// With the members of `RenderOptions`.
    pub(crate) fn rendering(options: &JsValue) -> Result<Self, JsValue> {
        Options::with(options, &["format", "report"])
    }

    /// With the members of `OfficeOptions`.
    pub(crate) fn for_office(options: &JsValue) -> Result<Self, JsValue> {
        Options::with(options, &["document", "lang", "report"])
    }

    /// With the members of `BytesOptions`.
    pub(crate) fn decoding(options: &JsValue) -> Result<Self, JsValue> {
        Options::with(options, &["encoding"])
    }

    fn with(options: &JsValue, more: &[&str]) -> Result<Self, JsValue> {
        gongkai::stage::enter("options");
        let value = Value::of(options)?;
        Ok(Options::of(&value, more)?)
    }

    fn of(value: &Value, more: &[&str]) -> Checked<Self> {
        let empty = Value::Object(Vec::new());
        let value = if *value == Value::Nothing { &empty } else { value };
        let options = At { value, path: "options".to_owned() };
        let options = options.members(&[&PARSING[..], &CHOOSING, more].concat())?;
        let media = [("text/plain", Media::PlainText), ("text/html", Media::Html)];
        let format = [("json", false), ("csv", true)];
        let file = options.get("file");
        if let Some(file) = &file {
            // Whether it is one must be known before anything is read.
            origin(file, "")?;
        }
        let encoding = options.get("encoding");
        if let Some(at) = &encoding
            && !bytes::is_encoding(at.string()?)
        {
            return at.wrong("没有这种编码；如 utf-8、gb18030", "no such encoding; such as utf-8, gb18030");
        }
        Ok(Options {
            encoding: encoding.map(|at| at.string().map(str::to_owned)).transpose()?,
            media: options.get("media").map(|at| at.one_of(&media)).transpose()?,
            name: options.string("name")?.unwrap_or_default().to_owned(),
            file: file.map(|at| at.value.clone()),
            changes: options.items("changes")?.iter().map(change).collect::<Checked<_>>()?,
            selection: Selection::default().then(&choice(&options)?),
            csv: options.get("format").map(|at| at.one_of(&format)).transpose()?.unwrap_or_default(),
            office: options.get("document").map(|at| at.one_of(&OFFICE)).transpose()?,
            language: options.get("lang").map(|at| at.one_of(&LANGUAGES)).transpose()?.unwrap_or_default(),
            report: options.get("report").map(|at| at.count()).transpose()?,
        })
    }

    /// How many cells of a report hold numbers that the caller put there.
    pub(crate) fn tried(&self, report: usize) -> usize {
        self.changes.iter().filter(|change| change.report == report).count()
    }

    pub(crate) fn read(&self, text: &str) -> gongkai::Document {
        self.read_observed(text, None)
    }

    /// The same of a text of which something was observed before it was one.
    pub(crate) fn read_observed(&self, text: &str, observed: Option<Observation>) -> gongkai::Document {
        let value = self.file.as_ref();
        let file = value.and_then(|value| origin(&At { value, path: String::new() }, text).ok());
        let mut origin = file.unwrap_or_default();
        origin.observations.extend(observed);
        let mut document = gongkai::read_file(text, self.media.unwrap_or_default(), origin);
        document.name.clone_from(&self.name);
        #[cfg(feature = "panic-switch")]
        crate::switch::obey(text);
        for Change { report, cell, print } in &self.changes {
            #[cfg(feature = "panic-switch")]
            crate::switch::obey(print);
            gongkai::change(&mut document, *report, cell, print);
        }
        gongkai::check_with(&mut document, &self.selection);
        document
    }
}

fn change(at: &At<'_>) -> Checked<Change> {
    let change = at.members(&["report", "cell", "print"])?;
    Ok(Change {
        report: change.get("report").map(|at| at.count()).transpose()?.unwrap_or_default(),
        cell: change.must("cell")?.string()?.to_owned(),
        print: change.must("print")?.string()?.to_owned(),
    })
}

/// The selection by which `rules` is to list the catalogue.
pub(crate) fn selection(options: &JsValue) -> Result<Selection, JsValue> {
    let value = Value::of(options)?;
    if value == Value::Nothing {
        return Ok(Selection::default());
    }
    let options = At { value: &value, path: "options".to_owned() };
    let options = options.members(&CHOOSING)?;
    Ok(Selection::default().then(&choice(&options)?))
}

/// What the options say about rules.
fn choice(options: &Members<'_>) -> Checked<Choice> {
    let mut choice = Choice::default();
    // First: the others may name them.
    for at in options.items("text")? {
        choice = granted(&at, choice.text(text_rule(&at)?))?;
    }
    for (key, wish) in [("select", Choice::select as fn(Choice, &str) -> _), ("ignore", Choice::ignore)] {
        for at in options.items(key)? {
            choice = granted(&at, wish(choice, at.string()?))?;
        }
    }
    if let Some(severities) = options.get("severity") {
        let Value::Object(members) = severities.value else {
            return severities.takes("对象", "an object");
        };
        for (name, value) in members {
            let at = At { value, path: member(&severities.path, name) };
            choice = granted(&at, choice.severity(name, at.one_of(&SEVERITIES)?))?;
        }
    }
    Ok(choice)
}

const LANGUAGES: [(&str, Language); 2] = [("zh", Language::Zh), ("en", Language::En)];

const SEVERITIES: [(&str, Severity); 3] =
    [("error", Severity::Error), ("warning", Severity::Warning), ("info", Severity::Info)];

fn granted(at: &At<'_>, wish: Result<Choice, gongkai::check::ChoiceError>) -> Checked<Choice> {
    wish.or_else(|error| {
        let message = error.message();
        at.wrong(message.zh, message.en)
    })
}

fn text_rule(at: &At<'_>) -> Checked<TextRule> {
    let members = at.members(&["code", "pattern", "in", "unless", "must", "severity", "message"])?;
    let (code, pattern) = (members.must("code")?.string()?, members.must("pattern")?.string()?);
    let sections: Vec<String> = members.items("in")?.iter().map(section).collect::<Checked<_>>()?;
    let (unless, message) = (members.string("unless")?, members.string("message")?);
    let must = members.get("must").map(|at| at.boolean()).transpose()?;
    let severity = members.get("severity").map(|at| at.one_of(&SEVERITIES)).transpose()?;
    let built = TextRule::new(code, pattern).and_then(|rule| {
        let rule = rule.only_in(&sections)?.message(message.unwrap_or_default())?;
        match unless {
            Some(unless) => rule.unless(unless),
            None => Ok(rule),
        }
    });
    let built = built.map_err(|error| {
        let Message { mut zh, mut en, .. } = error.message;
        if let Some(place) = error.at {
            let place = (place + 1).to_string();
            zh = ["第 ", &place, " 个字符：", &zh].concat();
            en = ["character ", &place, ": ", &en].concat();
        }
        Fault { path: member(&at.path, error.member), message: Message::new(zh, en) }
    })?;
    let severity = severity.unwrap_or(built.own_severity());
    Ok(built.must(must.unwrap_or_default()).severity(severity))
}

/// The number of a section, as a string or a number.
fn section(at: &At<'_>) -> Checked<String> {
    match at.value {
        Value::Count(count) => Ok(count.to_string()),
        _ => at.string().map(str::to_owned),
    }
}

/// `FileOrigin` of `types.d.ts`.
fn origin(at: &At<'_>, text: &str) -> Checked<Origin> {
    let file = at.members(&["media", "notices", "pages"])?;
    let media = file.must("media")?.string()?.to_owned();
    let observations = file.items("notices")?;
    let observations = observations.iter().map(|at| observation(at, text)).collect::<Checked<_>>()?;
    let mut bytes = Bytes::new(text);
    let pages = file.items("pages")?.iter().map(|at| Ok(bytes.at(at.count()?))).collect::<Checked<_>>()?;
    Ok(Origin { media, observations, pages })
}

fn observation(at: &At<'_>, text: &str) -> Checked<Observation> {
    let notice = at.members(&["code", "message", "touches"])?;
    let kind = notice.must("code")?.one_of(&[
        ("FILE-UNREAD", ObservationKind::Unread),
        ("FILE-CHARACTERS", ObservationKind::Characters),
        ("FILE-NUMBERS", ObservationKind::Numbers),
        ("FILE-CHANGES", ObservationKind::Changes),
        ("FILE-HIDDEN", ObservationKind::Hidden),
        ("FILE-NUMBERING", ObservationKind::Numbering),
    ])?;
    let message = notice.must("message")?.members(&["zh", "en"])?;
    let message = Message::new(message.must("zh")?.string()?, message.must("en")?.string()?);
    let touches = notice.must("touches")?;
    let touches = match touches.value {
        Value::String(word) if word == "nothing" => Touches::Nothing,
        Value::String(word) if word == "everything" => Touches::Everything,
        Value::Array(_) => {
            let mut bytes = Bytes::new(text);
            let mut place = |at: &At<'_>| match &at.items()?[..] {
                [start, end] => {
                    let (start, end) = (start.count()?, end.count()?);
                    Ok(bytes.at(start)..bytes.at(end))
                }
                _ => at.wrong("要写成 [起, 止]", "takes [start, end]"),
            };
            Touches::Ranges(touches.items()?.iter().map(&mut place).collect::<Checked<_>>()?)
        }
        _ => {
            return touches.takes(
                " \"nothing\"、\"everything\" 或一列 [起, 止]",
                "\"nothing\", \"everything\" or an array of [start, end]",
            );
        }
    };
    Ok(Observation { kind, message, touches })
}

/// Converts places of a text from UTF-16 units to bytes, in ascending order: one pass over the text for all of them.
struct Bytes<'a> {
    rest: std::str::Chars<'a>,
    unit: usize,
    byte: usize,
}

impl<'a> Bytes<'a> {
    fn new(text: &'a str) -> Bytes<'a> {
        Bytes { rest: text.chars(), unit: 0, byte: 0 }
    }

    /// Places before the last one asked for count as that, those behind the end as the end.
    fn at(&mut self, unit: usize) -> usize {
        while self.unit < unit
            && let Some(c) = self.rest.next()
        {
            self.unit += c.len_utf16();
            self.byte += c.len_utf8();
        }
        self.byte
    }
}
