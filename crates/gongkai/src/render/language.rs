//! Which of the product's two languages a person reads.

use crate::form::Words;
use crate::report::Message;

/// The language of text for people: one of two, like [`Words`] and [`Message`]. Cell ids, rule codes and wire names have
/// none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Language {
    /// Chinese, the language of the reports and of those who write them.
    #[default]
    Zh,
    /// English.
    En,
}

impl Language {
    /// The language with this tag; `zh` and `en`, with or without a region (`zh-CN`, `en_US`).
    ///
    /// ```
    /// use gongkai::render::Language;
    /// assert_eq!(Language::parse("zh-CN"), Some(Language::Zh));
    /// assert_eq!(Language::parse("fr"), None);
    /// ```
    pub fn parse(tag: &str) -> Option<Self> {
        match tag.split(['-', '_']).next()? {
            tag if tag.eq_ignore_ascii_case("zh") => Some(Language::Zh),
            tag if tag.eq_ignore_ascii_case("en") => Some(Language::En),
            _ => None,
        }
    }

    /// The tag for HTML's `lang`.
    pub fn tag(self) -> &'static str {
        self.pick("zh-CN", "en")
    }

    /// One of two texts.
    pub fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Language::Zh => zh,
            Language::En => en,
        }
    }

    /// A fixed text in this language.
    pub fn words(self, words: Words) -> &'static str {
        self.pick(words.zh, words.en)
    }

    /// A composed text in this language.
    pub fn message(self, message: &Message) -> &str {
        self.pick(&message.zh, &message.en)
    }
}
