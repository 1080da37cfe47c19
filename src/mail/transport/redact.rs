//! Takes out of a mail server's answer what it may quote and people may not read: the links of the mail, the secrets
//! in them, and what the service signed in with. The rest of the answer stays, because it says why a mail failed.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use crate::mail::eml::Eml;

/// What stands in place of a link.
const LINK: &str = "[link]";
/// What stands in place of a secret.
const SECRET: &str = "[…]";
/// A name or password shorter than this is taken out only where it stands as a word: `mail` is part of `mailbox`.
const SHORT: usize = 8;
/// So many letters and digits in a row are a secret of the mail if they are part of one.
const PART: usize = 8;
/// From so many letters and digits on, a row of both in a mail counts as a secret.
const TOKEN: usize = 20;
/// From so many on, a row of them is taken out although no mail is known to hold it: a queue's number is shorter.
const LONG: usize = 32;

/// What one conversation must not show.
#[derive(Clone, Default)]
pub(super) struct Redaction {
    credentials: Vec<String>,
    hosts: Vec<String>,
    tokens: Vec<String>,
}

impl Redaction {
    /// Of what the service signs in with: in the clear, and as `AUTH PLAIN` and `AUTH LOGIN` say it.
    pub fn of_credentials(user: &str, password: &str) -> Self {
        let plain = format!("\0{user}\0{password}");
        let encoded = [plain.as_str(), user, password].map(|secret| STANDARD_NO_PAD.encode(secret));
        let mut credentials: Vec<_> = encoded
            .into_iter()
            .chain([user.to_owned(), password.to_owned()])
            .map(|secret| secret.to_ascii_lowercase())
            .filter(|secret| !secret.is_empty())
            .collect();
        // The longest first: a name may be part of the password.
        credentials.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
        Self {
            credentials,
            ..Self::default()
        }
    }

    /// And of a mail, as it is sent: the links and secrets of its headers and of both its parts.
    pub fn with_mail(mut self, bytes: &[u8]) -> Self {
        let eml = Eml::read(bytes);
        let headers = eml.header_names().filter_map(|name| eml.header(name));
        for text in headers.chain([eml.text.as_str(), eml.html.as_str()]) {
            let text = text.to_ascii_lowercase();
            let hosts = text.split("://").skip(1).filter_map(|rest| {
                let mut parts =
                    rest.split(|c: char| !c.is_ascii_alphanumeric() && !"-.".contains(c));
                parts.next().filter(|host| !host.is_empty())
            });
            self.hosts.extend(hosts.map(str::to_owned));
            let runs = text.split(|c: char| !c.is_ascii_alphanumeric());
            let tokens = runs.filter(|run| run.len() >= TOKEN && is_mixed(run));
            self.tokens.extend(tokens.map(str::to_owned));
        }
        for list in [&mut self.hosts, &mut self.tokens] {
            list.sort_unstable();
            list.dedup();
        }
        self
    }

    /// The words without all that.
    pub fn apply(&self, words: &str) -> String {
        let mut words = words.to_owned();
        for secret in &self.credentials {
            words = without_secret(&words, secret);
        }
        let words: Vec<_> = words
            .split(' ')
            .map(|word| self.without_links(word))
            .collect();
        let words = without_runs(&words.join(" "), char::is_alphanumeric, |run| {
            let run = run.to_ascii_lowercase();
            run.len() >= PART && self.tokens.iter().any(|token| token.contains(&run))
        });
        without_runs(
            &words,
            |c| c.is_ascii_alphanumeric() || "+/=_".contains(c),
            |run| run.len() >= LONG && is_mixed(run),
        )
    }

    /// A word without links to the hosts that the mail leads to. A host alone stays: servers name them in reasons.
    fn without_links(&self, word: &str) -> String {
        let lower = word.to_ascii_lowercase();
        let found = self.hosts.iter().filter_map(|host| {
            let at = lower.find(host.as_str())?;
            let before = &lower[..at];
            let scheme = ["https://", "http://"]
                .into_iter()
                .find(|scheme| before.ends_with(scheme));
            let after = lower[at + host.len()..]
                .trim_start_matches(|c: char| c == ':' || c.is_ascii_digit());
            let is_link = scheme.is_some() || after.starts_with(['/', '?', '#']);
            is_link.then(|| at - scheme.map_or(0, str::len))
        });
        let Some(start) = found.min() else {
            return word.to_owned();
        };
        let rest = &word[start..];
        let ends = |c: char| "<>\"'()[],;".contains(c);
        let end = rest.find(ends).unwrap_or(rest.len());
        format!(
            "{}{LINK}{}",
            &word[..start],
            self.without_links(&rest[end..])
        )
    }
}

impl std::fmt::Debug for Redaction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Redaction(…)")
    }
}

/// Words without a secret that is written in lower case, however they write it.
fn without_secret(words: &str, secret: &str) -> String {
    let lower = words.to_ascii_lowercase();
    let mut kept = String::new();
    let mut from = 0;
    for (at, _) in lower.match_indices(secret) {
        let end = at + secret.len();
        let stands_alone = !lower[..at].ends_with(char::is_alphanumeric)
            && !lower[end..].starts_with(char::is_alphanumeric);
        if stands_alone || secret.len() >= SHORT {
            kept.push_str(&words[from..at]);
            kept.push_str(SECRET);
            from = end;
        }
    }
    kept + &words[from..]
}

/// Words without those rows of such letters that are hidden.
fn without_runs(
    words: &str,
    belongs: impl Fn(char) -> bool,
    is_hidden: impl Fn(&str) -> bool,
) -> String {
    let mut kept = String::new();
    let mut rest = words;
    while let Some(start) = rest.find(&belongs) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c| !belongs(c)).unwrap_or(from.len());
        let (run, after) = from.split_at(end);
        kept.push_str(before);
        kept.push_str(if is_hidden(run) { SECRET } else { run });
        rest = after;
    }
    kept + rest
}

fn is_mixed(run: &str) -> bool {
    run.contains(|c: char| c.is_ascii_digit()) && run.contains(|c: char| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::Redaction;

    const TOKEN: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    fn hidden() -> Redaction {
        let other = TOKEN.replace('0', "f");
        let mail = format!(
            "List-Unsubscribe: <https://praxis.example/unsubscribe/{other}>\r\n\
             Subject: Choose a password\r\n\r\n\
             Choose one at https://praxis.example/reset/{TOKEN} today.\r\n"
        );
        Redaction::of_credentials("mail", "p@ss/word").with_mail(mail.as_bytes())
    }

    #[test]
    fn no_quoted_secret_stays_and_every_reason_does() {
        let other = TOKEN.replace('0', "f");
        let rows = [
            (
                format!("554 spam: https://praxis.example/reset/{TOKEN}."),
                "554 spam: [link]",
            ),
            (
                format!("554 <HTTPS://PRAXIS.EXAMPLE/reset/{TOKEN}>, no"),
                "554 <[link]>, no",
            ),
            (
                format!("554 hxxps://praxis.example:443/reset/{TOKEN} no"),
                "554 hxxps://[link] no",
            ),
            (
                format!("554 see praxis.example/reset/{TOKEN};x"),
                "554 see [link];x",
            ),
            (format!("554 token {TOKEN} no"), "554 token […] no"),
            (format!("554 cut {}", &TOKEN[30..45]), "554 cut […]"),
            (
                format!("554 {}= {} no", &TOKEN[..46], &TOKEN[46..]),
                "554 […]= […] no",
            ),
            (
                format!("554 List-Unsubscribe: <https://praxis.example/unsubscribe/{other}> no"),
                "554 List-Unsubscribe: <[link]> no",
            ),
            (
                "535 AUTH PLAIN AG1haWwAcEBzcy93b3Jk no".to_owned(),
                "535 AUTH PLAIN […] no",
            ),
            (
                "535 bWFpbA== cEBzcy93b3Jk no".to_owned(),
                "535 […]== […] no",
            ),
            ("535 mail:P@SS/WORD no".to_owned(), "535 […]:[…] no"),
            (
                "554 body TGV0IHVzIHNlbmQgc29tZXRoaW5nIGVsc2U/IE5v+a0= no".to_owned(),
                "554 body […] no",
            ),
        ];
        for (quoted, kept) in rows {
            assert_eq!(hidden().apply(&quoted), kept, "{quoted}");
        }
        let reasons = [
            "550 5.1.1 mailbox unavailable <person@example.org>",
            "550 5.7.1 relay for praxis.example denied",
            "250 2.0.0 Ok: queued as 4Wx2k93lQz1z4Qw",
            "250 OK id=1rABCd-00000000ABC-2xyz",
            "550-5.7.26 unauthenticated, see https://support.example.com/answer/81126",
            "554 STOREDRV.Submission.Exception:SubmissionQuotaExceededException",
            "",
        ];
        for reason in reasons {
            assert_eq!(hidden().apply(reason), reason);
        }
    }

    #[test]
    fn a_redaction_does_not_print_what_it_hides() {
        assert_eq!(format!("{:?}", hidden()), "Redaction(…)");
    }
}
