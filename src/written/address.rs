//! Web addresses as people type them. Knows addresses only.

use url::Url;

/// Why a text is no web address that a reader may follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAWebAddress {
    /// Longer than the field holds.
    TooLong,
    /// A blank stands in it.
    Blank,
    /// An email address.
    Email,
    /// It begins like an address of another kind: `ftp:`, `mailto:`, `javascript:`.
    OtherKind,
    /// It holds a user name or a password.
    Password,
    /// Its host is no name of the internet: `localhost`, `report`, a file.
    NoHost,
    /// Anything else that cannot be read.
    Unreadable,
}

/// Reads a web address. `https://` is put before an address without a beginning.
pub fn read_web_address(typed: &str, most: usize) -> Result<String, NotAWebAddress> {
    let typed = typed.trim();
    if typed.chars().any(char::is_whitespace) {
        return Err(NotAWebAddress::Blank);
    }
    let whole = match beginning(typed) {
        Beginning::Web => typed.to_owned(),
        Beginning::None => format!("https://{}", typed.trim_start_matches('/')),
        Beginning::Other => return Err(NotAWebAddress::OtherKind),
    };
    if whole.chars().count() > most {
        return Err(NotAWebAddress::TooLong);
    }
    if whole
        .chars()
        .any(|letter| letter == '\\' || letter.is_control())
    {
        return Err(NotAWebAddress::Unreadable);
    }
    let url = Url::parse(&whole).map_err(|_| NotAWebAddress::Unreadable)?;
    if !url.username().is_empty() || url.password().is_some() {
        let is_email = url.password().is_none() && beginning(typed) == Beginning::None;
        return Err(if is_email {
            NotAWebAddress::Email
        } else {
            NotAWebAddress::Password
        });
    }
    let host = url.host_str().unwrap_or_default().trim_end_matches('.');
    // Without a beginning, `10.1234/abc` or a version number would be read as a number of a host.
    let is_number = matches!(url.host(), Some(url::Host::Ipv4(_) | url::Host::Ipv6(_)));
    if !host.contains('.') || (is_number && beginning(typed) == Beginning::None) {
        return Err(NotAWebAddress::NoHost);
    }
    if url.port() == Some(0) {
        return Err(NotAWebAddress::Unreadable);
    }
    Ok(whole)
}

/// The address of a link in a text, complete: it begins with `http://`, `https://`, `www.` or `mailto:`.
pub(super) fn read_link(typed: &str) -> Option<String> {
    const MOST: usize = 2_000;
    if !begins_link(typed) {
        return None;
    }
    let is_mail = starts_with(typed, "mailto:") && typed.contains('@');
    if is_mail && !typed.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Some(typed.to_owned());
    }
    read_web_address(typed, MOST).ok()
}

/// Whether a text begins as the address of a link does.
pub(super) fn begins_link(text: &str) -> bool {
    ["https://", "http://", "www.", "mailto:"]
        .iter()
        .any(|start| starts_with(text, start))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Beginning {
    /// `http://` or `https://`.
    Web,
    /// Any other word that ends with a colon and is no host with a port.
    Other,
    None,
}

fn beginning(typed: &str) -> Beginning {
    if ["http://", "https://"]
        .iter()
        .any(|start| starts_with(typed, start))
    {
        return Beginning::Web;
    }
    let end = typed.find(['/', '?', '#']).unwrap_or(typed.len());
    match typed[..end].split_once(':') {
        // `example.org:8080` names a port.
        Some((word, port))
            if word.contains('.')
                && !port.is_empty()
                && port.bytes().all(|b| b.is_ascii_digit()) =>
        {
            Beginning::None
        }
        Some(_) => Beginning::Other,
        None => Beginning::None,
    }
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len())
        .is_some_and(|begin| begin.eq_ignore_ascii_case(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_people_type_them() {
        for (typed, read) in [
            ("www.iom.example/report", "https://www.iom.example/report"),
            ("iom.example", "https://iom.example"),
            (" HTTP://iom.example/x ", "HTTP://iom.example/x"),
            ("//iom.example/x", "https://iom.example/x"),
            ("iom.example:8080/x", "https://iom.example:8080/x"),
            ("bücher.example/ü?a=1#b", "https://bücher.example/ü?a=1#b"),
            ("https://192.0.2.1/x", "https://192.0.2.1/x"),
        ] {
            assert_eq!(read_web_address(typed, 200).as_deref(), Ok(read), "{typed}");
        }
        for (typed, why) in [
            ("see www.iom.example", NotAWebAddress::Blank),
            ("amina@iom.example", NotAWebAddress::Email),
            ("mailto:amina@iom.example", NotAWebAddress::OtherKind),
            ("ftp://iom.example/x", NotAWebAddress::OtherKind),
            ("javascript:alert(1)", NotAWebAddress::OtherKind),
            ("https://amina@iom.example/", NotAWebAddress::Password),
            (
                "https://amina:secret@iom.example/",
                NotAWebAddress::Password,
            ),
            ("report", NotAWebAddress::NoHost),
            ("https://localhost/x", NotAWebAddress::NoHost),
            ("10.1234/abc", NotAWebAddress::NoHost),
            ("https://", NotAWebAddress::Unreadable),
            ("https://iom.example:0/", NotAWebAddress::Unreadable),
            ("https://iom.example\\x", NotAWebAddress::Unreadable),
        ] {
            assert_eq!(read_web_address(typed, 200), Err(why), "{typed}");
        }
        let long = format!("iom.example/{}", "x".repeat(200));
        assert_eq!(read_web_address(&long, 200), Err(NotAWebAddress::TooLong));
    }
}
