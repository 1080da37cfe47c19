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
