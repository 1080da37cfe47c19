### The practice itself: fields, states, deeds, its public face, its mails.


## The fields of a practice: form.md has their reasons.

field-label-title = What is the practice called?
field-hint-title = Say what it does and where, without abbreviations. Example: Mobile teams that register births of children of seasonal workers, Moldova
field-label-summary = In short
field-hint-summary = Two or three sentences, or a short list, that somebody can understand without knowing your country. This is what people see in lists and mails.
field-label-language = Language of this text
field-hint-language = The language in which you write the answers. It can be corrected until publication.
field-label-type = What kind of practice is it?
field-hint-type = Choose the one that fits best.
field-label-stage = How far has it got?
field-hint-stage = A practice that ended, or was just tried, is welcome too.
field-label-on_behalf = Are you part of the organisation that carries it out?
field-hint-on_behalf = If not, name the person there who knows it. We will tell them.
field-label-focal_point = Who is responsible for it there?
field-hint-focal_point = Name, organisation, email. If they agreed, the public page shows name and organisation; the email address it never shows. They are told once, when the practice is published.
field-label-scope = At which level?
field-hint-scope = Where the decision to do it was taken.
field-label-countries = In which countries or areas?
field-hint-countries = Choose countries, or a region when it concerns a region as such.
field-label-regions = In which regions?
field-hint-regions = Only when it concerns a region as such.
field-label-from = Since when?
field-hint-from = Month and year. The year is enough if you do not know the month.
field-label-until = Until when?
field-hint-until = Leave this open if it goes on.
field-label-organisations = Who carries it out, who takes part, who pays?
field-hint-organisations = Name at least the one that leads it, unless you are part of it.
field-label-problem = What was the problem?
field-hint-problem = Who was affected, how many, where?
field-label-action = What was done?
field-hint-action = The main steps, in order, so that others could repeat them.
field-label-results = What changed, and how do you know?
field-hint-results = Numbers, an evaluation, what people who took part say.
field-label-no_results_yet = No results yet, because…
field-hint-no_results_yet = Fill this in when it is too early, or when results were not measured.
field-label-who_benefits = Who benefited?
field-hint-who_benefits = Choose all that apply.
field-label-who_benefits_words = In other words
field-hint-who_benefits_words = Whom the list does not name, or how many.
field-label-lessons = What was difficult, what would you do differently?
field-hint-lessons = Failures help others most.
field-label-advice = What does somebody need who wants to do the same?
field-hint-advice = Money, law, people, time.
field-label-new = What is new about it?
field-hint-new = Only if something was tried here first.
field-label-primary_objective = Which objective does it serve most?
field-hint-primary_objective = One of the 23 objectives of the Global Compact. The review team may move it.
field-label-also = Does it serve others?
field-hint-also = At most four.
field-label-principles = Which guiding principles does it show?
field-hint-principles = Say how, in a line.
field-label-goals = Sustainable Development Goals
field-hint-goals = Those it contributes to.
field-label-sources = Where can one read more?
field-hint-sources = Title, address, language: law text, evaluation, film.
field-label-contact = Whom may readers ask?
field-hint-contact = If you choose “Shown to readers”, your name and the email address of your account stand on the public page. The form that relays questions comes later; until then such a page shows no contact.
field-label-rights = Permission
field-hint-rights = Both are needed before you can submit.
field-label-change_note = What has changed since the last version?
field-hint-change_note = One line, shown to readers beside the version.

## The steps of the form.

step-brief = In brief
step-where = Where, when, who
step-story = What happened
step-compact = Global Compact
step-sources = Sources and rights

## Answers that are no term of a vocabulary.

answer-yes = Yes
answer-no = No
answer-with = { $name }: { $more }
rights-publish = We may publish this.
rights-consent = No migrant can be recognised in text or pictures without their consent.

## Why something cannot be submitted yet.

missing-unanswered = Answer “{ $field }”
missing-too-short = “{ $field }” is too short to be understood
missing-focal-point = Name the person there who knows it, because you are not part of the organisation
missing-place = Choose a country or a region, because it is not global
missing-lead = Name the organisation that leads it
missing-action = Tell what was done in at least 200 characters, or make the summary long enough to say it all (300)
missing-results = Tell what changed, or why there are no results yet
missing-rights = Give both permissions
missing-order = The end lies before the beginning
missing-too-long = “{ $field }” is too long: shorten it
missing-incomplete = Complete “{ $field }”: a part of it is empty

## What the review team looks at; submitters read the same list.

checklist-1 = The sender may speak for it
checklist-2 = It serves the objective named
checklist-3 = It respects the guiding principles, above all rights, gender and children
checklist-4 = A stranger understands title and summary, without bare acronyms
checklist-5 = It happened: done, or mostly done
checklist-6 = The results are supported by a source
checklist-7 = Somebody elsewhere could repeat it
checklist-8 = Sources open, and permissions are given
checklist-9 = Nobody is endangered by publication
checklist-10 = We do not have it already

## The states, as design.md words them for each reader.

state-draft = Draft
state-in-review = In review
state-decided = Decided
state-decided-undo = Decided, undo until { $time }
state-accepted = Accepted, public on { $day }
state-published = Published
state-returned-to-you = Returned to you
state-returned = Returned
state-declined = Not taken up
state-withdrawn = Withdrawn
state-discarded = Discarded
state-held = Held
state-spam = Spam
state-superseded = Earlier version
public-never = Not public
public-live = Public
public-no-longer-current = No longer current
public-gone = Taken down
public-replaced = Replaced by another

## The deeds, as their buttons say them.

deed-submit = Submit for review
deed-discard = Discard draft
deed-claim = Claim
deed-release = Release, so that others can claim it
deed-take_over = Take over
deed-assign = Assign
deed-move = Move to another objective
deed-correct_language = Correct the language
deed-approve = Approve
deed-return = Return with your words
deed-decline = Do not take up
deed-undo = Undo
deed-change_date = Change the date
deed-call_off = Call off
deed-publish_now = Publish now
deed-mark_spam = Mark as spam
deed-withdraw = Withdraw
deed-reopen = Reopen
deed-start_again = Start again from this text
deed-revise = Revise
deed-confirm = It is still current
deed-ask_removal = Ask for removal
deed-keep = Keep it public
deed-take_down = Take down
deed-restore = Restore
deed-hand_over = Hand over
deed-set_aside_bar = Let a reviewer named in it decide

## The deeds, as the history tells them.

event-start = Started
event-submit = Submitted
event-discard = Draft discarded
event-claim = Claimed
event-release = Claim released
event-take_over = Taken over
event-assign = Assigned
event-free_claim = Claim freed
event-move = Moved to another objective
event-correct_language = Language corrected
event-approve = Decided: approve
event-return = Decided: return
event-decline = Decided: do not take up
event-undo = Decision undone
event-change_date = Date changed
event-accept = Accepted for a later date
event-call_off = Publication called off
event-fall_back = Back in review
event-mark_spam = Marked as spam
event-withdraw = Withdrawn by its owner
event-reopen = Reopened
event-start_again = Started again
event-revise = Revision begun
event-confirm = Confirmed as current
event-ask_removal = Removal asked for
event-keep = Kept public
event-take_down = Taken down
event-restore = Restored
event-hand_over = Handed over
event-set_aside_bar = A reviewer named in it may decide
event-effect-approve = Published
event-effect-return = Returned
event-effect-decline = Not taken up

## A practice as the public reads it.

practice-unnamed = A practice without a title
face-heading-problem = The problem
face-unsaid-problem = No problem described.
face-heading-action = What was done
face-unsaid-action = What was done is told in the summary.
face-heading-results = What changed
face-unsaid-results = No results given.
face-heading-lessons = What was difficult
face-unsaid-lessons = No lessons given.
face-heading-advice = What others would need
face-unsaid-advice = No advice given.
face-heading-new = What is new
face-unsaid-new = Nothing new named.
face-no-results-yet = No results yet: { $why }
face-unsaid-who_benefits = Not said
face-unsaid-principles = None named
face-label-type = Kind
face-label-stage = How far
face-label-on_behalf = Told by
face-on-behalf-yes = Somebody of the organisation that carries it out
face-on-behalf-no = Somebody outside the organisation that carries it out
face-label-focal_point = Responsible there
face-label-contact = Whom to ask
face-label-scope = Level
face-label-countries = Where
face-label-regions = Regions
face-label-from = When
face-label-organisations = Carried out by
face-label-who_benefits = Who benefited
face-label-who_benefits_words = More on who benefited
face-label-primary_objective = Objective it serves most
face-label-also = Also serves
face-label-principles = Guiding principles
face-label-goals = Sustainable Development Goals
face-period = { $from } to { $until }
face-period-open = { $from }, goes on
face-since = since { $year }
face-places-more =
    { $count ->
        [one] { $places } and one other
       *[other] { $places } and { $count } others
    }
face-written-in = Written in { $language }; not yet translated.
face-sources = Sources
face-no-sources = No sources given.
face-facts = In brief
practice-day-of-submission = the day of submission
practice-address-to-come = (its address, given at publication)

## Mails about a practice. Authors read “the review team”, never a name.

practice-mail-subject-submit-submitter = We have received your practice “{ $title }”
practice-mail-says-submit-submitter = Your practice has reached the review team. What you sent is at the end of this mail.
practice-mail-next-submit-submitter = The review team reads it next and you get a mail with what was decided. Until then you can withdraw it to change it.
practice-mail-subject-submit-author = “{ $title }” was submitted for review
practice-mail-says-submit-author = A practice of which you are an author has reached the review team.
practice-mail-next-submit-author = You get a mail with what was decided.
practice-mail-subject-submit-suggested = New practice to review: “{ $title }”
practice-mail-says-submit-suggested = A practice in your scope waits for a reviewer, and you are the one suggested for it.
practice-mail-next-submit-suggested = Claim it to review it. If you do not, others in scope can.
practice-mail-subject-submit-reviewer = Waiting for review: “{ $title }”
practice-mail-says-submit-reviewer = A practice in your scope waits for a reviewer.
practice-mail-next-submit-reviewer = Anybody in scope can claim it.
practice-mail-subject-submit-administrator = No reviewer fits “{ $title }”
practice-mail-says-submit-administrator = A practice was submitted and no reviewer is in scope, reads its language and is free to judge it.
practice-mail-next-submit-administrator = Assign it to somebody, or widen a scope.
practice-mail-subject-discard-author = The draft of “{ $title }” was discarded
practice-mail-says-discard-author = The owner of the practice gave up its draft.
practice-mail-next-discard-author = Nothing is asked of you.
practice-mail-subject-take_over-former = “{ $title }” was taken over from you
practice-mail-says-take_over-former = Another reviewer now handles a practice that you had claimed.
practice-mail-next-take_over-former = Nothing is asked of you.
practice-mail-subject-assign-assigned = “{ $title }” was assigned to you
practice-mail-says-assign-assigned = An administrator asks you to review this practice.
practice-mail-next-assign-assigned = Open it to decide, or release it.
practice-mail-subject-assign-former = “{ $title }” was assigned to somebody else
practice-mail-says-assign-former = An administrator gave a practice that you had claimed to another reviewer.
practice-mail-next-assign-former = Nothing is asked of you.
practice-mail-subject-free_claim-former = Your claim on “{ $title }” has ended
practice-mail-says-free_claim-former = The claim was freed: it had lapsed, or you may not review this practice any more.
practice-mail-next-free_claim-former = If it is still in your scope, you can claim it again.
practice-mail-subject-free_claim-administrator = Nobody is left to review “{ $title }”
practice-mail-says-free_claim-administrator = A claim was freed and no other reviewer is in scope for this practice.
practice-mail-next-free_claim-administrator = Assign it to somebody, or widen a scope.
practice-mail-subject-move-author = “{ $title }” was moved to another objective
practice-mail-says-move-author = The review team files your practice under another objective, where it fits better.
practice-mail-next-move-author = The review goes on; nothing is asked of you.
practice-mail-subject-move-suggested = New practice to review: “{ $title }”
practice-mail-says-move-suggested = A practice was moved to an objective in your scope, and you are the reviewer suggested for it.
practice-mail-next-move-suggested = Claim it to review it. If you do not, others in scope can.
practice-mail-subject-move-administrator = No reviewer fits “{ $title }”
practice-mail-says-move-administrator = A practice was moved to an objective for which no reviewer is free to judge it.
practice-mail-next-move-administrator = Assign it to somebody, or widen a scope.
practice-mail-subject-correct_language-author = The language of “{ $title }” was corrected
practice-mail-says-correct_language-author = The review team corrected the language in which your practice is filed.
practice-mail-next-correct_language-author = The review goes on; nothing is asked of you.
practice-mail-subject-accept-author = “{ $title }” is accepted and becomes public on { $day }
practice-mail-says-accept-author = The review team has approved your practice. It becomes public on { $day }.
practice-mail-next-accept-author = Nothing is asked of you; you get a mail on that day.
practice-mail-subject-call_off-author = The publication of “{ $title }” was called off
practice-mail-says-call_off-author = Your practice was to become public on a later day. The review team has called that off and reads it again.
practice-mail-next-call_off-author = You get a mail with what was decided.
practice-mail-subject-approve-author = Your practice “{ $title }” is published
practice-mail-says-approve-author = The review team has approved your practice, and everybody can read it now.
practice-mail-next-approve-author = You can revise it, or confirm once a year that it is still current.
practice-mail-subject-approve-focal-point = A practice of your organisation is published
practice-mail-says-approve-focal-point = Somebody described a practice and named you as the person who knows it. It was read by the review team and is public now.
practice-mail-next-approve-focal-point = If something is wrong, or you do not wish to be named, write to the address on the help page. You will get no other mail about it.
practice-mail-subject-return-author = Your practice “{ $title }” has come back to you
practice-mail-says-return-author = The review team has read your practice and returns it to you with these words:
practice-mail-next-return-author = A new draft with all your answers is open. Change what is asked and submit it again whenever you like.
practice-mail-subject-decline-author = “{ $title }” was not taken up
practice-mail-says-decline-author = The review team has read your practice and does not take it up, for these reasons:
practice-mail-next-decline-author =
    { $last ->
        [yes] This practice cannot be submitted again. You are welcome to propose another one.
       *[no] You can start again from this text and submit it once the reasons no longer hold, or propose another practice.
    }
practice-ground = Ground: { $ground }.
practice-ground-other = The practice that is there already:
practice-mail-subject-fall_back-administrator = A decision on “{ $title }” did not take effect
practice-mail-says-fall_back-administrator = When it was due, whoever decided could not stand for it any more, or the practice had been taken down. It is back in review, free to be claimed.
practice-mail-next-fall_back-administrator = See that somebody reviews it.
practice-mail-subject-mark_spam-administrator = Marked as spam: “{ $title }”
practice-mail-says-mark_spam-administrator = A reviewer marked a submission as spam. An account without a published practice is suspended with it.
practice-mail-next-mark_spam-administrator = Look at it if in doubt: you can reopen it and restore the account.
practice-mail-subject-withdraw-handling = “{ $title }” was withdrawn by its owner
practice-mail-says-withdraw-handling = A practice that you had claimed was taken back. What you had written to the authors was not sent; here it is:
practice-mail-next-withdraw-handling = Nothing is asked of you.
practice-mail-subject-reopen-author = “{ $title }” is in review again
practice-mail-says-reopen-author = An administrator has reopened the review of your practice:
practice-mail-next-reopen-author = You get a mail with what is decided.
practice-mail-subject-reopen-former = “{ $title }” was reopened
practice-mail-says-reopen-former = An administrator has reopened a practice on which you had decided:
practice-mail-next-reopen-former = It is free to be claimed.
practice-mail-subject-ask_removal-reviewer = Removal asked for: “{ $title }”
practice-mail-says-ask_removal-reviewer = The owner of a public practice asks for its removal.
practice-mail-next-ask_removal-reviewer = Take it down, or keep it with a reason.
practice-mail-subject-ask_removal-administrator = Removal asked for: “{ $title }”
practice-mail-says-ask_removal-administrator = The owner of a public practice asks for its removal, and no reviewer is in scope and free to answer.
practice-mail-next-ask_removal-administrator = Take it down, or keep it with a reason.
practice-mail-subject-keep-author = “{ $title }” stays public
practice-mail-says-keep-author = You asked for the removal of your practice. The review team keeps it public, for these reasons:
practice-mail-next-keep-author = You can ask again, or write to the address on the help page.
practice-mail-subject-take_down-author = “{ $title }” has been taken down
practice-mail-says-take_down-author =
    { $kind ->
        [no-longer-current] Your practice stays readable under the notice that it is no longer current. The review team writes:
        [replaced] Readers of your practice are now led to another one that replaces it. The review team writes:
       *[gone] Your practice is not public any more. The review team writes:
    }
practice-mail-next-take_down-author = If you think that this is a mistake, write to the address on the help page.
practice-mail-subject-restore-author = “{ $title }” is public again
practice-mail-says-restore-author = Your practice had been taken down and is public again.
practice-mail-next-restore-author = Nothing is asked of you.
practice-mail-subject-hand_over-author = “{ $title }” has a new owner
practice-mail-says-hand_over-author = An administrator has handed this practice over to another account, for this reason:
practice-mail-next-hand_over-author = Its owner decides about revisions, withdrawal and removal from now on.
practice-mail-subject-hand_over-former-owner = “{ $title }” has a new owner
practice-mail-says-hand_over-former-owner = An administrator has handed your practice over to another account, for this reason:
practice-mail-next-hand_over-former-owner = It no longer stands among your practices. If this is a mistake, tell us: the help page named below says how.
practice-mail-subject-set_aside_bar-suggested = New practice to review: “{ $title }”
practice-mail-says-set_aside_bar-suggested = This practice names you as the person responsible there. An administrator decided that you may review it all the same, and you are the reviewer suggested for it.
practice-mail-next-set_aside_bar-suggested = Claim it to review it. If you do not, others in scope can.
practice-mail-button-submitter = See your practice
practice-mail-because-submitter = You get this because you submitted the practice.
practice-mail-button-author = See your practice
practice-mail-because-author = You get this because you are an author of the practice.
practice-mail-button-former-owner = See your practices
practice-mail-because-former-owner = You get this because you owned the practice until now.
practice-mail-button-suggested = Open it at the review desk
practice-mail-because-suggested = You get this because you are the reviewer suggested for it.
practice-mail-button-reviewer = Open it at the review desk
practice-mail-because-reviewer = You get this because you review this objective.
practice-mail-button-administrator = Open it at the review desk
practice-mail-because-administrator = You get this because you are an administrator.
practice-mail-button-former = Open it at the review desk
practice-mail-because-former = You get this because you were reviewing it.
practice-mail-button-assigned = Open it at the review desk
practice-mail-because-assigned = You get this because it was assigned to you.
practice-mail-button-handling = Open it at the review desk
practice-mail-because-handling = You get this because you were reviewing it.
practice-mail-button-focal-point = Read the practice
practice-mail-because-focal-point = You get this because you were named as the person who knows this practice.
practice-mail-what-was-sent = What you sent:

## What the daily mail gathers

practice-digest-submit =
    { $count ->
        [one] One submission waits within your scope
       *[other] { $count } submissions wait within your scope
    }
practice-digest-mark_spam =
    { $count ->
        [one] One submission was marked as spam
       *[other] { $count } submissions were marked as spam
    }
practice-digest-ask_removal =
    { $count ->
        [one] One owner asks for the removal of a practice
       *[other] { $count } owners ask for the removal of a practice
    }
practice-mail-from = submitted by { $name }
practice-mail-until = a first answer is due by { $day }
practice-mail-sample-name = Ms. Laurence Example
practice-mail-sample-title = Mobile teams that register births, Moldova
practice-mail-sample-words = These words stand for what a person writes.
