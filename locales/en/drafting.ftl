### The submitter’s room: My practices, the form in five steps, check, preview, receipt.

drafting-list-title = My practices
drafting-way-list = My practices
drafting-propose = Propose a practice
drafting-none-title = You have not proposed a practice yet
drafting-none-what = A practice is one example of policy or cooperation from which others can learn: a law, an agreement, a service or a project, also one that has ended or did not succeed.
drafting-none-how = You describe it in five short steps. You can save each step with anything missing. Until you submit it, only its authors read it.
drafting-start = Start writing
drafting-start-note = Both can be changed later.
drafting-started = Your draft is saved. Go on here, or come back at any time.
drafting-started-uncalled = Your draft is saved. The call for practices is closed, so the draft does not answer it.
drafting-group-yours = Waiting for you
drafting-group-team = With the review team
drafting-group-public = Published
drafting-group-closed = Closed
drafting-go-returned = Read the reasons and go on
drafting-go-draft = Continue writing
drafting-go-consent = Read it and answer
drafting-go-team = See its state
drafting-go-public = Revise it, or see its history
drafting-go-closed = See what happened
drafting-still-current = Yes, still current
drafting-saved-at = Saved on { $at }
drafting-submitted-on = Submitted on { $day }
drafting-versions =
    { $count ->
        [one] One published version
       *[other] { $count } published versions
    }

## Where it stands, and what to do next.

drafting-stand-draft =
    { $ready ->
        [0] You can stop and come back at any time.
        [one] One of five steps is ready. You can stop and come back at any time.
       *[other] { $ready } of five steps are ready. You can stop and come back at any time.
    }
drafting-stand-returned = The review team returned it on { $day }, with its words. A new draft contains your answers: change them there, then submit it again.
drafting-stand-withdrawn-draft = You withdrew it on { $day }. All your answers are in a new draft: change them, then submit again.
drafting-stand-refused-draft = It was approved, and an author refused the consent to its publication on { $day }. All your answers are in a new draft: change them, then submit again.
drafting-stand-place-kept = No reviewer had begun to read it. Submit it again before { $until }, and it keeps its place in the queue.
drafting-stand-place-lost = When you submit it again, it takes a new place in the queue.
drafting-stand-hidden-draft = The practice was taken down on { $day }, and readers find that it is gone. You can write this draft, and submit it after the practice is restored.
drafting-stand-replaced-draft = Since { $day } readers find another practice in its place. You can write this draft, and submit it after the practice is restored.
drafting-stand-revising-past = You are revising it. Readers see the published version under the notice that it is no longer current, until the new one is approved.
drafting-stand-revising = You are revising it. The published version stays public until the new one is approved.
drafting-stand-before =
    { $count ->
        [0] No submission that came before yours waits for an answer.
        [one] One submission that came before yours waits for an answer, too.
       *[other] { $count } submissions that came before yours wait for an answer, too.
    }
drafting-stand-answered =
    { $days ->
        [one] Half of the last { $last } answers came within one day.
       *[other] Half of the last { $last } answers came within { $days } days.
    }
drafting-stand-in-review = The review team reads it, usually within { $days } days. You get a mail with the decision. You need not do anything until then.
drafting-stand-accepted = It becomes public on { $day }. You can withdraw it until then.
drafting-stand-on-hold = The review is on hold until { $day }, and then goes on by itself. You need not do anything until then, and you can withdraw the practice at any time.
drafting-stand-consent =
    { $reworded ->
        [yes] The review team has approved it with some words changed, and waits for your consent. Nothing of it is public until an author consents.
       *[no] The review team has approved it, and waits for your consent. Nothing of it is public until an author consents.
    }
drafting-stand-consent-dated =
    { $reworded ->
        [yes] The review team has approved it for { $day } with some words changed, and waits for your consent. If you consent before that day, it becomes public on it; after it, at once.
       *[no] The review team has approved it for { $day }, and waits for your consent. If you consent before that day, it becomes public on it; after it, at once.
    }
drafting-stand-published = Public since { $day }.
drafting-stand-ask-current = Public since { $day }. Is it still current? A yes renews the date that readers see.
drafting-stand-confirmed = Public since { $day }. Confirmed as current on { $confirmed }.
drafting-stand-ended = Public since { $day }. Its authors said on { $ended } that it has ended.
drafting-stand-unconfirmed = Public since { $day }. Its page says that it is not confirmed since { $confirmed }.
drafting-stand-removal-asked = You asked for its removal on { $day }. The review team answers by mail; until then it stays public.
drafting-stand-no-longer-current = Readers see the notice that it is no longer current. An approved revision ends this notice.
drafting-stand-taken-down = It was taken down on { $day }. The reasons are on its page.
drafting-stand-declined = It was not taken up on { $day }, with reasons. You can start again from its text when the reasons no longer hold.
drafting-stand-appealed = It was not taken up, and its owner appealed on { $day }. A reviewer who did not make the decision answers by mail.
drafting-stand-revision-declined = The revision was not taken up on { $day }, with reasons. The published version stays public.
drafting-stand-declined-for-good = It was not taken up on { $day }, with reasons, and cannot be submitted again. You are welcome to propose another.
drafting-stand-withdrawn = You withdrew it on { $day } and discarded the draft that followed. You can start again from its text.
drafting-stand-refused = It was approved, and an author refused the consent to its publication on { $day }. You discarded the draft that followed, and can start again from its text.
drafting-stand-given-up = The review team returned it on { $day }, and the draft that followed is closed. You can start again from its text.
drafting-stand-held = A reviewer took it for advertising on { $day }, and it is held. If that is a mistake, write to the address on the help page and say why.
drafting-stand-discarded = You discarded the draft. You can start again from its text.

## The form.

drafting-all-steps = All steps
drafting-steps = Steps
drafting-step-of = Step { $number } of 5
drafting-step-ready = Ready
drafting-step-found =
    { $count ->
        [one] Ready; one point to look at
       *[other] Ready; { $count } points to look at
    }
drafting-step-open = Nothing needed
drafting-step-not-started =
    { $left ->
        [one] Not started: one answer needed
       *[other] Not started: { $left } answers needed
    }
drafting-step-left =
    { $left ->
        [one] One answer needed
       *[other] { $left } answers needed
    }
drafting-step-about-brief = Title, summary, language, kind, progress
drafting-step-about-where = Level, countries, dates, organisations
drafting-step-about-story = The problem, what was done, what changed, lessons, advice
drafting-step-about-compact = The objective it serves most, others, principles, goals
drafting-step-about-sources = Where to find out more, contact, permission
drafting-step-intro-brief = What readers see first, in lists and in mails.
drafting-step-intro-where = Where it happened, when, and who carried it out.
drafting-step-intro-story = Answer what you can. Readers see which questions have no answer. An honest gap does no harm.
drafting-step-intro-compact = How it serves the Global Compact for Safe, Orderly and Regular Migration.
drafting-step-intro-sources = Where readers can find out more, and what we may do with your text.
drafting-marks = “needed”: you cannot submit without it. “asked”: you can leave it empty, and the public page says so. “optional”: only if it applies.
drafting-needed = (needed)
drafting-needed-if = (needed in some cases)
drafting-asked = (asked)
drafting-save-continue = Save and continue
drafting-save-check = Save and go back to all answers
drafting-save-steps = Save and go back to the steps
drafting-save-note = You can save when something is missing or too long. We keep every word.
drafting-autosaved = Saved at { $at }
drafting-autosaved-part = Saved at { $at }, except for what “Save” will mark
drafting-autosaved-second = Another window saved this step meanwhile. Your words are kept: press “Save”, then you see both and choose
drafting-autosave-away = Not saved: the service does not answer. We try again
drafting-autosave-out = Not saved: you are signed out. Press “Save”: your words are kept while you sign in
drafting-saved = Your draft is saved.
drafting-choose = Choose
drafting-name = { $name }
drafting-long = A text of fewer than { $warn } characters is easier to read.
drafting-add = Add
drafting-remove = Remove
drafting-row-added = { $row } was added.
drafting-row-removed = { $row } was removed.
drafting-chosen = Added: { $names }.
drafting-chosen-before = Nothing was added: the list has it already.
drafting-box-empty = Nothing was added: type a name here, then press “Add”.
drafting-unchosen = { $name } was removed.
drafting-add-country = Add a country or area
drafting-add-country-hint = Other names work too: “Ivory Coast” finds Côte d’Ivoire, “Korea, Rep.” the Republic of Korea. Separate several with semicolons or commas.
drafting-add-region = Add a region
drafting-no-country = No country or area is called “{ $names }” here, so nothing in this box was added: correct it, or choose a name that the list suggests
drafting-add-region-hint = Separate several with semicolons or commas.
drafting-no-region = No region is called “{ $names }” here, so nothing in this box was added: correct it, or choose a name that the list suggests
drafting-shared-name = More than one country or area is called “{ $names }”, so nothing in this box was added: type the full name
drafting-sharing = “{ $name }” can be any of these: { $places }.
drafting-organisation = Organisation { $number }
drafting-row-box = { $row }: { $box }
drafting-organisation-name = Name of the organisation
drafting-organisation-kind = What kind of organisation is it?
drafting-organisation-role = What does it do here?
drafting-add-organisation = Add another organisation
drafting-source = Source { $number }
drafting-source-title = Title of the source
drafting-source-url = Address
drafting-source-language = In which language?
drafting-add-source = Add another source
drafting-focal-name = Name of the person there
drafting-focal-organisation = Organisation that carries it out
drafting-focal-email = Email address of the person
drafting-focal-public = This person agreed that readers see name and organisation
drafting-contact-form = The service sends you the questions of readers by mail, or the person there who agreed to be shown. Readers see an address only in the answer.
drafting-publish-under = You may publish this under the licence { $licence }.
drafting-read-licence = Read the licence { $licence } (opens in a new tab)
drafting-year = Give the year for “{ $field }” in four digits, from { $from } to { $until }
drafting-month = Give the month for “{ $field }” as a number from 1 to 12 or by its name, or leave it out
drafting-url-long = Shorten the address for “{ $field }”: { $limit } characters fit
drafting-url-blank = Take the blank out of the address for “{ $field }”
drafting-url-email = Give the address of a web page for “{ $field }”. This is an email address.
drafting-url-kind = Give the address of a web page for “{ $field }”. It begins with https:// or http://.
drafting-url-password = Take the user name or password out of the address for “{ $field }”: readers would see it
drafting-url-host = Type the whole address for “{ $field }”, with the name of the website, such as www.example.org/report
drafting-url-unreadable = Check the address for “{ $field }”: a browser cannot open it
drafting-links = Take some web addresses out of “{ $field }”: with them this practice names { $count } in its texts and sources together, and may name { $limit }
drafting-email = Type the whole address for “{ $field }”, such as name@example.org
drafting-problems =
    { $count ->
        [one] One answer of this step is needed before you can submit
       *[other] { $count } answers of this step are needed before you can submit
    }
drafting-problems-saved =
    { $count ->
        [one] Saved, and one answer needs your attention
       *[other] Saved, and { $count } answers need your attention
    }
drafting-problems-part =
    { $count ->
        [one] Saved, except for what is marked here: one answer needs your attention
       *[other] Saved, except for what is marked here: { $count } answers need your attention
    }
drafting-problems-second =
    { $count ->
        [one] Not saved yet, and one answer needs your attention
       *[other] Not saved yet, and { $count } answers need your attention
    }
drafting-second = This step was saved in another window while you were writing here. Nothing is lost: your text is in the form, and the other text stands beside each answer that differs. Choose, then save.
drafting-second-waits = You saved a step in two windows. Both texts are kept.
drafting-second-look = Look at both and choose
drafting-other-saved = Saved in the other window:
drafting-keep-which = Which one do you keep?
drafting-keep-mine = What is in the form above
drafting-keep-newest = What was saved in the other window
drafting-still-signed-in = You are still signed in. What is marked below is not saved: correct it, or press “Sign out” again to leave without it.
drafting-no-draft = There is no draft to change now. This page shows the state of the practice.
drafting-closed-words = This could not be saved: the practice is no longer a draft. Your words are still here to be copied. To change it, withdraw it or begin a revision.

## Check, submit, preview.

drafting-check-title = Check your answers, then submit
drafting-check-hint = Open at any time; it tells you what is missing
drafting-check-ready = Nothing is missing
drafting-check-untranslated =
    { $count ->
        [one] Nothing is missing; one answer is still in the language of the original
       *[other] Nothing is missing; { $count } answers are still in the language of the original
    }
drafting-check-lead = Nothing is sent until you press the button at the end.
drafting-missing =
    { $count ->
        [one] One answer is missing before you can submit
       *[other] { $count } answers are missing before you can submit
    }
drafting-restore-first = This practice is taken down. It can be submitted again once it is restored; until then you can go on writing.
drafting-findings =
    { $count ->
        [one] One point to look at
       *[other] { $count } points to look at
    }
drafting-findings-next = They do not keep you from submitting. The review team reads the same list.
drafting-alike = This looks like what is published already
drafting-alike-next = If it is the same practice, ask its author to revise it. If yours differs, submit it, and say in its text what differs.
drafting-too-many =
    { $most ->
        [one] One submission of yours is with the review team. Until your first practice is published, that is as many as can wait at once; this one stays as a draft.
       *[other] { $most } submissions of yours are with the review team. Until your first practice is published, that is as many as can wait at once; this one stays as a draft.
    }
drafting-full = You have many drafts open
drafting-full-lead =
    { $most ->
        [one] One draft can be open at once, and it is. Submit or discard it, then begin the next one.
       *[other] { $most } drafts can be open at once, and they are. Submit or discard one of them, then begin the next one.
    }
drafting-change = Change
drafting-unanswered = Not answered
drafting-unanswered-asked = Not answered. The public page will say so.
drafting-submit-title = Submit it for review
drafting-submit-means = This version then stays as it is, for you and for the review team. To change something, withdraw it: a copy opens as your draft. Your place in the queue is kept for 7 days if no reviewer has begun to read.
drafting-submit-shown = Submit, and show it to me before it is published
drafting-submit-shown-means = If you want to read it once more before it is published, use the second button. An approval then waits until an author of the practice consents on its page.
drafting-submit-licence = Once it is public, others may use the text under
drafting-not-yet = Not yet, keep it as a draft
drafting-preview-title = Preview
drafting-preview-draft = The public would see your draft like this. Only its authors see it now.
drafting-preview-sent = The public sees, or would see, like this what you sent.
drafting-back-practice = Back to the practice

## The practice’s page.

drafting-five-steps = Five steps, in any order
drafting-ready-of =
    { $ready ->
        [one] One of 5 steps is ready to submit
       *[other] { $ready } of 5 steps are ready to submit
    }
drafting-then = Next
drafting-checklist = What the review team checks
drafting-checklist-often = A reason in { $count } of { $returned } practices that were sent back in the last twelve months
drafting-receipt-title = Submitted for review
drafting-receipt-reference = Your reference is
drafting-receipt-sent = A receipt with all that you wrote goes to { $email }.
drafting-receipt-by-other = Another author submitted it and gets the receipt.
drafting-next = What happens next
drafting-next-read = The review team reads it, usually within { $days } days, against the same list that you saw while writing.
drafting-next-decide = You get a mail: approved, returned to you with words, or not taken up with reasons.
drafting-next-public = Once approved, it is public within minutes, or on a date that we name, at a permanent address.
drafting-next-shown = Once approved, you get a mail, read it once more and consent. It is public only then, at a permanent address.
drafting-words-returned = Why it came back to you on { $day }
drafting-not-before-title = Name a day for the publication
drafting-files-title = Pictures and files
drafting-files-lead = A practice has at most { $most } pictures and files of at most { $megabytes } MB each. The service takes JPEG, PNG and WebP pictures, PDF files, and documents of Word, Excel, PowerPoint and OpenDocument.
drafting-files-private = Only the authors and, after a submission, the review team can read them. They become public when the practice is published. The service draws each picture again: the place, the time and the camera are then no longer in it. It does not change other files.
drafting-files-new = Add a picture or a file
drafting-files-file = File
drafting-files-file-hint = At most { $megabytes } MB. Choose it last: a browser forgets it if the page comes back with a message.
drafting-files-permitted = I may publish it under the licence { $licence }, and each person who can be recognised agreed.
drafting-files-if-picture = needed for a picture
drafting-files-save = Save
drafting-files-added = “{ $name }” is added.
drafting-files-added-undescribed = “{ $name }” is added. Its description is missing.
drafting-files-removed = “{ $name }” is removed.
drafting-files-full = The practice has { $most } pictures and files. Remove one before you add another one.
drafting-files-overtaken = Other words were saved after you opened this page. Yours are below. Save again to put them in their place.
drafting-file = File { $number }
drafting-file-text = Description
drafting-file-caption = Caption
drafting-file-credit = Made by
drafting-file-hint-text = What the picture shows, for readers who do not see it.
drafting-file-hint-caption = Stands below a picture. It is the name of the link to any other file.
drafting-file-hint-credit = Photographer, author or organisation.
drafting-problem-no-file = Choose a file.
drafting-problem-permitted = Confirm that you may publish the file. Then choose the file again.
drafting-problem-files-many = The practice has { $most } pictures and files already. Remove one first.
drafting-problem-files-today = You have sent very many files today. Send this one tomorrow.
drafting-problem-file-large = The file has more than { $megabytes } MB. Choose a smaller one.
drafting-problem-file-empty = The file is empty. Choose another one.
drafting-problem-file-kind = The service does not take files of this kind. Send a JPEG, PNG or WebP picture, a PDF file, or a document of Word, Excel, PowerPoint or OpenDocument.
drafting-problem-file-old = This document has the format of an Office before 2007. Save it as .docx, .xlsx or .pptx, or as PDF, and send that.
drafting-problem-file-macros = The document contains macros or scripts. Save it without them, or as PDF.
drafting-problem-file-encrypted = The document opens with a password only. Save it without a password.
drafting-problem-file-animated = The picture moves. Send one that does not.
drafting-problem-file-broken = The file is damaged or incomplete. Open it in its program, save it again, and send that.
drafting-problem-file-unpacked = The document has too many parts, or it is very large when it is opened. Save it as PDF.
drafting-problem-picture-large = The picture has too many pixels. Send one of at most 40 megapixels, with sides of at most 12,000 pixels.
drafting-call-title = The call that it answers
drafting-call-lead = If your practice answers a call for practices, name the call here. The submission keeps it, and the published page names it.
drafting-call-read = Read the calls
drafting-call-label = Which call does it answer?
drafting-call-none-choice = None
drafting-call-choice = { $title } (until { $day })
drafting-call-button = Save
drafting-call-named = Saved: it answers the call “{ $title }”.
drafting-new-call = Your practice answers the call for practices “{ $title }”, which is open until { $day }. You can change that before you submit it.
drafting-call-over = This call for practices is closed. You can propose a practice all the same.
drafting-call-name = Name the call
drafting-call-other = Name another call
drafting-call-now = It answers the call “{ $title }”, which is open until { $day }.
drafting-call-kept = It answers the call “{ $title }”, as your earlier submission did. The call closed on { $day }.
drafting-call-closed = The call “{ $title }” closed on { $day }. If you submit now, the practice no longer answers it.
drafting-call-none = It answers no call for practices.
drafting-fact-call = Answers the call
drafting-fact-translation-of = Translation of
drafting-link-original = The original
drafting-link-translations = Translations
drafting-translations-title = Translations of your practice
drafting-translations-back = The practice
drafting-translations-lead = You can publish this practice in other languages. The review team reads each translation on its own.
drafting-translations-there = The translations so far
drafting-translations-new = A new translation
drafting-translations-how = The service opens a draft with the answers of the published version. Write each text in the other language, and submit the draft. Readers are then offered the text in their language.
drafting-translations-all = This practice has a text in each language.
drafting-translation-label = Into which language do you translate it?
drafting-translation-button = Begin the translation
drafting-translation-started = The draft holds the answers of the original. Write each text in the other language.
drafting-problem-translation = Choose one of these languages
drafting-fact-call-open = { $title }, open until { $day }
drafting-problem-call = Choose an open call for “{ $field }”. The chosen one is closed.
drafting-not-before-lead = If your practice must not be public before a day, for example that of a conference, name the day here. The review team reads it. An approval before that day makes the practice public on that day.
drafting-not-before-day = Not before
drafting-not-before-hint = A day after today, within five years
drafting-not-before-button = Keep this day
drafting-not-before-any-day-button = Publish on any day
drafting-not-before-now = It is not to be public before { $day }.
drafting-not-before-none = It can become public as soon as it is approved.
drafting-not-before-named = The day is kept, and goes with your submission.
drafting-not-before-any-day = No day is kept: it can become public as soon as it is approved.
drafting-problem-not-before = Choose a day after today for “{ $field }”, within five years
drafting-fact-labels = Labels
drafting-fact-not-before = Not before
drafting-words-on-hold = Why the review is on hold until { $day }
drafting-words-declined = Why it was not taken up on { $day }
drafting-words-published = What the review team wrote when it was published on { $day }
drafting-words-taken-down = Why it was taken down on { $day }
drafting-deeds = What you can do
drafting-offered = What the review team changed
drafting-offered-about = The practice is published with these words if you consent. If you do not, a draft opens that holds your own words.
drafting-offered-refused = The words of the review team that were refused
drafting-offered-refused-about = This draft holds your own words. Take over here what you like.
drafting-offered-compare = Compare the two revisions
drafting-about-discard = Discard the draft if you do not want to continue. Its text is kept, and you can start again from it.
drafting-about-withdraw = You can withdraw it until it is public. A copy becomes your draft, and nothing is lost. Your place in the queue is kept for 7 days if no reviewer has begun to read.
drafting-about-consent =
    { $day ->
        [none] Publish it exactly as it stands here. It is public at once.
       *[other] Publish it exactly as it stands here. It becomes public on { $day }.
    }
drafting-about-refuse = Do not publish it. A draft with all your answers opens, and the review team is told, with your words if you write any.
drafting-about-start_again = Start again: a new draft opens with all of its text.
drafting-about-appeal = You can appeal against this decision once, until { $day }. A reviewer who did not make it answers you. Say what was misread, or what has changed.
drafting-about-revise = Revise it: a draft opens beside the public version, which stays public until the new one is approved.
drafting-about-confirm = Is it still current? A yes renews the date that readers see.
drafting-about-say_ended = Has it ended? Then its page says so, with today’s date. The text stays as it is.
drafting-still-true = Is it still true?
drafting-still-true-about = Its authors last confirmed it on { $day }. Choose one of three answers.
drafting-still-true-last = Its authors last confirmed it on { $day }. If no author answers by { $until }, its page says that it is not confirmed since { $day }.
drafting-still-true-unconfirmed = Its page says that it is not confirmed since { $day }, because no author answered. Each of the first two answers changes that.
drafting-about-ask_removal = Ask the review team to take it off the site. Say why, if you like.
drafting-about-cancel_removal = You asked the review team to remove it. If you no longer want that, take your request back; no reviewer has answered yet.
drafting-words-with-withdraw = A word to the review team
drafting-words-with-consent = Your words to the review team, with either answer
drafting-words-with-ask_removal = Why it should be removed
drafting-words-with-appeal = Why the decision should be changed
drafting-already = This was done before. Nothing changed.
drafting-what-was-sent = Its text
drafting-show-answers = Show all answers
drafting-history = History
drafting-who-you = You
drafting-who-author = An author
drafting-who-team = The review team
drafting-who-invited = The invited person
drafting-event-about = { $what }: { $name }
drafting-mail-to-you = Mail to you ({ $subject }):
drafting-mail-held = waits for the next digest.
drafting-mail-waiting = waits to be sent.
drafting-mail-trying = waits to be sent again; the mail server said: { $said }
drafting-mail-accepted = accepted by the mail server on { $at }.
drafting-mail-failed = could not be delivered: { $said }
drafting-mail-not-sent = was not sent.
drafting-mail-stopped = was not sent, because mails to this address do not arrive.
drafting-mail-to-author = Mail to another author:
drafting-mail-to-focal-point = Mail to the person named for questions:
drafting-mail-to-invited = Mail to the invited person:
drafting-mail-to-team = Mail to the review team:
drafting-mail-trying-again = waits to be sent again.
drafting-mail-not-delivered = could not be delivered; the administrators see why.
drafting-mail-text = What the mail says
drafting-facts = In short
drafting-fact-saved = Saved
drafting-fact-not-saved = Not yet changed
drafting-fact-copied = A copy of what was sent; nothing changed in it yet
drafting-fact-seen = Who can see it
drafting-seen-draft = Only its authors, until it is submitted.
drafting-seen-team = Its authors and the review team.
drafting-seen-public = Everyone.
drafting-seen-closed = Its authors and the review team. It is not public.
drafting-fact-reference = Reference
drafting-fact-no-reference = You get a number when you submit.
drafting-fact-submitted = Submitted
drafting-fact-published = First published
drafting-fact-confirmed = Last confirmed as current
drafting-fact-versions = Versions
drafting-link-preview = Preview as the public would see it
drafting-link-sent = Read what you sent
drafting-link-public = The public page
drafting-overtaken = Another change came first
drafting-nothing-changed = Your action was not carried out and changed nothing. Look at the present state, then decide again.
drafting-happened = Since you opened that page: { $what }, on { $at }.
drafting-you-went-on = Since you opened that page, you continued in another window: { $what }, on { $at }.
drafting-decision-took-effect = a decision took effect
drafting-not-now = The practice has changed since you opened that page, and this cannot be done now.
drafting-your-words = What you wrote, to be copied
drafting-see-now = See its present state
drafting-link-compare = What changed between revisions

## What the review team asks beside the answers.

drafting-points =
    { $count ->
        [0] The review team asks nothing more
        [one] The review team asks for one thing beside an answer
       *[other] The review team asks for { $count } things beside your answers
    }
drafting-points-sent = What the review team asked beside your answers
drafting-points-resolved =
    { $count ->
        [one] One point is resolved
       *[other] { $count } points are resolved
    }
drafting-points-answer = Say what you have done
drafting-points-title = What the review team asks
drafting-points-lead = Say for each point whether you have done it. If you have not, say why: the reviewer reads it beside what has changed.
drafting-points-asks =
    { $count ->
        [one] One point of the review team is not answered yet.
       *[other] { $count } points of the review team are not answered yet.
    }
drafting-points-save = Save
drafting-points-submit = Save and submit for review
drafting-points-submit-unanswered = Submit without answering the rest
drafting-point-waits = You have not answered it yet.
drafting-point-done = You have answered: done.
drafting-point-not-done = You have answered: not done.
drafting-point-label = Have you done it?
drafting-point-choice-done = Done
drafting-point-choice-not-done = Not done, because …
drafting-point-because = Your words to the review team
drafting-point-because-hint = Needed if it is not done.

## The authors of a practice.

drafting-list-call = Answers the call
drafting-list-call-over = Names a call that has closed:
drafting-list-owner = Owner: { $name }. You are a co-author.
drafting-authors-title = Authors
drafting-authors-lead = The public page names the authors in this order. The authors of a submission are those at the moment when it is submitted; later changes count from the next submission on.
drafting-authors-change = Invite or change co-authors
drafting-authors-look = See the authors, or leave
drafting-authors-owner = Owner
drafting-authors-you = { $name } (you)
drafting-authors-standing-invited = Invited on { $invited }. The link works until { $until }.
drafting-authors-standing-expired = Invited on { $invited }. The link expired on { $until }.
drafting-authors-standing-accepted = Co-author since { $day }
drafting-authors-standing-declined = Declined on { $day }
drafting-authors-standing-left = Left on { $day }
drafting-authors-up = Up
drafting-authors-down = Down
drafting-authors-again = Send a new invitation
drafting-authors-cancel = Withdraw the invitation
drafting-authors-remove = Remove
drafting-authors-clear = Take off the list
drafting-authors-undelivered = The mail did not arrive. Check the address. If it is wrong, withdraw the invitation and invite the person at another address.
drafting-authors-stopped = The service sends no mail to this address, because mails to it did not arrive. If the address is wrong, withdraw the invitation and invite the person at another address. If it is right, write to { $contact }: an administrator can lift the stop.
drafting-authors-again-about = A new invitation is one more mail with a new link. The links of earlier mails stop working.
drafting-authors-invite = Invite a co-author
drafting-authors-invite-about = A co-author can write, answer the review team, submit, revise and confirm. Only you can discard, withdraw, ask for removal and invite. An invited person can do nothing before they accept.
drafting-authors-email = Email address
drafting-authors-email-hint = One mail with a link goes to this address. You are not told whether the address has an account.
drafting-authors-greeting = Name
drafting-authors-greeting-hint = For the greeting of the mail. The public page shows the name of the account.
drafting-authors-full = A practice can have { $most } co-authors and open invitations. Remove one to invite another.
drafting-authors-changed = The list has changed since you opened the page. Nothing was done: see how it stands now.
drafting-authors-leave = Leave
drafting-authors-leave-about = You will no longer read or change this practice, and get no more mails about it. Submissions that name you keep your name. Only the owner can invite you again.
drafting-offer-until = The ownership is offered to this person until { $day }.
drafting-offer-expired = The ownership was offered to this person. The offer expired on { $day }.
drafting-offer-to = Offer the ownership
drafting-offer-yours = { $owner } offers you the ownership of this practice until { $day }.
drafting-offer-about = If you accept, you decide about revisions, withdrawal and removal, and about who the co-authors are.
drafting-offer-then-stays = The present owner then becomes the first co-author.
drafting-offer-then-leaves = The present owner then leaves the authors.
drafting-offer-then-gone = The account of the present owner is suspended.
drafting-offer-answer = Read the offer and answer it
drafting-offer-hint = The owner can offer a practice to a co-author, or to another person by mail.
drafting-offer-made = You offer the ownership to { $name } until { $day }. You stay the owner until the person accepts.
drafting-offer-made-expired = You offered the ownership to { $name }. The offer expired on { $day }, and you are still the owner.
drafting-offer-made-by-team = The administrators offered the ownership to { $name } while your account was suspended. That offer is over, and you are still the owner.
drafting-offer-clear = Remove the offer
drafting-offer-you-stay = With the acceptance you become the first co-author.
drafting-offer-you-leave = With the acceptance you leave the authors of this practice.
drafting-offer-leaves = I leave when the person accepts
drafting-offer-leaves-hint = Without this tick you become the first co-author. A practice that you leave is no longer among yours.
drafting-ownership-title = Ownership of this practice
drafting-ownership-lead = You own this practice and can offer it to another person. You stay the owner until the person accepts, and you can cancel the offer until then. An offer is open for two weeks.
drafting-ownership-co-author = Offer it to a co-author
drafting-ownership-person = Offer it to another person
drafting-ownership-person-about = The service invites the person by mail. The person needs no account yet.
drafting-ownership-go = Hand over this practice
drafting-problem-own-address = This is your own address: type that of the person whom you invite
drafting-problem-greeting = Type a name without a web or mail address
drafting-problem-invited = This address is in the list already: see above
drafting-problem-many-invitations = You have sent many invitations. Wait a while before the next one
drafting-problem-many-mails = The service sends many mails at the moment. Try again in a minute

## The page behind the link of an invitation.

drafting-invitation-title = An invitation to write a practice
drafting-invitation-lead = { $owner } invites you to write “{ $title }” as a co-author.
drafting-invitation-lead-owner = { $owner } offers you the ownership of “{ $title }”.
drafting-invitation-lead-team = The administrators offer you the ownership of “{ $title }”.
drafting-invitation-write = You can write and submit the practice, and answer the review team. The owner decides about withdrawal and removal.
drafting-invitation-named = When the practice is published, its page names you as an author, with the name of your account. The other authors see the email address of your account.
drafting-invitation-never-reviews = If you are a reviewer, you can never decide on this practice, even if you leave it later.
drafting-invitation-account = You would accept with the account of { $account }. To accept with another account, sign out first and open the link of the mail again.
drafting-invitation-account-of = { $name }, { $email }
drafting-invitation-already = You are an author of this practice already. There is nothing to accept.
drafting-invitation-sign-in = To accept, sign in. If you do not have an account yet, create one: after you have confirmed your address and signed in, you come back to this page. In another browser, open the link of the mail again.
drafting-invitation-go-sign-in = Sign in
drafting-invitation-go-register = Create an account
drafting-invitation-until = The invitation can be answered until { $day }.
drafting-invitation-over = This invitation no longer works
drafting-invitation-over-lead = It was answered, withdrawn or renewed, or it is too old. If you still want to be a co-author, ask the person who invited you for a new invitation.

## Clearance: a draft read by a link.

drafting-link-clearance =
    { $count ->
        [0] Let others read the draft
        [one] Let others read the draft (1 open remark)
       *[other] Let others read the draft ({ $count } open remarks)
    }
drafting-clearance-title = Let others read the draft
drafting-clearance-lead = For a person who must agree before you submit, such as a cabinet or a legal department: a link opens this draft without an account. Its readers see the text as you last saved it, and remark beside the answers. Only the authors read the remarks. All links end when the draft is submitted.
drafting-clearance-label = For whom is the link?
drafting-clearance-label-hint = For example: Cabinet of the minister. Its readers see this line.
drafting-clearance-time = How long does it work?
drafting-clearance-time-week = One week
drafting-clearance-time-two-weeks = Two weeks
drafting-clearance-time-month = 30 days
drafting-clearance-time-quarter = 90 days
drafting-clearance-make = Make a link
drafting-clearance-new = A new link
drafting-clearance-made = The link is made.
drafting-clearance-link = Copy this link and send it to its readers
drafting-clearance-once = Each person who has the link can read the draft. It is shown this once. If it is lost, make another one and end this one.
drafting-clearance-links = Links
drafting-clearance-works = works until { $day }
drafting-clearance-expired = worked until { $day }
drafting-clearance-ended = ended on { $day }
drafting-clearance-end = End the link
drafting-clearance-end-done = The link works no longer.
drafting-clearance-remarks =
    { $count ->
        [one] { $count } open remark
       *[other] { $count } open remarks
    }
drafting-clearance-settled-ones =
    { $count ->
        [one] { $count } settled remark
       *[other] { $count } settled remarks
    }
drafting-clearance-settle = Settled
drafting-clearance-settled = The remark is settled.
drafting-clearance-open = Open again
drafting-clearance-opened = The remark is open again.
drafting-problem-clearance-many = Ten links work already. End one of them first
drafting-problem-remarks = This draft has as many remarks as it can have. Tell its authors in another way
drafting-reading-lead = The authors of this draft show it to you. This link was made for: { $label }. It works until { $day }, while the draft is not submitted.
drafting-reading-about = You need no account. Remark beside the answers: only the authors of the draft read it.
drafting-reading-over = This link no longer works
drafting-reading-over-lead = The draft was submitted or given up, the time of the link is over, its authors have ended it, or this browser has not opened the link itself. If it may still work, open it again, or ask the authors for another one.
drafting-remark-here = Remark
drafting-remark-title = Your remark
drafting-remark-choose = Choose …
drafting-remark-field = To which answer?
drafting-remark-words = Remark
drafting-remark-name = Your name
drafting-remark-send = Send the remark to the authors
drafting-remark-kept = The authors can read your remark now.
drafting-remark-yours = Remarks made by this link
remark-facts = { $name }, { $moment }
remark-wording = The answer as it stood then
