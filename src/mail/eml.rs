//! Reads a mail that this service has written, for the demonstration's mailbox and for tests. It knows as much of
//! RFC 5322 and MIME as our own mails use.

/// A mail as its recipient sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Eml {
    headers: Vec<(String, String)>,
    /// The decoded plain part.
    pub text: String,
    /// The decoded HTML part.
    pub html: String,
}

impl Eml {
    /// Reads a mail; a part that is missing is empty.
    pub fn read(bytes: &[u8]) -> Self {
        let whole = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
        let (headers, body) = split(&whole);
        let mut eml = Self {
            headers,
            ..Self::default()
        };
        let boundary = eml.header("Content-Type").and_then(boundary_of);
        let Some(boundary) = boundary else {
            body.clone_into(&mut eml.text);
            return eml;
        };
        for part in body.split(&format!("--{boundary}")).skip(1) {
            let (headers, content) = split(part.strip_prefix('\n').unwrap_or(part));
            let part = Self {
                headers,
                ..Self::default()
            };
            let content = content.strip_suffix('\n').unwrap_or(content);
            let decoded = match part.header("Content-Transfer-Encoding") {
                Some("quoted-printable") => from_quoted_printable(content),
                Some("base64") => from_base64(content),
                _ => content.as_bytes().to_vec(),
            };
            let decoded = String::from_utf8_lossy(&decoded).replace("\r\n", "\n");
            match part.header("Content-Type") {
                Some(kind) if kind.starts_with("text/plain") => eml.text = decoded,
                Some(kind) if kind.starts_with("text/html") => eml.html = decoded,
                _ => {}
            }
        }
        eml
    }

    /// The decoded text of the first header of this name.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self
            .headers
            .iter()
            .find(|(header, _)| header.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// The names of all headers, in order.
    pub fn header_names(&self) -> impl Iterator<Item = &str> {
        self.headers.iter().map(|(name, _)| name.as_str())
    }

    /// The decoded subject line.
    pub fn subject(&self) -> &str {
        self.header("Subject").unwrap_or_default()
    }

    /// The address of the recipient.
    pub fn to(&self) -> &str {
        self.header("To").unwrap_or_default()
    }
}

/// Separates the headers from the body, and unfolds and decodes the headers.
fn split(whole: &str) -> (Vec<(String, String)>, &str) {
    let (head, body) = whole.split_once("\n\n").unwrap_or((whole, ""));
    let unfolded = head.replace("\n ", " ").replace("\n\t", " ");
    let header = |line: &str| {
        let (name, value) = line.split_once(':')?;
        Some((name.to_owned(), decoded_words(value.trim())))
    };
    (unfolded.lines().filter_map(header).collect(), body)
}

fn boundary_of(kind: &str) -> Option<String> {
    let (_, rest) = kind.split_once("boundary=")?;
    Some(
        rest.trim_start_matches('"')
            .split(['"', ';'])
            .next()
            .unwrap_or_default()
            .to_owned(),
    )
}

/// Decodes `=?utf-8?b?…?=` and `=?utf-8?q?…?=` (RFC 2047); blanks between two encoded words are dropped.
fn decoded_words(value: &str) -> String {
    let mut decoded = String::new();
    let mut after_word = false;
    let mut rest = value;
    while let Some((before, word, after)) = next_word(rest) {
        if !(after_word && before.trim().is_empty()) {
            decoded.push_str(before);
        }
        decoded.push_str(&word);
        after_word = true;
        rest = after;
    }
    decoded + rest
}

fn next_word(text: &str) -> Option<(&str, String, &str)> {
    let start = text.find("=?")?;
    let mut parts = text.get(start + 2..)?.splitn(4, '?');
    let (_, encoding, content, after) =
        (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let after = after.strip_prefix('=')?;
    let bytes = match encoding {
        "b" | "B" => from_base64(content),
        _ => from_quoted_printable(&content.replace('_', " ")),
    };
    Some((
        &text[..start],
        String::from_utf8_lossy(&bytes).into_owned(),
        after,
    ))
}

fn from_quoted_printable(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        match (first, after) {
            (b'=', [b'\n', after @ ..]) => rest = after,
            (b'=', [high, low, after @ ..])
                if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() =>
            {
                let digits = [*high, *low];
                let digits = std::str::from_utf8(&digits).unwrap_or("0");
                bytes.push(u8::from_str_radix(digits, 16).unwrap_or(0));
                rest = after;
            }
            (byte, _) => bytes.push(*byte),
        }
    }
    bytes
}

fn from_base64(text: &str) -> Vec<u8> {
    let sextet = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0);
    for value in text.bytes().filter_map(sextet) {
        held = (held << 6) | u32::from(value);
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from((held >> bits) & 0xff).unwrap_or(0));
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::{Eml, decoded_words, from_base64, from_quoted_printable};

    #[test]
    fn encodings_are_undone() {
        assert_eq!(from_base64("w6kgZXQg4oKs"), "é et €".as_bytes());
        assert_eq!(from_base64("YQ=="), b"a");
        assert_eq!(
            from_quoted_printable("=C3=A9 and=\n more=zz="),
            "é and more=zz=".as_bytes()
        );
        assert_eq!(
            decoded_words("=?utf-8?b?w6k=?= =?utf-8?b?w6k=?= plain =?utf-8?q?a_b=C3=A9?="),
            "éé plain a bé"
        );
        assert_eq!(decoded_words("=?broken"), "=?broken");
    }

    #[test]
    fn a_mail_without_parts_is_its_text() {
        let eml = Eml::read(b"Subject: One\r\n two\r\nTo: a@example.org\r\n\r\nBody\r\n");
        assert_eq!(
            (eml.subject(), eml.to(), eml.text.as_str()),
            ("One two", "a@example.org", "Body\n")
        );
        assert_eq!(eml.header_names().collect::<Vec<_>>(), ["Subject", "To"]);
    }
}
