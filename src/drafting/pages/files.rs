//! `/my/practices/{id}/files`: the pictures and files of a draft. They are sent, described and removed here; what is typed is
//! saved by every button of the page.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Query;

use super::{OwnPractice, draw_frame, into_failure, leave_for};
use crate::account::model::Account;
use crate::account::reader::SignedIn;
use crate::address::{self, Address};
use crate::app::App;
use crate::attachment::actions::{self as attachments, NotTaken};
use crate::attachment::{AskedFile, Attachment, AttachmentKey};
use crate::drafting::forms::{FILE, FilesForm, FormButton, PERMITTED, refused_files};
use crate::drafting::views::{FilesPage, ShownFiles};
use crate::language::Language;
use crate::practice::actions::{self, Error, FilesSave, FilesSaved};
use crate::practice::answers::AttachedFile;
use crate::practice::fields::{Field, Step};
use crate::practice::model::Saves;
use crate::storage::{NotRecognised, PictureRefused};
use crate::web::{
    Failure, FormVisit, Lang, Notice, PostedUpload, Problem, Redirect, Refused, SentFile, Typed,
    UploadedFile,
};

/// The query of a link to the page.
#[derive(serde::Deserialize)]
pub struct FilesQuery {
    missing: Option<String>,
}

/// The files, and the inputs of a new one.
pub async fn show(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    visit: FormVisit,
    Path(id): Path<String>,
    Query(query): Query<FilesQuery>,
) -> Result<Response, Failure> {
    let own = OwnPractice::find(&app, &reader, &id).await?;
    if !own.is_draft() {
        return Ok(Redirect::to(&own.address(), visit.language).into_response());
    }
    let kept = visit.kept_form();
    let sheet = FilesSheet {
        app: &app,
        reader: &reader,
        language: visit.language,
        notice: visit.notice,
        own: &own,
    };
    let files = own.answers.files();
    let stored = refused_files(files, query.missing.is_some());
    let typed = kept.map(Refused::only_typed);
    let (boxes, new) = match &typed {
        Some(typed) => (typed, typed.clone()),
        None => (&stored, Refused::only_typed(Typed::default())),
    };
    let page = sheet.draw(files, own.revision.saves, (boxes, &new));
    Ok(page.into_response())
}

/// Saves what is typed, removes a file or takes one in.
pub async fn save(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    Lang(language): Lang,
    Path(id): Path<String>,
    posted: PostedUpload,
) -> Result<Response, Failure> {
    let own = OwnPractice::find(&app, &reader, &id).await?;
    let form = FilesForm::parse(&posted.typed);
    let sheet = FilesSheet {
        app: &app,
        reader: &reader,
        language,
        notice: None,
        own: &own,
    };
    if !own.is_draft() {
        let typed = Refused::only_typed(posted.typed);
        let page = sheet.draw(own.answers.files(), form.started_from, (&typed, &typed));
        return Ok((StatusCode::CONFLICT, page).into_response());
    }
    sheet.save(form, posted).await
}

/// A file of the practice, for its authors.
pub async fn file(
    State(app): State<App>,
    SignedIn(reader): SignedIn,
    headers: HeaderMap,
    Path((id, key, segment)): Path<(String, String, String)>,
) -> Result<Response, Failure> {
    let asked = AskedFile::parse(&key, segment)?;
    let own = OwnPractice::find(&app, &reader, &id).await?;
    let mut db = app.db.read().await?;
    let found = attachments::of_practice(&mut db, own.id(), &asked.key).await?;
    drop(db);
    asked.answer(&app, found, &headers).await
}

struct FilesSheet<'a> {
    app: &'a App,
    reader: &'a Account,
    language: Language,
    notice: Option<Notice>,
    own: &'a OwnPractice,
}

impl FilesSheet<'_> {
    async fn save(self, form: FilesForm, posted: PostedUpload) -> Result<Response, Failure> {
        let mut new = Refused::only_typed(posted.typed.clone());
        let added = match self.take_in(&form, posted.file).await? {
            Ok(added) => added,
            Err((field, problem)) => {
                new.add(field, problem);
                None
            }
        };
        let has_added = added.is_some();
        let said = self.said(form.removed.as_ref(), added.as_ref());
        let save = FilesSave {
            started_from: form.started_from,
            words: form.words,
            removed: form.removed.clone(),
            added,
        };
        let saved = actions::save_files(self.app, self.reader, self.own.id(), save).await;
        let saved = match saved {
            Ok(saved) => saved,
            Err(Error::Unfit) => {
                new.add(FILE, too_many(self.app));
                return Ok(self.refuse(&new, posted.typed));
            }
            Err(error) => return Err(into_failure(error)),
        };
        if has_added {
            new = Refused::only_typed(Typed::default());
        }
        Ok(self.answer((&form.press, &said), &saved, &new))
    }

    /// Keeps the new file, if one came and may be kept. The error is a problem of an input.
    async fn take_in(
        &self,
        form: &FilesForm,
        file: SentFile,
    ) -> Result<Result<Option<AttachedFile>, (&'static str, Problem)>, Failure> {
        let uploaded = match file {
            SentFile::Received(uploaded) => uploaded,
            SentFile::TooLarge => return Ok(Err((FILE, too_large(self.app)))),
            SentFile::None if form.begins_new() && matches!(form.press, FormButton::Stay) => {
                return Ok(Err((FILE, Problem::own("drafting-problem-no-file"))));
            }
            SentFile::None => return Ok(Ok(None)),
        };
        if self.own.answers.files().len() >= self.app.settings.practice_files {
            return Ok(Err((FILE, too_many(self.app))));
        }
        if !form.permitted {
            return Ok(Err((PERMITTED, Problem::own("drafting-problem-permitted"))));
        }
        Ok(match self.keep(uploaded).await? {
            Ok(attachment) => Ok(Some(AttachedFile::new(&attachment, form.new.clone()))),
            Err(problem) => Err((FILE, problem)),
        })
    }

    async fn keep(&self, uploaded: UploadedFile) -> Result<Result<Attachment, Problem>, Failure> {
        let id = self.own.id();
        match attachments::keep(self.app, self.reader.id, id, uploaded).await {
            Ok(attachment) => Ok(Ok(attachment)),
            Err(NotTaken::Unrecognised(why)) => Ok(Err(Problem::own(unrecognised_key(&why)))),
            Err(NotTaken::Picture(why)) => Ok(Err(Problem::own(picture_key(why)))),
            Err(NotTaken::TooMany) => Ok(Err(Problem::own("drafting-problem-files-today"))),
            Err(NotTaken::Fault(fault)) => Err(fault.into()),
            Err(error @ (NotTaken::Storage(_) | NotTaken::Unreadable(_))) => {
                tracing::error!(%error, "a file could not be kept");
                Err(Failure::Fault)
            }
        }
    }

    /// What a save is told: which file came or went.
    fn said(&self, removed: Option<&AttachmentKey>, added: Option<&AttachedFile>) -> String {
        let t = self.app.words(self.language);
        let mut files = self.own.answers.files().iter();
        let gone = removed.and_then(|key| files.find(|file| file.key == *key));
        let said = match (added, gone) {
            (Some(file), _) if file.kind.is_picture() && file.text.is_empty() => t
                .say("drafting-files-added-undescribed")
                .with("name", file.name.as_str()),
            (Some(file), _) => t
                .say("drafting-files-added")
                .with("name", file.name.as_str()),
            (None, Some(file)) => t
                .say("drafting-files-removed")
                .with("name", file.name.as_str()),
            (None, None) => t.say("drafting-saved"),
        };
        said.to_string()
    }

    /// Redirects after a save, or shows the page again with its problems.
    fn answer(
        self,
        (press, said): (&FormButton, &str),
        saved: &FilesSaved,
        new: &Refused,
    ) -> Response {
        let boxes = refused_files(&saved.files, false);
        let is_good = boxes.problems.is_empty() && new.problems.is_empty() && !saved.overtaken;
        let t = self.app.words(self.language);
        let notice = Notice::good(said);
        match press {
            FormButton::Go(language, to) if !saved.overtaken && new.problems.is_empty() => {
                leave_for(to, *language, Some(notice))
            }
            _ if is_good => Redirect::to(&self.page(), self.language)
                .saying(notice)
                .into_response(),
            _ if saved.overtaken => {
                let notice = Some(Notice::warn(t.say("drafting-files-overtaken")));
                let sheet = FilesSheet { notice, ..self };
                let typed = Refused::only_typed(new.typed.clone());
                let page = sheet.draw(&saved.files, saved.newest, (&typed, new));
                (StatusCode::CONFLICT, page).into_response()
            }
            _ => {
                let page = self.draw(&saved.files, saved.newest, (&boxes, new));
                (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
            }
        }
    }

    fn refuse(&self, new: &Refused, typed: Typed) -> Response {
        let boxes = Refused::only_typed(typed);
        let saves = self.own.revision.saves;
        let page = self.draw(self.own.answers.files(), saves, (&boxes, new));
        (StatusCode::UNPROCESSABLE_ENTITY, page).into_response()
    }

    fn page(&self) -> Address {
        address::my_practice_files(self.own.id())
    }

    fn draw(
        &self,
        files: &[AttachedFile],
        saves: Saves,
        (boxes, new): (&Refused, &Refused),
    ) -> FilesPage {
        let notice = self.notice.clone();
        let frame = draw_frame(self.app, self.reader, self.language, self.page(), notice);
        let step = address::my_practice_step(self.own.id(), Step::Sources.as_str());
        let shown = ShownFiles {
            id: self.own.id(),
            title: self.own.title(frame.t),
            files,
            saves,
            back: &step.at(Field::Files.name()),
            boxes,
            new,
        };
        FilesPage::new(frame, &shown, &self.app.settings)
    }
}

fn too_many(app: &App) -> Problem {
    let most = app.settings.practice_files.to_string();
    Problem::Own("drafting-problem-files-many", vec![("most", most)])
}

fn too_large(app: &App) -> Problem {
    let megabytes = (app.settings.largest_file >> 20).to_string();
    Problem::Own(
        "drafting-problem-file-large",
        vec![("megabytes", megabytes)],
    )
}

/// The message that says why a file is not taken.
fn unrecognised_key(why: &NotRecognised) -> &'static str {
    match why {
        NotRecognised::Empty => "drafting-problem-file-empty",
        NotRecognised::UnknownType => "drafting-problem-file-kind",
        NotRecognised::OldOffice => "drafting-problem-file-old",
        NotRecognised::HasMacros => "drafting-problem-file-macros",
        NotRecognised::Encrypted => "drafting-problem-file-encrypted",
        NotRecognised::Animated => "drafting-problem-file-animated",
        NotRecognised::TwoInOne | NotRecognised::Broken | NotRecognised::Unreadable(_) => {
            "drafting-problem-file-broken"
        }
        NotRecognised::Oversized => "drafting-problem-file-unpacked",
    }
}

/// The same of a picture.
fn picture_key(why: PictureRefused) -> &'static str {
    match why {
        PictureRefused::TooLarge => "drafting-problem-picture-large",
        PictureRefused::Broken => "drafting-problem-file-broken",
    }
}
