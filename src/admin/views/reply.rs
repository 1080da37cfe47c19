//! The form of a reply template, as its template draws it.

use askama::Template;
use askama_web::WebTemplate;

use crate::account::boxes::ShownBoxes;
use crate::address::{self, Address};
use crate::admin::forms::reply::VERSION;
use crate::db::ids::ReplyId;
use crate::language::{Language, Messages};
use crate::review::model::{Placeholder, ReplyName, ReplyPurpose, ReplyTemplate, ReplyText};
use crate::web::unsent::UnsentNotice;
use crate::web::{Choice, FormField, Frame, Refused, Summary};

/// `/admin/replies/new` and `/admin/replies/{id}`.
#[derive(Template, WebTemplate)]
#[template(path = "admin/reply.html")]
pub struct ReplyPage {
    frame: Frame,
    summary: Summary,
    title: String,
    /// The address to which the form is posted.
    action: String,
    fields: Vec<FormField>,
    /// Each placeholder, and what stands in its place.
    placeholders: Vec<(String, String)>,
    /// The version that the form is drawn with; a new template has none.
    version: Option<String>,
    is_archived: bool,
    /// What another administrator saved meanwhile: the sentence, and the text.
    overtaken: Option<(String, String)>,
    unsent: UnsentNotice,
}

/// A template as another administrator saved it.
pub struct PresentReply {
    name: Option<String>,
    template: ReplyTemplate,
}

impl PresentReply {
    /// The template, and the name of the account that saved it.
    pub fn new(template: &ReplyTemplate, name: Option<String>) -> Self {
        let template = template.clone();
        Self { name, template }
    }
}

/// The address of the form: of a new template, or of one that is stored.
pub fn reply_address(id: Option<ReplyId>) -> Address {
    id.map_or_else(address::admin_new_reply, address::admin_reply)
}

impl ReplyPage {
    /// The form: empty, with what is stored, or one that came back.
    pub(crate) fn new(frame: Frame, present: Option<&ReplyTemplate>, shown: ShownBoxes) -> Self {
        let t = frame.t;
        let refused = shown.form.as_ref();
        let fields = draw_reply_fields(t, present, refused);
        let drawn = refused.map(|form| form.typed.get(VERSION).to_owned());
        let drawn = drawn.filter(|version| !version.is_empty());
        let here = reply_address(present.map(|one| one.id));
        Self {
            summary: Summary::of(t, &fields),
            title: match present {
                Some(present) => present.name.clone(),
                None => t.say("admin-reply-new").to_string(),
            },
            action: frame.to(here),
            fields,
            placeholders: placeholder_lines(t),
            version: present.map(|one| drawn.unwrap_or_else(|| one.version.to_string())),
            is_archived: present.is_some_and(|one| one.archived_at.is_some()),
            overtaken: None,
            unsent: shown.notice,
            frame,
        }
    }

    /// Says what another administrator saved since the form was drawn.
    #[must_use]
    pub fn overtaken_by(mut self, present: PresentReply) -> Self {
        let t = self.frame.t;
        let says = t
            .say("admin-reply-overtaken")
            .with("name", present.name.unwrap_or_default())
            .with("moment", t.moment(present.template.changed_at));
        self.overtaken = Some((says.to_string(), present.template.text));
        self
    }
}

/// Each placeholder, and what stands in its place.
pub fn placeholder_lines(t: Messages) -> Vec<(String, String)> {
    let line = |one: &Placeholder| {
        let says = t.of("reply-placeholder", one.as_str()).to_string();
        (format!("{{{}}}", one.as_str()), says)
    };
    Placeholder::ALL.iter().map(line).collect()
}

fn draw_reply_fields(
    t: Messages,
    present: Option<&ReplyTemplate>,
    refused: Option<&Refused>,
) -> Vec<FormField> {
    let purposes = ReplyPurpose::ALL.iter();
    let purposes = purposes.map(|one| {
        let word = one.as_str();
        Choice::new(word, t.of("reply-purpose", word).to_string())
    });
    let languages = Language::ALL.iter();
    let languages = languages.map(|one| Choice::new(one.as_str(), one.own_name()));
    let stored = |value: fn(&ReplyTemplate) -> &str| present.map_or("", value);
    let purpose = present.map_or(ReplyPurpose::Any, |one| one.purpose);
    let language = present.map_or(t.language(), |one| one.language);
    let name = FormField::text(t, "template_name", &t.say("admin-reply-name"))
        .hint(t.say("admin-reply-name-hint"))
        .holding(stored(|one| &one.name))
        .limit(ReplyName::MOST);
    let for_what = FormField::radios(
        t,
        "template_purpose",
        &t.say("admin-reply-purpose"),
        purposes.collect(),
    );
    let written_in = FormField::select(
        t,
        "template_language",
        &t.say("admin-reply-language"),
        languages.collect(),
    );
    let text = FormField::area(t, "template_text", &t.say("admin-reply-text"), 10)
        .hint(t.say("admin-reply-text-hint"))
        .holding(stored(|one| &one.text))
        .limit(ReplyText::MOST);
    vec![
        name.refused(refused),
        for_what.holding(purpose.as_str()).refused(refused),
        written_in
            .hint(t.say("admin-reply-language-hint"))
            .width("w20")
            .holding(language.as_str())
            .refused(refused),
        text.refused(refused),
    ]
}
