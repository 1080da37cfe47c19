### The frame of every mail, and the pages that belong to mails.

mail-not-read = This mailbox is not read.
mail-help = Ask for help
mail-button-not-working = Button not working?
