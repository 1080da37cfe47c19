//! A walk off a page by its ways. Every text box of every form is filled with words of its own, one button or link is
//! pressed, and the words must be found again: on the page that answers, or on the same page opened anew. Works for any
//! page that a story can open.

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
    // What opens another tab leaves the page as it is.
    let links = page
        .attributes("a[href]:not([target=_blank])", "href")
        .into_iter();
    let links = links.filter(|link| !link.starts_with('#')).map(Way::Link);
    buttons.chain(links).collect()
}

/// How a person walks the pages of a story.
pub trait Manner {
    /// What is typed into a box at this turn, and whether it must be found again.
    fn types(&self, name: &str, turn: usize) -> (String, bool);

    /// What else is chosen before a way is taken.
    fn chooses(&self, form: Form, _: &Way) -> Form {
        form
    }

    /// Whether a way sends what stands in a box, or is there to take it away.
    fn uses(&self, way: &Way, name: &str) -> bool {
        takes_away(way, name)
    }
}

/// Free text in every box, but for those that this gives a value which fits.
impl<F: Fn(&str) -> Option<String>> Manner for F {
    fn types(&self, name: &str, turn: usize) -> (String, bool) {
        match self(name) {
            Some(fits) => (fits, false),
            None => (format!("Words {turn} for {name}"), true),
        }
    }
}

/// Walks off the page that `open` opens by each of its ways, and says which they were.
pub async fn walk(open: impl AsyncFn() -> Page, manner: impl Manner) -> Vec<Way> {
    let ways = ways(&open().await);
    for (turn, way) in ways.iter().enumerate() {
        let typed = leave(&open, way, turn, &manner).await;
        assert!(typed, "{} has something to type into", open().await.path());
    }
    ways
}

/// Walks off a page by one way, and says whether there was anything to type into.
pub async fn leave(
    open: impl AsyncFn() -> Page,
    way: &Way,
    turn: usize,
    manner: &impl Manner,
) -> bool {
    let page = open().await;
    let mut typed = Vec::new();
    let mut forms = Vec::new();
    for form in page.forms() {
        forms.push(fill(form, turn, manner, &mut typed));
    }
    let answer = match way {
        Way::Button { form, sends } => {
            // What was saved on the way here may have brought buttons of its own.
            let form = manner.chooses(forms.swap_remove(*form), way);
            let button = form.button_values().iter().position(|known| known == sends);
            form.press_nth(button.unwrap()).await
        }
        Way::Link(link) => page.go(link).await,
    };
    let anew = open().await;
    for (name, words) in typed.iter().filter(|(name, _)| !manner.uses(way, name)) {
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
    !typed.is_empty()
}

/// Fills in every text box of a form that is posted, with words that nothing else holds. A password never comes back, so
/// none is typed.
fn fill(form: Form, turn: usize, manner: &impl Manner, typed: &mut Vec<(String, String)>) -> Form {
    let boxes = if form.posts() {
        form.text_boxes()
    } else {
        Vec::new()
    };
    let boxes = boxes.into_iter().filter(|name| !name.contains("password"));
    boxes.fold(form, |form, name| {
        let (words, is_sought) = manner.types(&name, turn);
        typed.extend(is_sought.then(|| (name.clone(), words.clone())));
        form.fill(&name, &words)
    })
}

/// Whether the way is a button that takes away the row of this box, and its words with it.
pub fn takes_away(way: &Way, name: &str) -> bool {
    matches!(way, Way::Button { sends: (button, row), .. } if button == "remove" && name.starts_with(row.as_str()))
}
