### The reviewers' room: queue, desk, letter, conflict.

review-queue = Review queue
review-you = you
review-team = the review team
review-somebody = somebody who has left
review-the-service = the service

## The queue.

review-figure-waiting =
    { $more ->
        [yes] More than { $count } waiting
       *[no] { $count } waiting
    }
review-figure-late = { $count } past { $days } days
review-find = Find by reference, title or name
review-find-button = Find
review-find-hint = A reference, words of the title, or the submitter’s name
review-narrow = Narrow the queue
review-show = Show
review-widen = Show everything again
review-filter-state = Which
review-filter-objective = Objective
review-filter-any-objective = All that I cover
review-filter-country = Country
review-filter-any-country = All
review-filter-language = Language
review-filter-any-language = Any
review-filter-mine = Those I read
review-list-waiting = Waiting for review
review-list-decided = Decided, not out yet
review-list-returned = With the authors
review-list-declined = Not taken up
review-list-withdrawn = Withdrawn
review-list-spam = Spam
review-list-published = Public
review-list-removal = Removal asked
review-list-taken-down = Taken down
review-group-decided = Decided by you, not out yet
review-group-mine = Claimed by you, oldest first
review-group-free = Free, oldest first
review-group-others = Claimed by others, oldest first
review-group-removal = Removal asked for by the owner
review-column-practice = Practice
review-column-objective = Objective
review-column-revision = Revision
review-column-waiting = Waiting
review-column-move = Whose move
review-column-deed = Action
review-badge-published = published before
review-badge-answered = answered
review-badge-held = held
review-move-free = Free
review-move-party = You are named in it: not yours to decide
review-move-claimed = { $name }, until { $day }
review-move-claimed-past = { $name }; others may take it over since { $day }
review-move-decided = Decided by { $name }
review-move-authors = The authors
review-move-removal = Asked for by its owner
review-move-nobody = Nobody
review-claim-and-read = Claim and read
review-read = Read
review-pages = Pages of the queue
review-all-read = All read: nothing waits in your scope. You get a mail when something comes.
review-none-here = There is nothing in this list.
review-none-match = Nothing here matches. Take a filter away, or look in another list.

## The desk.

review-revision = Revision { $number }
review-revision-stands = { $revision }: { $state }
review-revisions = Revisions of this practice
review-versions =
    { $count ->
        [one] one version
       *[other] { $count } versions
    }
review-waiting-of = Waiting { $days }; the aim is { $target }
review-by-on = { $name }, { $day }
review-jump = On this page
review-jump-text = As the public would see it
review-jump-decide = What you can do
review-warn-party = You are named in this practice, so somebody else decides on it. You see what its authors see.
review-warn-barred =
    { $count ->
        [one] May not decide, because this practice names this person as responsible there: { $names }. If the name is no reason for that, you can set it aside below.
       *[other] May not decide, because this practice names these people as responsible there: { $names }. Where the name is no reason for that, you can set it aside below.
    }
review-warn-barred-since = { $name } (since { $day })
review-warn-held = Its submitter’s account is suspended: it waits outside the queue until the account is restored.
review-warn-earlier = This is revision { $number }, not the newest one.
review-warn-removal = Its owner asked for its removal on { $day }. { $words }
review-after-approve = Approved. It becomes public at { $time }.
review-after-approve-for-a-date = Approved. It becomes public on { $day }; you can undo until { $time }.
review-after-return = Returned. It goes back to its authors at { $time }.
review-after-decline = Not taken up. Its authors read so at { $time }.
review-decided-due = Decided. It takes effect in a moment.
review-decided-waiting = Accepted. It becomes public on { $day }.
review-decision = Your decision
review-way-approve = Approve
review-way-return = Return
review-way-decline = Do not take up
review-way-hint-approve = Public once the undo time is over
review-way-hint-approve-at-once = Public at once
review-way-hint-return = With your words; a new draft opens for the authors
review-way-hint-decline = With a ground and your words
review-choose = Choose…
review-field-minor = A minor change
review-hint-minor = Subscribers are not told
review-field-date = Not before
review-hint-date = A day after today. Left empty, it is public once the undo time is over.
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
review-read-letter = Read the letter first
review-deeds = What else you can do
review-field-reviewer = Reviewer
review-field-barred = Reviewer named in it
review-field-receiver = Email address of the new owner
review-field-objective = Objective
review-field-language = Language of the text
review-field-kind = In which way
review-field-replaced-by = Which one replaces it
review-hint-kind-gone = Its address answers that it is gone, with title, dates and kind of reason.
review-hint-kind-replaced = Its address leads to another public practice.
review-hint-kind-no-longer-current = It stays readable, under a notice.
review-hint-deed-claim = Others see that you read it, for { $days } days.
review-hint-deed-take_over = Whoever had it is told.
review-hint-deed-release = Nobody is told.
review-hint-deed-assign = The reviewer is told, and whoever had the claim.
review-hint-deed-set_aside_bar = For a reviewer or administrator whom the practice names as responsible there, never for an author. It holds when a later submission names the same person again. Authors are not told; reviewers see it in the history.
review-hint-deed-move = Authors are told. If the objective is outside your scope, your claim ends and another reviewer is suggested.
review-hint-deed-correct_language = The language in which it is filed; authors are told.
review-hint-deed-mark_spam = No mail is sent. An account without a published practice is suspended; its other submissions wait. An administrator can take it back.
review-hint-deed-undo = It goes back into review, claimed by whoever decided. Nobody is told.
review-hint-deed-change_date = Until the undo time is over.
review-hint-deed-call_off = It goes back into review. Authors are told, with your words.
review-hint-deed-publish_now = It is public at once. Authors are told, with your words.
review-hint-deed-reopen = It goes back into review, free to be claimed. Authors and the former reviewer are told, with your words.
review-hint-deed-keep = Answers the request for removal. Its owner is told, with your words.
review-hint-deed-take_down = At once. Authors are told, with your words. Another reviewer can restore it.
review-hint-deed-restore = It is public again at once. Authors are told.
review-hint-deed-hand_over = At once: the other account owns the practice from then on, and the former owner reads and decides nothing of it any more. Both are told, with your words.
review-words-undo = Why
review-words-change_date = Why
review-words-call_off = Your words to the authors
review-words-publish_now = Your words to the authors
review-words-reopen = Your words to the authors
review-words-keep = Your words to the owner
review-words-take_down = Your words to the authors
review-words-restore = Your words to the authors
review-words-hand_over = Your words to both
review-words-set_aside_bar = Why
review-kind-gone = Taken down: gone.
review-kind-replaced = Taken down: replaced by another practice.
review-kind-no-longer-current = Taken down: no longer current.
review-round = This round
review-round-submitted = Submitted by
review-round-objective = Filed under
review-round-language = Written in
review-round-licence = Licence granted
review-round-suggested = Suggested to
review-round-claimed = Claimed by
review-round-opinions = Opinions asked for
review-checklist = What reviewers look at
review-checklist-hint = The same list is shown to the submitter.

## The history.

review-history = History
review-history-facts = Revision { $number } · { $who } · { $moment }
review-note-code = Ground: { $code }
review-note-final = Final
review-note-minor = A minor change
review-note-on = For { $day }
review-note-from-to = From { $from } to { $to }
review-note-to = To { $name }
review-note-set-free = May decide from now on: { $name }
review-note-former = Before: { $name }
review-note-suggested = Suggested to { $name }
review-mail-to-focal-point = the person named there
review-mail-held = Mail to { $to }: in the next digest
review-mail-waiting = Mail to { $to }: waiting
review-mail-tried = Mail to { $to }: waiting, tried before: { $said }
review-mail-accepted = Mail to { $to }: accepted by the mail server, { $moment }
review-mail-failed = Mail to { $to }: failed: { $said }
review-mail-no-longer = Mail to { $to }: not sent: { $why }

## After a deed.

review-done-claim = Claimed: it is yours to decide.
review-done-take_over = Taken over: it is yours to decide.
review-done-release = Released: others can claim it.
review-done-assign = Assigned.
review-done-set_aside_bar = Set aside: the reviewer named in it may decide from now on.
review-done-move = Moved to another objective.
review-done-correct_language = The language is corrected.
review-done-mark_spam = Marked as spam. Nobody was told.
review-done-undo = Undone: it is in review again, and nothing left the house.
review-done-change_date = The date is changed.
review-done-call_off = Called off: it is in review again, and the authors are told.
review-done-publish_now = It is public now.
review-done-reopen = Reopened: it is in review again.
review-done-keep = It stays public, and its owner is told.
review-done-take_down = Taken down, and the authors are told.
review-done-restore = It is public again.
review-done-hand_over = Handed over: it has a new owner, and both are told.
review-done-at-once-approve = Approved: it is public now.
review-done-at-once-return = Returned to its authors.
review-done-at-once-decline = Not taken up; its authors are told.

## What is wrong with a form.

review-problem-no-such-practice = No practice has what you typed at “{ $field }”. Type a reference such as PX-2026-0417, or its public address
review-problem-not-live = The practice named at “{ $field }” must be public, and another one than this
review-problem-date = Choose a day after today for “{ $field }”, within five years, or leave it empty
review-problem-reviewer = Choose somebody who may review this practice
review-problem-barred = Choose a reviewer who may not decide only because the practice names them
review-problem-no-such-account = No account has the address typed at “{ $field }”. Ask its owner to register first
review-problem-receiver = The account at “{ $field }” owns this practice already, or is suspended. Choose another
review-problem-objective = It is filed under this objective already. Choose another
review-problem-language = It is filed in this language already. Choose another

## The letter before it goes.

review-letter = This is what they will read
review-letter-lead = By email, and in their practice. First { $undo } pass: until then you can undo, and nothing leaves.
review-letter-lead-seconds = By email, and in their practice. It goes a few seconds after you decide.
review-letter-lead-at-once = By email, and in their practice. It goes as soon as you decide.
review-letter-to = To { $name }
review-letter-subject = Subject
review-change-words = Change the words

## Somebody was first.

review-first-of-deciding = Somebody decided first
review-first-of-all = Something else came first
review-nothing-sent = Your action was not carried out: nothing was sent, and nothing was changed by it.
review-what-you-wrote = What you wrote
review-kept-for-you = What you wrote is kept for you at this practice’s desk until { $day }. You can go on with it, or copy it.
review-look = See how it stands now
review-next = Next in the queue
review-first-start = { $name } started it, { $moment }
review-first-submit = { $name } submitted it again, { $moment }
review-first-discard = { $name } discarded the draft, { $moment }
review-first-claim = { $name } claimed it first, { $moment }
review-first-release = { $name } released it, { $moment }
review-first-take_over = { $name } took it over, { $moment }
review-first-assign = { $name } assigned it, { $moment }
review-first-free_claim = The claim was freed by { $name }, { $moment }
review-first-move = { $name } moved it to another objective, { $moment }
review-first-correct_language = { $name } corrected its language, { $moment }
review-first-approve = { $name } decided first: approved, { $moment }
review-first-return = { $name } decided first: returned, { $moment }
review-first-decline = { $name } decided first: not taken up, { $moment }
review-first-undo = { $name } took the decision back, { $moment }
review-first-change_date = { $name } changed the date, { $moment }
review-first-accept = It was accepted for a later date by { $name }, { $moment }
review-first-call_off = { $name } called the publication off, { $moment }
review-first-publish_now = { $name } published it, { $moment }
review-first-take_effect = The decision took effect by { $name }, { $moment }
review-first-fall_back = It was put back into review by { $name }, { $moment }
review-first-mark_spam = { $name } marked it as spam, { $moment }
review-first-withdraw = { $name } withdrew it, { $moment }
review-first-reopen = { $name } reopened it, { $moment }
review-first-start_again = { $name } started it again, { $moment }
review-first-revise = { $name } began a revision, { $moment }
review-first-confirm = { $name } confirmed it as current, { $moment }
review-first-ask_removal = { $name } asked for its removal, { $moment }
review-first-keep = { $name } kept it public, { $moment }
review-first-take_down = { $name } took it down, { $moment }
review-first-restore = { $name } restored it, { $moment }
review-first-hand_over = { $name } handed it over, { $moment }
review-first-set_aside_bar = { $name } let a reviewer named in it decide, { $moment }
review-no-not-now = This cannot be done as things stand now
review-no-claimed = Somebody else has claimed it
review-no-own-practice = You are named in it: somebody else decides
review-no-not-yours = This practice is not yours to review any more
