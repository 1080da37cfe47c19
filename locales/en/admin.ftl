### The administrator’s room.

admin-tabs = Administration
admin-tab-overview = Overview
admin-tab-outbox = Outbox
admin-tab-accounts = Accounts
admin-tab-practices = Practices
admin-tab-record = Record
admin-tab-statistics = Statistics
admin-overview-title = What needs an administrator
admin-overview-dead = Mails that could not be delivered
admin-overview-waiting = Mails waiting for the server
admin-overview-followed = Subscriptions by mail to lists of practices
admin-overview-last = Last mail accepted
admin-overview-no-mail = No mail has been sent yet.
admin-overview-appeals = Appeals of suspended people
admin-overview-removals = Requests for removal
admin-overview-names-reviewer = Submissions that name a reviewer as the person responsible there
admin-overview-alike = Accounts with the name and organisation of another one
admin-overview-without-owner = Practices without an owner
admin-overview-unclaimed = Submissions without a reviewer
admin-overview-held = Submissions held with a suspended account
admin-overview-quiet = Nothing needs an administrator now.
admin-overview-others = Everything else
admin-outage-title = The mail server { $host } has taken no mails since { $moment }
admin-outage-waiting =
    { $count ->
        [0] No mail waits.
        [one] One mail waits.
       *[other] { $count } mails wait.
    }
admin-outage-next = Next try: { $moment }.
admin-outage-next-now = The next one is tried just now.
admin-overview-settings = The settings are in the settings file and in the environment. The command “praxis config” prints the settings in force.
admin-role-submitter = Submitter
admin-role-hint-submitter = Proposes practices and follows them.
admin-role-reviewer = Reviewer
admin-role-hint-reviewer = Decides on others’ practices too.
admin-role-administrator = Administrator
admin-role-hint-administrator = Manages accounts and the outbox, and may review everything.
admin-role-scoped = { $role }: { $objectives }
admin-field-role = What this person may do
admin-field-scope = Only for these objectives
admin-field-scope-hint = Tick none for all 23.
admin-field-reads = Languages that this person reads as a reviewer
admin-field-password = Your own password
admin-field-password-hint = A change of role needs it. Type it last: it does not come back.
admin-field-reason = Why is the account suspended?
admin-field-reason-hint = The person reads these words when they sign in, and can appeal.
admin-problem-scope = Choose among the 23 objectives
admin-problem-own = You cannot do this to your own account: ask another administrator
admin-problem-too-many-passwords = Too many tries. Try again in a few minutes
admin-problem-last = This is the last administrator: give another account this role first
admin-accounts-any = Any
admin-accounts-only-alike = Same name and organisation
admin-accounts-only-suspended = Suspended
admin-accounts-words = Name, email or organisation
admin-accounts-state = State
admin-accounts-show = Show
admin-accounts-none = No account matches.
admin-accounts-name = Name
admin-accounts-seen = Last seen
admin-accounts-never-seen = Not signed in
admin-accounts-change = Change
admin-accounts-suspended =
    { $appeals ->
        [0] Suspended
        [one] Suspended, 1 appeal
       *[other] Suspended, { $appeals } appeals
    }
admin-account-organisation = Organisation
admin-account-country = Country or area
admin-account-orcid = ORCID iD
admin-account-since = Account since
admin-account-language = Language of pages and mails
admin-account-suspended-since = Suspended since { $day }: { $reason }
admin-account-spam = Marked as spam
admin-account-spam-facts = { $reference }, marked by { $name } on { $day }
admin-account-appeals = Appeals
admin-account-answered =
    { $granted ->
        [yes] Answered with yes by { $name }, { $moment }
       *[no] Answered with no by { $name }, { $moment }
    }
admin-field-answer = Your words to the owner
admin-field-answer-hint = They are mailed with your answer. A no needs them.
admin-field-answer-hint-alone = They are mailed when you restore the account. You can leave this empty.
admin-account-persons = One person, or two?
admin-account-same-person = { $email }, of the same person
admin-account-alike = { $email }, with the same name and organisation
admin-account-answer-one_person = They are of one person
admin-account-answer-two_persons = They are of two persons
admin-account-persons-hint = No account of one person may decide on what another account of the same person has written. What is said to be one person cannot be separated again.
admin-account-one-person = Both accounts are of one person from now on.
admin-account-two-persons = Both accounts are of two persons.
admin-account-roles = Role
admin-account-save = Save
admin-account-save-hint = A change of role ends every session of this account, and frees the claims that it may not hold any more.
admin-account-suspension = Suspension
admin-account-suspend = Suspend this account
admin-account-restore = Restore this account
admin-account-refuse = Answer no: it stays suspended
admin-account-restore-hint = If you restore it, its submissions come back into the queue, its appeals are answered with yes, and the person is told, with your words.
admin-account-consequence =
    { $claims ->
        [0] It has claimed nothing.
        [one] Its one claim is freed.
       *[other] Its { $claims } claims are freed.
    } { $waiting ->
        [0] It has nothing in review.
        [one] Its one submission in review is held outside the queue.
       *[other] Its { $waiting } submissions in review are held outside the queue.
    } { $scheduled ->
        [0] It has decided nothing for a later day.
        [one] Its one decision for a later day falls back at once: the practice is in review again, and its authors are told.
       *[other] Its { $scheduled } decisions for a later day fall back at once: the practices are in review again, and their authors are told.
    } The person can still sign in to read why, and appeal.
admin-account-saved =
    { $freed ->
        [0] Saved.
        [one] Saved. One claim was freed.
       *[other] Saved. { $freed } claims were freed.
    }
admin-account-suspended =
    { $freed ->
        [0] The account is suspended.
        [one] The account is suspended. One claim was freed.
       *[other] The account is suspended. { $freed } claims were freed.
    }
admin-account-restored = The account is restored.
admin-account-refused =
    { $answered ->
        [yes] The appeal is answered with no. The account stays suspended, and its owner is told why.
       *[no] No appeal waits any more: another administrator has answered it. Nothing was sent.
    }
admin-invite-title = Invite a person
admin-invite-lead = The person gets a mail with a link, and chooses a password there. You choose the role.
admin-invite-email-hint = The invitation goes to this address. Check it letter by letter: the account belongs to the person who reads mail there.
admin-invite-password-hint = Your own password, because the new account may get rights.
admin-invite-button = Send the invitation
admin-invite-next = The account exists from now on. The link works for 14 days. After that, the person asks for another one under “I forgot my password”.
admin-invite-sent = The invitation goes to { $email }.
admin-problem-taken = This address has an account already. Look for it under Accounts
admin-problem-too-many-mails = The site has sent as many account mails as it may for now. Try again later
admin-practices-lists = Lists
admin-practices-removal-asked = Removal asked for
admin-practices-none-removal-asked = There is no request for removal.
admin-practices-names-reviewer = Names a reviewer
admin-practices-none-names-reviewer = No submission names a reviewer or an administrator.
admin-practices-without-owner = Without owner
admin-practices-none-without-owner = No practice lacks an owner.
admin-practices-taken-down = Taken down
admin-practices-none-taken-down = Nothing is taken down.
admin-practices-restored = Restored
admin-practices-none-restored = Nothing was restored.
admin-practices-title = Practice
admin-practices-owner = Owner
admin-practices-public = What the public has
admin-practices-why = Why
admin-practices-may-not-decide = May not decide: { $names }
admin-practices-open = Open
admin-practices-when = { $day }, { $name }
admin-practices-suspended = Owner suspended on { $day }
admin-practices-co-authors = Co-authors: { $names }
admin-owner-title = An owner for this practice
admin-owner-about = The account of { $name }, who owns it, is suspended
admin-owner-lead = A new owner decides about revisions, withdrawal and removal at once. The practice then waits no longer with the suspended account, and does not return to that account when the suspension ends.
admin-owner-co-author = Give it to a co-author
admin-owner-words = Your words to the authors
admin-owner-words-hint = All authors read these words, and the history keeps them.
admin-owner-hand-over = Make the owner
admin-owner-person = Invite another person
admin-owner-email-hint = The service mails a link that works for two weeks. The person becomes the owner by accepting, unless the suspended account is restored first.
admin-owner-open = { $email } is invited until { $day }.
admin-owner-handed-over = The practice has a new owner, and the authors are told.
admin-owner-invited = The invitation is on its way. Until it is accepted the practice stays in this list.
admin-owner-already = This was done before.
admin-owner-changed = The practice has changed since you opened the page. Nothing was done.
admin-owner-problem-listed = This address is in the list of authors already, or the list is full.
admin-owner-problem-many = Too many invitations were sent from your account. Try again in an hour.
admin-outbox-one-of-each = Send me one of each
admin-outbox-sent-each =
    { $count ->
        [one] One mail is on its way to you.
       *[other] { $count } mails are on their way to you.
    }
admin-outbox-dead =
    { $count ->
        [one] One mail could not be delivered
       *[other] { $count } mails could not be delivered
    }
admin-outbox-dead-hint = Check the address with the person, then send the mail again. Or mark it as settled, once the person was told in another way.
admin-outbox-waiting =
    { $count ->
        [one] No mail has failed. One mail waits to be sent.
       *[other] No mail has failed. { $count } mails wait to be sent.
    }
admin-outbox-all-well = Every mail was delivered. Last one { $moment }.
admin-outbox-lists = Lists by state
admin-outbox-list-all = All
admin-outbox-list-dead = Not delivered
admin-outbox-list-waiting = Waiting
admin-outbox-list-accepted = Accepted
admin-outbox-list-no_longer_owed = No longer owed
admin-outbox-state-dead = Not delivered
admin-outbox-state-waiting = Waiting
admin-outbox-state-accepted = Accepted by the server
admin-outbox-state-no_longer_owed = No longer owed
admin-outbox-none = No mails here.
admin-outbox-choose = Choose
admin-outbox-choose-one = Choose the mail to { $name }
admin-outbox-choose-all = Choose all on this page
admin-outbox-choose-none = Choose none
admin-outbox-words = Name or address of the recipient
admin-outbox-sample = A sample of a mail
admin-outbox-to = To
admin-outbox-about = About
admin-outbox-said = The server’s last words
admin-outbox-when = When
admin-outbox-with-chosen = With those chosen
admin-outbox-resend = Send again
admin-outbox-settle = Mark as settled
admin-outbox-stopped-hint = The service sends no mails about practices to this address. If you send this mail again, the stop is lifted.
admin-outbox-private = A private mail
admin-outbox-private-hint = Only its recipient reads a private mail: one about an account, a question or a subscription.
admin-outbox-digest =
    { $count ->
        [one] Digest with one notice
       *[other] Digest with { $count } notices
    }
admin-outbox-tries =
    { $count ->
        [0] not tried yet
        [one] 1 try
       *[other] { $count } tries
    }
admin-outbox-none-chosen = Choose at least one mail.
admin-outbox-resent =
    { $count ->
        [0] Nothing was sent again: nobody is entitled to it any more.
        [one] One mail is sent again.
       *[other] { $count } mails are sent again.
    }
admin-outbox-settled =
    { $count ->
        [0] Nothing was settled: only mails that were not delivered can be.
        [one] One mail is settled.
       *[other] { $count } mails are settled.
    }
admin-record-lead = Invitations, changes of role, suspensions, sign-outs, practices handed over, and accounts said to be of one person, by another account or by the command line. Nothing here can be changed or deleted.
admin-statistics-lead = A decision counts once it has taken effect, and under the objective under which the practice is filed now. The acceptance is the share of the published among those published or declined.
admin-statistics-period = Period
admin-statistics-last = Last twelve months
admin-statistics-caption = Submissions (pale) and answers (dark) of each month; the number above is that of the highest bar. The table below has every number.
admin-statistics-about = Submissions and answers by month: { $submitted ->
        [one] one submission
       *[other] { $submitted } submissions
    } and { $answered ->
        [one] one answer
       *[other] { $answered } answers
    } in the whole period.
admin-statistics-by-month = By month
admin-statistics-by-objective = By objective
admin-statistics-month = Month
admin-statistics-objective = Objective
admin-statistics-whole = Whole period
admin-statistics-submitted = Submitted
admin-statistics-published = Published
admin-statistics-returned = Returned
admin-statistics-declined = Not taken up
admin-statistics-acceptance = Acceptance
admin-statistics-days = Median days to the first answer
admin-statistics-open = Open at the end
admin-statistics-percent = { $share }%
admin-statistics-none = –
admin-statistics-file-months = Save the months as a table (CSV)
admin-statistics-file-objectives = Save the objectives as a table (CSV)
admin-record-none = Nothing is recorded yet.
admin-record-accounts = Changes to accounts
admin-audit-title = Events of practices
admin-audit-effect = A decision took effect
admin-audit-expert = An expert from outside
admin-audit-hastened = Published earlier than its day
admin-audit-lead = Each event of each practice, newest first. Words stand in the history of the practice only. A practice that was never submitted, or to which you are a party, is left out.
admin-audit-none = No event matches.
admin-audit-practice = Reference
admin-audit-person = Address of the account
admin-audit-deed = What was done
admin-audit-since = From
admin-audit-until = Up to and including
admin-audit-column-practice = Practice
admin-problem-reference = Write a reference such as PX-2026-0417
admin-problem-address = Write the whole address, such as name@ministry.example
admin-problem-no-account = No account has this address
admin-problem-deed = Choose one of the listed deeds
admin-record-account = Account
admin-record-what = What was done
admin-record-when = When
admin-record-by = By
admin-record-command = Command line
admin-record-role = Role changed
admin-record-suspended = Suspended
admin-record-restored = Suspension ended
admin-record-invited = Invited
admin-record-received = Received a practice
admin-record-one_person = Of the same person as another account
admin-record-two_persons = Of another person than the account with the same name
admin-record-signed_out = Signed out everywhere
admin-record-calls = Changes to calls
admin-record-calls-lead = Who made each call for practices and changed it, newest first. Nothing here can be changed or deleted.
admin-record-call = Call
admin-call-deed-made = Made
admin-call-deed-changed = Changed
admin-call-part-title = title
admin-call-part-text = what the call asks for
admin-call-part-criteria = criteria
admin-call-part-objectives = objectives
admin-call-part-first-day = first day
admin-call-part-last-day = last day
admin-call-part-contact = address for questions

## The templates of reviewers' letters.

admin-tab-replies = Reply templates
admin-replies-lead = Texts that reviewers insert into their letters and then edit. Nothing is sent by itself.
admin-replies-none = There are no templates yet. You can write one, or begin with the examples.
admin-replies-archived = Archived
admin-replies-examples = Add our examples
admin-replies-examples-hint = Five texts in the language of this page, each unless a template of its name is there. Change them as you like.
admin-replies-added =
    { $count ->
        [0] All examples are there already.
        [one] One example is added.
       *[other] { $count } examples are added.
    }
admin-reply-new = New template
admin-reply-name = Name
admin-reply-name-hint = Reviewers choose it by this name. Authors never read it.
admin-reply-purpose = For which letter
admin-reply-language = Language
admin-reply-language-hint = Templates in the language of the authors stand first at the desk.
admin-reply-text = Text
admin-reply-text-hint = It follows the greeting of the mail. The words in braces below are filled in for each practice.
admin-reply-last = Last change
admin-reply-changed = { $day }, { $name }
admin-reply-save = Save
admin-reply-archive = Save and archive
admin-reply-offer = Save and offer it again
admin-reply-save-archived = Save in the archive
admin-reply-saved = The template is saved. Reviewers find it at the desk.
admin-reply-archived = The template is saved and archived. Reviewers are not offered it any more.
admin-reply-overtaken = { $name } saved this template after you had opened it ({ $moment }). Nothing of yours is stored yet. What it says now stands below; what you typed is in the boxes. Saving again replaces it.
admin-problem-placeholder = “{ $placeholder }” is no placeholder. Choose one of those below “{ $field }”, or leave out the braces
admin-problem-replies-full = There are as many templates as a site may have. Change an archived one

## Letters to many authors.

admin-tab-letters = Letters
admin-letters-lead = Letters to the authors of several practices at once. Each author gets one mail, and each practice keeps the letter in its history.
admin-letters-none = No letter has been written yet.
admin-letter-new = Write to many
admin-letter-lead = Say which practices the letter is about and write it. This page then shows each letter as its author would read it. Nothing is sent before you press “Send the letters”.
admin-letter-which = Which practices
admin-letter-which-hint = The letter goes to the authors of submitted practices for which all of this is true. Your own practices and suspended authors are left out.
admin-letter-any = Any
admin-letter-objective = Objective
admin-letter-status = Status
admin-letter-status-in-review = In review
admin-letter-status-returned = Returned and not submitted again
admin-letter-status-declined = Not taken up
admin-letter-status-withdrawn = Withdrawn
admin-letter-status-live = Published
admin-letter-status-no-longer-current = No longer current
admin-letter-written-in = Language of the text
admin-letter-reads = Language in which the author reads
admin-letter-before = Submitted last before
admin-letter-references = Only these references
admin-letter-references-hint = With blanks, commas or line breaks between them. Leave it empty for every reference.
admin-letter-what = The letter
admin-letter-subject = Subject
admin-letter-text = Text
admin-letter-text-hint = It follows the greeting. The list of the author’s practices follows it. The words in braces below are filled in for each author.
admin-letter-find = Show the letters
admin-letter-recipients = Recipients
admin-letter-none-found = No author is found. Change the search above.
admin-letter-missing = No such practice is found by this search: { $references }
admin-letter-read = Read this letter
admin-letter-send = Send the letters
admin-letter-none-chosen = Nothing was sent. Choose at least one author.
admin-letter-changed = Nothing was sent: the search, the words or the practices have changed since the letters were shown. Read them again below.
admin-letter-sent = The letters are on their way. This page shows what becomes of each mail.
admin-letter-to = Sent to
admin-letter-sent-on = Sent
admin-letter-reached =
    { $people ->
        [one] One author
       *[other] { $people } authors
    }, { $practices ->
        [one] one practice
       *[other] { $practices } practices
    }
admin-letter-when = { $moment }, { $name }
admin-letter-found-by = Found by
admin-letter-author = Author
admin-letter-practices = Practices
admin-letter-mail = Mail
admin-letter-by-objective = Objective { $value }
admin-letter-by-written-in = Written in { $value }
admin-letter-by-reads = The author reads { $value }
admin-letter-by-before = Submitted last before { $value }
admin-letter-by-nothing = Every submitted practice
admin-problem-letter-day = Give “{ $field }” as a day, such as 2026-03-31
admin-problem-letter-reference = “{ $reference }” is no reference such as PX-2026-0417
admin-problem-letter-many = More than 300 practices are found, and one letter reaches at most 300. Narrow the search
admin-problem-letter-long = With the placeholders filled in, a letter is longer than 4,000 characters. Shorten “{ $field }”

## How many opinions a submission needs.

admin-tab-labels = Labels
admin-tab-calls = Calls
admin-calls-lead = A call asks for practices on a theme until a day. The public sees it from its first day on. A draft can answer it until its last day. What was submitted by then still answers it after the call has closed, also if the review team returns it. Authors of open drafts that answer it are reminded by mail a week and two days before it closes.
admin-calls-none = There is no call yet.
admin-call-new = New call
admin-call-title = Title
admin-call-when = Days
admin-call-standing = State
admin-call-days = { $from } to { $until }
admin-call-is-open = open
admin-call-is-planned = not open yet
admin-call-is-closed = closed
admin-call-title_en = Title in English
admin-call-title_fr = Title in French
admin-call-text_en = What the call asks for, and why, in English
admin-call-text_fr = The same in French
admin-call-criteria_en = What a practice has to meet, in English
admin-call-criteria_fr = What a practice has to meet, in French
admin-call-objectives = Objectives that it is about
admin-call-contact = Address for questions
admin-call-contact-hint = It stands on the public page of the call.
admin-call-opens = First day
admin-call-closes = Last day
admin-call-closes-hint = The call is open until the end of this day. You can move it while the call is open.
admin-call-public = The public page of this call
admin-call-save = Save the call
admin-call-saved = The call is saved.
admin-problem-call-day = Choose a day for “{ $field }” that is today or later, within five years
admin-problem-call-order = Choose a last day for “{ $field }” that is not before the first one
admin-problem-call-overtaken = Another administrator saved this call meanwhile. Open it in another window to compare. Your next press replaces what it says.
admin-labels-lead = Reviewers put these labels on practices. A label is found by its search word in the queue. It is retired rather than deleted: practices keep it, and reviewers are no longer offered it.
admin-labels-none = There is no label yet.
admin-labels-word = Search word
admin-labels-readers = Who reads it
admin-labels-for-team = The review team
admin-labels-for-authors = The review team and the authors
admin-labels-retired = retired
admin-labels-deed = What you can do
admin-labels-offer = Offer again
admin-labels-retire = Retire
admin-labels-added = The label is added.
admin-labels-retired-one = The label is retired.
admin-labels-offered-one = The label is offered again.
admin-label-new = A new label
admin-label-add = Add the label
admin-label-name = Name of the label
admin-label-name-hint = It cannot be changed later, because histories hold it.
admin-label-for-authors = Authors are shown it
admin-label-for-authors-hint = They read it on the page of their practice, and not who put it there.
admin-problem-label = “{ $field }” has the search word of another label, or the list has { $most } labels already
admin-tab-opinions = Opinions
admin-opinions-lead = For each objective you choose how many independent opinions a submission needs before it can be approved. Without any, one reviewer decides alone. A return and a decline need no opinion.
admin-opinions-today = The opinions of reviewers and administrators of this site count, that of the reviewer who decides included, and those of experts from outside, whom the handling reviewer asks by mail. A submission keeps the numbers that stand here when it is submitted, or when it is moved to another objective.
admin-opinions-objective = Objective
admin-opinions-covered = Reviewers who can give an opinion
admin-opinions-number-opinions = Opinions needed
admin-opinions-number-internal = Of them from reviewers, at least
admin-opinions-number-external = Of them from experts, at least
admin-problem-opinions-parts = The opinions from reviewers and from experts are together more than the opinions needed
admin-problem-opinions-few =
    { $count ->
        [one] Only { $count } reviewer can give an opinion on this objective. Choose fewer opinions, or more of them from experts
       *[other] Only { $count } reviewers can give an opinion on this objective. Choose fewer opinions, or more of them from experts
    }
admin-opinions-choice =
    { $count ->
        [0] None
       *[other] { $count }
    }
admin-opinions-set = { $name }, { $day }
admin-opinions-save = Save
admin-opinions-saved =
    { $count ->
        [0] Nothing was changed.
        [one] Saved: { $count } objective has another number from now on.
       *[other] Saved: { $count } objectives have other numbers from now on.
    }
admin-opinions-overtaken = Another administrator changed these numbers while this page was open. Your choices are still here, and nothing is saved. Compare them with what stands below each box, then save again.
