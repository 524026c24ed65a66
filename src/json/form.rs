//! How our types stand in JSON. `form!` says it once for a type, and so both ways:
//!
//! ```text
//! form!(Share { k, n });                       every field must be there, but an Option
//! form!(Settings or default { remember, … });  what is missing stays as in Default
//! form!(Family { "content" => Content, … });   an enum: text, or {name: content}
//! form!(PostId(u64));                          as what it wraps
//! ```

use litemap::LiteMap;

use super::{Json, decimal, number};

/// What can be read out of JSON.
pub trait Read: Sized {
    /// The value; `None` when this is something else.
    fn read(json: &Json<'_>) -> Option<Self>;

    /// The value of a field that is not there; `None` when it must be.
    fn absent() -> Option<Self> {
        None
    }
}

/// What can be written as JSON.
pub trait Write {
    /// Writes it behind what is written already.
    fn write(&self, out: &mut String);
}

/// Reads a whole text; `None` when it is not JSON of this form.
pub fn read<T: Read>(text: &str) -> Option<T> {
    T::read(&Json::parse(text)?)
}

/// The value as text.
pub fn write(value: &dyn Write) -> String {
    let mut out = String::new();
    value.write(&mut out);
    out
}

impl Json<'_> {
    /// The field of that name.
    pub fn field<T: Read>(&self, name: &str) -> Option<T> {
        match self.get(name) {
            Some(value) => T::read(value),
            None => T::absent(),
        }
    }

    /// Puts the field of that name into its place, if it is there; `None` when it is something else.
    pub fn replace<T: Read>(&self, name: &str, place: &mut T) -> Option<()> {
        if let Some(value) = self.get(name) {
            *place = T::read(value)?;
        }
        Some(())
    }

    /// The name of an enum's variant, and its content.
    pub fn variant(&self) -> Option<(&str, &Json<'_>)> {
        match self {
            Json::Text(name) => Some((name, &Json::Null)),
            Json::Object(entries) => match entries.as_slice() {
                [(name, content)] => Some((name, content)),
                _ => None,
            },
            _ => None,
        }
    }
}

/// Writes an object.
pub fn object(out: &mut String, fields: &[(&str, &dyn Write)]) {
    row(out, "{", "}", fields.iter(), |out, (name, value)| {
        name.write(out);
        out.push(':');
        value.write(out);
    });
}

/// Writes a list of things of any sort.
pub fn list(out: &mut String, values: &[&dyn Write]) {
    row(out, "[", "]", values.iter(), |out, value| value.write(out));
}

fn row<I>(
    out: &mut String,
    open: &str,
    close: &str,
    entries: impl Iterator<Item = I>,
    write: impl Fn(&mut String, I),
) {
    out.push_str(open);
    for (place, entry) in entries.enumerate() {
        if place > 0 {
            out.push(',');
        }
        write(out, entry);
    }
    out.push_str(close);
}

macro_rules! form {
    ($type:ident or default { $($field:ident),* $(,)? }) => {
        impl $crate::json::Read for $type {
            fn read(json: &$crate::json::Json<'_>) -> Option<Self> {
                json.entries()?;
                let mut value = Self::default();
                $( json.replace(stringify!($field), &mut value.$field)?; )*
                Some(value)
            }
        }
        form!(write $type { $($field),* });
    };
    ($type:ident { $($field:ident),* $(,)? }) => {
        impl $crate::json::Read for $type {
            fn read(json: &$crate::json::Json<'_>) -> Option<Self> {
                json.entries()?;
                Some(Self { $( $field: json.field(stringify!($field))? ),* })
            }
        }
        form!(write $type { $($field),* });
    };
    ($type:ident { $( $name:literal => $variant:ident $(($inner:ident))? $({ $($field:ident),* })? ),* $(,)? }) => {
        impl $crate::json::Read for $type {
            fn read(json: &$crate::json::Json<'_>) -> Option<Self> {
                #[allow(unused_variables, reason = "many variants have no content")]
                let (name, content) = json.variant()?;
                Some(match name {
                    $( $name => Self::$variant
                        $(({ let $inner = $crate::json::Read::read(content)?; $inner }))?
                        $({ $( $field: content.field(stringify!($field))? ),* })?, )*
                    _ => return None,
                })
            }
        }
        impl $crate::json::Write for $type {
            fn write(&self, out: &mut String) {
                match self {
                    $( Self::$variant $(($inner))? $({ $($field),* })? => form!(variant out $name $(($inner))? $({ $($field),* })?), )*
                }
            }
        }
    };
    ($type:ident($inner:ty)) => {
        impl $crate::json::Read for $type {
            fn read(json: &$crate::json::Json<'_>) -> Option<Self> {
                <$inner as $crate::json::Read>::read(json).map($type)
            }
        }
        impl $crate::json::Write for $type {
            fn write(&self, out: &mut String) {
                self.0.write(out);
            }
        }
    };
    (write $type:ident { $($field:ident),* }) => {
        impl $crate::json::Write for $type {
            fn write(&self, out: &mut String) {
                let Self { $($field),* } = self; // A field that is not named does not compile.
                $crate::json::form::object(out, &[ $( (stringify!($field), $field) ),* ]);
            }
        }
    };
    (variant $out:ident $name:literal) => {
        $crate::json::Write::write($name, $out)
    };
    (variant $out:ident $name:literal ($inner:ident)) => {
        $crate::json::form::object($out, &[($name, $inner)])
    };
    (variant $out:ident $name:literal { $($field:ident),* }) => {
        $crate::json::form::object($out, &[($name, &$crate::json::form::Fields(&[ $( (stringify!($field), $field) ),* ]))])
    };
}

/// The fields of an enum's variant.
pub struct Fields<'f>(pub &'f [(&'f str, &'f dyn Write)]);

impl Write for Fields<'_> {
    fn write(&self, out: &mut String) {
        object(out, self.0);
    }
}

macro_rules! whole {
    ($($type:ty),*) => {$(
        impl Read for $type {
            fn read(json: &Json<'_>) -> Option<$type> {
                match json {
                    Json::Number(digits) => digits.parse().ok(),
                    _ => None,
                }
            }
        }
        impl Write for $type {
            fn write(&self, out: &mut String) {
                out.push_str(&self.to_string());
            }
        }
    )*};
}
whole!(u32, u64, i32, i64, usize);

impl Read for f64 {
    fn read(json: &Json<'_>) -> Option<f64> {
        match json {
            Json::Number(digits) => number::parse(digits),
            _ => None,
        }
    }
}

impl Write for f64 {
    fn write(&self, out: &mut String) {
        out.push_str(&decimal(*self));
    }
}

impl Read for bool {
    fn read(json: &Json<'_>) -> Option<bool> {
        match json {
            Json::Truth(truth) => Some(*truth),
            _ => None,
        }
    }
}

impl Write for bool {
    fn write(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

impl Read for String {
    fn read(json: &Json<'_>) -> Option<String> {
        json.text().map(str::to_owned)
    }
}

impl Write for String {
    fn write(&self, out: &mut String) {
        self.as_str().write(out);
    }
}

impl Write for str {
    fn write(&self, out: &mut String) {
        out.push('"');
        for letter in self.chars() {
            match letter {
                '"' | '\\' => out.extend(['\\', letter]),
                '\0'..='\x1f' => {
                    let digit = |code| char::from_digit(code, 16).unwrap_or_default();
                    out.push_str("\\u00");
                    out.extend([digit(letter as u32 >> 4), digit(letter as u32 & 15)]);
                }
                _ => out.push(letter),
            }
        }
        out.push('"');
    }
}

impl<T: Write + ?Sized> Write for &T {
    fn write(&self, out: &mut String) {
        (**self).write(out);
    }
}

impl<T: Read> Read for Box<T> {
    fn read(json: &Json<'_>) -> Option<Box<T>> {
        T::read(json).map(Box::new)
    }
}

impl<T: Write> Write for Box<T> {
    fn write(&self, out: &mut String) {
        (**self).write(out);
    }
}

impl<T: Read> Read for Option<T> {
    fn read(json: &Json<'_>) -> Option<Option<T>> {
        match json {
            Json::Null => Some(None),
            value => T::read(value).map(Some),
        }
    }

    fn absent() -> Option<Option<T>> {
        Some(None)
    }
}

impl<T: Write> Write for Option<T> {
    fn write(&self, out: &mut String) {
        match self {
            Some(value) => value.write(out),
            None => out.push_str("null"),
        }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(json: &Json<'_>) -> Option<Vec<T>> {
        json.list()?.iter().map(T::read).collect()
    }
}

impl<T: Write> Write for [T] {
    fn write(&self, out: &mut String) {
        row(out, "[", "]", self.iter(), |out, value| value.write(out));
    }
}

impl<T: Write> Write for Vec<T> {
    fn write(&self, out: &mut String) {
        self.as_slice().write(out);
    }
}

impl<T: Write, const N: usize> Write for [T; N] {
    fn write(&self, out: &mut String) {
        self.as_slice().write(out);
    }
}

impl<T: Read> Read for LiteMap<String, T> {
    fn read(json: &Json<'_>) -> Option<LiteMap<String, T>> {
        let mut map = LiteMap::new();
        for (name, value) in json.entries()? {
            map.insert(name.clone().into_owned(), T::read(value)?);
        }
        Some(map)
    }
}

impl<T: Write> Write for LiteMap<String, T> {
    fn write(&self, out: &mut String) {
        row(out, "{", "}", self.iter(), |out, (name, value)| {
            name.write(out);
            out.push(':');
            value.write(out);
        });
    }
}

impl<A: Read, B: Read> Read for (A, B) {
    fn read(json: &Json<'_>) -> Option<(A, B)> {
        match json.list()? {
            [a, b] => Some((A::read(a)?, B::read(b)?)),
            _ => None,
        }
    }
}

impl<A: Write, B: Write> Write for (A, B) {
    fn write(&self, out: &mut String) {
        list(out, &[&self.0, &self.1]);
    }
}

impl<A: Read, B: Read, C: Read> Read for (A, B, C) {
    fn read(json: &Json<'_>) -> Option<(A, B, C)> {
        match json.list()? {
            [a, b, c] => Some((A::read(a)?, B::read(b)?, C::read(c)?)),
            _ => None,
        }
    }
}

impl<A: Write, B: Write, C: Write> Write for (A, B, C) {
    fn write(&self, out: &mut String) {
        list(out, &[&self.0, &self.1, &self.2]);
    }
}
