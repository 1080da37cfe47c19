//! The pages of the demonstration's mailbox.

use askama::Template;
use askama_web::WebTemplate;

use crate::address;
use crate::web::Frame;

use super::mailbox::MailFile;

/// The list of the demonstration's mails.
#[derive(Template, WebTemplate)]
#[template(path = "mail/demo_mails.html")]
pub struct DemoMailsPage {
    pub(super) frame: Frame,
    /// The newest first.
    pub(super) mails: Vec<MailFile>,
}

impl DemoMailsPage {
    fn link(&self, mail: &MailFile) -> String {
        self.frame.to(address::demo_mail_of(&mail.id))
    }
}

/// One mail of the demonstration.
#[derive(Template, WebTemplate)]
#[template(path = "mail/demo_mail.html")]
pub struct DemoMailPage {
    frame: Frame,
    mail: MailFile,
    html: String,
}

impl DemoMailPage {
    /// The page of a mail, with the harmless elements of its HTML part: no style, no script, nothing that is loaded.
    pub fn new(frame: Frame, mail: MailFile) -> Self {
        Self {
            html: harmless(&mail.eml.html),
            frame,
            mail,
        }
    }

    fn all(&self) -> String {
        self.frame.to(address::demo_mail())
    }
}

/// The words, links and structure of a mail's HTML part, as a part of a page: its headings are one level lower.
fn harmless(html: &str) -> String {
    let without_preview = match (
        html.find("<div style=\"display:none"),
        html.find("<div role=\"main\">"),
    ) {
        (Some(start), Some(end)) if start < end => format!("{}{}", &html[..start], &html[end..]),
        _ => html.to_owned(),
    };
    let lowered = without_preview
        .replace("<h2", "<h3")
        .replace("</h2>", "</h3>")
        .replace("<h1", "<h2")
        .replace("</h1>", "</h2>");
    ammonia::Builder::empty()
        .tags(["p", "h2", "h3", "strong", "br", "a", "blockquote", "span"].into())
        .clean_content_tags(["head", "title", "script", "style"].into())
        .tag_attributes(
            [
                ("a", ["href"].into()),
                ("p", ["dir"].into()),
                ("strong", ["dir"].into()),
            ]
            .into(),
        )
        .url_schemes(["http", "https", "mailto"].into())
        .link_rel(None)
        .clean(&lowered)
        .to_string()
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn only_words_links_and_structure_are_left() {
        let html = "<html><head><title>T</title><style>p{}</style></head><body style=\"x\">\
            <div style=\"display:none;max-height:0\">Preview</div><div role=\"main\"><table><tr><td>\
            <h1 style=\"y\">Heading</h1><p dir=\"auto\" onclick=\"z\">Words <a class=\"b\" href=\"https://praxis.example/x\">go</a>\
            <a href=\"javascript:alert(1)\">no</a></p><img src=\"https://elsewhere.example/\"><script>alert(1)</script>\
            </td></tr></table></div></body></html>";
        assert_eq!(
            harmless(html),
            "<h2>Heading</h2><p dir=\"auto\">Words <a href=\"https://praxis.example/x\">go</a><a>no</a></p>"
        );
    }
}
