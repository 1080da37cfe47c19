//! The form of an invitation, as its template draws it.

use askama::Template;
use askama_web::WebTemplate;

use super::{draw_reads_field, draw_role_field, draw_scope_field};
use crate::account::WhoFields;
use crate::account::boxes::ShownBoxes;
use crate::account::model::{Role, Scope};
use crate::web::unsent::UnsentNotice;
use crate::web::{FormField, Frame, Summary};

/// `/admin/accounts/invite`.
#[derive(Template, WebTemplate)]
#[template(path = "admin/invite.html")]
pub struct InvitePage {
    frame: Frame,
    summary: Summary,
    email: FormField,
    who: WhoFields,
    /// The inputs of role, scope and languages.
    of_role: [FormField; 3],
    /// The administrator's own password.
    password: FormField,
    /// What was typed here before and not sent.
    unsent: UnsentNotice,
}

impl InvitePage {
    /// The empty form, or one that came back.
    pub(crate) fn new(frame: Frame, shown: ShownBoxes) -> Self {
        let t = frame.t;
        let refused = shown.form.as_ref();
        let address_field = FormField::email(t, "email", &t.say("account-email"))
            .hint(t.say("admin-invite-email-hint"))
            .autocomplete("off")
            .refused(refused);
        let who = WhoFields::new(t, None, refused).of_another_person(t);
        let of_role = [
            draw_role_field(t, Role::Reviewer).refused(refused),
            draw_scope_field(t, &Scope::default()).refused(refused),
            draw_reads_field(t, &[]).refused(refused),
        ];
        let own_password =
            FormField::password(t, "current_password", &t.say("admin-field-password"))
                .hint(t.say("admin-invite-password-hint"))
                .autocomplete("current-password")
                .refused(refused);
        let fields = std::iter::once(&address_field).chain(who.all());
        let fields = fields.chain(&of_role).chain([&own_password]);
        Self {
            summary: Summary::of(t, fields),
            unsent: shown.notice,
            frame,
            email: address_field,
            who,
            of_role,
            password: own_password,
        }
    }
}
