### The deeds: each word that a new deed brings stands here, on pages and in mails.

## The deeds, as their buttons say them.

deed-submit = Submit for review
deed-discard = Discard draft
deed-comment = Comment on an answer
deed-reply = Reply to a comment
deed-resolve = Resolve
deed-ask_again = Ask again
deed-answer = Answer a point
deed-claim = Claim
deed-release = Release, so that others can claim it
deed-hold = Put on hold
deed-remind = Remind the reviewer
deed-resume = End the hold
deed-take_over = Take over
deed-assign = Assign
deed-move = Move to another objective
deed-correct_language = Correct the language
deed-approve = Approve
deed-return = Return with your words
deed-decline = Do not take up
deed-give_opinion = Give your opinion
deed-ask_opinion = Ask one more person
deed-open_opinions = Read the opinions without giving one
deed-ask_expert = Ask an expert from outside
deed-end_expert_link = End an expert’s link
deed-refuse_opinion = I give no opinion
deed-undo = Undo
deed-change_date = Change the date
deed-reschedule = Move to another day
deed-call_off = Call off
deed-publish_now = Publish now
deed-consent = Yes, publish it
deed-refuse = No, go on writing
deed-stop_asking = Ask for no consent
deed-mark_spam = Mark as spam
deed-withdraw = Withdraw
deed-reopen = Reopen
deed-appeal = Appeal
deed-uphold = Uphold the appeal
deed-refuse_appeal = Refuse the appeal
deed-start_again = Start again from this text
deed-revise = Revise
deed-confirm = It is still current
deed-say_ended = It has ended
deed-ask_removal = Ask for removal
deed-cancel_removal = I no longer want it removed
deed-keep = Keep it public
deed-take_down = Take down
deed-restore = Restore
deed-add_label = Put a label on it
deed-remove_label = Take a label off
deed-add_replication = Publish it
deed-remove_replication = Remove from the page
deed-hand_over = Hand over
deed-set_aside_bar = Let a barred reviewer decide
deed-declare_conflict = Declare a conflict of interest
deed-write = Write to the authors
deed-invite = Invite
deed-invite_again = Send a new invitation
deed-cancel_invitation = Withdraw the invitation
deed-join = Accept
deed-refuse_invitation = Decline
deed-reorder = Change the order of the authors
deed-remove_author = Remove a co-author
deed-leave = Leave this practice
deed-offer = Invite, and offer the ownership
deed-cancel_offer = Cancel the offer
deed-take_ownership = Accept, and become the owner
deed-refuse_offer = Refuse the ownership
deed-invite_owner = Invite a new owner

## The deeds, as the history tells them.

event-start = Started
event-import = Imported
event-submit = Submitted
event-discard = Draft discarded
event-comment = Commented
event-reply = Replied to a comment
event-resolve = Comment resolved
event-ask_again = Asked again
event-answer = Answered a point
event-claim = Claimed
event-release = Claim released
event-hold = On hold
event-resume = No longer on hold
event-take_over = Taken over
event-assign = Assigned
event-free_claim = Claim freed
event-suggest_anew = Another reviewer suggested
event-warn_claim = Reviewer warned that the claim lapses
event-remind = Reviewer reminded by another
event-remind_review = Reviewer reminded of the date
event-remind_late = Reviewer reminded that the day for the answer has passed
event-remind_authors = Authors reminded of the draft
event-remind_call = Authors reminded of the call for practices
event-remind_deadline = Authors reminded that the call for practices closes
event-lapse = Draft lapsed
event-move = Moved to another objective
event-correct_language = Language corrected
event-approve = Decided: approve
event-return = Decided: return
event-decline = Decided: do not take up
event-give_opinion = Opinion given
event-ask_opinion = Opinion asked for
event-open_opinions = Opinions read by an administrator who gives none
event-ask_expert = Expert from outside asked for an opinion
event-end_expert_link = Link of an expert ended
event-refuse_opinion = No opinion given by the expert
event-undo = Decision undone
event-change_date = Date changed
event-reschedule = Publication moved to another day
event-accept = Accepted for a later date
event-call_off = Publication called off
event-fall_back = Back in review
event-ask_consent = Approved: the authors are asked for their consent
event-offer_words = Approved with changed words: the authors are asked for their consent
event-consent = An author consented
event-refuse = Consent refused
event-stop_asking = Consent no longer asked for
event-mark_spam = Marked as spam
event-withdraw = Withdrawn by its owner
event-reopen = Reopened
event-appeal = Appealed against the decision
event-uphold = Appeal upheld: in review again
event-refuse_appeal = Appeal refused: the decision stands
event-start_again = Started again
event-revise = Revision begun
event-confirm = Confirmed as current
event-say_ended = Its authors said that it has ended
event-ask_current = Authors asked whether it is still true
event-mark_unconfirmed = Marked as not confirmed
history-file = Save this history as a table (CSV)
unpublished = Not published. Please keep this text confidential.
unpublished-mark = Not published
typed-not-sent = This is what you have typed. It was not sent. You can copy it.
event-ask_removal = Removal asked for
event-cancel_removal = Request for removal taken back
event-keep = Kept public
event-take_down = Taken down
event-restore = Restored
event-add_label = Label put on it
event-remove_label = Label taken off
event-add_replication = Replication published
event-remove_replication = Replication taken back
event-hand_over = Handed over
event-set_aside_bar = A barred reviewer may decide
event-declare_conflict = Conflict of interest declared
event-write = Letter to the authors
event-invite = Co-author invited
event-invite_again = Invitation renewed
event-cancel_invitation = Invitation withdrawn
event-join = Co-author joined
event-refuse_invitation = Invitation declined
event-reorder = Order of the authors changed
event-remove_author = Co-author removed
event-leave = Co-author left
event-offer = Ownership offered
event-cancel_offer = Offer of the ownership cancelled
event-take_ownership = Ownership accepted
event-refuse_offer = Ownership refused
event-invite_owner = New owner invited
event-effect-approve = Published
event-effect-return = Returned
event-effect-decline = Not taken up

## What a reviewer reads beside the button.

review-hint-deed-comment = It stands beside the answer, through every revision. No mail is sent now.
review-hint-deed-reply = It stands below the comment, for the same readers. No mail is sent now.
review-hint-deed-resolve = The comment is no longer open. Authors read that with your decision.
review-hint-deed-ask_again = The comment is open again. Authors read that with your decision.
review-hint-deed-give_opinion = It decides nothing: the handling reviewer decides. It cannot be changed, but a later opinion of yours takes its place. Reviewers read it once they have given their own. No mail is sent.
review-hint-deed-ask_opinion = The reviewer whom you choose gets a mail, and the practice is marked in that reviewer’s queue. Your claim stays.
review-hint-deed-open_opinions = You then read them here, and give no opinion on this revision. The history says that you read them.
review-hint-deed-ask_expert = The expert gets a mail with a link, reads this revision without an account and gives an opinion. The link works for three weeks, while this revision is in review. The expert reads no opinions, no comments and no names of reviewers, and authors learn nothing of it.
review-hint-deed-end_expert_link = The link works no longer. An opinion that the expert has given stays. The expert gets no mail.
review-hint-deed-claim =
    { $days ->
        [one] Others see that you read it, for { $days } day.
       *[other] Others see that you read it, for { $days } days.
    }
review-hint-deed-take_over = The reviewer who had it is told.
review-hint-deed-release = No mail is sent.
review-hint-deed-hold = If you wait for others, for example for an embassy or a court. The authors are told, with your reason. Until that day the practice is in no count of work, no reminder goes out, and your claim does not lapse.
review-hint-deed-remind = The reviewer who has claimed it gets a mail, without your name. It can be done once for each submission.
review-hint-deed-add_label = Reviewers read it in the queue, at the desk and in the history. Authors are shown a label only if the list of labels says so.
review-hint-deed-remove_label = The history keeps that it was there.
review-hint-deed-resume = The review goes on. No mail is sent.
review-hint-deed-assign = The reviewer is told, and so is the reviewer who had the claim.
review-hint-deed-set_aside_bar = For a reviewer or administrator whom the practice names as the person responsible there, or who declared a conflict of interest; never for an author. It also holds when a later submission names the same person. Authors are not told; reviewers see it in the history.
review-hint-deed-declare_conflict = If you cannot judge this practice impartially. Your claim and a suggestion of you end, another reviewer is suggested, and from then on you see what the authors see. Authors are not told. An administrator can set the conflict aside.
review-hint-deed-move = Authors are told. If the objective is outside your scope, your claim ends and another reviewer is suggested.
review-hint-deed-correct_language = The language in which it is filed; authors are told.
review-hint-deed-mark_spam =
    For advertising and the like, not for a weak practice. { $account ->
        [suspends] The account of { $owner } has no published practice, so it is suspended at once: its owner can sign in only to read your reason and to appeal, and its other submissions wait outside the queue.
        [suspended] The account of { $owner } is suspended already, and stays suspended.
       *[stays] The account of { $owner } stays open: only an administrator can suspend it. Its owner reads your reason on the practice’s page.
    } No mail goes to the authors. Administrators are told, and can reopen the practice.
review-hint-deed-undo = The practice goes back into review, claimed by the reviewer who decided. No mail is sent.
review-hint-deed-change_date = Until the undo time is over.
review-hint-deed-reschedule = The decision stands. The authors get one mail, with your words.
review-hint-deed-call_off = The practice goes back into review. Authors are told, with your words.
review-hint-deed-publish_now = It is public at once. Authors are told, with your words.
review-hint-deed-stop_asking = The practice goes back into review. Authors are told, with your words.
review-hint-deed-reopen = The practice goes back into review, and any reviewer can claim it. Authors and the former reviewer are told, with your words.
review-hint-deed-uphold = The practice goes back into review, and another reviewer than the one who decided is suggested. Authors and that reviewer are told, with your words.
review-hint-deed-refuse_appeal = The decision stands, and there is no second appeal. Authors and the reviewer who decided are told, with your words.
review-hint-deed-keep = This answers the request for removal. The owner is told, with your words.
review-hint-deed-take_down = At once. Authors are told, with your words. Another reviewer can restore it.
review-hint-deed-restore = It is public again at once. Authors are told.
review-hint-deed-hand_over = At once: the other account owns the practice from then on. The former owner can no longer read or decide anything that is not public. Both are told, with your words.

## What a reviewer reads beside a decision.

review-way-hint-approve = Public once the undo time is over
review-way-hint-reworded = The authors see what you changed. It is public when an author consents
review-way-hint-approve-at-once = Public at once
review-way-hint-return = With your words; a new draft opens for the authors
review-way-hint-decline = With a ground and your words

## The box of the reasons.

review-words-comment = Your comment
review-words-reply = Your reply
review-words-give_opinion = Your words to the authors, which the handling reviewer may send on
review-words-ask_opinion = Your question to this reviewer
review-words-ask_expert = Your question to the expert
review-words-refuse_opinion = Why, if you wish to say it
review-words-undo = Why
review-words-hold = Your reason, for the authors
review-words-change_date = Why
review-words-reschedule = Your words to the authors
review-words-call_off = Your words to the authors
review-words-publish_now = Your words to the authors
review-words-stop_asking = Your words to the authors
review-words-mark_spam = Why it is spam
review-words-reopen = Your words to the authors
review-words-uphold = Your words to the authors
review-words-refuse_appeal = Your words to the authors
review-words-keep = Your words to the owner
review-words-take_down = Your words to the authors
review-words-restore = Your words to the authors
review-words-hand_over = Your words to both
review-words-set_aside_bar = Why
review-words-declare_conflict = Why, for the administrators alone

## What a reviewer reads afterwards.

review-done-comment = Done: your comment stands beside the answer.
review-done-reply = Done: your reply stands below the comment.
review-done-resolve = Done: the comment is resolved.
review-done-ask_again = Done: the comment is open again.
review-done-give_opinion = Your opinion is stored.
review-done-ask_opinion = The reviewer is asked by mail.
review-done-open_opinions = You now read the opinions, and give none on this revision.
review-done-ask_expert = The expert is asked by mail.
review-done-end_expert_link = The link of the expert works no longer.
review-done-refuse_opinion = Thank you for your answer. The review team reads that you give no opinion, and the link works no longer.
review-done-claim = Claimed: it is yours to decide.
review-done-take_over = Taken over: it is yours to decide.
review-done-release = Released: others can claim it.
review-done-hold = On hold: the authors are told.
review-done-remind = The reviewer is reminded by mail.
review-done-resume = No longer on hold.
review-done-assign = Assigned.
review-done-set_aside_bar = Done: the reviewer may decide from now on.
review-done-declare_conflict = Your conflict of interest is declared. You do not judge this practice.
review-done-move = Moved to another objective.
review-done-correct_language = The language is corrected.
review-done-mark_spam =
    { $account ->
        [suspended] Marked as spam. The account of its owner is suspended; its owner reads your reason at the next sign-in, and can appeal. The administrators are told.
       *[stays] Marked as spam. The account of its owner stays as it was; its owner reads your reason on the practice’s page. The administrators are told.
    }
review-done-undo = Undone: it is in review again. Nothing was sent.
review-done-change_date = The date is changed.
review-done-reschedule = Moved to the other day, and the authors are told.
review-done-call_off = Called off: it is in review again, and the authors are told.
review-done-publish_now = It is public now.
review-done-stop_asking = Done: it is in review again, and the authors are told.
review-done-reopen = Reopened: it is in review again.
review-done-uphold = The appeal is upheld: it is in review again, and the authors are told.
review-done-refuse_appeal = The appeal is refused, and the authors are told.
review-done-keep = It stays public, and its owner is told.
review-done-take_down = Taken down, and the authors are told.
review-done-restore = It is public again.
review-done-add_label = The label is put on it.
review-done-remove_label = The label is taken off.
review-done-hand_over = Handed over: it has a new owner, and both are told.
review-done-at-once-approve = Approved: it is public now.
review-done-at-once-return = Returned to its authors.
review-done-at-once-decline = Not taken up; its authors are told.

## What the loser of a race reads: the deed that came first.

review-first-of-deciding = Another reviewer decided first
review-first-of-all = Another change came first
review-first-start = { $name } started it, { $moment }
review-first-import = It was imported, { $moment }
review-first-submit = { $name } submitted it again, { $moment }
review-first-discard = { $name } discarded the draft, { $moment }
review-first-comment = { $name } commented first, { $moment }
review-first-reply = { $name } replied first, { $moment }
review-first-resolve = { $name } resolved a comment first, { $moment }
review-first-ask_again = { $name } asked again first, { $moment }
review-first-give_opinion = { $name } gave an opinion first, { $moment }
review-first-ask_opinion = { $name } asked for an opinion first, { $moment }
review-first-open_opinions = { $name } read the opinions first, { $moment }
review-first-ask_expert = { $name } asked an expert first, { $moment }
review-first-end_expert_link = { $name } ended the link of an expert first, { $moment }
review-first-refuse_opinion = { $name } answered first without an opinion, { $moment }
review-first-answer = { $name } answered a point first, { $moment }
review-first-claim = { $name } claimed it first, { $moment }
review-first-release = { $name } released it, { $moment }
review-first-hold = { $name } put it on hold, { $moment }
review-first-add_label = { $name } put a label on it, { $moment }
review-first-remove_label = { $name } took a label off, { $moment }
review-first-add_replication = { $name } published a replication, { $moment }
review-first-remove_replication = { $name } took a replication back, { $moment }
review-first-resume = { $name } ended the hold, { $moment }
review-first-take_over = { $name } took it over, { $moment }
review-first-assign = { $name } assigned it, { $moment }
review-first-free_claim = The claim was freed by { $name }, { $moment }
review-first-suggest_anew = { $name } suggested another reviewer, { $moment }
review-first-warn_claim = { $name } warned that the claim lapses, { $moment }
review-first-remind = { $name } reminded the reviewer, { $moment }
review-first-remind_review = { $name } reminded the reviewer of the date, { $moment }
review-first-remind_late = { $name } reminded the reviewer that the day for the answer has passed, { $moment }
review-first-remind_authors = { $name } reminded the authors of the draft, { $moment }
review-first-remind_call = { $name } reminded the authors of the call for practices, { $moment }
review-first-remind_deadline = { $name } reminded the authors that the call for practices closes, { $moment }
review-first-lapse = The draft lapsed, { $moment }
review-first-move = { $name } moved it to another objective, { $moment }
review-first-correct_language = { $name } corrected its language, { $moment }
review-first-approve = { $name } decided first: approved, { $moment }
review-first-return = { $name } decided first: returned, { $moment }
review-first-decline = { $name } decided first: not taken up, { $moment }
review-first-undo = { $name } took the decision back, { $moment }
review-first-change_date = { $name } changed the date, { $moment }
review-first-reschedule = { $name } moved the publication to another day, { $moment }
review-first-accept = It was accepted for a later date by { $name }, { $moment }
review-first-call_off = { $name } called the publication off, { $moment }
review-first-publish_now = { $name } published it, { $moment }
review-first-take_effect = The decision took effect, { $moment }
review-first-fall_back = It was put back into review by { $name }, { $moment }
review-first-ask_consent = Its authors were asked for their consent, { $moment }
review-first-offer_words = Its authors were asked for their consent to changed words, { $moment }
review-first-consent = { $name } consented to its publication, { $moment }
review-first-refuse = { $name } refused the consent to its publication, { $moment }
review-first-stop_asking = { $name } no longer asks for the authors’ consent, { $moment }
review-first-mark_spam = { $name } marked it as spam, { $moment }
review-first-withdraw = { $name } withdrew it, { $moment }
review-first-reopen = { $name } reopened it, { $moment }
review-first-appeal = { $name } appealed, { $moment }
review-first-uphold = { $name } upheld the appeal, { $moment }
review-first-refuse_appeal = { $name } refused the appeal, { $moment }
review-first-start_again = { $name } started it again, { $moment }
review-first-revise = { $name } began a revision, { $moment }
review-first-confirm = { $name } confirmed it as current, { $moment }
review-first-say_ended = { $name } said that it has ended, { $moment }
review-first-ask_current = { $name } asked its authors whether it is still true, { $moment }
review-first-mark_unconfirmed = { $name } marked it as not confirmed, { $moment }
review-first-ask_removal = { $name } asked for its removal, { $moment }
review-first-cancel_removal = { $name } took the request for removal back, { $moment }
review-first-keep = { $name } kept it public, { $moment }
review-first-take_down = { $name } took it down, { $moment }
review-first-restore = { $name } restored it, { $moment }
review-first-hand_over = { $name } handed it over, { $moment }
review-first-set_aside_bar = { $name } let a barred reviewer decide, { $moment }
review-first-declare_conflict = { $name } declared a conflict of interest, { $moment }
review-first-write = { $name } wrote to the authors, { $moment }
review-first-invite = { $name } invited a co-author, { $moment }
review-first-invite_again = { $name } renewed an invitation, { $moment }
review-first-cancel_invitation = { $name } withdrew an invitation, { $moment }
review-first-join = { $name } joined as a co-author, { $moment }
review-first-refuse_invitation = { $name } declined an invitation, { $moment }
review-first-reorder = { $name } changed the order of the authors, { $moment }
review-first-remove_author = { $name } removed a co-author, { $moment }
review-first-leave = { $name } left as a co-author, { $moment }
review-first-offer = { $name } offered the ownership, { $moment }
review-first-cancel_offer = { $name } cancelled an offer of the ownership, { $moment }
review-first-take_ownership = { $name } became the owner, { $moment }
review-first-refuse_offer = { $name } refused the ownership, { $moment }
review-first-invite_owner = { $name } invited a new owner, { $moment }

## What an author reads afterwards.

drafting-done-answer = Your answer is saved.
drafting-done-discard = The draft is discarded. You can start again from its text.
drafting-done-withdraw = Withdrawn. All your answers are in this draft.
drafting-done-consent = Thank you: your consent is recorded.
drafting-done-refuse = It is not published. All your answers are in this draft.
drafting-done-start_again = A new draft is open with all of its text.
drafting-done-cancel_removal = Your request is taken back: the practice stays public.
drafting-done-revise = A draft is open beside the public version.
drafting-done-confirm = Thank you. Readers see today’s date.
drafting-done-say_ended = Thank you. Its page says from now on that it has ended.
drafting-done-ask_removal = The review team was asked to remove it, and answers by mail. You get a receipt by mail. Until the answer comes you can take the request back here.
drafting-done-appeal = Your appeal is sent. You get a receipt by mail, and the answer by mail.
drafting-done-invite = The invitation is on its way.
drafting-done-invite_again = A new invitation is on its way. Links of earlier mails no longer work.
drafting-done-cancel_invitation = The invitation is withdrawn. Its link no longer works.
drafting-done-join = You are a co-author of this practice now.
drafting-done-refuse_invitation = The invitation is declined, and the owner is told.
drafting-done-reorder = The order is changed.
drafting-done-remove_author = The person is no longer in the list of authors.
drafting-done-leave = You have left the practice, and the owner is told.
drafting-done-offer = The ownership is offered. Nothing changes until the person accepts.
drafting-done-cancel_offer = The offer is cancelled.
drafting-done-take_ownership = You own this practice now. The former owner is told.
drafting-done-refuse_offer = You have refused the ownership. The owner is told.

## Mails about a practice. Authors read “the review team”, never a name.

practice-mail-subject-submit-submitter = We have received your practice “{ $title }”
practice-mail-says-submit-submitter = Your practice has reached the review team. What you sent is at the end of this mail.
practice-mail-next-submit-submitter =
    { $shown ->
        [yes] The review team reads it next, and you get a mail with the decision. If it is approved, it is published only after an author has read it once more and consents, as you asked. Until then you can withdraw it to change it.
       *[no] The review team reads it next, and you get a mail with the decision. Until then you can withdraw it to change it.
    }
practice-mail-subject-submit-author = “{ $title }” was submitted for review
practice-mail-says-submit-author = A practice of which you are an author has reached the review team.
practice-mail-next-submit-author = You get a mail with the decision.
practice-mail-subject-submit-suggested = To review: “{ $title }”
practice-mail-says-submit-suggested = A practice in your scope waits for a reviewer, and the service suggests you.
practice-mail-next-submit-suggested = Claim it to review it. If you do not claim it, other reviewers can.
practice-mail-subject-submit-reviewer = Waiting for review: “{ $title }”
practice-mail-says-submit-reviewer = A practice in your scope waits for a reviewer.
practice-mail-next-submit-reviewer = Any reviewer of this objective can claim it.
practice-mail-subject-submit-administrator = No reviewer fits “{ $title }”
practice-mail-says-submit-administrator = A practice was submitted. No reviewer covers its objective, reads its language and is free to decide on it.
practice-mail-next-submit-administrator = Assign it to a reviewer, or widen the scope of one.
practice-mail-subject-discard-author = The draft of “{ $title }” was discarded
practice-mail-says-discard-author = The owner of the practice discarded its draft.
practice-mail-next-discard-author = You need not do anything.
practice-mail-subject-take_over-former = “{ $title }” was taken over from you
practice-mail-says-take_over-former = Another reviewer now handles a practice that you had claimed.
practice-mail-next-take_over-former = You need not do anything.
practice-mail-subject-assign-assigned = “{ $title }” was assigned to you
practice-mail-says-assign-assigned = An administrator asks you to review this practice.
practice-mail-next-assign-assigned = Open it to decide, or release it.
practice-mail-subject-assign-former = “{ $title }” was assigned to another reviewer
practice-mail-says-assign-former = An administrator gave a practice that you had claimed to another reviewer.
practice-mail-next-assign-former = You need not do anything.
practice-mail-subject-ask_opinion-asked = Your opinion is asked for: “{ $title }”
practice-mail-says-ask_opinion-asked = The reviewer who handles this practice asks for your opinion on it.
practice-mail-next-ask_opinion-asked = Read it and give your opinion at the review desk. You read the opinions of others when you have given yours. The handling reviewer decides.
practice-mail-subject-ask_expert-expert = Your opinion as an expert is asked for: “{ $title }”
practice-mail-says-ask_expert-expert = The review team asks for your opinion on this practice, which is not published.
practice-mail-next-ask_expert-expert = The link works for three weeks. It opens the text and a form for your opinion. You need no account. Only the review team reads your opinion. Please do not forward this mail.
practice-mail-subject-give_opinion-handling = An expert has given an opinion on “{ $title }”
practice-mail-says-give_opinion-handling = The expert whom the review team has asked has given an opinion on this practice.
practice-mail-next-give_opinion-handling = You read it at the review desk when you have given your own opinion.
practice-mail-subject-refuse_opinion-handling = An expert gives no opinion on “{ $title }”
practice-mail-says-refuse_opinion-handling = The expert whom the review team has asked gives no opinion on this practice.
practice-mail-next-refuse_opinion-handling = You can ask another expert at the review desk.
practice-mail-subject-free_claim-former = Your claim on “{ $title }” has ended
practice-mail-says-free_claim-former = The claim has ended: its time was over, or you may no longer review this practice.
practice-mail-next-free_claim-former = If it is still in your scope, you can claim it again.
practice-mail-subject-free_claim-administrator = No reviewer is left for “{ $title }”
practice-mail-says-free_claim-administrator = A claim has ended, and no other reviewer covers this practice.
practice-mail-next-free_claim-administrator = Assign it to a reviewer, or widen the scope of one.
practice-mail-subject-free_claim-suggested = To review: “{ $title }”
practice-mail-says-free_claim-suggested = The claim of another reviewer on a practice in your scope has ended, and the service suggests you.
practice-mail-next-free_claim-suggested = Claim it to review it. If you do not claim it, other reviewers can.
practice-mail-subject-suggest_anew-suggested = To review: “{ $title }”
practice-mail-says-suggest_anew-suggested = The reviewer who was suggested for a practice in your scope is away or may no longer review it, and the service suggests you.
practice-mail-next-suggest_anew-suggested = Claim it to review it. If you do not claim it, other reviewers can.
practice-mail-subject-suggest_anew-administrator = No reviewer is left for “{ $title }”
practice-mail-says-suggest_anew-administrator = The suggested reviewer is away or may no longer review this practice, and no other reviewer covers it.
practice-mail-next-suggest_anew-administrator = Assign it to a reviewer, or widen the scope of one.
practice-mail-subject-warn_claim-handling = Your claim on “{ $title }” ends on { $day }
practice-mail-says-warn_claim-handling = You have claimed this practice and have not decided yet. The claim ends by itself on { $day }, and other reviewers can then claim it.
practice-mail-next-warn_claim-handling = Decide before that day, or release it now if you have no time.
practice-mail-subject-undelivered-author = A mail did not arrive: “{ $title }”
practice-mail-says-undelivered-author = The mail that you had sent on { $day } did not arrive: a mail server returned it. Its subject: { $subject }
practice-mail-next-undelivered-author = Check the address with the person. If it is wrong, invite the person at another address.
practice-mail-subject-undelivered-handling = A mail of the review team did not arrive: “{ $title }”
practice-mail-says-undelivered-handling = The mail of { $day } about this practice did not arrive: a mail server returned it. Its subject: { $subject }
practice-mail-next-undelivered-handling = Its recipient may not know what it says. Reach the person in another way, or ask an administrator to check the address.
practice-mail-subject-undelivered-administrator = A mail did not arrive: “{ $title }”
practice-mail-says-undelivered-administrator = The mail that you had sent on { $day } did not arrive: a mail server returned it. Its subject: { $subject }
practice-mail-next-undelivered-administrator = Check the address with the person, and send the mail again from the outbox. Or reach the person in another way.
practice-mail-subject-remind-handling = A reminder: “{ $title }”
practice-mail-says-remind-handling = You have claimed this practice. Another member of the review team asks you to go on with it.
practice-mail-next-remind-handling = Decide on it, or release it so that another reviewer can claim it.
practice-mail-subject-remind_review-handling = Decide by { $day }: “{ $title }”
practice-mail-says-remind_review-handling = You have claimed this practice. Its authors were promised an answer by { $day }.
practice-mail-next-remind_review-handling = Decide before that day, or release it now if you have no time.
practice-mail-subject-remind_review-suggested = Decide by { $day }: “{ $title }”
practice-mail-says-remind_review-suggested = The service suggests you for this practice, and no reviewer has claimed it. Its authors were promised an answer by { $day }.
practice-mail-next-remind_review-suggested = Claim it to review it. If you do not claim it, other reviewers can.
practice-mail-subject-remind_review-administrator = No reviewer yet: “{ $title }”
practice-mail-says-remind_review-administrator = Its authors were promised an answer by { $day }. No reviewer has claimed this practice, and the service can suggest none.
practice-mail-next-remind_review-administrator = Assign it to a reviewer, or widen the scope of one.
practice-mail-subject-remind_late-handling = The day for the answer has passed: “{ $title }”
practice-mail-says-remind_late-handling = You have claimed this practice. Its authors were promised an answer by { $day } and have none yet.
practice-mail-next-remind_late-handling = Decide now, or release it so that another reviewer can claim it.
practice-mail-subject-remind_late-suggested = The day for the answer has passed: “{ $title }”
practice-mail-says-remind_late-suggested = The service suggests you for this practice, and no reviewer has claimed it. Its authors were promised an answer by { $day } and have none yet.
practice-mail-next-remind_late-suggested = Claim it to review it. If you do not claim it, other reviewers can.
practice-mail-subject-remind_late-administrator = The day for the answer has passed, and no reviewer: “{ $title }”
practice-mail-says-remind_late-administrator = Its authors were promised an answer by { $day } and have none yet. No reviewer has claimed this practice, and the service can suggest none.
practice-mail-next-remind_late-administrator = Assign it to a reviewer, or widen the scope of one.
practice-mail-subject-remind_authors-author = Your draft lapses on { $day }: “{ $title }”
practice-mail-says-remind_authors-author = The review team returned this practice, and its draft was not saved for a long time. It lapses on { $day } unless an author saves or submits it before.
practice-mail-next-remind_authors-author = Change what the review team asked for, then submit it again. If you save the draft, it stays for another period.
practice-mail-subject-remind_call-author = The call “{ $name }” closes on { $day }
practice-mail-says-remind_call-author = Your draft answers the call for practices “{ $name }”. The call is open until the end of { $day }.
practice-mail-next-remind_call-author = Submit the draft by then. A later submission no longer answers the call.
practice-mail-subject-remind_deadline-author = Submit by { $day }: the call “{ $name }” closes
practice-mail-says-remind_deadline-author = Your draft answers the call for practices “{ $name }”, and is not submitted yet. The call closes at the end of { $day }.
practice-mail-next-remind_deadline-author = Submit the draft by then. A later submission no longer answers the call.
practice-mail-subject-ask_current-author = Is it still true? “{ $title }”
practice-mail-says-ask_current-author = { $later ->
        [yes] Its authors last confirmed on { $day } that this practice is current. The service asked a year ago and got no answer. If no author answers now, its page says that it is not confirmed since { $day }.
       *[no] Its authors last confirmed this practice on { $day }. The service asks once a year whether it is still true.
    }
practice-mail-next-ask_current-author = Open its page and choose one of three answers: it is still current, it has ended, or you revise it.
practice-mail-subject-hold-author = “{ $title }” is on hold until { $day }
practice-mail-says-hold-author = The review of your practice is on hold until { $day }. The review team gives this reason:
practice-mail-next-hold-author = The review goes on by itself on { $day }, or earlier.
practice-mail-subject-resume-handling = No longer on hold: “{ $title }”
practice-mail-says-resume-handling = You put this practice on hold until today. It counts as your work again, and the days on hold are not counted.
practice-mail-next-resume-handling = Decide on it, or put it on hold again if you still wait for an answer.
practice-mail-subject-resume-suggested = No longer on hold: “{ $title }”
practice-mail-says-resume-suggested = This practice was on hold until today. No reviewer has claimed it, and the service suggests you.
practice-mail-next-resume-suggested = Claim it to review it. If you do not claim it, other reviewers can.
practice-mail-subject-resume-administrator = No reviewer yet: “{ $title }”
practice-mail-says-resume-administrator = This practice was on hold until today. No reviewer has claimed it, and the service can suggest none.
practice-mail-next-resume-administrator = Assign it to a reviewer, or widen the scope of one.
practice-mail-subject-lapse-author = Your draft has lapsed: “{ $title }”
practice-mail-says-lapse-author = The review team returned this practice, and its draft was not saved for a long time. The draft is closed now, and its text is kept.
practice-mail-next-lapse-author = If you want to go on, start again from its text.
practice-mail-subject-move-author = “{ $title }” was moved to another objective
practice-mail-says-move-author =
    { $from ->
        [none] The review team now files your practice under “{ $to }”, where it fits better.
       *[other] The review team now files your practice under “{ $to }”, where it fits better. It was filed under “{ $from }” before.
    }
practice-mail-next-move-author = The review goes on.
practice-mail-subject-move-suggested = To review: “{ $title }”
practice-mail-says-move-suggested =
    { $from ->
        [none] A practice was moved to an objective in your scope, “{ $to }”. The service suggests you as its reviewer.
       *[other] A practice was moved from “{ $from }” to an objective in your scope, “{ $to }”. The service suggests you as its reviewer.
    }
practice-mail-next-move-suggested = Claim it to review it. If you do not claim it, other reviewers can.
practice-mail-subject-move-administrator = No reviewer fits “{ $title }”
practice-mail-says-move-administrator =
    { $from ->
        [none] A practice was moved to “{ $to }”, for which no reviewer is free to judge it.
       *[other] A practice was moved from “{ $from }” to “{ $to }”, for which no reviewer is free to judge it.
    }
practice-mail-next-move-administrator = Assign it to a reviewer, or widen the scope of one.
practice-mail-subject-correct_language-author = The language of “{ $title }” was corrected
practice-mail-says-correct_language-author = The review team corrected the language in which your practice is filed, from { $from } to { $to }.
practice-mail-next-correct_language-author = The review goes on.
practice-mail-subject-accept-author = “{ $title }” is accepted and becomes public on { $day }
practice-mail-says-accept-author = The review team has approved your practice. It becomes public on { $day }.
practice-mail-next-accept-author = You get a mail on that day.
practice-mail-subject-call_off-author = The publication of “{ $title }” was called off
practice-mail-says-call_off-author = Your practice was to become public on a later day. The review team has called the publication off and reads the practice again.
practice-mail-next-call_off-author = You get a mail with the decision.
practice-mail-subject-reschedule-author = “{ $title }” becomes public on { $day }
practice-mail-says-reschedule-author = The review team has moved the publication of your practice to another day: it becomes public on { $day }.
practice-mail-next-reschedule-author = It becomes public by itself on that day. You can withdraw it until then.
practice-mail-subject-ask_consent-author = Your consent is asked for: “{ $title }” is approved
practice-mail-says-ask_consent-author = The review team has approved your practice, and you wanted to read it once more before it is published.
practice-mail-next-ask_consent-author =
    { $later ->
        [yes] Open it, read it, and consent or go on writing. Until an author consents, nothing is public. If you consent before { $day }, it becomes public on that day; after it, at once.
       *[no] Open it, read it, and consent or go on writing. Until an author consents, nothing is public. When you consent, it is public at once.
    }
practice-mail-subject-offer_words-author = Your consent is asked for: “{ $title }” is approved with changed words
practice-mail-says-offer_words-author = The review team has approved your practice and has changed some of its words.
practice-mail-next-offer_words-author =
    { $later ->
        [yes] Open it, compare the words, and consent or go on writing with your own. Until an author consents, nothing is public. If you consent before { $day }, it becomes public on that day; after it, at once.
       *[no] Open it, compare the words, and consent or go on writing with your own. Until an author consents, nothing is public. When you consent, it is public at once.
    }
practice-mail-rewritten = What the review team changed:
practice-mail-rewritten-before = Before:
practice-mail-rewritten-now = Now:
practice-mail-subject-consent-handling = The authors consent: “{ $title }”
practice-mail-says-consent-handling = An author of a practice that you approved consents to its publication.
practice-mail-next-consent-handling =
    { $later ->
        [yes] It becomes public on { $day }.
       *[no] You need not do anything.
    }
practice-mail-subject-refuse-author = “{ $title }” is not published
practice-mail-says-refuse-author = Another author of this practice refused the consent to its publication.
practice-mail-next-refuse-author = A new draft with all answers is open. You can go on writing there.
practice-mail-subject-refuse-handling = The authors go on writing: “{ $title }”
practice-mail-says-refuse-handling = An author of a practice that you approved does not consent to its publication. The authors go on writing.
practice-mail-next-refuse-handling = It comes back to the queue when they submit it again.
practice-mail-subject-stop_asking-author = Your consent to “{ $title }” is no longer asked for
practice-mail-says-stop_asking-author = The review team no longer asks for your consent, and reads your practice again. It writes:
practice-mail-next-stop_asking-author = You get a mail with the decision.
practice-mail-subject-approve-author =
    { $version ->
        [1] Your practice “{ $title }” is published
       *[other] Version { $version } of your practice “{ $title }” is published
    }
practice-mail-says-approve-author =
    { $version ->
        [1] The review team has approved your practice. It is public now.
       *[other] The review team has approved the new version of your practice. It is public now, and takes the place of the version before.
    }
practice-mail-next-approve-author = You can revise it, or confirm once a year that it is still current.
practice-mail-subject-approve-focal-point = A practice of your organisation is published
practice-mail-says-approve-focal-point = { $name } has described a practice and named you as the person who knows it. The review team has read the practice, and it is public now.
practice-mail-next-approve-focal-point = If something is wrong, or if you do not want to be named, write to { $contact }. You will get no other mail about this practice.
practice-mail-subject-return-author = The review team has returned your practice “{ $title }”
practice-mail-says-return-author = The review team has read your practice and returns it to you with these words:
practice-mail-next-return-author = A new draft with all your answers is open. Change what the review team asks for, and submit it again at any time.
practice-mail-subject-decline-author = “{ $title }” was not taken up
practice-mail-says-decline-author = The review team has read your practice and does not take it up, for these reasons:
practice-mail-next-decline-author =
    { $last ->
        [yes] This practice cannot be submitted again. You are welcome to propose another one.
       *[no] You can start again from this text and submit it once the reasons no longer hold, or propose another practice.
    }
practice-mail-subject-fall_back-administrator = A decision on “{ $title }” did not take effect
practice-mail-says-fall_back-administrator = The decision did not take effect: the reviewer who decided may no longer decide, or the practice had been taken down. It is in review again, and any reviewer can claim it.
practice-mail-next-fall_back-administrator = Make sure that a reviewer takes it.
practice-mail-subject-fall_back-author = “{ $title }” does not become public on { $day }
practice-mail-says-fall_back-author = Your practice was to become public on { $day }. The decision no longer stands, and the practice is in review again.
practice-mail-next-fall_back-author = You get a mail with the new decision.
practice-mail-subject-mark_spam-administrator = Marked as spam: “{ $title }”
practice-mail-says-mark_spam-administrator =
    { $suspended ->
        [yes] A reviewer marked a submission as spam, and the account of its owner was suspended with it. The reviewer writes:
       *[no] A reviewer marked a submission as spam. The account of its owner was not suspended by that. The reviewer writes:
    }
practice-mail-next-mark_spam-administrator =
    { $suspended ->
        [yes] If you doubt it, look at the submission. You can reopen it and restore the account.
       *[no] If you doubt it, look at the submission. You can reopen it.
    }
practice-mail-subject-withdraw-handling = “{ $title }” was withdrawn by its owner
practice-mail-says-withdraw-handling = The owner withdrew a practice that you had claimed. Your words to the authors were not sent. Here they are:
practice-mail-next-withdraw-handling = You need not do anything.
practice-mail-subject-reopen-author = “{ $title }” is in review again
practice-mail-says-reopen-author = An administrator has reopened the review of your practice:
practice-mail-next-reopen-author = You get a mail with the decision.
practice-mail-subject-reopen-former = “{ $title }” was reopened
practice-mail-says-reopen-former = An administrator has reopened a practice on which you had decided:
practice-mail-next-reopen-former = Any reviewer can claim it.
practice-mail-subject-ask_removal-submitter = You asked for the removal of “{ $title }”
practice-mail-says-ask_removal-submitter = The review team has your request to remove your practice from the site. The practice stays public until they answer.
practice-mail-next-ask_removal-submitter = You get a mail with the answer. Until then you can take your request back on the page of your practice.
practice-mail-subject-ask_removal-reviewer = Removal asked for: “{ $title }”
practice-mail-says-ask_removal-reviewer = The owner of a public practice asks for its removal.
practice-mail-next-ask_removal-reviewer = Take it down, or keep it with a reason.
practice-mail-subject-ask_removal-administrator = Removal asked for: “{ $title }”
practice-mail-says-ask_removal-administrator = The owner of a public practice asks for its removal. No reviewer covers it and is free to answer.
practice-mail-next-ask_removal-administrator = Take it down, or keep it with a reason.
practice-mail-subject-appeal-submitter = You appealed: “{ $title }”
practice-mail-says-appeal-submitter = The review team has your appeal against the decision not to take up your practice. A reviewer who did not make that decision answers it.
practice-mail-next-appeal-submitter = You get a mail with the answer.
practice-mail-subject-appeal-reviewer = Appeal: “{ $title }”
practice-mail-says-appeal-reviewer = The owner of a practice that was not taken up appeals against the decision.
practice-mail-next-appeal-reviewer = A reviewer who did not make the decision upholds the appeal or refuses it with a reason.
practice-mail-subject-appeal-former = Appeal against your decision: “{ $title }”
practice-mail-says-appeal-former = You had decided not to take up this practice. Its owner appeals against the decision.
practice-mail-next-appeal-former = Another reviewer upholds the appeal or refuses it with a reason.
practice-mail-subject-appeal-administrator = Appeal: “{ $title }”
practice-mail-says-appeal-administrator = The owner of a practice that was not taken up appeals against the decision. No reviewer covers it and is free to answer.
practice-mail-next-appeal-administrator = If you did not make the decision, uphold the appeal or refuse it with a reason.
practice-mail-subject-uphold-author = Your appeal is upheld: “{ $title }”
practice-mail-says-uphold-author = A reviewer who had not decided on it has read your appeal. Your practice is in review again.
practice-mail-next-uphold-author = You get a mail with the new decision.
practice-mail-subject-uphold-suggested = To review after an appeal: “{ $title }”
practice-mail-says-uphold-suggested = An appeal against the decision not to take up this practice was upheld. It is in review again, and the service suggests you.
practice-mail-next-uphold-suggested = Claim it to review it. If you do not claim it, other reviewers can.
practice-mail-subject-uphold-former = An appeal is upheld: “{ $title }”
practice-mail-says-uphold-former = You had decided not to take up this practice. Its owner appealed, and another reviewer has upheld the appeal.
practice-mail-next-uphold-former = You need not do anything.
practice-mail-subject-refuse_appeal-author = The decision stands: “{ $title }”
practice-mail-says-refuse_appeal-author = A reviewer who had not decided on it has read your appeal. The decision not to take up your practice stands, for this reason:
practice-mail-next-refuse_appeal-author = There is no second appeal.
practice-mail-subject-refuse_appeal-former = An appeal is refused: “{ $title }”
practice-mail-says-refuse_appeal-former = You had decided not to take up this practice. Its owner appealed, and another reviewer has refused the appeal:
practice-mail-next-refuse_appeal-former = You need not do anything.
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
practice-mail-next-restore-author = You need not do anything.
practice-mail-subject-add_replication-author = Done elsewhere, too: “{ $title }”
practice-mail-says-add_replication-author = { $name } has done the same as your practice. The public page names it from now on, under “Who did the same”, with the country and what was done differently.
practice-mail-next-add_replication-author = If you think that it is not the same practice, write to the address on the help page.
practice-mail-subject-remove_replication-author = No longer named as a replication of “{ $title }”: { $name }
practice-mail-says-remove_replication-author = The public page of your practice had named { $name } under “Who did the same”. The review team has taken this back, for this reason:
practice-mail-next-remove_replication-author = You need not do anything.
practice-mail-subject-hand_over-author = “{ $title }” has a new owner
practice-mail-says-hand_over-author = An administrator has handed this practice over to another account, for this reason:
practice-mail-next-hand_over-author = The new owner decides about revisions, withdrawal and removal from now on.
practice-mail-subject-hand_over-former-owner = “{ $title }” has a new owner
practice-mail-says-hand_over-former-owner = An administrator has handed your practice over to another account, for this reason:
practice-mail-next-hand_over-former-owner = It is no longer among your practices. If this is a mistake, tell us: the help page named below says how.
practice-mail-subject-hand_over-suggested = To review: “{ $title }”
practice-mail-says-hand_over-suggested = The reviewer of a practice in your scope has become its owner, and the service suggests you.
practice-mail-next-hand_over-suggested = Claim it to review it. If you do not claim it, other reviewers can.
practice-mail-subject-set_aside_bar-suggested = To review: “{ $title }”
practice-mail-says-set_aside_bar-suggested = You could not review this practice, because it names you as the person responsible there or because you declared a conflict. An administrator decided that you may review it all the same, and the service suggests you.
practice-mail-next-set_aside_bar-suggested = Claim it to review it. If you do not claim it, other reviewers can.
practice-mail-subject-declare_conflict-suggested = To review: “{ $title }”
practice-mail-says-declare_conflict-suggested = The reviewer of a practice in your scope may not judge it, and the service suggests you.
practice-mail-next-declare_conflict-suggested = Claim it to review it. If you do not claim it, other reviewers can.
practice-mail-subject-declare_conflict-administrator = A practice has no reviewer: “{ $title }”
practice-mail-says-declare_conflict-administrator = A reviewer declared a conflict of interest, and no other reviewer is eligible.
practice-mail-next-declare_conflict-administrator = Assign it at its desk, or claim it yourself.
practice-mail-subject-invite-invited = You are invited to be a co-author of “{ $title }”
practice-mail-says-invite-invited = { $name } invites you to write this practice as a co-author.
practice-mail-next-invite-invited = The link works for two weeks. It opens a page on which you accept or decline. If you do not have an account yet, you can create one there first.
practice-mail-subject-invite_again-invited = You are invited to be a co-author of “{ $title }”
practice-mail-says-invite_again-invited = { $name } invites you again to write this practice as a co-author. The links of earlier mails no longer work.
practice-mail-next-invite_again-invited = The link works for two weeks. It opens a page on which you accept or decline. If you do not have an account yet, you can create one there first.
practice-mail-subject-join-author = { $name } is now a co-author of “{ $title }”
practice-mail-says-join-author = { $name } has accepted your invitation.
practice-mail-next-join-author = You can both write and submit the practice now.
practice-mail-subject-join-suggested = To review: “{ $title }”
practice-mail-says-join-suggested = The reviewer of a practice in your scope has become one of its authors, and the service suggests you.
practice-mail-next-join-suggested = Claim it to review it. If you do not claim it, other reviewers can.
practice-mail-subject-refuse_invitation-author = An invitation to write “{ $title }” was declined
practice-mail-says-refuse_invitation-author = A person whom you invited does not want to be a co-author. The page of the authors says who.
practice-mail-next-refuse_invitation-author = You need not do anything.
practice-mail-subject-remove_author-former-author = You are no longer a co-author of “{ $title }”
practice-mail-says-remove_author-former-author = { $name }, the owner of the practice, has removed you from its authors.
practice-mail-next-remove_author-former-author = Submissions that name you keep your name. If you think that this is a mistake, write to the owner.
practice-mail-subject-leave-author = { $name } is no longer a co-author of “{ $title }”
practice-mail-says-leave-author = { $name } has left the practice. Submissions that name this person keep the name.
practice-mail-next-leave-author = You need not do anything.
practice-mail-subject-offer-invited = The ownership of “{ $title }” is offered to you
practice-mail-says-offer-invited = { $name } owns this practice and offers it to you. If you accept, you decide about revisions, withdrawal and removal.
practice-mail-next-offer-invited = The link works for two weeks. It opens a page on which you accept or refuse. Nothing changes before you accept.
practice-mail-subject-offer-author = The ownership of “{ $title }” is offered to you
practice-mail-says-offer-author = { $name } owns this practice and offers it to you, a co-author. If you accept, you decide about revisions, withdrawal and removal.
practice-mail-next-offer-author = The offer is open for two weeks. Its page has a button to accept and one to refuse. Nothing changes before you accept.
practice-mail-subject-take_ownership-submitter = You own “{ $title }” now
practice-mail-says-take_ownership-submitter = You have accepted the ownership of this practice. The page of the authors says who else writes it.
practice-mail-next-take_ownership-submitter = You decide about revisions, withdrawal and removal from now on.
practice-mail-subject-take_ownership-author = “{ $title }” has a new owner
practice-mail-says-take_ownership-author = { $name } has accepted the ownership of this practice. The new owner decides about revisions, withdrawal and removal from now on.
practice-mail-next-take_ownership-author = You need not do anything.
practice-mail-subject-take_ownership-former-owner = “{ $title }” has a new owner
practice-mail-says-take_ownership-former-owner = { $name } has accepted your offer and owns this practice from now on.
practice-mail-next-take_ownership-former-owner = You are its first co-author now, unless your offer said that you leave.
practice-mail-subject-take_ownership-suggested = To review: “{ $title }”
practice-mail-says-take_ownership-suggested = The reviewer of a practice in your scope has become its owner, and the service suggests you.
practice-mail-next-take_ownership-suggested = Claim it to review it. If you do not claim it, other reviewers can.
practice-mail-subject-refuse_offer-author = The ownership of “{ $title }” was refused
practice-mail-says-refuse_offer-author = { $name } has refused the ownership of this practice. You stay its owner.
practice-mail-next-refuse_offer-author = You need not do anything.
practice-mail-subject-invite_owner-invited = The ownership of “{ $title }” is offered to you
practice-mail-says-invite_owner-invited = This practice has no owner any more. The administrators of the service offer it to you. If you accept, you decide about revisions, withdrawal and removal.
practice-mail-next-invite_owner-invited = The link works for two weeks. It opens a page on which you accept or refuse. Nothing changes before you accept.

## What the daily mail gathers.

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
practice-digest-appeal =
    { $count ->
        [one] One owner appeals against a decision
       *[other] { $count } owners appeal against decisions
    }
practice-digest-warn_claim =
    { $count ->
        [one] One of your claims ends soon
       *[other] { $count } of your claims end soon
    }
practice-digest-remind_review =
    { $count ->
        [one] One decision is due soon
       *[other] { $count } decisions are due soon
    }
practice-digest-remind_late =
    { $count ->
        [one] One decision is overdue
       *[other] { $count } decisions are overdue
    }
practice-digest-move =
    { $count ->
        [one] One of your practices was filed under another objective
       *[other] { $count } of your practices were filed under another objective
    }
practice-digest-correct_language =
    { $count ->
        [one] One of your practices was filed under another language
       *[other] { $count } of your practices were filed under another language
    }
practice-digest-add_replication =
    { $count ->
        [one] One of your practices was repeated elsewhere
       *[other] { $count } replications of your practices are public
    }
practice-digest-remove_replication =
    { $count ->
        [one] One replication of a practice of yours was taken back
       *[other] { $count } replications of your practices were taken back
    }
practice-digest-join =
    { $count ->
        [one] One person has become a co-author of your practice
       *[other] { $count } persons have become co-authors of your practices
    }
practice-digest-leave =
    { $count ->
        [one] One co-author has left your practice
       *[other] { $count } co-authors have left your practices
    }
practice-digest-refuse_invitation =
    { $count ->
        [one] One person has refused your invitation
       *[other] { $count } persons have refused your invitations
    }
practice-digest-refuse_offer =
    { $count ->
        [one] One co-author does not take over your practice
       *[other] { $count } co-authors do not take over your practices
    }
practice-mail-subject-write-author = { $subject }
practice-mail-says-write-author =
    { $count ->
        [one] The administrators of this site write to you about a practice of yours:
       *[other] The administrators of this site write to you about practices of yours:
    }
practice-mail-next-write-author = Each of these practices keeps this letter in its history.
