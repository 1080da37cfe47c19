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
