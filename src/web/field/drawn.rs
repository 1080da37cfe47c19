//! What the macros of `templates/web/field.html` ask of a field while they draw it.

use super::{Choice, FormField, Kind};

impl FormField {
    /// What stands in the input.
    pub fn value(&self) -> &str {
        self.values.first().map(String::as_str).unwrap_or_default()
    }

    /// Whether this choice is made.
    pub fn has(&self, choice: &Choice) -> bool {
        self.values.contains(&choice.value)
    }

    /// The id of one choice; the first is the field's own, so that the summary can lead to it.
    pub fn choice_id(&self, index: impl std::borrow::Borrow<usize>) -> String {
        let index = *index.borrow();
        if index == 0 {
            self.id.clone()
        } else {
            format!("{}-{index}", self.id)
        }
    }

    /// The ids of what describes the input, for `aria-describedby`.
    pub fn described(&self) -> Option<String> {
        let ids = [
            (self.hint.is_some(), "h"),
            (self.problem.is_some(), "e"),
            (self.said.is_some(), "s"),
            (self.count.is_some(), "c"),
        ];
        let ids: Vec<_> = ids
            .into_iter()
            .filter(|(there, _)| *there)
            .map(|(_, end)| format!("{}-{end}", self.id))
            .collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// The words of the button that shows a typed password, and hides it again. Without script there is no such button.
    pub fn reveal(&self) -> Option<(String, String)> {
        let words = |key| self.t.say(key).to_string();
        (self.kind == Kind::Input("password"))
            .then(|| (words("web-show-password"), words("web-hide-password")))
    }

    /// The `type` of the input or of the choices.
    pub fn input_type(&self) -> &'static str {
        match self.kind {
            Kind::Input(kind) => kind,
            Kind::Radios => "radio",
            Kind::Checks => "checkbox",
            _ => "text",
        }
    }

    /// Whether spelling is not for the browser to correct.
    pub fn is_code(&self) -> bool {
        matches!(self.kind, Kind::Input("email" | "url" | "password"))
    }

    /// Rows of a text area.
    pub fn rows(&self) -> usize {
        if let Kind::Area(rows) = self.kind {
            rows
        } else {
            1
        }
    }

    /// Whether the field is a line.
    pub fn is_input(&self) -> bool {
        matches!(self.kind, Kind::Input(_))
    }

    /// Whether it is several lines.
    pub fn is_area(&self) -> bool {
        matches!(self.kind, Kind::Area(_))
    }

    /// Whether it is a list to choose from.
    pub fn is_select(&self) -> bool {
        self.kind == Kind::Select
    }

    /// Whether it is a month.
    pub fn is_month(&self) -> bool {
        self.kind == Kind::Month
    }

    /// Whether it is one box to tick.
    pub fn is_tick(&self) -> bool {
        self.kind == Kind::Tick
    }
}

#[cfg(test)]
mod tests {
    use super::FormField;
    use crate::language::{Language, Messages};

    #[test]
    fn a_value_is_counted_before_and_after_the_limit_is_set() {
        let t = Messages::new(Language::En);
        let field = || FormField::text(t, "name", &t.say("web-month"));
        for field in [
            field().holding("abc").limit(200),
            field().limit(200).holding("abc"),
        ] {
            let now = field.count.map(|count| count.now);
            assert_eq!(now.as_deref(), Some("3 of 200 characters"));
        }
    }
}
