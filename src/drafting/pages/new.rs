//! `/my/practices/new`: starts a practice with its title, if it has one yet, and the language of its text. The page of a call for
//! practices leads here with `?call=`, and the new draft answers that call.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Query;

use super::refusals::draw_too_many_drafts;
use super::{draw_frame, into_failure, leave_for, most_links};
use crate::account::model::Account;
use crate::account::reader::SignedIn;
use crate::address::{self, Address};
use crate::app::App;
use crate::drafting::forms::{FormButton, StepForm, StepReading, read_step};
use crate::drafting::views::{CALL, NewPracticePage, OPEN_FORM, Question, StepPage};
use crate::language::Language;
use crate::practice::actions::{self, Error};
use crate::practice::answers::{Answer, Answers};
use crate::practice::fields::{Field, Step};
use crate::practice::model::{PracticeCall, PracticeId};
use crate::web::{
    Failure, FormVisit, Lang, Notice, OpenForm, Posted, Redirect, Refused, Summary, Typed,
};

/// The fields that this page asks.
const ASKED: [Field; 2] = [Field::Title, Field::Language];

/// The query of a link to the page.
#[derive(serde::Deserialize)]
pub struct NewQuery {
    call: Option<String>,
}

/// Shows the page.
pub async fn show(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    visit: FormVisit,
    Query(query): Query<NewQuery>,
) -> Result<NewPracticePage, Failure> {
    let kept = visit.kept_form();
    let typed = kept.unwrap_or_else(|| Typed::of([("language", reader.language.as_str())]));
    let typed = Refused::only_typed(typed);
    let slug = query.call.as_deref().unwrap_or(typed.typed.get(CALL));
    let call = AskedCall::load(&app, slug).await?;
    let over = app.words(visit.language).say("drafting-call-over");
    let notice = visit
        .notice
        .or_else(|| call.is_over.then(|| Notice::warn(over)));
    let asked = (visit.language, notice);
    Ok(draw_page(&app, &reader, asked, &call, &typed))
}

/// Starts a practice, unless only a link beside an empty form was pressed.
pub async fn start(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    Lang(language): Lang,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let form = StepForm::parse(&typed);
    if let FormButton::Go(language, to) = &form.press
        && form.typed.get("title").trim().is_empty()
    {
        return Ok(leave_for(to, *language, None));
    }
    let call = AskedCall::load(&app, typed.get(CALL)).await?;
    let reading = read_step(
        Step::Brief,
        &form.typed,
        &Answers::default(),
        most_links(&app),
    );
    if !reading.refused.problems.is_empty() {
        let page = draw_page(&app, &reader, (language, None), &call, &reading.refused);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let answers = first_answers(&reading, &reader);
    let title = answers.title().to_owned();
    match actions::start(&app, &reader, answers).await {
        Ok(id) => {
            let said = call.name(&app, &reader, id).await?;
            Ok(go_on(&app, (id, said), form.press, language))
        }
        Err(Error::TooManyDrafts { most }) => {
            let frame = draw_frame(&app, &reader, language, address::new_practice(), None);
            Ok(draw_too_many_drafts(frame, most, title))
        }
        Err(error) => Err(into_failure(error)),
    }
}

/// The call for practices that led here.
struct AskedCall {
    /// The call, while it is open.
    open: Option<PracticeCall>,
    /// Whether a call was named that is not open.
    is_over: bool,
}

impl AskedCall {
    /// Loads the call of this slug. An empty one names no call.
    async fn load(app: &App, slug: &str) -> Result<Self, Failure> {
        let open = if slug.is_empty() {
            None
        } else {
            let mut db = app.db.read().await?;
            actions::open_call(&mut db, slug, app.clock.now()).await?
        };
        Ok(Self {
            is_over: open.is_none() && !slug.is_empty(),
            open,
        })
    }

    /// Names it in the new draft, and gives the message that says what was saved.
    async fn name(
        &self,
        app: &App,
        reader: &Account,
        id: PracticeId,
    ) -> Result<&'static str, Failure> {
        let Some(call) = &self.open else {
            return Ok(if self.is_over {
                "drafting-started-uncalled"
            } else {
                "drafting-started"
            });
        };
        match actions::name_call(app, reader, id, Some(call.id)).await {
            Ok(()) => Ok("drafting-started"),
            Err(Error::Unfit) => Ok("drafting-started-uncalled"),
            Err(error) => Err(into_failure(error)),
        }
    }

    /// The address of this page, which keeps the call.
    fn page(&self) -> Address {
        match &self.open {
            Some(call) => address::new_practice().query(CALL, &call.slug),
            None => address::new_practice(),
        }
    }
}

/// The answers that a practice starts with. Without a language it is the one of the account's pages.
fn first_answers(reading: &StepReading, reader: &Account) -> Answers {
    let mut answers = Answers::default();
    for field in ASKED {
        answers.set(field, reading.answers.get(field).cloned());
    }
    if answers.get(Field::Language).is_none() {
        let language = Answer::One(reader.language.as_str().to_owned());
        answers.set(Field::Language, Some(language));
    }
    answers
}

/// Redirects to the first step, or to the page whose link was pressed.
fn go_on(
    app: &App,
    (id, said): (PracticeId, &'static str),
    press: FormButton,
    language: Language,
) -> Response {
    let first = address::my_practice_step(id, Step::Brief.as_str());
    let notice = Notice::good(app.words(language).say(said));
    match press {
        // The link leads to this page in another language, which has no place for the new draft.
        FormButton::Go(language, to) if to.path() == address::new_practice().path() => {
            leave_for(&first, language, Some(notice))
        }
        FormButton::Go(language, to) => leave_for(&to, language, Some(notice)),
        _ => Redirect::to(&first, language)
            .saying(notice)
            .into_response(),
    }
}

fn draw_page(
    app: &App,
    reader: &Account,
    (language, notice): (Language, Option<Notice>),
    call: &AskedCall,
    refused: &Refused,
) -> NewPracticePage {
    let plain_frame = draw_frame(app, reader, language, call.page(), notice);
    let frame = plain_frame.with_open_form(Some(OpenForm {
        id: OPEN_FORM,
        saves_at_sign_out: refused.problems.is_empty(),
    }));
    let t = frame.t;
    let questions: Vec<Question> = ASKED
        .map(|field| Question::draw(t, field.declaration(), refused, None, &app.settings))
        .into();
    let call = call.open.as_ref().map(|call| {
        let said = t.say("drafting-new-call");
        let said = said.with("title", call.title(t.language()));
        let said = said.with("day", t.day(call.last_day()));
        (call.slug.to_string(), said.to_string())
    });
    let problems = StepPage::summary(t, &questions, "problem-summary");
    NewPracticePage {
        action: frame.to(address::new_practice()),
        back: frame.to(address::my_practices()),
        summary: if problems.has_any() {
            problems
        } else {
            Summary::default()
        },
        questions,
        call,
        frame,
    }
}
