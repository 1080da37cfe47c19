### The frame of every mail, and the pages that belong to mails.

mail-not-read = This mailbox is not read.
mail-help = Ask for help
mail-button-not-working = Button not working?

mail-digest-subject =
    { $count ->
        [one] { $site }: one thing since { $since }
       *[other] { $site }: { $count } things since { $since }
    }
mail-digest-heading =
    { $count ->
        [one] One thing since { $since }
       *[other] { $count } things since { $since }
    }
mail-digest-since-yesterday = yesterday
mail-digest-since-day = { $day }
mail-digest-other = Also
mail-digest-because = You get this at most once a day, with news that need no mail of their own. The page of your account says which, and how often.

## The first sentence of a mail: whose turn it is.

mail-turn-yours = It is your turn.
mail-turn-yours-until = It is your turn, until { $day }.
mail-turn-shared = It is your turn, or that of another person who gets this mail.
mail-turn-shared-until = It is your turn, or that of another person who gets this mail, until { $day }.
mail-turn-unexpected = You need to act only if you did not do this yourself.
mail-turn-team = It is the turn of the review team. You need not do anything.
mail-turn-nothing = You need not do anything.

## The page of the link that ends mails.

mail-end-title = End these mails
mail-end-lead = The button ends mails of this kind. Decisions, receipts and mails about your account continue.
mail-end = End such mails
mail-ended = These mails have ended
mail-ended-lead = Decisions, receipts and mails about your account continue. Your desk still shows what waits for you.
mail-ended-followed = The mails about this list have ended.
mail-ended-others = What else comes to this address
mail-resume = Send them again
mail-end-others = Other mails
mail-end-others-lead = You can end all mails that are optional.
mail-end-choose = Or choose how often each kind comes.
mail-end-all = End all optional mails

## The kinds of mails for which a person chooses how often they come.

mail-group-queue = What arrives in the queue
mail-group-hint-queue = Submissions, requests for removal and appeals within your scope. What is suggested or assigned to you comes at once.
mail-group-reminders = Reminders of reviews
mail-group-hint-reminders = Before and on the day by which a submission is to be decided, and before a claim ends.
mail-group-administration = News for administrators
mail-group-hint-administration = Marks of spam, and appeals of suspended accounts.
mail-group-authors = News of your practices
mail-group-hint-authors = Another objective or language, who has done the same elsewhere, and who accepts an invitation, refuses it or leaves.

mail-demo-title = Mails of this demonstration
mail-demo-lead = No mail leaves this computer. Here are the mails that would have been sent, newest first.
mail-demo-none = No mail has been written yet. Register, or submit a practice, and look again.
mail-demo-to = To { $address }
mail-demo-text = The same as plain text

## Why something is no longer owed.

mail-why-sample = part of the sample history
mail-why-account-gone = the account is gone
mail-why-suspended = the account is suspended
mail-why-unwanted = the recipient does not want such mails
mail-why-link = its link would open nothing
mail-why-link-spent = the link was used, has ended or is too old
mail-why-subscription-ended = the subscription has ended
mail-why-nothing-left = nothing is left in it
mail-why-no-practice = there is no such practice
mail-why-not-public = the practice is no longer public
mail-why-no-author = no longer an author
mail-why-owner-suspended = the owner of the practice is suspended
mail-why-no-administrator = no longer an administrator
mail-why-no-reviewer = no longer a reviewer
mail-why-party = now a party to the practice
mail-why-out-of-scope = no longer within the reviewer’s scope
mail-why-not-waiting = no longer waiting for review
mail-why-answered = already answered
mail-why-address-stopped = two mails to this address did not arrive
mail-why-settled = settled by an administrator
mail-why-unknown-kind = the service does not know notices of this kind

## A label above what it names.

mail-label = { $label }:
