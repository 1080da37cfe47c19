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
mail-digest-because = You get this at most once a day, with news that need no mail of their own.

mail-end-digests-title = End the daily mail
mail-end-digests-lead = It lists news that need no mail of their own, at most once a day. Mails about your own practices and your account continue.
mail-end-digests = End the daily mail
mail-digests-ended = The daily mail has ended
mail-digests-ended-lead = Mails about your own practices and your account continue. Your desk still shows what waits for you.
mail-resume-digests = Send it again

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
mail-why-settled = settled by an administrator
mail-why-unknown-kind = the service does not know notices of this kind

## A label above what it names.

mail-label = { $label }:
