//! One field of a form as a page draws it: label, help, problem, value, limit. The macros of `templates/web/field.html`
//! draw it. Knows no room's fields.

mod drawn;

use super::form::Refused;
use crate::language::{Message, Messages, TextLanguage};

/// How a field is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Input(&'static str),
    Area(usize),
    Select,
    Radios,
    Checks,
    Tick,
    Month,
}

/// One choice of a field.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The value that the browser sends.
    pub value: String,
    /// The label that the reader sees.
    pub label: String,
    /// A line of help under the label.
    pub hint: Option<String>,
}

impl Choice {
    /// A choice without help.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: None,
        }
    }

    /// Adds help.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// The limit of a text, and how much of it is used.
#[derive(Clone, Debug)]
pub struct Count {
    /// The most characters of the text.
    pub limit: usize,
    /// “47 of 200 characters”, as it was when the page was drawn.
    pub now: String,
    /// The same sentence with a placeholder that the script fills.
    pub within: String,
    /// “843 of 800 characters: 43 too many”, with placeholders.
    pub over: String,
}

/// Whether a field is needed, in a word.
#[derive(Clone, Debug)]
pub struct FieldMark {
    /// The class that gives it its look.
    pub class: &'static str,
    /// The word.
    pub text: String,
}

/// One of the small inputs of a compound field.
#[derive(Clone, Debug)]
pub struct FieldPart {
    /// The input's name and id.
    pub name: String,
    /// The label before this input.
    pub label: String,
    /// The text as it was typed.
    pub value: String,
    /// The width of the input.
    pub width: &'static str,
    /// Whether it takes digits only.
    pub digits: bool,
    /// Whether the problem of the field is about this input.
    pub has_problem: bool,
}

/// The way to a page of another site. It opens beside the form.
#[derive(Debug, Clone)]
pub struct FieldLink {
    /// The words of the link.
    pub text: String,
    /// The whole address.
    pub address: String,
    /// What the page is to the form: `license` or `help`.
    pub rel: &'static str,
}

/// A field, ready to be drawn.
#[derive(Clone, Debug)]
pub struct FormField {
    /// The name under which the browser sends the value.
    pub name: String,
    /// The id of the HTML element.
    pub id: String,
    /// The label of the field.
    pub label: String,
    /// A line of help before the input.
    pub hint: Option<String>,
    /// The sentence that says what is wrong.
    pub problem: Option<String>,
    /// “Error:”, for readers of a screen reader.
    pub error_word: String,
    /// What a message about it calls the field, if its label alone would not tell it from others.
    pub called: Option<String>,
    /// Whether it is needed, in a word beside the label.
    pub mark: Option<FieldMark>,
    /// `w4`, `w10`, `w20` or `full`.
    pub width: Option<&'static str>,
    /// `cols2` or `cols3`, for choices.
    pub columns: Option<&'static str>,
    /// The kind of value that the browser may fill in.
    pub autocomplete: Option<&'static str>,
    /// The keyboard that a phone shows.
    pub inputmode: Option<&'static str>,
    /// The id of a list of suggestions.
    pub list: Option<&'static str>,
    /// The language of the text typed, when it is not the page's.
    pub lang: Option<TextLanguage>,
    /// The limit of the text, if it has one.
    pub count: Option<Count>,
    /// The choices of a list.
    pub choices: Vec<Choice>,
    /// The inputs of a month.
    pub parts: Vec<FieldPart>,
    /// Whether the input has the focus when the page opens. At most one input of a page has it.
    pub has_focus: bool,
    /// Where to read on before choosing.
    pub link: Option<FieldLink>,
    /// A word on what has just happened at this input.
    pub said: Option<String>,
    kind: Kind,
    values: Vec<String>,
    t: Messages,
}

impl FormField {
    fn new(t: Messages, kind: Kind, name: &str, label: &Message) -> Self {
        Self {
            name: name.to_owned(),
            id: name.to_owned(),
            label: label.to_string(),
            hint: None,
            problem: None,
            error_word: t.say("web-error-word").to_string(),
            called: None,
            mark: None,
            width: None,
            columns: None,
            autocomplete: None,
            inputmode: None,
            list: None,
            lang: None,
            count: None,
            choices: Vec::new(),
            parts: Vec::new(),
            has_focus: false,
            link: None,
            said: None,
            kind,
            values: Vec::new(),
            t,
        }
    }

    /// A line of text.
    pub fn text(t: Messages, name: &str, label: &Message) -> Self {
        Self::new(t, Kind::Input("text"), name, label)
    }

    /// An email address.
    pub fn email(t: Messages, name: &str, label: &Message) -> Self {
        Self {
            width: Some("w20"),
            ..Self::new(t, Kind::Input("email"), name, label)
        }
    }

    /// A password. Its value is never put into a page.
    pub fn password(t: Messages, name: &str, label: &Message) -> Self {
        Self {
            width: Some("w20"),
            ..Self::new(t, Kind::Input("password"), name, label)
        }
    }

    /// A web address.
    pub fn url(t: Messages, name: &str, label: &Message) -> Self {
        Self::new(t, Kind::Input("url"), name, label)
    }

    /// A day.
    pub fn date(t: Messages, name: &str, label: &Message) -> Self {
        Self {
            width: Some("w10"),
            ..Self::new(t, Kind::Input("date"), name, label)
        }
    }

    /// Some lines of text.
    pub fn area(t: Messages, name: &str, label: &Message, rows: usize) -> Self {
        Self::new(t, Kind::Area(rows), name, label)
    }

    /// One choice of a long list.
    pub fn select(t: Messages, name: &str, label: &Message, choices: Vec<Choice>) -> Self {
        Self {
            choices,
            ..Self::new(t, Kind::Select, name, label)
        }
    }

    /// One choice of a short list.
    pub fn radios(t: Messages, name: &str, label: &Message, choices: Vec<Choice>) -> Self {
        Self {
            choices,
            ..Self::new(t, Kind::Radios, name, label)
        }
    }

    /// Any number of choices of a short list.
    pub fn checks(t: Messages, name: &str, label: &Message, choices: Vec<Choice>) -> Self {
        Self {
            choices,
            ..Self::new(t, Kind::Checks, name, label)
        }
    }

    /// A single box, which sends `yes`.
    pub fn tick(t: Messages, name: &str, label: &Message) -> Self {
        Self::new(t, Kind::Tick, name, label)
    }

    /// A month as two inputs, `<name>_month` and `<name>_year`. The month may be empty.
    pub fn month(t: Messages, name: &str, label: &Message) -> Self {
        let part = |what: &str, label: Message, width, digits| FieldPart {
            name: format!("{name}_{what}"),
            label: label.to_string(),
            value: String::new(),
            width,
            digits,
            has_problem: false,
        };
        let parts = vec![
            part("month", t.say("web-month"), "w10", false),
            part("year", t.say("web-year"), "w4", true),
        ];
        // A link in the summary leads to an input, not to the group.
        Self {
            parts,
            id: format!("{name}_month"),
            ..Self::new(t, Kind::Month, name, label)
        }
    }

    /// Adds help.
    #[must_use]
    pub fn hint(mut self, hint: impl std::fmt::Display) -> Self {
        self.hint = Some(hint.to_string());
        self
    }

    /// Marks the field as optional.
    #[must_use]
    pub fn optional(mut self) -> Self {
        let text = self.t.say("web-optional").to_string();
        self.mark = Some(FieldMark {
            class: "optional",
            text,
        });
        self
    }

    /// Says in a word whether the field is needed.
    #[must_use]
    pub fn marked(mut self, class: &'static str, text: impl std::fmt::Display) -> Self {
        let text = text.to_string();
        self.mark = Some(FieldMark { class, text });
        self
    }

    /// Sets what a message about it calls the field.
    #[must_use]
    pub fn called(mut self, name: String) -> Self {
        self.called = Some(name);
        self
    }

    /// Sets the width.
    #[must_use]
    pub fn width(mut self, width: &'static str) -> Self {
        self.width = Some(width);
        self
    }

    /// Lays choices out in columns.
    #[must_use]
    pub fn columns(mut self, columns: &'static str) -> Self {
        self.columns = Some(columns);
        self
    }

    /// Sets the kind of value that the browser may fill in.
    #[must_use]
    pub fn autocomplete(mut self, what: &'static str) -> Self {
        self.autocomplete = Some(what);
        self
    }

    /// Sets the keyboard that a phone shows.
    #[must_use]
    pub fn inputmode(mut self, mode: &'static str) -> Self {
        self.inputmode = Some(mode);
        self
    }

    /// Suggests from a `datalist` of this id.
    #[must_use]
    pub fn suggesting(mut self, list: &'static str) -> Self {
        self.list = Some(list);
        self
    }

    /// Sets the language of the text.
    #[must_use]
    pub fn in_language(mut self, language: TextLanguage) -> Self {
        self.lang = Some(language);
        self
    }

    /// Sets an id that differs from the name, for a page with two fields of that name.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = id.into();
        self
    }

    /// Fills in a stored value.
    #[must_use]
    pub fn holding(mut self, value: impl Into<String>) -> Self {
        self.values = vec![value.into()];
        self.counted_again()
    }

    /// Fills in several stored values.
    #[must_use]
    pub fn holding_all(mut self, values: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.values = values.into_iter().map(Into::into).collect();
        self
    }

    /// Counts characters against a limit.
    #[must_use]
    pub fn limit(mut self, limit: usize) -> Self {
        let length = self.value().chars().count();
        let within = |length: String| {
            self.t
                .say("web-count")
                .with("length", length)
                .with("limit", limit)
                .to_string()
        };
        let over = |length: String, over: String| {
            let message = self.t.say("web-count-over").with("length", length);
            message.with("limit", limit).with("over", over).to_string()
        };
        let number = |number: usize| self.t.number(i64::try_from(number).unwrap_or(i64::MAX));
        let now = if length > limit {
            over(number(length), number(length - limit))
        } else {
            within(number(length))
        };
        let count = Count {
            limit,
            now,
            within: within("{length}".into()),
            over: over("{length}".into(), "{over}".into()),
        };
        self.count = Some(count);
        self
    }

    /// Replaces the stored value by that of a refused form, and shows its problem.
    #[must_use]
    pub fn refused(mut self, refused: Option<&Refused>) -> Self {
        let Some(refused) = refused else { return self };
        if self.kind != Kind::Input("password") {
            self.values = refused
                .typed
                .all(&self.name)
                .map(ToOwned::to_owned)
                .collect();
            for part in &mut self.parts {
                refused.typed.get(&part.name).clone_into(&mut part.value);
            }
        }
        for part in &mut self.parts {
            part.has_problem = refused.problem(&part.name).is_some();
        }
        let parts = self.parts.iter().find(|part| part.has_problem);
        if let Some(part) = parts {
            self.id.clone_from(&part.name);
        }
        let of_part = parts.and_then(|part| refused.problem(&part.name));
        let problem = refused.problem(&self.name).or(of_part);
        let name = self.called.as_ref().unwrap_or(&self.label);
        self.problem = problem.map(|problem| problem.say(self.t, name).to_string());
        self.counted_again()
    }

    /// Counts another value against the same limit.
    fn counted_again(mut self) -> Self {
        match self.count.take() {
            Some(count) => self.limit(count.limit),
            None => self,
        }
    }
}
