//! A walk off a page by each of its ways. Every text box of every form is filled with words of its own, one button or
//! link is pressed, and the words must be found again: on the page that answers, or on the same page opened anew.
//! Works for any page that a story can open.

use crate::browser::{Form, Page};

/// A way off a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// A button: the place of its form, and the name and value that it sends.
    Button {
        form: usize,
        sends: (String, String),
    },
    /// A link, by where it leads.
    Link(String),
}

/// Every button of every form, and every link that leads off the page.
pub fn ways(page: &Page) -> Vec<Way> {
    let buttons = page.forms().into_iter().enumerate().flat_map(|(form, it)| {
        let sends = it.button_values().into_iter();
        sends.map(move |sends| Way::Button { form, sends })
    });
    let links = page.attributes("a[href]", "href").into_iter();
    let links = links.filter(|link| !link.starts_with('#')).map(Way::Link);
    buttons.chain(links).collect()
}

/// Walks off the page that `open` opens by each of its ways, and says which they were. `fitting` are values for boxes
/// that take no free text.
pub async fn walk(
    open: impl AsyncFn() -> Page,
    fitting: impl Fn(&str) -> Option<String>,
) -> Vec<Way> {
    let ways = ways(&open().await);
    for (number, way) in ways.iter().enumerate() {
        let page = open().await;
        let mut typed = Vec::new();
        let mut forms = Vec::new();
        for form in page.forms() {
            forms.push(fill(form, number, &fitting, &mut typed));
        }
        assert!(
            !typed.is_empty(),
            "{} has something to type into",
            page.path()
        );
        let answer = match way {
            Way::Button { form, sends } => {
                // What was saved on the way here may have brought buttons of its own.
                let form = forms.swap_remove(*form);
                let button = form.button_values().iter().position(|known| known == sends);
                form.press_nth(button.unwrap()).await
            }
            Way::Link(link) => page.go(link).await,
        };
        let anew = open().await;
        for (name, words) in typed.iter().filter(|(name, _)| !takes_away(way, name)) {
            let found = [&answer, &anew].into_iter().any(|page| page.holds(words));
            assert!(
                found,
                "{} loses {name} to {way:?}, which led to {} by {:?}:\n{}",
                page.path(),
                answer.path(),
                answer.hops,
                answer.text()
            );
        }
    }
    ways
}

/// Fills in every text box of a form that is posted, with words that nothing else holds.
fn fill(
    form: Form,
    number: usize,
    fitting: &impl Fn(&str) -> Option<String>,
    typed: &mut Vec<(String, String)>,
) -> Form {
    let boxes = if form.posts() {
        form.text_boxes()
    } else {
        Vec::new()
    };
    boxes.into_iter().fold(form, |form, name| {
        let words = fitting(&name).unwrap_or_else(|| {
            let words = format!("Words {number} for {name}");
            typed.push((name.clone(), words.clone()));
            words
        });
        form.fill(&name, &words)
    })
}

/// Whether the way is a button that takes away the row of this box, and its words with it.
fn takes_away(way: &Way, name: &str) -> bool {
    matches!(way, Way::Button { sends: (button, row), .. } if button == "remove" && name.starts_with(row.as_str()))
}
