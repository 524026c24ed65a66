//! Letters as they are compared: one spelling, one case, one width, no fancy alphabets.

use std::borrow::Cow;

/// One spelling (NFC) of what reads the same: "é" may come as one character or as "e" and an accent.
pub fn composed(text: &str) -> Cow<'_, str> {
    match text.is_ascii() {
        true => Cow::Borrowed(text),
        false => nfc(text),
    }
}

/// In a browser by the browser's own tables: the crate's weigh 18 KB in the package.
#[cfg(target_arch = "wasm32")]
fn nfc(text: &str) -> Cow<'_, str> {
    Cow::Owned(js_sys::JsString::from(text).normalize("NFC").into())
}

#[cfg(not(target_arch = "wasm32"))]
fn nfc(text: &str) -> Cow<'_, str> {
    icu_normalizer::ComposingNormalizerBorrowed::new_nfc().normalize(text)
}

/// A character in the form in which words are compared, whatever the language: small and capital "i" are one
/// in Turkish too, and so are Greek words in capitals, which have neither accents nor a final sigma.
/// People write "𝗕𝗨𝗬" and "ＢＵＹ" to be seen, and mean "buy".
pub fn folded(character: char) -> std::char::ToLowercase {
    match character {
        '\u{FF01}'..='\u{FF5E}' => shifted(u32::from(character) - 0xFEE0),
        '\u{1D400}'..='\u{1D6A3}' => shifted(mathematical(u32::from(character) - 0x1D400)),
        '\u{1D7CE}'..='\u{1D7FF}' => {
            shifted((u32::from(character) - 0x1D7CE) % 10 + u32::from('0'))
        }
        'ı' | 'İ' => 'i',
        'ς' => 'σ',
        'ά' | 'Ά' => 'α',
        'έ' | 'Έ' => 'ε',
        'ή' | 'Ή' => 'η',
        'ί' | 'Ί' => 'ι',
        'ό' | 'Ό' => 'ο',
        'ύ' | 'Ύ' => 'υ',
        'ώ' | 'Ώ' => 'ω',
        'ΐ' => 'ϊ',
        'ΰ' => 'ϋ',
        other => other,
    }
    .to_lowercase()
}

/// The mathematical alphabets stand one after the other, 26 capitals and 26 small letters each.
fn mathematical(offset: u32) -> u32 {
    match offset % 52 {
        capital @ 0..26 => capital + u32::from('A'),
        small => small - 26 + u32::from('a'),
    }
}

fn shifted(value: u32) -> char {
    char::from_u32(value).unwrap_or(' ')
}
