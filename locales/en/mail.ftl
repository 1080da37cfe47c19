### The frame of every mail, and the pages that belong to mails.

mail-not-read = This mailbox is not read.
mail-help = Ask for help
mail-button-not-working = Button not working?

mail-digest-subject =
    { $count ->
        [one] { $site }: one thing since yesterday
       *[other] { $site }: { $count } things since yesterday
    }
mail-digest-heading =
    { $count ->
        [one] One thing since yesterday
       *[other] { $count } things since yesterday
    }
mail-digest-other = Also
mail-digest-because = You get this once a day at most, with what needs no mail of its own.

mail-end-digests-title = End the daily mail
mail-end-digests-lead = It gathers what needs no mail of its own, once a day at most. Mails about your own practices and your account keep coming.
mail-end-digests = End the daily mail
mail-digests-ended = The daily mail has ended
mail-digests-ended-lead = Mails about your own practices and your account keep coming. What waits for you still stands on your desk.
mail-resume-digests = Send it again

mail-demo-title = Mails of this demonstration
mail-demo-lead = Nothing leaves this computer. What would have been sent stands here, newest first.
mail-demo-none = No mail has been written yet. Register, or submit a practice, and look again.
mail-demo-to = To { $address }
mail-demo-text = The same as plain text

## Why something is no longer owed.

mail-why-sample = part of the sample history
mail-why-account-gone = the account is gone
mail-why-suspended = the account is suspended
mail-why-unwanted = the receiver wants no such mails
mail-why-link = its link would open nothing any more
mail-why-link-spent = the link was used, replaced or is too old
mail-why-nothing-left = nothing is left in it
mail-why-no-practice = there is no such practice
mail-why-not-public = the practice is not public any more
mail-why-no-author = no longer an author
mail-why-no-administrator = no longer an administrator
mail-why-no-reviewer = no longer a reviewer
mail-why-party = a party to the practice by now
mail-why-out-of-scope = no longer within the reviewer’s scope
mail-why-not-waiting = no longer waiting for review
mail-why-answered = answered by now
mail-why-settled = settled by an administrator
mail-why-unknown-kind = the service does not know notices of this kind

## A label above what it names.

mail-label = { $label }:
