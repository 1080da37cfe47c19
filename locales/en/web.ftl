### The frame of every page, forms, and errors.

web-skip = Skip to the page’s content
web-sample-data = A demonstration: sample data, facts not verified.
web-nav-main = Main
web-nav-account = Your account
web-nav-about = About this site
web-nav-languages = Languages
web-nav-objectives = Objectives
web-nav-explore = Explore
web-nav-search = Search
web-nav-practices = Practices
web-nav-desk = Sign in / My desk
web-nav-propose = Propose a practice
web-nav-sign-in = Sign in
web-nav-register = Register
web-nav-review = Review
web-nav-my-practices = My practices
web-nav-admin = Admin
web-nav-about-page = About
web-nav-data = Data
web-nav-help = Help
web-texts-licence = Licence of the texts:
web-nav-accessibility = Accessibility
web-nav-privacy = Privacy
web-nav-terms = Terms
web-waiting = waiting
web-your-account = Your account:
web-sign-out = Sign out
web-moderated = { $site } is a moderated collection: each practice is proposed by a registered person or institution, and read by the review team before it is published. Publication is not an endorsement.
web-search-practices = Search the practices
web-search = Search
web-pages-previous = Previous
web-pages-next = Next
web-pages-position = { $first } to { $last } of { $total }
web-pages-position-more = { $first } to { $last } of more than { $total }
web-pages-title = { $title }, page { $page }
web-optional = (optional)
web-show-password = Show the password
web-hide-password = Hide the password
web-month = Month
web-year = Year
web-error-word = Error:
web-count = { $length } of { $limit } characters
web-count-over = { $length } of { $limit } characters: { $over } too many

problem-summary =
    { $count ->
        [one] One answer needs your attention
       *[other] { $count } answers need your attention
    }
problem-missing = Fill in “{ $field }”
problem-not-chosen = Choose an answer to “{ $field }”
problem-too-long =
    { $by ->
        [one] Shorten “{ $field }” by one character: { $limit } fit
       *[other] Shorten “{ $field }” by { $by } characters: { $limit } fit
    }
problem-too-short =
    { $by ->
        [one] Add one character to “{ $field }”: { $least } are needed
       *[other] Add { $by } characters to “{ $field }”: { $least } are needed
    }
problem-too-many = Choose at most { $limit } for “{ $field }”
problem-not-offered = Choose one of the answers offered for “{ $field }”
problem-doi = Type “{ $field }” as 10.1234/abc, or leave it empty
problem-unreadable = Type “{ $field }” again: it contains characters that cannot be stored
problem-no-box-title = Nothing was changed
problem-no-box = Since you opened the page, it has changed. It no longer asks for what you sent: see how it stands now.

error-number = Error { $status }
error-ways-on = Where you can go from here
error-if-it-lasts = If this lasts longer than ten minutes, write to
error-give-number = Give this number:
error-way-home = The first page
error-way-help = Help, and whom to write to
error-way-sign-in = Sign in, if the page is yours
error-way-desk = My desk

error-heading-not-found = There is nothing at this address
error-lead-not-found = If you typed the address, check the letters after the last slash. If you followed a link, it may be old, or you may need to sign in to read the page.
error-heading-no-such-edition = There is no such edition
error-lead-no-such-edition = The editions of the catalogue are counted from 1. The foot of each page names the present one. Check the number after “edition=” in the address.
error-heading-only-present = This page has no earlier editions
error-lead-only-present = Earlier editions exist of practices, of the list of practices with its searches and files, and of the figures. Take “edition=” out of the address to read this page as it is today.
error-heading-gone = This is gone
error-lead-gone = It was here and will not come back. Its address is not given to another page.
error-heading-not-allowed = This address cannot do that
error-lead-not-allowed = The address exists, but it does not take this kind of request. Open it as a page, or go back and use the button there.
error-heading-overtaken = Another change came first
error-lead-overtaken = Since you opened that page, another person, or another window of yours, changed what it shows. Your action was not carried out. Look at the present state, then decide again.
error-heading-too-large = This form is too large
error-lead-too-large = The form was not taken, because it is larger than one form can be. Go back: your browser still has what you typed. Shorten the longest text, then send it again.
error-heading-long-address = This address is too long
error-lead-long-address = No page here has an address of more than 8,000 letters. Nothing was changed. If you were searching, use fewer words. If you followed a link, the link was damaged.
error-heading-long-header = Your browser sent too much
error-lead-long-header = Your browser sends its name and its cookies with each request, and yours are too long to be read. Nothing was changed. Delete the cookies of this site in your browser’s settings, then open the page again.
error-heading-not-a-form = This is not one of our forms
error-lead-not-a-form = The request has a format that this site does not read. Open the page of the form and send it from there.
error-heading-unreadable = This could not be read
error-lead-unreadable = The address or the form contains characters that cannot be read here. Nothing was changed. Go back, remove what you pasted last, then send it again.
error-heading-unreadable-place = This place in the list is not known
error-lead-unreadable-place = The end of the address says on which page of a list you were, and that part is not whole. Nothing was changed. Go on from the first page of the list.
error-way-first-page = The first page of this list
error-heading-too-slow = The form did not arrive in time
error-lead-too-slow = The connection was cut or very slow, and nothing was taken. Go back: your browser still has what you typed. Then send it again.
error-heading-misdirected = This site has another address
error-lead-misdirected = The request named a host that is not this site’s. Use the address that you were given for this site.
error-heading-foreign = This form did not come from this site
error-lead-foreign = This site takes forms from its own pages only, so that other sites cannot act in your name. Nothing was changed. Open the page here and send the form again.
error-heading-too-many = Too many tries for now
error-lead-too-many = Your network sent many requests in a short time. Nothing is locked. Wait { $wait }, then try again.
error-heading-endless-pages = Too many searches for now
error-lead-endless-pages = Your network asked for many searches and narrowed lists within a minute. Wait { $wait }, then go on. A program that wants all practices can take one of these files: each holds all of them.
error-way-csv = All practices as a table (CSV)
error-way-jsonl = All practices as records (JSON Lines)
error-way-data = What the files contain
error-heading-busy = The service is busy for a moment
error-lead-busy = Our database could not answer. Nothing was changed. Open this page again in { $wait }.
error-heading-perhaps-done = Look before you send it again
error-lead-perhaps-done = The connection to our database was cut at the last moment. Your action may have been saved or not. Open your desk and look. If it is not there, send it again.
error-heading-fault = Something went wrong on our side
error-lead-fault = The mistake is ours, and it has been recorded. Open the page again in a moment.

undone-busy = Nothing was saved: the service cannot save it at the moment. What you typed is in the form below. Press the button again in { $wait }.
undone-perhaps-done = The answer of our database was lost, so this may have been saved or not. What you typed is in the form below. First look whether it was saved. If it was not, press the button again.
undone-fault = Something went wrong on our side, and it has been recorded. What you typed is in the form below. First look whether it was saved. If it was not, press the button again.
undone-too-many = Nothing was saved: your network sent many requests in a short time. What you typed is in the form below. Wait { $wait }, then press the button again.
undone-password = Type the password again: a page never sends it back.
undone-lasts = If this lasts longer than ten minutes, write to { $contact } and give the number { $number }.
undone-words = What you wrote
undone-secret = Password
undone-again = Try again

kept-until-signed-in = Your session had ended. What you typed is kept: sign in, and it is shown to you again. Nothing has been sent.
kept-not-sent = Here is what you typed before your session ended. Nothing has been sent: read it, then send it.
kept-title = What you typed
kept-lead = Your session had ended when you sent this, so it was not used. Copy what you need, then open the page again.
kept-back = Open the page again

## Words that were typed and not sent.

unsent-kept = What you typed here is kept, and is in its boxes again. Nothing of it was sent. Only you see it, until { $day } or until you use or clear it.
unsent-no-box = These words have no box here in the present state:
unsent-earlier = What you wrote in another window
unsent-clear = Clear what is kept
unsent-cleared = What was kept here is cleared.
unsent-copy-now = Copy what you wrote: it cannot be kept for you here.
unsent-stay = Keep what is typed
