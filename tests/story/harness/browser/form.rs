//! A form of a page: found, read as a browser reads it, filled in and sent.

use axum::body::Body;
use axum::http::Method;
use scraper::{ElementRef, Html};
use url::Url;

use super::Browser;
use super::page::{Page, css, words};

/// A form as somebody is filling it in.
pub struct Form {
    to: Url,
    post: bool,
    fields: Vec<Field>,
    buttons: Vec<Button>,
    extra: Vec<(String, String)>,
    from: Url,
    browser: Browser,
}

#[derive(Debug, Clone)]
struct Field {
    name: String,
    value: String,
    kind: Kind,
    hidden: bool,
}

#[derive(Debug, Clone)]
enum Kind {
    Text,
    /// A checkbox or radio button, and whether it is on.
    Tick {
        radio: bool,
        on: bool,
    },
    /// A list with its choices.
    List(Vec<String>),
}

#[derive(Debug, Clone)]
struct Button {
    text: String,
    name: Option<String>,
    value: String,
    to: Option<String>,
}

impl Button {
    fn is(&self, wanted: &str) -> bool {
        self.text == wanted || (self.name.is_some() && self.value == wanted)
    }
}

impl Form {
    pub(super) fn read(html: &Html, form: ElementRef, at: &Url, browser: &Browser) -> Self {
        Self {
            to: at.join(form.attr("action").unwrap_or("")).unwrap(),
            post: form
                .attr("method")
                .is_some_and(|method| method.eq_ignore_ascii_case("post")),
            fields: fields(html, form),
            buttons: buttons(html, form),
            extra: Vec::new(),
            from: at.clone(),
            browser: browser.clone(),
        }
    }

    /// Whether the form is sent to this path.
    pub(super) fn goes_to(&self, action: &str) -> bool {
        self.to.path() == action || self.to.as_str().ends_with(action)
    }

    /// Whether it has a button with this text or value.
    pub(super) fn has_button(&self, text: &str) -> bool {
        self.buttons.iter().any(|button| button.is(text))
    }

    /// Types into a field.
    #[track_caller]
    #[must_use]
    pub fn fill(mut self, name: &str, value: &str) -> Self {
        let field = self
            .fields
            .iter_mut()
            .find(|field| field.name == name && matches!(field.kind, Kind::Text));
        let Some(field) = field else {
            panic!("no field {name} in {:?}", self.fields)
        };
        value.clone_into(&mut field.value);
        self
    }

    /// Ticks the box with this name and value.
    #[track_caller]
    #[must_use]
    pub fn tick(self, name: &str, value: &str) -> Self {
        self.turn(name, value, true)
    }

    /// Unticks it.
    #[track_caller]
    #[must_use]
    pub fn untick(self, name: &str, value: &str) -> Self {
        self.turn(name, value, false)
    }

    /// Takes one of a list or of radio buttons.
    #[track_caller]
    #[must_use]
    pub fn choose(mut self, name: &str, value: &str) -> Self {
        let list = self.fields.iter_mut().find_map(|field| match &field.kind {
            Kind::List(choices) if field.name == name => {
                Some((choices.iter().any(|c| c == value), &mut field.value))
            }
            _ => None,
        });
        if let Some((offered, chosen)) = list {
            assert!(offered, "{name} does not offer “{value}”");
            value.clone_into(chosen);
            return self;
        }
        self.turn(name, value, true)
    }

    /// Sends a field that the page does not offer, or another value than it lets one choose.
    #[must_use]
    pub fn set(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|field| field.name != name);
        self.extra.push((name.to_owned(), value.to_owned()));
        self
    }

    /// What is in a field now.
    pub fn value(&self, name: &str) -> Option<&str> {
        let sent = |field: &&Field| {
            field.name == name && !matches!(field.kind, Kind::Tick { on: false, .. })
        };
        self.fields
            .iter()
            .find(sent)
            .map(|field| field.value.as_str())
    }

    /// The same form, sent by another browser.
    #[must_use]
    pub fn sent_by(mut self, browser: &Browser) -> Self {
        self.browser = browser.clone();
        self
    }

    /// The names of what a person can type into.
    pub fn boxes(&self) -> Vec<String> {
        let typed = |field: &&Field| matches!(field.kind, Kind::Text) && !field.hidden;
        let boxes = self.fields.iter().filter(typed);
        boxes.map(|field| field.name.clone()).collect()
    }

    /// Whether the page offers such a field.
    pub fn offers(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.name == name)
    }

    /// What a list offers; nothing for a field that is none.
    pub fn choices(&self, name: &str) -> Vec<String> {
        let lists = self.fields.iter().filter(|field| field.name == name);
        let choices = lists.filter_map(|field| match &field.kind {
            Kind::List(choices) => Some(choices.clone()),
            _ => None,
        });
        choices.flatten().collect()
    }

    /// The texts of the buttons.
    pub fn buttons(&self) -> Vec<&str> {
        self.buttons
            .iter()
            .map(|button| button.text.as_str())
            .collect()
    }

    /// The names of the boxes that one can type into.
    pub fn text_boxes(&self) -> Vec<String> {
        let boxes = self.fields.iter();
        let boxes = boxes.filter(|field| matches!(field.kind, Kind::Text) && !field.hidden);
        boxes.map(|field| field.name.clone()).collect()
    }

    /// Name and value of each button, in the page's order.
    pub fn button_values(&self) -> Vec<(String, String)> {
        let sent = |button: &Button| {
            (
                button.name.clone().unwrap_or_default(),
                button.value.clone(),
            )
        };
        self.buttons.iter().map(sent).collect()
    }

    /// Whether it is sent by POST.
    pub fn posts(&self) -> bool {
        self.post
    }

    /// Presses the button with this text or value.
    #[track_caller]
    pub fn press(self, button: &str) -> impl Future<Output = Page> + use<> {
        let Some(pressed) = self.buttons.iter().position(|known| known.is(button)) else {
            panic!("no button “{button}” among {:?}", self.buttons)
        };
        self.press_nth(pressed)
    }

    /// Presses a button by its place in the page's order; 0 is the one that Enter presses.
    #[track_caller]
    pub fn press_nth(self, button: usize) -> impl Future<Output = Page> + use<> {
        let pressed = self.buttons[button].clone();
        let to = pressed
            .to
            .as_deref()
            .map_or_else(|| self.to.clone(), |to| self.from.join(to).unwrap());
        let mut sent = url::form_urlencoded::Serializer::new(String::new());
        for field in self
            .fields
            .iter()
            .filter(|field| !matches!(field.kind, Kind::Tick { on: false, .. }))
        {
            // A browser sends every line end as CR LF.
            sent.append_pair(
                &field.name,
                &field.value.replace("\r\n", "\n").replace('\n', "\r\n"),
            );
        }
        sent.extend_pairs(&self.extra);
        if let Some(name) = &pressed.name {
            sent.append_pair(name, &pressed.value);
        }
        let (body, post, from, browser) = (sent.finish(), self.post, self.from, self.browser);
        async move {
            if post {
                return browser.submit(&to, body, &from).await;
            }
            let mut to = to;
            to.set_query(Some(&body));
            let request = browser
                .request(Method::GET, &to)
                .header("sec-fetch-site", "same-origin");
            browser.travel(request.body(Body::empty()).unwrap()).await
        }
    }

    /// Sends the form as the script does, with this deed.
    pub fn send_as(mut self, deed: &str) -> impl Future<Output = Page> + use<> {
        self.buttons.push(Button {
            text: String::new(),
            name: Some("deed".to_owned()),
            value: deed.to_owned(),
            to: None,
        });
        let last = self.buttons.len() - 1;
        self.press_nth(last)
    }

    #[track_caller]
    fn turn(mut self, name: &str, value: &str, to: bool) -> Self {
        let mut found = false;
        for field in self.fields.iter_mut().filter(|field| field.name == name) {
            if let Kind::Tick { radio, on } = &mut field.kind {
                let meant = field.value == value;
                found |= meant;
                *on = if meant { to } else { *on && !*radio };
            }
        }
        assert!(
            found,
            "{name} does not offer “{value}” in {:?}",
            self.fields
        );
        self
    }
}

/// What is in the fields of a form.
pub(super) fn values(html: &Html, form: ElementRef) -> Vec<String> {
    fields(html, form)
        .into_iter()
        .map(|field| field.value)
        .collect()
}

fn fields(html: &Html, form: ElementRef) -> Vec<Field> {
    let mut found = Vec::new();
    for control in controls(html, form, "input, select, textarea") {
        let Some(name) = control.attr("name") else {
            continue;
        };
        let kind = control.attr("type").unwrap_or("text");
        let hidden = kind == "hidden" || control.attr("readonly").is_some();
        if matches!(kind, "submit" | "button" | "reset" | "image")
            || control.attr("disabled").is_some()
        {
            continue;
        }
        let (value, kind) = match (control.value().name(), kind) {
            ("textarea", _) => {
                let text: String = control.text().collect();
                (
                    text.strip_prefix('\n').unwrap_or(&text).to_owned(),
                    Kind::Text,
                )
            }
            ("select", _) => chosen(control),
            (_, "checkbox" | "radio") => {
                let on = control.attr("checked").is_some();
                (
                    control.attr("value").unwrap_or("on").to_owned(),
                    Kind::Tick {
                        radio: kind == "radio",
                        on,
                    },
                )
            }
            _ => (control.attr("value").unwrap_or("").to_owned(), Kind::Text),
        };
        found.push(Field {
            name: name.to_owned(),
            value,
            kind,
            hidden,
        });
    }
    found
}

fn chosen(list: ElementRef) -> (String, Kind) {
    let value = |option: ElementRef| {
        option
            .attr("value")
            .map_or_else(|| words(option), str::to_owned)
    };
    let options: Vec<ElementRef> = list.select(&css("option")).collect();
    let selected = options
        .iter()
        .find(|option| option.attr("selected").is_some())
        .or(options.first());
    (
        selected.map(|option| value(*option)).unwrap_or_default(),
        Kind::List(options.into_iter().map(value).collect()),
    )
}

fn buttons(html: &Html, form: ElementRef) -> Vec<Button> {
    let buttons = controls(html, form, "button, input[type=submit]").into_iter();
    let submits = buttons.filter(|button| matches!(button.attr("type"), None | Some("submit")));
    let read = |button: ElementRef| {
        let value = button.attr("value").unwrap_or("").to_owned();
        Button {
            text: if button.value().name() == "input" {
                value.clone()
            } else {
                words(button)
            },
            name: button.attr("name").map(str::to_owned),
            value,
            to: button.attr("formaction").map(str::to_owned),
        }
    };
    submits.map(read).collect()
}

/// What belongs to a form: inside it, or anywhere with its id.
fn controls<'h>(html: &'h Html, form: ElementRef<'h>, selector: &str) -> Vec<ElementRef<'h>> {
    let belongs = |control: &ElementRef| match control.attr("form") {
        Some(id) => form.attr("id") == Some(id),
        None => control
            .ancestors()
            .any(|ancestor| ancestor.id() == form.id()),
    };
    html.select(&css(selector)).filter(belongs).collect()
}
