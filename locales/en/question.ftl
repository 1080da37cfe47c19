# Questions of readers to the person whom a practice names.

question-title = Ask the focal point
question-title-author = Ask about this practice
question-lead = The service sends your question to the person who answers for this practice. That person’s address stays hidden from you until you get an answer. Your name and your address are shown to the person, so that the answer can go to you.
question-name = Your name
question-email = Your email address
question-email-hint = We first send a mail there. The question goes on its way when you press the button behind its link.
question-words = Your question
question-send = Send me a mail to confirm
question-problem-many = Many questions were asked about this practice today. Try again tomorrow.

question-sent-title = Open the mail that we have sent
question-sent-lead = We have sent a mail to the address that you typed. Open the link in it within three days, and press the button there. Your question is not sent before.

question-confirm-title = Do you want to send this question?
question-confirm-lead = It goes in the name of { $name }. The person who answers for the practice reads your address { $address } and can answer you there.
question-confirm-button = Yes, send my question
question-erase-button = No, erase it
question-confirm-kept = If you press no button, we erase the question and the address after three days.
question-confirmed-title = Your question is with us
question-confirmed-lead = We send it on. Whether and when you get an answer is up to the person asked. If the question cannot be delivered, you get a mail that says so. We erase it a week after it has left.
question-erased-title = There is no question here
question-erased-lead = It was erased, or it was not confirmed in time. We no longer keep it.
question-asked-title = Questions of readers
question-asked-lead = Your address gets questions of readers because a published practice names you, and its authors chose that readers may ask through a form. You can end these mails here.
question-refuse-button = No more questions to my address
question-refused-title = You get no more questions
question-refused-lead = The service relays no more questions of readers to your address.

# The mail that asks for the confirmation. It holds nothing that was typed.
question-mail-confirm-subject = Please confirm: your question on { $site }
question-mail-confirm-heading = Do you want to send this question?
question-mail-confirm-words = On { $site }, a question was written with this address about the practice:
question-mail-confirm-how = If you wrote it, open the page, read it once more, and press the button there.
question-mail-confirm-button = Send or erase the question
question-mail-confirm-not-you = If you did not write it, you need not do anything. Nothing is sent, and we erase the question and your address after three days.
question-mail-because-typed = You get this mail because your address was typed on our site.

# The mail that carries the question.
question-mail-relay-subject-later = A reader asks about a practice that names you
question-mail-relay-subject = A reader asks about “{ $title }”
question-mail-relay-heading = A reader asks you
question-mail-relay-words = { $name } ({ $address }) writes:
question-mail-relay-answer = If you answer this mail, your answer goes to { $address }, and the reader sees your address. The reader does not know it so far. You need not answer.
question-mail-relay-button = Read the practice
question-mail-because-named = You get this mail because a published practice names you as the person to ask.
question-mail-relay-end = Get no more questions

# The mail about a question that did not arrive.
question-mail-undelivered-subject = Your question could not be delivered
question-mail-undelivered-words = The question that you asked about this practice did not reach the person who answers for it, and was erased.
question-mail-undelivered-next = You can write to { $contact } instead.
