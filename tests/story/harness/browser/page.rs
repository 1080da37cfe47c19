//! What came back: the answer, what a person reads in it, and the assertions that stories make about it.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, Method, StatusCode};
use scraper::{ElementRef, Html, Selector};
use url::Url;

use super::Browser;
use super::form::{self, Form};

/// An answer, at the end of its redirects.
pub struct Page {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as text.
    pub body: String,
    /// Where the browser is now.
    pub url: Url,
    /// The redirects on the way, in order.
    pub hops: Vec<String>,
    pub(super) browser: Browser,
}

impl Page {
    /// The path and query where the browser is now.
    pub fn path(&self) -> &str {
        &self.url[url::Position::BeforePath..url::Position::AfterQuery]
    }

    /// One header's value.
    pub fn header(&self, name: &'static str) -> Option<&str> {
        self.headers
            .get(HeaderName::from_static(name))
            .and_then(|value| value.to_str().ok())
    }

    /// What a person reads in the main part, blanks run together. A page without one is read whole.
    pub fn text(&self) -> String {
        let html = self.html();
        let main = html
            .select(&css("main"))
            .next()
            .unwrap_or_else(|| html.root_element());
        words(main)
    }

    /// What a person reads anywhere on the page.
    pub fn whole_text(&self) -> String {
        words(self.html().root_element())
    }

    /// It worked.
    #[track_caller]
    pub fn ok(self) -> Self {
        self.status(200)
    }

    /// It answered so.
    #[track_caller]
    pub fn status(self, wanted: u16) -> Self {
        assert_eq!(
            self.status.as_u16(),
            wanted,
            "at {} after {:?}:\n{}",
            self.path(),
            self.hops,
            self.text()
        );
        self
    }

    /// It worked, and the browser is there now.
    #[track_caller]
    pub fn lands_on(self, path: &str) -> Self {
        assert_eq!(
            self.path(),
            path,
            "{} after {:?}:\n{}",
            self.status,
            self.hops,
            self.text()
        );
        self.ok()
    }

    /// The main part says so.
    #[track_caller]
    pub fn shows(self, words: &str) -> Self {
        let text = self.text();
        assert!(
            text.contains(words),
            "“{words}” is not on {}:\n{text}",
            self.path()
        );
        self
    }

    /// Nothing on the page, not even its source, says so.
    #[track_caller]
    pub fn lacks(self, words: &str) -> Self {
        let there = self.whole_text().contains(words) || self.body.contains(words);
        assert!(
            !there,
            "“{words}” is on {}:\n{}",
            self.path(),
            self.whole_text()
        );
        self
    }

    /// What was typed is still in some field.
    #[track_caller]
    pub fn keeps(self, typed: &str) -> Self {
        assert!(
            self.holds(typed),
            "“{typed}” is in no field of {}: {:?}",
            self.path(),
            self.values()
        );
        self
    }

    /// Whether some field holds this, or a text that is only shown to be copied.
    pub fn holds(&self, typed: &str) -> bool {
        let html = self.html();
        let shown = |area: ElementRef| {
            let text: String = area.text().collect();
            text.strip_prefix('\n').unwrap_or(&text) == typed
        };
        self.values().iter().any(|value| value == typed) || html.select(&css("textarea")).any(shown)
    }

    /// What is in the fields of all forms.
    fn values(&self) -> Vec<String> {
        let (html, any) = (self.html(), css("form"));
        html.select(&any)
            .flat_map(|form| form::values(&html, form))
            .collect()
    }

    /// There is such an element.
    #[track_caller]
    pub fn has(self, selector: &str) -> Self {
        assert!(
            self.count(selector) > 0,
            "no {selector} on {}:\n{}",
            self.path(),
            self.body
        );
        self
    }

    /// How many such elements there are.
    pub fn count(&self, selector: &str) -> usize {
        self.html().select(&css(selector)).count()
    }

    /// The texts of such elements, in order.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.html().select(&css(selector)).map(words).collect()
    }

    /// One attribute of such elements, in order, where they have it.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        self.html()
            .select(&css(selector))
            .filter_map(|e| e.attr(name))
            .map(str::to_owned)
            .collect()
    }

    /// Clicks the link with this text.
    #[track_caller]
    pub fn follow(&self, text: &str) -> impl Future<Output = Page> + use<> {
        let html = self.html();
        let link = html
            .select(&css("a[href]"))
            .find(|link| words(*link) == text);
        let link =
            link.unwrap_or_else(|| panic!("no link “{text}” on {}:\n{}", self.path(), self.text()));
        let to = self.url.join(link.attr("href").unwrap()).unwrap();
        let browser = self.browser.clone();
        async move {
            let request = browser
                .request(Method::GET, &to)
                .header("sec-fetch-site", "same-origin");
            browser.travel(request.body(Body::empty()).unwrap()).await
        }
    }

    /// Every form, in order.
    pub fn forms(&self) -> Vec<Form> {
        let (html, any) = (self.html(), css("form"));
        let forms = html.select(&any);
        forms.map(|form| self.read_form(&html, form)).collect()
    }

    /// Goes where a link of this page leads.
    pub fn go(&self, link: &str) -> impl Future<Output = Page> + use<> {
        let (to, browser) = (self.url.join(link).unwrap(), self.browser.clone());
        async move {
            let request = browser
                .request(Method::GET, &to)
                .header("sec-fetch-site", "same-origin");
            browser.travel(request.body(Body::empty()).unwrap()).await
        }
    }

    /// The form that is sent to this path.
    #[track_caller]
    pub fn form(&self, action: &str) -> Form {
        self.find_form(&format!("sent to {action}"), |form| form.goes_to(action))
    }

    /// The only form of the main part.
    #[track_caller]
    pub fn only_form(&self) -> Form {
        let html = self.html();
        let forms: Vec<ElementRef> = html.select(&css("main form")).collect();
        assert_eq!(forms.len(), 1, "forms on {}:\n{}", self.path(), self.text());
        self.read_form(&html, forms[0])
    }

    /// The form with this button, by its text or its value.
    #[track_caller]
    pub fn form_with(&self, button: &str) -> Form {
        self.find_form(&format!("with a button “{button}”"), |form| {
            form.has_button(button)
        })
    }

    #[track_caller]
    fn find_form(&self, which: &str, wanted: impl Fn(&Form) -> bool) -> Form {
        let (html, any) = (self.html(), css("form"));
        let mut forms = html.select(&any).map(|form| self.read_form(&html, form));
        forms
            .find(wanted)
            .unwrap_or_else(|| panic!("no form {which} on {}:\n{}", self.path(), self.text()))
    }

    fn read_form(&self, html: &Html, form: ElementRef) -> Form {
        Form::read(html, form, &self.url, &self.browser)
    }

    fn html(&self) -> Html {
        Html::parse_document(&self.body)
    }

    pub(super) fn redirect(&self) -> Option<String> {
        let target = self.header("location").map(str::to_owned);
        target.filter(|_| matches!(self.status.as_u16(), 301 | 302 | 303 | 307 | 308))
    }

    /// What must hold for every HTML page, whatever it is about.
    pub(super) fn check(&self) {
        let html_type = self
            .header("content-type")
            .is_some_and(|kind| kind.starts_with("text/html"));
        if !html_type || self.body.is_empty() {
            return;
        }
        let html = self.html();
        assert!(
            html.errors.is_empty(),
            "{} is not valid HTML: {:?}\n{}",
            self.path(),
            html.errors,
            self.body
        );
        let mut ids: Vec<String> = self.attributes("[id]", "id");
        ids.sort();
        let twice: Vec<&String> = ids
            .windows(2)
            .filter(|pair| pair[0] == pair[1])
            .map(|pair| &pair[0])
            .collect();
        assert!(
            twice.is_empty(),
            "ids that stand twice on {}: {twice:?}",
            self.path()
        );
        let labelled = self.attributes("label[for]", "for");
        for field in html.select(&css(
            "input:not([type=hidden]):not([type=submit]), select, textarea",
        )) {
            let inside = field
                .ancestors()
                .filter_map(ElementRef::wrap)
                .any(|e| e.value().name() == "label");
            let named = inside
                || field.attr("aria-label").is_some()
                || field.attr("aria-labelledby").is_some()
                || field
                    .attr("id")
                    .is_some_and(|id| labelled.iter().any(|label| label == id));
            assert!(
                named,
                "a field without a label on {}: {}",
                self.path(),
                field.html()
            );
        }
    }
}

/// What a person reads: blanks run together, and only blocks part words.
pub(super) fn words(element: ElementRef) -> String {
    let mut text = String::new();
    speak(element, &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn speak(element: ElementRef, text: &mut String) {
    let inline =
        "a abbr b bdi cite code dfn em i kbd mark q s small span strong sub sup time u wbr";
    let name = element.value().name();
    if matches!(name, "script" | "style" | "template" | "noscript" | "head") {
        return;
    }
    let gap = if inline.split(' ').any(|known| known == name) {
        ""
    } else {
        " "
    };
    text.push_str(gap);
    for child in element.children() {
        match (ElementRef::wrap(child), child.value().as_text()) {
            (Some(inner), _) => speak(inner, text),
            (None, Some(words)) => text.push_str(words),
            (None, None) => {}
        }
    }
    text.push_str(gap);
}

pub(super) fn css(selector: &str) -> Selector {
    Selector::parse(selector).unwrap_or_else(|e| panic!("{selector}: {e}"))
}
