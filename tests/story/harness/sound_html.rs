//! What every page owes to programs that read it: no parse error, a real outline, and a name for each control.

use scraper::{ElementRef, Html, Selector};

/// No parse error, one h1 before all other headings, no gap between their levels, and only characters of an address in each
/// link within the page.
#[track_caller]
pub fn assert_sound(path: &str, body: &str) {
    let html = Html::parse_document(body);
    assert!(html.errors.is_empty(), "{path}: {:?}", html.errors);
    let headings = Selector::parse("h1, h2, h3, h4, h5, h6").unwrap();
    let levels: Vec<u8> = html
        .select(&headings)
        .map(|h: ElementRef| h.value().name().as_bytes()[1] - b'0')
        .collect();
    assert_eq!(
        levels.split(|level| *level == 1).count() - 1,
        1,
        "{path}: {levels:?}"
    );
    assert_eq!(levels[0], 1, "{path}: {levels:?}");
    for pair in levels.windows(2) {
        assert!(pair[1] <= pair[0] + 1, "{path}: {levels:?}");
    }
    let links = Selector::parse("a[href^='#']").unwrap();
    for link in html.select(&links) {
        let (_, fragment) = link.attr("href").unwrap().split_once('#').unwrap();
        let is_sound = !fragment.contains(|c: char| " \"#<>[]\\^`{|}".contains(c));
        assert!(is_sound, "{path}: {fragment}");
    }
}

/// Every control is one that browsers know, and has a name; what describes or names it is there; every table says what its
/// columns are.
#[track_caller]
pub fn assert_read_aloud(path: &str, body: &str) {
    let html = Html::parse_document(body);
    let all = |selector: &str| -> Vec<ElementRef> {
        let selector = Selector::parse(selector).unwrap();
        html.select(&selector).collect()
    };
    let made = "[contenteditable], div[role=button], span[role=button], [role=textbox], [role=combobox], [role=listbox]";
    assert!(all(made).is_empty(), "{path} has controls of its own");
    for control in all("input:not([type=hidden]), select, textarea") {
        assert!(has_name(&html, control), "{path}: {}", control.html());
    }
    for pressed in all("button, a[href], summary") {
        let named = text_of(pressed) || pressed.attr("aria-label").is_some();
        assert!(named, "{path}: {}", pressed.html());
    }
    for attribute in ["aria-describedby", "aria-labelledby", "for"] {
        for element in all(&format!("[{attribute}]")) {
            for id in element.attr(attribute).unwrap().split_whitespace() {
                let there = all(&format!("[id='{id}']")).len();
                assert_eq!(there, 1, "{path}: {attribute}={id} in {}", element.html());
            }
        }
    }
    for invalid in all("[aria-invalid]") {
        assert!(
            invalid.attr("aria-describedby").is_some(),
            "{path}: {}",
            invalid.html()
        );
    }
    for table in all("table") {
        let heads = Selector::parse("th[scope]").unwrap();
        assert!(
            table.select(&heads).next().is_some(),
            "{path}: a table without heads"
        );
    }
}

fn has_name(html: &Html, control: ElementRef) -> bool {
    if control.attr("aria-label").is_some() || control.attr("aria-labelledby").is_some() {
        return true;
    }
    let wraps = control.ancestors().filter_map(ElementRef::wrap);
    let wrapped = wraps
        .filter(|one| one.value().name() == "label")
        .any(text_of);
    let label = control.attr("id").and_then(|id| {
        let label = Selector::parse(&format!("label[for='{id}']")).unwrap();
        html.select(&label).next()
    });
    wrapped || label.is_some_and(text_of)
}

fn text_of(element: ElementRef) -> bool {
    element.text().any(|text| !text.trim().is_empty())
}
