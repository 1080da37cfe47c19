# Mails about new practices, for readers without an account.

follow-ask-title = Mails about: { $list }
follow-ask-back = Back to the ways to follow “{ $list }”
follow-sent-title = Open the mail that we have sent
follow-sent-lead = We have sent a mail to the address that you typed. Open the link in it within seven days, and press the button there. Until then you get no other mail.
follow-sent-late = Mails can take some minutes. If none has come after an hour, look into your spam folder, then ask once more.
follow-sent-again = Ask once more

follow-rhythm-at_once = A mail soon after each publication
follow-rhythm-weekly = One mail a week, on Monday

follow-confirm-title = Do you want these mails?
follow-confirm-lead = They would go to { $address }. Nothing is sent before you press the button.
follow-confirm-button = Yes, send me these mails
follow-refuse-button = No, erase my address
follow-confirm-kept = If you press no button, we erase the address after seven days.
follow-confirmed = You get these mails from now on.

follow-title = What you follow by mail
follow-lead = These mails go to { $address }.
follow-end-button = End these mails
follow-end-all-button = End all, and erase my address
follow-kept = We keep the address for these mails only. When the last of them ends, we erase it.
follow-one-ended = These mails have ended. The others go on.
follow-all-ended = All these mails have ended.

follow-ended-title = These mails have ended
follow-ended-lead = The link of your mail leads to nothing that is still sent. We no longer keep the address for it.
follow-ended-again = Follow new practices again

follow-list-gone = A list that is no longer there

# The mail that asks for the confirmation. It holds nothing that was typed.
follow-mail-confirm-subject = Please confirm: mails about new practices from { $site }
follow-mail-confirm-heading = Do you want these mails?
follow-mail-confirm-words = On { $site }, this address was typed to get mails about new practices in this list:
follow-mail-confirm-how = If you want them, open the page and press the button there.
follow-mail-confirm-button = Confirm or refuse
follow-mail-confirm-not-you = If you did not ask for them, you need not do anything. No other mail follows, and we erase the address after seven days.
follow-mail-because-typed = You get this mail because your address was typed on our site.

# The mail with what is new.
follow-mail-news-subject-later = New practices in a list that this address follows
follow-mail-news-subject-one = { $site }: { $title }
follow-mail-news-subject = { $count ->
    [one] { $site }: one new practice
   *[other] { $site }: { $count } new practices
}
follow-mail-news-heading = { $count ->
    [one] One practice is new or has a new version
   *[other] { $count } practices are new or have a new version
}
follow-mail-news-others = { $count ->
    [one] One more stands in the list.
   *[other] { $count } more stand in the list.
}
follow-mail-news-button = Open the whole list
follow-mail-because-at_once = You get this mail soon after a publication because you follow “{ $list }”.
follow-mail-because-weekly = You get this mail on Mondays because you follow “{ $list }”.
follow-mail-end = See what you follow, or end these mails

follow-sample-first = Mobile teams that register births
follow-sample-second = Seasonal workers’ visas with a return fund
follow-sample-summary = The first sentences of the summary stand here.
