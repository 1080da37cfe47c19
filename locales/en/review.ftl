### The reviewers' room: queue, desk, letter, conflict.

review-queue = Review queue
review-you = you
review-team = the review team
review-somebody = a person who has left
review-the-service = the service

## The queue.

review-figure-waiting =
    { $more ->
        [yes] More than { $count } waiting
       *[no] { $count } waiting
    }
review-figure-late = { $count } past { $days } days
review-figure-on-hold =
    { $more ->
        [yes] more than { $count } on hold
       *[no] { $count } on hold
    }
review-figure-removals =
    { $count ->
        [one] One request for removal
       *[other] { $count } requests for removal
    }
review-figure-appeals =
    { $count ->
        [one] One appeal
       *[other] { $count } appeals
    }
review-figure-reports =
    { $count ->
        [one] One report of a mistake
       *[other] { $count } reports of mistakes
    }
review-reports = Reports of mistakes
review-reports-lead = Readers wrote these to the review team. Authors and the public do not read them. If a report is right, write to the authors at the desk, or ask them for a new version.
review-reports-none = No report is open.
review-report-at = Reported on { $day }
review-report-ask = You can ask the reader:
review-report-version = Read the version that was reported
review-report-desk = Open at the desk
review-report-mended = There was a mistake
review-report-no-mistake = No mistake
review-report-spam = Spam
review-report-closed = The report is closed. The address of its sender is erased.
review-report-was-closed = The report was already closed.
review-report-title = Report a mistake
review-report-lead = Tell the review team what is wrong in this practice. You need no account. Only the review team reads your report.
review-report-words = What is wrong?
review-report-words-hint = Name the sentence or the figure, and say how you know.
review-report-email = Your email address
review-report-email-hint = The review team uses it for a question only. It is erased when the report is closed.
review-report-send = Send to the review team
review-report-sent = Your report has arrived
review-report-sent-lead = The review team reads it and decides what to do. The practice changes only when its authors publish a new version.
review-problem-reports = The review team has many open reports. Try again in some days, or write to the address on the page “Help”.
review-figure-replications =
    { $count ->
        [one] One replication to decide
       *[other] { $count } replications to decide
    }
review-replicate-title = We did this too
review-replicate-lead = Tell the review team who has done the same as this practice. You need no account. What the review team publishes, the page of the practice shows under “Who did the same”.
review-replicate-licence = What becomes public can be used under the licence of this site: { $licence }. The review team may correct small errors.
review-replicate-sent = Your entry has arrived
review-replicate-sent-lead = The review team reads it and decides whether the page of the practice names it.
review-entry-organisation = Which organisation did it?
review-entry-place = Where?
review-entry-place-hint = Choose a country. The regions stand below the countries.
review-entry-since = Since which year?
review-entry-difference = What was done differently?
review-entry-difference-hint = Name what you changed, and why. If you changed nothing, write so.
review-entry-link = A web page that tells more
review-entry-link-hint = Such as the page of the project.
review-entry-email-hint = The review team uses it for a question only. It never becomes public, and is erased when the review team has decided.
review-entry-title = A replication
review-entry-lead = A reader without an account sent this. Correct small errors, and publish it if you can confirm it; the authors are told by mail. If it is no replication of this practice, dismiss it; a dismissal sends no mail.
review-entry-at = Sent on { $day }
review-entry-read = Read and decide
review-entry-dismissed = Dismiss
review-entry-spam = Spam
review-entry-why = Your words to the authors
review-entry-decided = This entry was decided on { $day }, and no page names it.
review-entry-published = The page of “{ $title }” names { $name } now.
review-entry-removed = The page of “{ $title }” no longer names { $name }.
review-entry-closed = The entry is closed. The address of its sender is erased.
review-entry-was-decided = The entry was already decided.
review-replications = Replications
review-replications-lead = Readers registered here who has done the same as a public practice. You see those in your scope, except of practices to which you are a party.
review-replications-waiting = To decide
review-replications-none = No entry waits.
review-replications-public = Public
review-replications-newest = The newest { $count }. Those of one practice are reached from its desk.
review-note-replication = Done by { $name }
review-note-call = Call for practices: { $title }
review-round-call = Answers the call
review-round-original = Translation of
review-round-original-text = { $title } ({ $language })
review-problem-since = Type a year of four digits for “{ $field }”, from 1900 to the present year
review-problem-replications = The review team has many open entries. Try again in some days, or write to the address on the page “Help”.
review-problem-not-live-now = The practice is not public now, so its page cannot name a replication. Dismiss the entry, or wait until the practice is public again.
review-find = Find by reference, title or name
review-find-button = Find
review-find-hint = A reference, words of the title, or the submitter’s name
review-search-help = Search words
review-search-lead = Type them beside plain words. A row must match all of them. A search word counts more than a choice under “Narrow the queue”. A blank after the colon makes it a plain word.
review-search-help-objective = What is filed under this objective
review-search-help-waiting = What has waited for more than so many days; waiting:<3d finds what has waited for fewer
review-search-help-suggested = What the service suggests to you
review-search-help-claimed = What no reviewer has claimed; claimed:me finds what you have claimed
review-search-help-language = What is written in this language; language:mine finds the languages that you read
review-search-help-country = What names this country, by the two letters of its code
review-search-help-label = What bears this label; a hyphen stands for a blank in its name
review-search-problem-word = “{ $typed }” does not begin with a search word. Choose one of the list below, or write a blank after the colon
review-search-problem-twice = “{ $typed }” contradicts an earlier search word. Keep one of them
review-search-value-objective = “{ $typed }” needs the number of an objective, such as objective:9
review-search-value-waiting = “{ $typed }” needs a number of days, such as waiting:>14d or waiting:<3d
review-search-value-suggested = “{ $typed }” needs the value “me”: suggested:me
review-search-value-claimed = “{ $typed }” needs the value “me” or “none”: claimed:me
review-search-value-language = “{ $typed }” needs the code of a language, such as language:fr, or language:mine
review-search-value-country = “{ $typed }” needs the two letters of a country, such as country:KZ
review-search-value-label = “{ $typed }” is no label that is offered. Choose one under “Narrow the queue”
review-search-list-waiting = “{ $typed }” works in the lists of what waits for a reviewer. Choose “Waiting for review” under “Narrow the queue”
review-search-list-claimed = “{ $typed }” works in the list “Waiting for review”. Choose it under “Narrow the queue”
review-narrow = Narrow the queue
review-show = Show
review-widen = Show everything again
review-filter-state = State
review-filter-objective = Objective
review-filter-any-objective = All that I cover
review-filter-country = Country
review-filter-any-country = All
review-filter-language = Language
review-filter-any-language = Any
review-filter-mine = Those I read
review-filter-label = Label
review-filter-any-label = Any
review-filter-label-choice =
    { $more ->
        [yes] { $name } ({ $count } or more)
       *[no] { $name } ({ $count })
    }
review-keys = Keyboard shortcuts
review-key-lines = In the queue: the next line, the line before
review-key-open = In the queue: open the line; Enter does the same
review-key-beside = At the desk: the next practice in this list, the one before. What you typed is kept
review-key-search = In the queue: to the search box
review-key-help = This list
review-keys-on = Obey these keys
review-keys-note = In a box that you type into they write letters. This browser remembers your choice.
review-keys-close = Close
review-filters = Saved filters
review-filters-lead = A saved filter is a list of the queue, narrowed as you need it often. It stands above the queue, for you alone. You can keep 20.
review-filters-none = You keep no filter yet. Narrow the queue, and choose “Save this filter” there.
review-filters-change = Change saved filters
review-filter-new = Save this filter
review-filter-name = Name of the filter
review-filter-keep = Save the filter
review-filter-rename = Rename
review-filter-remove = Remove
review-filter-kept = The filter is saved. It stands above the queue.
review-filter-renamed = The filter has its new name.
review-filter-removed = The filter is removed.
review-filter-suggested = Only what is suggested to me
review-list-waiting = Waiting for review
review-list-on-hold = On hold
review-list-decided = Decided, not out yet
review-list-returned = With the authors
review-list-declined = Not taken up
review-list-appeal = Appealed against
review-list-withdrawn = Withdrawn
review-list-spam = Spam
review-list-published = Public
review-list-removal = Removal asked
review-list-taken-down = Taken down
review-list-all = In all lists
review-group-decided = Decided by you, not out yet
review-group-mine = Claimed by you, oldest first
review-group-free = Free, oldest first
review-group-others = Claimed by others, oldest first
review-group-removal = Removal asked for by the owner
review-group-barred = You cannot decide on these
review-column-practice = Practice
review-column-objective = Objective
review-column-revision = Revision
review-column-waiting = Waiting
review-column-on-hold = On hold
review-until-day = until { $day }
review-column-since = Since
review-column-move = Who acts next
review-column-deed = Action
review-badge-published = published before
review-badge-suggested = suggested to you
review-badge-asked = your opinion is asked for
review-badge-open = Open at the desk of { $names }
review-badge-opinions =
    { $count ->
        [one] { $given } of { $count } opinion
       *[other] { $given } of { $count } opinions
    }
review-badge-begun = letter begun
review-badge-answered = answered
review-badge-held = held
review-badge-not-before = not before { $day }
review-badge-on-hold = on hold
review-badge-removal = removal asked
review-move-free = Free
review-move-party = You are connected with this practice: you cannot decide on it
review-move-claimed = { $name }, until { $day }
review-move-claimed-past = { $name }; others may take it over since { $day }
review-move-decided =
    { $verdict ->
        [approve] Approved by { $name }
        [return] Returned by { $name }
        [decline] Not taken up by { $name }
       *[none] Decided by { $name }
    }
review-move-authors = The authors
review-move-removal = Asked for by its owner
review-move-appeal = Its owner appeals
review-move-nobody = No one
review-claim-and-read = Claim and read
review-read = Read
review-pages = Pages of the queue
review-previous-in-list = Previous in this list
review-next-in-list = Next in this list
review-steps = Other practices of this list
review-all-read = Nothing waits in your scope. You get a mail when a submission arrives.
review-none-here = There is nothing in this list.
review-none-match = Nothing here matches. Remove a filter, or look in another list.
review-none-understood = Nothing is listed until all search words are understood.
review-none-found = No practice matches these words. Use fewer words, or remove a filter.

## The desk.

review-revision = Revision { $number }
review-revision-stands = { $revision }: { $state }
review-revisions = Revisions of this practice
review-versions =
    { $count ->
        [one] one version
       *[other] { $count } versions
    }
review-opened-by = { $name } opened this desk at { $time }
review-waiting-of = Waiting { $days }; the aim is { $target }
review-by-on = { $name }, { $day }
review-jump = On this page
review-jump-text = As the public would see it
review-jump-decide = What you can do
review-warn-claimed = { $name } has claimed it and decides on it. After { $day } other reviewers can take it over.
review-warn-claimed-past = { $name } has claimed it, and the time for that ended on { $day }: you can take it over.
review-warn-party = This practice names you, so another reviewer decides on it. You see what its authors see.
review-warn-same-person = Another account of yours is connected with this practice, so another reviewer decides on it. You see what its authors see.
review-warn-declared = You declared a conflict of interest, so another reviewer decides on this practice. You see what its authors see.
review-warn-organisation = You belong to the same organisation as this practice or one of its authors: { $organisation }. Is that a conflict of interest? Then declare it below, and another reviewer is suggested.
review-warn-barred =
    { $count ->
        [one] May not decide, because this practice names this person as responsible there: { $names }. If the name is no reason for that, you can set it aside below.
       *[other] May not decide, because this practice names these people as responsible there: { $names }. Where the name is no reason for that, you can set it aside below.
    }
review-warn-barred-declared =
    { $count ->
        [one] May not decide, because this reviewer declared a conflict of interest: { $names }. An administrator can set it aside below.
       *[other] May not decide, because these reviewers declared a conflict of interest: { $names }. An administrator can set it aside below.
    }
review-warn-barred-since = { $name } (since { $day })
review-warn-held = Its submitter’s account is suspended: it waits outside the queue until the account is restored.
review-warn-on-hold = On hold until { $day }. { $words }
review-warn-earlier = This is revision { $number }, not the newest one.
review-warn-removal = Its owner asked for its removal on { $day }. { $words }
review-warn-appeal = Its owner appealed on { $day } against the decision. A reviewer who did not make it answers. { $words }
review-after-approve = Approved. It becomes public at { $time }.
review-after-approve-for-a-date = Approved. It becomes public on { $day }; you can undo until { $time }.
review-after-approve-asking = Approved. The authors are asked for their consent at { $time }; it is public only when an author consents.
review-after-return = Returned. Its authors get it back at { $time }.
review-after-decline = Not taken up. Its authors are told at { $time }.
review-decided-due = Decided. It takes effect in a moment.
review-decided-waiting = Accepted. It becomes public on { $day }.
review-asking = Approved. The authors are asked for their consent; it becomes public when an author consents.
review-asking-dated = Approved. The authors are asked for their consent; if an author consents before { $day }, it becomes public on that day, and after it at once.
review-decision = Your decision
review-way-approve = Approve
review-way-return = Return
review-way-decline = Do not take up
review-way-reworded = Approve with your words
review-choose = Choose…
review-choose-first = Choose a decision: its button then stands here.
review-field-minor = A minor change
review-hint-minor = Subscribers are not told
review-field-date = Not before
review-field-new-date = Public on
review-field-hold = On hold until
review-hint-date = A day after today. Left empty, it is public once the undo time is over.
review-hint-new-date = A day after today, within five years.
review-hint-hold = The review goes on by itself on this day, at most { $most } days from today.
review-hint-date-at-once = A day after today. Left empty, it is public at once.
review-hint-change-date = Left empty, it takes effect once the undo time is over.
review-field-code = Ground
review-field-duplicate = Which one
review-hint-named = Reference or address of a public practice
review-hint-receiver = The address of an account that exists already
review-field-final = Final: the owner cannot start again
review-field-reasons = Your words to the authors
review-hint-reasons = They read them word for word, from “the review team”. Optional if you approve.
review-told = Told by email, when the undo time is over: { $name }.
review-told-at-once = Told by email at once: { $name }.
review-told-with-approval = If you approve, also told once it is public: { $address }, the person responsible there.
review-shown-first = The authors want to read it before it is published: if you approve, they are asked for their consent first.
review-not-before = The submitter asks that it is not public before { $day }. An approval makes it public on that day, or on a later one that you choose.
review-approve-reworded = Approve with your words
review-rewrite = Change words, and ask the authors for their consent
review-rewrite-change = Change your words for its answers
review-rewrite-heading = Your words for its answers
review-rewrite-means = Only you see them now. If you approve, the authors are asked for their consent to them.
review-rewrite-title = Your words for its answers
review-rewrite-lead = Change the texts as they should be published. Only you see your words until you approve with them and the undo time is over. Then the authors see what you changed, and consent or go on writing. Places, dates, people and choices are facts that the authors know: ask for them in a comment.
review-rewrite-back = Back to the desk
review-rewrite-save = Save
review-rewrite-save-back = Save and go back to the desk
review-rewrite-clear = Delete your words
review-rewrite-saved = Your words are saved.
review-rewrite-cleared = Your words are deleted: the authors’ texts stand here again.
review-rewrite-newer = You have saved other words in another window. Nothing was saved now: save again to put these in their place.
review-rewrite-not-now = You cannot change its words now: it is not in review any more, or another reviewer has claimed it.
review-rewrite-not-kept = Your words could not be saved: it is not in review any more, or another reviewer has claimed it. They are still here to be copied.
review-rewrite-lacks = With your words these answers are too short, too long or missing, so you cannot approve them yet
review-problem-words-gone = Your words are not kept any more. Look at your decision again.
review-problem-words-lack = With your words an answer is too short, too long or missing. Change your words first.
review-read-letter = Read the letter first
review-deeds = What else you can do
review-field-reviewer = Reviewer
review-field-expert = Expert
review-field-expert-name = Name of the expert
review-field-expert-email = Mail address of the expert
review-hint-expert-email = Not the address of an author, a focal point or a reviewer of this site. At most { $most } experts can be asked at the same time.
review-field-expert-language = Language of the mail
review-reviewer-with-load =
    { $count ->
        [0] { $name } (nothing else in hand)
        [one] { $name } (1 other submission in hand)
       *[other] { $name } ({ $count } other submissions in hand)
    }
review-reviewer-away = { $name }, away until { $day }
review-field-barred = Reviewer named in it
review-field-receiver = Email address of the new owner
review-field-label = Label
review-field-objective = Objective
review-field-language = Language of the text
review-field-kind = In which way
review-field-replaced-by = Which one replaces it
review-hint-kind-gone = Its address answers that it is gone, with title, dates and kind of reason.
review-hint-kind-replaced = Its address leads to another public practice.
review-hint-kind-no-longer-current = It stays readable, under a notice.
review-kind-gone = Taken down: gone.
review-kind-replaced = Taken down: replaced by another practice.
review-kind-no-longer-current = Taken down: no longer current.
review-team-only = Only the review team sees
review-team-submitter = Account that submitted it
review-team-owner = Account that owns it
review-team-account = { $who }, { $address }; account since { $day }
review-team-focal-point =
    { $agreed ->
        [yes] { $person }. Agreed to be named in public.
       *[no] { $person }. Did not agree to be named in public.
    }
review-round = This round
review-round-submitted = Submitted by
review-round-objective = Filed under
review-round-language = Written in
review-round-licence = Licence granted
review-round-labels = Labels
review-round-not-before = Not public before
review-round-suggested = Suggested to
review-round-claimed = Claimed by
review-round-opinions = Opinions
review-opinions = Opinions
review-opinions-of = { $given } of { $count } given
review-opinions-given = Opinions on this revision: { $given }.
review-opinions-asked = You are asked for your opinion.
review-opinions-unmet =
    { $count ->
        [one] “Approve” is offered when { $count } opinion is given. A return and a decline need none.
       *[other] “Approve” is offered when { $count } opinions are given. A return and a decline need none.
    }
review-opinions-unread = You read the opinions of others when you have given yours.
review-opinions-first = “Approve” is offered when you have read the opinions that are given.
review-opinions-divided = The opinions disagree. Your decision needs words to the review team, or you ask one more person.
review-opinions-of-them = At least { $internal } of them are needed from reviewers, and at least { $external } from experts from outside.
review-expert-standing-asked = { $name }, expert from outside: asked, the link works until { $day }
review-expert-standing-expired = { $name }, expert from outside: no answer, the link worked until { $day }
review-expert-standing-answered = { $name }, expert from outside: asked on { $day }, opinion given
review-expert-standing-refused = { $name }, expert from outside: gives no opinion ({ $day })
review-expert-standing-ended = { $name }, expert from outside: the link was ended on { $day }

## The page of an expert from outside.

review-expert-lead = Dear { $name }, the review team asks for your opinion on the practice below.
review-expert-until = This page works until { $day }, while the practice is in review. You need no account. The review team reads your opinion and your name. Authors do not read your name. Give no opinion if you have worked on this practice or if you have a personal interest in it.
review-expert-your-opinion = Your opinion
review-expert-give = Give this opinion
review-expert-save = Save for later
review-expert-saved = What you have typed is saved. Open the link of your mail again to go on.
review-expert-given = Your opinion is with the review team. Thank you.
review-expert-given-on = Your opinion of { $day }: { $opinion }.
review-expert-again = While this page works you can give another opinion, which takes the place of this one.
review-expert-refuse-hint = You have no time, you do not know the subject, or you have a conflict of interest. The link then works no longer.
review-expert-over = This link no longer works
review-expert-over-lead = The practice is not in review any more, the time for an opinion is over, the review team has ended the link, or this browser has not opened the link of the mail. If it may still work, open it again from the mail.
review-expert-refused = You give no opinion
review-opinion-approve = { $name }: approve
review-opinion-return = { $name }: return
review-opinion-decline = { $name }: do not take up
review-opinion-void = This opinion does not count any more: the reviewer is suspended, or has become an author or a person whom the practice names.
review-opinion-to-team = For the review team
review-opinion-to-authors = Words to the authors, not sent
review-opinion-choice-approve = Approve
review-opinion-choice-return = Return to its authors
review-opinion-choice-decline = Do not take up
review-field-opinion = What you would decide
review-field-to-team = Your words to the review team
review-hint-to-team = Authors never read them.
review-hint-divided = Why you decide so although the opinions disagree. Authors never read it.
review-findings = What the checks found
review-findings-hint = The authors read the same list.
review-checklist = What reviewers check
review-checklist-hint = The same list is shown to the submitter.
review-checklist-title = Checklist
review-checklist-marked = { $marked } of { $lines }
review-checklist-fill = What you mark is stored with your decision or your opinion. Reviewers read it; authors read only your letter.
review-mark-none = –
review-mark-met = Met
review-mark-partly = Partly
review-mark-not = Not met
review-mark-does-not-apply = Does not apply
review-mark-note = Your line on “{ $line }”
review-mark-note-short = Your own line (optional)
review-mark-before = Revision { $number }: { $words }
review-checklist-given =
    { $count ->
        [0] Checklist: nothing to change
        [one] Checklist: one of { $lines } lines is not met
       *[other] Checklist: { $count } of { $lines } lines are not met
    }
review-compose = Write the letter from the checklist
review-compose-hint = Each line that is partly met or not met becomes a sentence below your words, in the language of the authors. Nothing is sent.
review-save-letter = Save the letter
review-field-reply = Reply template
review-reply =
    { $language ->
        [none] { $purpose }: { $name }
       *[other] { $purpose }: { $name } ({ $language })
    }
review-insert = Insert
review-field-quoted = Words of an opinion
review-quote = Insert these words

## The history.

review-history = History
review-history-facts = Revision { $number } · { $who } · { $moment }
review-note-code = Ground: { $code }
review-note-final = Final
review-note-minor = A minor change
review-note-show-first = The authors want to read it once more before it is published
review-note-reworded = With the reviewer’s words for some answers
review-note-on = For { $day }
review-note-until = Until { $day }
review-note-not-before = Not public before { $day }
review-note-from-to = From { $from } to { $to }
review-note-to = To { $name }
review-note-removed = Removed: { $name }
review-note-set-free = May decide from now on: { $name }
review-note-label = Label: { $name }
review-note-asked = Asked: { $name }
review-note-expert = Expert: { $name }
review-expert = { $name }, expert from outside
review-expert-unnamed = An expert from outside
review-note-to-team = To the review team: { $words }
review-note-policy =
    { $count ->
        [0] Needs no opinion before an approval
        [one] Needs { $count } opinion before an approval
       *[other] Needs { $count } opinions before an approval
    }
review-note-former = Claimed before by { $name }
review-note-former-owner = Owned before by { $name }
review-note-former-decider = Decided before by { $name }
review-note-former-suggested = Suggested before to { $name }
review-note-suggested = Suggested to { $name }
review-note-suspended = The account of its owner was suspended with it
review-mail-to-focal-point = the person named there
review-mail-to-expert = the expert
review-mail-to-invited = the invited person
review-invited = The invited person
review-mail-held = Mail to { $to }: in the next digest
review-mail-waiting = Mail to { $to }: waiting
review-mail-tried = Mail to { $to }: waiting, tried before: { $said }
review-mail-accepted = Mail to { $to }: accepted by the mail server, { $moment }
review-mail-failed = Mail to { $to }: failed: { $said }
review-mail-no-longer = Mail to { $to }: not sent: { $why }

## What is wrong with a form.

review-problem-no-such-practice = No practice has what you typed at “{ $field }”. Type a reference such as PX-2026-0417, or its public address
review-problem-not-live = The practice named at “{ $field }” must be public, and another one than this
review-problem-date = Choose a day after today for “{ $field }”, within five years, or leave it empty
review-problem-not-before = The submitter asks that it is not public before { $day }. Choose that day or a later one for “{ $field }”, or leave it empty
review-problem-hold = Choose a day after today for “{ $field }”, at most 180 days from today
review-problem-reviewer = Choose a reviewer who may review this practice
review-problem-asked = Choose a reviewer who may review this practice and has not given an opinion
review-problem-expert = Type another address. This one belongs to an author, to a focal point, to an invited co-author, to a reviewer, or to an expert who is asked already; or too many experts are asked
review-problem-expert-link = Choose an expert whose link still works
review-problem-opinion-why = Say why, to the review team or to the authors
review-problem-barred = Choose a reviewer who may not decide only because the practice names them
review-problem-no-such-account = No account has the address typed at “{ $field }”. Ask its owner to register first
review-problem-receiver = The account at “{ $field }” owns this practice already, or is suspended. Choose another
review-problem-filters = You keep { $most } filters already. Remove one before you name another at “{ $field }”
review-problem-label = Choose a label that fits. A practice bears at most ten
review-problem-objective = It is filed under this objective already. Choose another
review-problem-language = It is filed in this language already. Choose another
review-problem-note-alone = Say whether “{ $field }” is met, because you wrote a line on it
review-problem-nothing-to-write = Mark at least one line of the checklist as partly met or not met: these lines become the letter

## The letter before it goes.

review-letter = This is what they will read
review-letter-lead = By email, and in their practice. You can undo for { $undo }; nothing is sent before that.
review-letter-lead-seconds = By email, and in their practice. It is sent a few seconds after you decide.
review-letter-lead-at-once = By email, and in their practice. It is sent as soon as you decide.
review-focal-point-at = { $address }, the person responsible there
review-change-words = Change the words

## Somebody was first.

review-nothing-sent = Your action was not carried out: nothing was sent, and nothing was changed by it.
review-what-you-wrote = What you wrote
review-kept-for-you = What you wrote is kept for you at this practice’s desk until { $day }. You can go on with it, or copy it.
review-look = See its present state
review-next = Next in the queue
review-no-not-now = This cannot be done in the present state
review-no-claimed = Another reviewer has claimed it
review-no-own-practice = You are connected with this practice: another reviewer decides
review-no-not-yours = You may no longer review this practice

## What changed between revisions.

review-changed-since = What changed since you last read it (revision { $number })
review-compare-with = Compare with revision { $number }
review-compare-whole = Compare side by side, or with another revision
review-back-to-desk = Back to the desk

## The templates of letters. The examples name what each practice has of its own.

reply-purpose-approve = Approve
reply-purpose-return = Return
reply-purpose-decline = Not taken up
reply-purpose-any = Any letter
reply-placeholder-title = The title of the practice
reply-placeholder-reference = Its reference
reply-placeholder-given = The author’s given name, or the name of an institution
reply-placeholder-name = The author’s whole name
reply-placeholder-objective = The objective under which it is filed
reply-placeholder-site = The name of this site
reply-example-thanks = Thank you for sharing it
reply-example-text-thanks =
    Thank you for sharing “{ $title }” on { $site }. It is now easy for others to find and to learn from.

    If something changes, please revise the practice; once a year we ask whether it is still true.
reply-example-source = A source for the results
reply-example-text-source =
    Thank you for “{ $title }” ({ $reference }). Readers will trust its results more if they can check them.

    Please add at least one source: an evaluation, official figures, a law or a report. If there is none yet, please say so, and say how you know what changed.
reply-example-steps = More about what was done
reply-example-text-steps =
    Thank you for “{ $title }” ({ $reference }). We would like to publish it, and others would like to repeat it.

    Please describe the main steps in their order: who did what, when, and what it needed in people, money and time. What was difficult helps readers most.
reply-example-scope = Outside the Global Compact
reply-example-text-scope =
    Thank you for “{ $title }” ({ $reference }). It does not serve an objective of the Global Compact for Migration, so { $site } cannot take it up.

    If we have misread it, please tell us which objective it serves and how.
reply-example-duplicate = The collection has it already
reply-example-text-duplicate =
    Thank you for “{ $title }” ({ $reference }). { $site } has this practice already, so we do not take it up a second time.

    If yours is another one, please start it again and say in the summary what is different. If it is the same one, its authors can add what you know.

## Comments beside the answers.

review-comments = Comments
review-comment = Comment
review-comments-asked =
    { $count ->
        [one] One point that the authors were asked to answer
       *[other] { $count } points that the authors were asked to answer
    }
review-comments-open =
    { $count ->
        [one] One open comment
       *[other] { $count } open comments
    }
review-comments-resolved =
    { $count ->
        [one] One comment is resolved
       *[other] { $count } comments are resolved
    }
review-comment-you = You
review-comment-to-team = only for reviewers
review-comment-to-authors = to the authors, with your decision
review-comment-to-told = to the authors
review-comment-facts = { $to }, on revision { $number }, { $day }
review-comment-wording = The answer as it was in revision { $number }
review-comment-wording-same = The answer in revision { $number }, unchanged since
review-comment-reply = Reply
review-comment-compare = What has changed
review-field-answer = Answer
review-field-audience = Who reads it?
review-field-thread = Comment
review-audience-authors = The authors
review-audience-team = Reviewers only
review-hint-audience-authors = They read it as soon as a decision takes effect, from the review team and never by your name. The mail lists it.
review-hint-audience-team = No author ever reads it, and no reviewer who is a party to the practice.
review-problem-comments = The comments on this practice have 500 lines, and there is no room for more. Resolve some, and write the rest in your decision
review-problem-thread = Choose a comment of this practice

# The offline review.
review-offline = Review offline
review-year = Your year
review-offline-lead = Take your claimed submissions with you as one text file, fill it in with any editor, and bring it back.
review-offline-take = Take the file
review-offline-claimed =
    { $count ->
        [0] You have claimed no submission. Claim one in the queue first.
        [one] The file holds { $count } submission that you have claimed.
       *[other] The file holds { $count } submissions that you have claimed.
    }
review-offline-download = Download the file
review-offline-bring = Bring it back
review-offline-bring-lead = You then read what the service understood. Nothing counts before you confirm it.
review-offline-read = Read the file
review-field-file = The file, filled in
review-hint-file = A text file in UTF-8, of at most 1 MB.
review-problem-no-file = Choose the file that you filled in.
review-problem-no-text = The file is not a text in UTF-8. Save it as “plain text” with the encoding UTF-8, and upload it again.
review-problem-blank = Nothing is filled in in this file.
review-problem-large = More is filled in than the service can read at once. Upload a file with fewer submissions.
review-sheet = What the file says
review-sheet-lead = Nothing is stored yet. Check what the service understood, then confirm it.
review-sheet-not-stored = Nothing was stored, because the submissions below changed. You can confirm what still counts.
review-sheet-unread = These lines were not understood, and what they hold does not count:
review-unread-block = Line { $line } begins no submission as the file does: “{ $text }”
review-unread-part = Line { $line } names no part of the file: “{ $text }”
review-unread-twice = Line { $line } begins what the file has had before: “{ $text }”
review-unread-outside = Line { $line } belongs to no part: “{ $text }”
review-unread-too-many = Line { $line } begins one submission more than a file may hold: “{ $text }”
review-sheet-gives = It gives your opinion when you confirm.
review-sheet-keeps = It has no opinion: what is filled in waits at the desk when you confirm.
review-sheet-problems = It does not count, because some of it cannot be taken:
review-sheet-line = Line { $line }: { $problem }
review-conflict-unknown = It does not count: you see no submission with this reference.
review-conflict-party = It does not count: you are an author of this practice, or a person whom it names, or you declared a conflict of interest.
review-conflict-changed = It does not count: this submission changed since the file was made, or you can give no opinion on it now.
review-conflict-claim-lost = It does not count: you do not have the claim any more.
review-conflict-full = It does not count: too many words wait at its desk.
review-sheet-store =
    { $drafts ->
        [0] { $opinions ->
            [one] Give { $opinions } opinion
           *[other] Give { $opinions } opinions
        }
       *[other] { $opinions ->
            [0] Keep what is filled in at the desks
            [one] Give { $opinions } opinion and keep the rest at the desks
           *[other] Give { $opinions } opinions and keep the rest at the desks
        }
    }
review-sheet-stored = Stored. Opinions: { $opinions }. Submissions whose words and marks wait at the desk: { $drafts }.
review-sheet-nothing = Nothing in this file counts. Correct the file, and upload it again.
review-sheet-how =
    Your claimed submissions. Fill in below the lines that begin with ---, save the file as plain text in UTF-8, and upload it.
    Lines that begin with %% are not read. Do not change the lines that begin with === or ---.
    At each line of the checklist write met, partly, not or does-not-apply, and your own note in the line below it.
    What you leave empty does not count.
review-sheet-left-out = The file is full. Read the text of this submission at its desk.
review-sheet-opinion = What you would decide: approve, return or decline. Empty: the rest waits at the desk.
review-sheet-to-authors = Your words to the authors, which the handling reviewer may send on.
review-sheet-to-team = Your words to the review team. Authors never read them.

# The same deed for several practices.
review-bulk = Several at once
review-bulk-which-ticked = What I have ticked
review-bulk-which-page = All on this page
review-bulk-which-found = All that the filter and the words find, at most { $most }
review-bulk-go-on = Choose what to do
review-bulk-choose = Choose
review-bulk-lead = Choose what to do with these practices. You then read what would change, and nothing is done before you confirm it.
review-bulk-lead-list = Tick practices in the queue, or bring a list of references. You then choose what to do, and read what would change. Nothing is done before you confirm it.
review-bulk-list = Several at once, from a list
review-bulk-chosen =
    { $count ->
        [one] One practice is chosen
       *[other] { $count } practices are chosen
    }
review-bulk-cut = More was found than one form can hold. These are the first { $most }.
review-bulk-left-out = These lines of the list are left out:
review-bulk-unknown = { $reference }: you see no practice with this reference
review-bulk-unread = Line { $line } begins with no reference: “{ $text }”
review-bulk-foresee = Show what would change
review-bulk-take = Read the list
review-bulk-deed-claim = Claim
review-bulk-deed-release = Release
review-bulk-deed-remind = Remind the reviewer who has claimed it
review-bulk-deed-return = Return with a reply template
review-bulk-deed-assign = Assign to a reviewer
review-field-bulk-deed = What to do
review-field-bulk-reply = Reply template, to return
review-field-bulk-reviewer = Reviewer, to assign
review-field-list = A list of references
review-hint-list = A text file in UTF-8, such as a CSV, with a reference like PX-2026-0417 at the beginning of each line. At most { $most } lines are taken.
review-problem-nothing-chosen = Nothing is chosen. Tick a line of the queue, or upload a list
review-problem-no-list = Choose the file of your list
review-problem-list-empty = You see no practice that this list names
review-bulk-consequences = Nothing is done yet. Check each line, then confirm. It is done for all lines or for none.
review-bulk-not-done = Nothing was done, because some practices changed since this page was drawn. They are named below. You can confirm the others.
review-bulk-reply-changed = Nothing was done, because the reply template was changed since its words were shown. Read the new words, then confirm.
review-bulk-will =
    { $count ->
        [one] One practice would change
       *[other] { $count } practices would change
    }
review-bulk-will-not =
    { $count ->
        [one] One practice stays as it is
       *[other] { $count } practices stay as they are
    }
review-bulk-changes-claim = Claimed by you
review-bulk-changes-release = Free for other reviewers
review-bulk-changes-remind = Its reviewer is reminded
review-bulk-changes-return = Returned to its authors
review-bulk-changes-assign = Assigned to { $reviewer }
review-bulk-told = mail to { $names }
review-bulk-told-later = mail once the undo time is over, to { $names }
review-bulk-told-none = no mail
review-bulk-letter = Words of the letter
review-bulk-not-now-claim = It is not in review, or another reviewer has claimed it
review-bulk-not-now-release = You have not claimed it
review-bulk-not-now-remind = No other reviewer has claimed it, it is on hold, or a reviewer was reminded of it before
review-bulk-not-now-return = It is not in review
review-bulk-not-now-assign = It is not in review
review-bulk-no-reviewer = This reviewer may not review it
review-bulk-divided = The opinions on it disagree. Decide at its desk, with words to the review team
review-bulk-words = The template does not fit into its letter
review-bulk-button-claim =
    { $count ->
        [one] Claim this practice
       *[other] Claim these { $count } practices
    }
review-bulk-button-release =
    { $count ->
        [one] Release this practice
       *[other] Release these { $count } practices
    }
review-bulk-button-remind =
    { $count ->
        [one] Remind of this practice
       *[other] Remind of these { $count } practices
    }
review-bulk-button-return =
    { $count ->
        [one] Return this practice
       *[other] Return these { $count } practices
    }
review-bulk-button-assign =
    { $count ->
        [one] Assign this practice
       *[other] Assign these { $count } practices
    }
review-bulk-cancel = Back to the queue
review-bulk-nothing = Nothing can be done here. Go back to the queue and choose again.
review-bulk-done-claim =
    { $count ->
        [one] One practice is claimed by you.
       *[other] { $count } practices are claimed by you.
    }
review-bulk-done-release =
    { $count ->
        [one] One practice is released.
       *[other] { $count } practices are released.
    }
review-bulk-done-remind =
    { $count ->
        [one] One reminder is sent.
       *[other] { $count } reminders are sent.
    }
review-bulk-done-return =
    { $count ->
        [one] One practice is returned. You can undo it at its desk.
       *[other] { $count } practices are returned. You can undo each at its desk.
    }
review-bulk-done-assign =
    { $count ->
        [one] One practice is assigned.
       *[other] { $count } practices are assigned.
    }

# A reviewer's year.
review-year-title = Your year { $year } as a reviewer
review-year-about = { $name }, from { $first } to { $last }.
review-year-what = What you did
review-year-count = How often
review-year-claim = Submissions claimed
review-year-give_opinion = Opinions given
review-year-comment = Comments beside answers
review-year-reply = Replies to comments
review-year-approved = Decisions: published
review-year-returned = Decisions: returned
review-year-declined = Decisions: not taken up
review-year-note = A decision counts once it has taken effect. This page names no practice, so that you can hand it on.
review-year-others = Other years
