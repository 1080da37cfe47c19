//! One editorial cycle as two browsers do it: an author starts a practice, fills in five steps and submits it; a reviewer
//! finds it in the queue, reads it at its desk and approves it. Eight forms are sent, and 19 requests made.

use scraper::{ElementRef, Html, Selector};

use crate::Outcome;
use crate::load::{self, Answer, Request};
use crate::process::Service;

/// How many requests a cycle makes.
pub const REQUESTS: usize = 19;

/// The steps of the form, and what is answered in each.
const STEPS: [&[(&str, &str)]; 5] = [
    &[
        (
            "summary",
            "Officials of three districts register births by the road, once a month, and send the papers on.",
        ),
        ("type", "service"),
        ("stage", "one-place"),
        ("on_behalf", "yes"),
    ],
    &[
        ("scope", "national"),
        ("countries_add", "Ivory Coast"),
        ("from_month", "3"),
        ("from_year", "2021"),
        ("organisations[0].name", "Directorate of Civil Status"),
        ("organisations[0].kind", "government"),
        ("organisations[0].role", "lead"),
    ],
    &[
        ("problem", "The nearest registry is a day away."),
        (
            "action",
            "A registrar drives a van with forms, a stamp and a printer along the road. Families come to the van, and leave with the paper. What the van cannot decide goes to the registry, which answers at the next visit.",
        ),
    ],
    &[("primary_objective", "4")],
    &[
        ("contact", "none"),
        ("rights", "publish"),
        ("rights", "consent"),
    ],
];

/// Goes through one cycle with a title of this number.
pub async fn run(service: &Service, author: &str, reviewer: &str, number: usize) -> Outcome<()> {
    let author = Browser {
        service,
        cookie: author,
    };
    let reviewer = Browser {
        service,
        cookie: reviewer,
    };
    let start = author.visit("/my/practices/new").await?;
    let title = format!("Births by the road, visit {number}");
    let mut page = author.press(&start, None, &[("title", &title)]).await?;
    for answers in STEPS {
        page = author.press(&page, Some("continue"), answers).await?;
    }
    let submitted = author.press(&page, Some("submit"), &[]).await?;
    let id = submitted
        .path
        .rsplit('/')
        .next()
        .unwrap_or_default()
        .to_owned();
    reviewer.visit("/review").await?;
    let desk = reviewer.visit(&format!("/review/{id}")).await?;
    let decision = [("decision", "approve")];
    reviewer.press(&desk, Some("approve"), &decision).await?;
    Ok(())
}

/// Begins a practice with this title, and returns the form of its first step: where it is sent, and what it holds.
pub async fn begin(
    service: &Service,
    author: &str,
    title: &str,
) -> Outcome<(String, Vec<(String, String)>)> {
    let author = Browser {
        service,
        cookie: author,
    };
    let start = author.visit("/my/practices/new").await?;
    let page = author.press(&start, None, &[("title", title)]).await?;
    let form = form_of(&page, Some("continue")).ok_or("a step without a form")?;
    let path = form.value().attr("action").unwrap_or(&page.path).to_owned();
    Ok((path, drawn_values(form)))
}

/// A browser of a signed-in person.
struct Browser<'a> {
    service: &'a Service,
    cookie: &'a str,
}

/// A page with its address.
struct Page {
    path: String,
    html: Html,
}

impl Browser<'_> {
    async fn visit(&self, path: &str) -> Outcome<Page> {
        let request = Request::get(path).with_cookie(self.cookie);
        let answer = load::ask(self.service, &request).await?;
        Ok(Page {
            path: path.to_owned(),
            html: Html::parse_document(&String::from_utf8_lossy(&answer.body)),
        })
    }

    /// Fills in the page's form, presses the button of this deed, and follows the redirect. `None`: the form has one
    /// button, which sends nothing.
    async fn press(
        &self,
        page: &Page,
        deed: Option<&str>,
        typed: &[(&str, &str)],
    ) -> Outcome<Page> {
        let form = form_of(page, deed);
        let form = form.ok_or_else(|| format!("{} has no button {deed:?}", page.path))?;
        let path = form.value().attr("action").unwrap_or(&page.path).to_owned();
        let mut sent = drawn_values(form);
        sent.retain(|(name, _)| !typed.iter().any(|(own, _)| own == name));
        let deed = deed.map(|deed| ("deed", deed));
        let typed = typed.iter().copied().chain(deed);
        sent.extend(typed.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(sent)
            .finish();
        let answer = load::send_as(self.service, &path, &body, self.cookie).await?;
        self.visit(&location(&answer)?).await
    }
}

/// Where a redirect leads.
fn location(answer: &Answer) -> Outcome<String> {
    let is_redirect = answer.head.starts_with("HTTP/1.1 303");
    let location = answer.header("location").filter(|_| is_redirect);
    Ok(location.ok_or_else(|| refusal(answer))?.to_owned())
}

/// The answer to a form that was not accepted, in words.
fn refusal(answer: &Answer) -> String {
    let html = Html::parse_document(&String::from_utf8_lossy(&answer.body));
    let main = Selector::parse("main").ok();
    let text = main.and_then(|main| {
        let main = html.select(&main).next()?;
        Some(main.text().collect::<String>())
    });
    let words = text.unwrap_or_default();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{} {words}", answer.head.lines().next().unwrap_or_default())
}

/// The form that has the button of this deed, inside of it or tied to it; the form of a title, if there is no deed.
fn form_of<'a>(page: &'a Page, deed: Option<&str>) -> Option<ElementRef<'a>> {
    let anchor = match deed {
        Some(deed) => format!("main button[name=deed][value={deed}]"),
        None => "main [name=title]".to_owned(),
    };
    let anchor = page.html.select(&Selector::parse(&anchor).ok()?).next()?;
    match anchor.value().attr("form") {
        Some(id) => {
            let form = Selector::parse(&format!("form#{id}")).ok()?;
            page.html.select(&form).next()
        }
        None => anchor
            .ancestors()
            .filter_map(ElementRef::wrap)
            .find(|one| one.value().name() == "form"),
    }
}

/// The values of a form as the page was drawn.
fn drawn_values(form: ElementRef<'_>) -> Vec<(String, String)> {
    let Ok(fields) = Selector::parse("input, textarea, select") else {
        return Vec::new();
    };
    let fields = form.select(&fields).filter_map(|field| {
        let element = field.value();
        let name = element.attr("name")?.to_owned();
        let kind = element.attr("type").unwrap_or("text");
        let is_off = matches!(kind, "radio" | "checkbox") && element.attr("checked").is_none();
        let value = match element.name() {
            "textarea" => field.text().collect(),
            "select" => chosen(field)?,
            _ => element.attr("value").unwrap_or_default().to_owned(),
        };
        (!is_off).then_some((name, value))
    });
    fields.collect()
}

/// The chosen option of a list, or the first one.
fn chosen(list: ElementRef<'_>) -> Option<String> {
    let options = Selector::parse("option").ok()?;
    let is_chosen = |option: &ElementRef<'_>| option.value().attr("selected").is_some();
    let option = list
        .select(&options)
        .find(is_chosen)
        .or(list.select(&options).next())?;
    Some(option.value().attr("value").unwrap_or_default().to_owned())
}
