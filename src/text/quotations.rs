//! Quoted words are somebody else's: they ask nobody.

use super::pieces::Piece;

/// Stands for a piece that is no word while quotations are looked for.
const STAND_IN: char = '\u{FFFC}';

/// The pieces outside quotations. The opening marks stay, to part what stood before from what follows.
pub fn unquoted<'a>(pieces: &[Piece<'a>]) -> Vec<Piece<'a>> {
    let mut stand_in = [0; 4];
    let stand_in: &str = STAND_IN.encode_utf8(&mut stand_in);
    let spelled = |piece: &Piece<'a>| match piece {
        Piece::Words(words) => words,
        _ => stand_in,
    };
    let text: String = pieces.iter().map(spelled).collect();
    let quoted = quoted(&text);
    if quoted.is_empty() {
        return pieces.to_vec();
    }
    let mut quoted = quoted.into_iter().peekable();
    let mut kept = Vec::new();
    let mut start = 0;
    for piece in pieces {
        let end = start + spelled(piece).len();
        // Where the words that are still to keep begin.
        let mut from = start;
        while let Some((quote_start, quote_end)) =
            quoted.peek().copied().filter(|(at, _)| *at < end)
        {
            keep(piece, start, from, quote_start, &mut kept);
            from = quote_end;
            if quote_end > end {
                break;
            }
            quoted.next();
        }
        keep(piece, start, from, end, &mut kept);
        start = end;
    }
    kept
}

/// What stands before somebody else's post that is passed on by hand, "RT @somebody: …".
pub fn before_passed_on<'p, 'a>(pieces: &'p [Piece<'a>]) -> &'p [Piece<'a>] {
    let is_marked = |pair: &[Piece]| match pair {
        [Piece::Words(words), Piece::Name] => words
            .trim_end()
            .rsplit(|letter: char| !letter.is_ascii_alphanumeric())
            .next()
            .is_some_and(|word| word.eq_ignore_ascii_case("rt")),
        _ => false,
    };
    let marked = pieces.windows(2).position(is_marked);
    marked
        .and_then(|place| pieces.get(..=place))
        .unwrap_or(pieces)
}

/// Keeps of a piece that begins at `start` what lies between two places of the text.
fn keep<'a>(piece: &Piece<'a>, start: usize, from: usize, to: usize, kept: &mut Vec<Piece<'a>>) {
    if from >= to {
        return;
    }
    match piece {
        Piece::Words(words) => {
            let words = words.get(from.saturating_sub(start)..to.saturating_sub(start));
            kept.extend(words.map(Piece::Words));
        }
        other => kept.push(*other),
    }
}

/// The stretches of a text between an opening mark and the end of the mark that closes it.
/// A quotation that is never closed is none: the mark may be an apostrophe or an inch.
fn quoted(text: &str) -> Vec<(usize, usize)> {
    let mut quoted: Vec<(usize, usize)> = Vec::new();
    // Marks known to stay open to the end, so that a text full of them is still read in one pass.
    let mut open = Vec::new();
    let mut before = None;
    let mut beyond = 0;
    for (at, character) in text.char_indices() {
        if at < beyond {
            continue;
        }
        let inside = at + character.len_utf8();
        let after = text.get(inside..).unwrap_or("");
        let closers = closers(character, before, after.chars().next());
        before = Some(character);
        let Some(closers) = closers.filter(|_| !open.contains(&character)) else {
            continue;
        };
        match close(closers, after) {
            Some(length) => {
                beyond = inside + length;
                quoted.push((inside, beyond));
            }
            None => open.push(character),
        }
    }
    quoted
}

/// How far it is to the end of the mark that closes the quotation. An apostrophe does not.
fn close(closers: &str, after: &str) -> Option<usize> {
    after.char_indices().find_map(|(at, closer)| {
        let end = at + closer.len_utf8();
        let goes_on = || {
            after
                .get(end..)
                .is_some_and(|beyond| beyond.starts_with(char::is_alphanumeric))
        };
        (closers.contains(closer) && !("'’".contains(closer) && goes_on())).then_some(end)
    })
}

/// The marks that can close a quotation opened by this one, if it opens one where it stands.
fn closers(character: char, before: Option<char>, after: Option<char>) -> Option<&'static str> {
    let leaning = || {
        before.is_none_or(|before| !before.is_alphanumeric() && !",.!?".contains(before))
            && after.is_some_and(|after| !after.is_whitespace())
    };
    let closers = match character {
        '“' => "”",
        '„' | '‟' => "“”\"",
        '«' => "»",
        '‹' => "›",
        '‘' => "’",
        '‚' => "‘’",
        '「' | '｢' => "」｣",
        '『' => "』",
        '《' => "》",
        '〈' => "〉",
        '〝' => "〟〞",
        '"' | '＂' if leaning() => "\"＂",
        '\'' if leaning() => "'",
        '”' if leaning() => "”",
        '»' if leaning() => "«»",
        '״' if leaning() => "״", // Hebrew; inside a word it marks an abbreviation.
        '`' if leaning() => "`", // Code.
        _ => return None,
    };
    Some(closers)
}
