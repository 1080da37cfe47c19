### The practice itself: fields, states, its public face.

## The fields of a practice: docs/fields.md has their reasons.

field-label-title = What is the practice called?
field-hint-title = Say what it does and where, without abbreviations, in at most { $most } characters. Example: Mobile teams that register births of children of seasonal workers, Moldova
field-label-summary = In short
field-hint-summary = Two or three sentences, or a short list, of { $least } to { $most } characters, for a reader who does not know your country. Lists and mails show this text.
field-label-language = Language of this text
field-hint-language = The language in which you write the answers. It can be corrected until publication.
field-label-type = What kind of practice is it?
field-hint-type = Choose the one that fits best.
field-label-stage = How far has it progressed?
field-hint-stage = A practice that ended, or was just tried, is welcome too.
field-label-on_behalf = Are you part of the organisation that carries it out?
field-hint-on_behalf = If you answer “No”, name the organisation that does, below.
field-label-focal_point = Who is responsible for it there?
field-hint-focal_point = The organisation is needed. Give the person and the email address if you know them. We tell this person once, when the practice is published. If the person agrees, the public page shows the name and the organisation, never the email address. Each line takes at most { $part } characters.
field-label-scope = At which level?
field-hint-scope = Where the decision to do it was taken.
field-label-countries = In which countries or areas?
field-hint-countries = Needed unless the level is global: choose a country here, or a region below when it concerns a region as such.
field-label-regions = In which regions?
field-hint-regions = Only when it concerns a region as such. One region is enough: then you need not choose a country.
field-label-from = Since when?
field-hint-from = Month and year, for example 3 2021 or March 2021. The year is enough if you do not know the month.
field-label-until = Until when?
field-hint-until = Month and year, for example 11 2023 or November 2023. Leave this empty if it continues. It must be after “Since when?”.
field-label-organisations = Who carries it out, who takes part, who pays?
field-hint-organisations = Needed unless you are part of the organisation that carries it out: name at least the one that leads it. Each row needs a name of at most { $part } characters, a kind and a role. At most { $most } rows.
field-label-problem = What was the problem?
field-hint-problem = Who was affected, how many, where? At most { $most } characters.
field-label-action = What was done?
field-hint-action = Needed here in at least { $action } characters, unless your text “In short” has { $whole } or more and says it all. Tell the main steps, in order, so that others could repeat them. For a list, begin each line with a hyphen. At most { $most } characters.
field-label-results = What changed, and how do you know?
field-hint-results = Numbers, an evaluation, what people who took part say. Needed if it works in several places, is law or routine, or has ended, unless you say below why there are no results yet. At most { $most } characters.
field-label-no_results_yet = No results yet, because…
field-hint-no_results_yet = Fill this in when it is too early, or when results were not measured. At most { $most } characters.
field-label-who_benefits = Who benefited?
field-hint-who_benefits = Choose all that apply.
field-label-who_benefits_words = In your own words
field-hint-who_benefits_words = People whom the list does not name, or how many. At most { $most } characters.
field-label-lessons = What was difficult, what would you do differently?
field-hint-lessons = Failures help others most. At most { $most } characters.
field-label-advice = What would others need to do the same?
field-hint-advice = Money, law, people, time. At most { $most } characters.
field-label-new = What is new about it?
field-hint-new = Only if something was tried here for the first time. At most { $most } characters.
field-label-primary_objective = Which objective does it serve most?
field-hint-primary_objective = One of the 23 objectives of the Global Compact. The review team may move it.
field-label-also = Does it serve others?
field-hint-also = At most { $most }.
field-label-principles = Which guiding principles does it show?
field-hint-principles = Say how, in a line of at most { $part } characters each.
field-label-goals = Sustainable Development Goals
field-hint-goals = The goals to which it contributes.
field-label-sources = Where can readers find out more?
field-hint-sources = Law text, evaluation, film. Each source needs a title of at most { $part } characters. At most { $most } sources; with its texts, the practice can name { $links } web addresses in all.
field-label-files = Pictures and files
field-hint-files = Photographs, charts, a report as PDF, office documents: at most { $most }. They become public when the practice is published.
field-label-doi = Does the text have a DOI?
field-hint-doi = A DOI is an identifier such as 10.1234/abc, which a repository or a publisher gave to this text. This site gives none. Readers then cite it first.
field-label-machine_help = Did a machine help to write this text?
field-hint-machine_help = A machine is a program that writes or translates. Readers see your answer beside the text.
field-label-machine_checked = Has a person checked the whole text?
field-hint-machine_checked = Needed if a machine helped. “Yes” says that a person has compared the text with the facts.
field-label-contact = Whom may readers ask?
field-hint-contact = If you choose “Shown to readers”, your name and the email address of your account stand on the public page.
field-label-rights = Permission
field-hint-rights = Both are needed before you can submit.
field-label-change_note = What has changed since the last version?
field-hint-change_note = One line of at most { $most } characters, shown to readers beside the version.

## The steps of the form.

step-brief = In brief
step-where = Where, when, who
step-story = What happened
step-compact = Global Compact
step-sources = Sources and rights

## Answers that are no term of a vocabulary.

answer-yes = Yes
answer-no = No
answer-with = { $name }: { $more }
rights-publish = We may publish this.
rights-consent = No migrant can be recognised in text or pictures without their consent.

## Why something cannot be submitted yet.

missing-unanswered = Answer “{ $field }”
missing-focal-point = Name the organisation that carries it out, because you are not part of it
missing-place = Choose a country or a region, or the level “Global”
missing-lead = Name the organisation that leads it
missing-action = Say what was done: at least { $least } characters are needed and { $there } are there. A text “In short” of { $whole } characters or more is enough, too
missing-results = Say what changed, or why there are no results yet
missing-rights = Give both permissions
missing-order = “Until when” must be after “Since when”
missing-language-taken = Choose another language: this practice has a text in it already

## What the checks find in the answers. Authors and reviewers read the same list.

answer-check-acronym =
    { $count ->
        [one] Spell out { $found } where you use it first, as “full name ({ $found })”
       *[other] Spell out each of these where you use it first, as “full name (ABC)”: { $found }
    }
answer-check-telephone =
    { $count ->
        [one] { $found } looks like a telephone number. Take it out if it is the number of one person
       *[other] These look like telephone numbers: { $found }. Take out those of one person
    }
answer-check-identity-number =
    { $count ->
        [one] { $found } looks like the number of a passport, an account or a file. Take it out if it stands for one person
       *[other] These look like numbers of passports, accounts or files: { $found }. Take out those that stand for one person
    }
answer-check-dead-link =
    { $count ->
        [one] This address does not answer: { $found }. Correct it, or name another one
       *[other] These addresses do not answer: { $found }. Correct them, or name others
    }
answer-check-answered = { $url } (answered last on { $day })
answer-check-never-answered = { $url } (never answered)
answer-check-no-source = The results have no source. Name a report, an evaluation or a page on which one can read more
answer-check-early-start = It began before the Global Compact was adopted in December 2018. That is welcome: say under “What was done?” how it serves the Compact today
answer-check-untranslated = It is still in the language of the original: the words are the same. Translate them; a name may stay as it is
answer-check-more = { $count } more

## What the review team looks at; submitters read the same list.

checklist-entitled = The submitter may speak for it
checklist-objective = It serves the objective named
checklist-principles = It respects the guiding principles, above all rights, gender and children
checklist-understood = A reader from elsewhere understands title and summary, without unexplained acronyms
checklist-happened = It took place: done, or mostly done
checklist-supported = The results are supported by a source
checklist-repeatable = Others could repeat it elsewhere
checklist-sources = The links to sources work, and permissions are given
checklist-safe = Publication endangers no person
checklist-new = The collection does not have it already

## What a reviewer asks for in the letter to the authors, for each line that is not met.

checklist-please = Thank you for this practice. Before it can be published, please see to the following:
checklist-please-entitled = Please say in which role you submit this practice, and that those who carry it out agree to its publication.
checklist-please-objective = Please choose the objective that the practice serves most, and say in a sentence how it serves it.
checklist-please-principles = Please say how the practice respects the guiding principles, above all rights, gender and children.
checklist-please-understood = Please write title and summary for readers who do not know your country, and spell out each acronym.
checklist-please-happened = Please say what has been done so far, and since when. What is only planned cannot be published yet.
checklist-please-supported = Please support the results with a source, such as an evaluation, official figures or a law.
checklist-please-repeatable = Please describe the main steps, and what they needed, so that others could repeat them elsewhere.
checklist-please-sources = Please check that the links to your sources work, and that you have permission to share what they show.
checklist-please-safe = Please take out every detail by which a person could be recognised or put in danger.
checklist-please-new = Please say what is different from the practice that the collection has already, or tell us that it is the same one.

## The states, in the words of each reader.

state-draft = Draft
state-in-review = In review
state-decided = Decided
state-decided-undo = Decided, undo until { $time }
state-accepted = Accepted, public on { $day }
state-awaiting-consent = Awaiting the authors’ consent
state-your-consent = Awaiting your consent
state-published = Published
state-returned-to-you = Returned to you
state-returned = Returned
state-declined = Not taken up
state-withdrawn = Withdrawn
state-discarded = Discarded
state-held = Held
state-spam = Spam
state-superseded = Earlier version
state-reworded = Approved with changed words
public-never = Not public
public-live = Public
public-no-longer-current = No longer current
public-gone = Taken down
public-replaced = Replaced by another

## A practice as the public reads it.

practice-unnamed = A practice without a title
face-heading-problem = The problem
face-heading-action = What was done
face-heading-results = What changed
face-heading-lessons = What was difficult
face-heading-advice = What others would need
face-heading-new = What is new
face-no-results-yet = No results yet: { $why }
face-unanswered = Not answered: { $questions }.
face-unanswered-problem = the problem
face-unanswered-results = the results
face-unanswered-who_benefits = who benefited
face-unanswered-lessons = what was difficult
face-unanswered-advice = what others would need
face-unanswered-principles = guiding principles
face-unanswered-sources = sources
face-label-type = Kind
face-label-stage = Progress
face-label-on_behalf = Described by
face-on-behalf-yes = A member of the organisation that carries it out
face-on-behalf-no = Someone outside the organisation that carries it out
face-label-doi = DOI
face-label-machine_help = Machine help
face-label-machine_checked = Checked by a person
face-label-focal_point = Responsible there
face-label-contact = Whom to ask
face-label-scope = Level
face-label-countries = Where
face-label-regions = Regions
face-label-from = When
face-label-organisations = Carried out by
face-label-who_benefits = Who benefited
face-label-who_benefits_words = More on who benefited
face-label-primary_objective = Objective it serves most
face-label-also = Also serves
face-label-principles = Guiding principles
face-label-goals = Sustainable Development Goals
face-period = { $from } to { $until }
face-period-open = Since { $from }
face-since = since { $year }
face-places-more =
    { $count ->
        [one] { $places } and one other
       *[other] { $places } and { $count } others
    }
face-written-in = Written in { $language }.
face-sources = Sources
face-heading-files = Pictures and files
file-note = { $kind }, { $size }
file-credit = Made by: { $name }
file-described = Description: { $text }
file-kilobytes = { $count } kB
file-megabytes = { $count } MB
file-kind-jpeg = Picture
file-kind-png = Picture
file-kind-webp = Picture
file-kind-pdf = PDF
file-kind-docx = Word document
file-kind-xlsx = Excel workbook
file-kind-pptx = PowerPoint presentation
file-kind-odt = OpenDocument text
file-kind-ods = OpenDocument spreadsheet
file-kind-odp = OpenDocument presentation
face-facts = In brief
practice-day-of-submission = the day of submission
practice-address-to-come = (its address, given at publication)

## Mails about a practice. Authors read “the review team”, never a name.

practice-ground-out-of-scope = What your practice is about lies outside the subjects of this site.
practice-ground-duplicate = The site has this practice already.
practice-ground-too-little-substance = The text does not yet say enough for readers to learn from: what was done, by whom, and what came of it.
practice-ground-consent-missing = Someone whose agreement is needed has not agreed yet.
practice-ground-other = The practice that is there already:
practice-replaced-by = The practice that replaces it:
practice-translation-of = This is a translation of
practice-mail-button-submitter = See your practice
practice-mail-because-submitter = You get this because you are an author of the practice.
practice-mail-button-author = See your practice
practice-mail-because-author = You get this because you are an author of the practice.
practice-mail-button-former-owner = See your practices
practice-mail-because-former-owner = You get this because you owned the practice until now.
practice-mail-button-former-author = See your practices
practice-mail-because-former-author = You get this because you were a co-author of the practice until now.
practice-mail-button-invited = Read the invitation
practice-mail-because-invited = You get this because an owner of a practice or an administrator of this site typed your address. If you do not know about it, ignore this mail: nothing happens without your answer.
practice-mail-button-expert = Read it and give your opinion
practice-mail-because-expert = You get this because a reviewer of this site typed your address. If you do not know about it, ignore this mail: nothing happens without your answer.
practice-mail-button-suggested = Open it at the review desk
practice-mail-because-suggested = You get this because the service suggests you as its reviewer.
practice-mail-button-reviewer = Open it at the review desk
practice-mail-because-reviewer = You get this because you review this objective.
practice-mail-button-administrator = Open it at the review desk
practice-mail-because-administrator = You get this because you are an administrator.
practice-mail-button-former = Open it at the review desk
practice-mail-because-former = You get this because you were reviewing it.
practice-mail-button-assigned = Open it at the review desk
practice-mail-button-asked = Open it at the review desk
practice-mail-because-assigned = You get this because it was assigned to you.
practice-mail-because-asked = You get this because a reviewer asks for your opinion.
practice-mail-button-handling = Open it at the review desk
practice-mail-because-handling = You get this because you were reviewing it.
practice-mail-button-focal-point = Read the practice
practice-mail-because-focal-point = You get this because you were named as the person who knows this practice.
practice-mail-practices = The letter is about:
practice-mail-dear = Dear { $name },
practice-mail-button-public = Read the public page
practice-mail-own-page = Your own page of it, where you revise it:
practice-mail-points =
    { $count ->
        [one] The review team asks for one thing beside an answer:
       *[other] The review team asks for { $count } things beside your answers:
    }
practice-mail-call = The call for practices that it answers:
practice-mail-what-was-sent = What you sent:
practice-mail-authors = Its authors: { $names }.

## What the daily mail gathers

practice-mail-from = submitted by { $name }
practice-mail-until = a first answer is due by { $day }
practice-mail-sample-name = Ms. Laurence Example
practice-mail-sample-title = Mobile teams that register births, Moldova
practice-mail-sample-words = These words stand for what a person writes.

## What changed between two revisions.

comparison-title = What changed
comparison-of = What changed: { $title }
comparison-from = Older
comparison-to = Newer
comparison-compare = Compare
comparison-views = How it is shown
comparison-inline = In one text
comparison-side = Side by side
comparison-between = { $older } → { $newer }
comparison-revision = Revision { $number }
comparison-revision-stands = { $revision }: { $state }
comparison-only-one = There is nothing to compare yet: there is only one.
comparison-twice = “{ $which }” was chosen twice. Choose two different ones.
comparison-nothing = Nothing changed: every answer is the same.
comparison-counts =
    { $changed ->
        [one] { $changed } answer changed,
       *[other] { $changed } answers changed,
    } { $same ->
        [one] { $same } is the same.
       *[other] { $same } are the same.
    }
comparison-note = Note of the authors on { $which }: { $note }
comparison-added = added:
comparison-removed = removed:
comparison-moved-here = Moved here from elsewhere in the text:
comparison-moved-away = Stands elsewhere in the text now:
comparison-row-moved-here = Moved here from elsewhere in the list:
comparison-row-moved-away = Stands elsewhere in the list now:
comparison-given = Not answered before.
comparison-taken = No longer answered.
comparison-changed = Changed.
comparison-happened = { $parts }.
comparison-count-changed = { $count } changed
comparison-count-added = { $count } added
comparison-count-removed = { $count } removed
comparison-count-moved = { $count } moved
comparison-same-paragraphs = { $count } paragraphs are the same
comparison-agreed = This person agreed that readers see name and organisation.
comparison-not-agreed = This person has not agreed that readers see name and organisation.

## Comments beside single answers, for the review team and for authors.

comment-does-done = Done.
comment-does-not-done = Not done, because:
comment-does-resolve = Resolved.
comment-does-ask_again = Asked again.
comment-unanswered = It was not answered.

## A mail before it is sent.

letter-sheet-to = To { $name }
letter-sheet-subject = Subject

## How often the public page of a practice is opened.

views-of-page = Views of this page
views-of-public = Views of the public page
views-none = No view is counted yet.
views-in =
    { $count ->
        [one] The public page was opened once in { $month }.
       *[other] The public page was opened { $count } times in { $month }.
    }
views-from =
    { $count ->
        [one] The public page was opened once from { $from } to { $to }.
       *[other] The public page was opened { $count } times from { $from } to { $to }.
    }
views-of-translations =
    { $count ->
        [one] One of them was an opening of a translation.
       *[other] { $count } of them were openings of its translations.
    }
views-chart =
    { $most ->
        [one] Views by month, from { $from } to { $to }. The highest bar is { $most } view.
       *[other] Views by month, from { $from } to { $to }. The highest bar is { $most } views.
    }
views-caption = Views by month, twelve months
views-table = All months as a table
views-head-month = Month
views-head-views = Views
views-what = Openings of the page are counted, not people: a reload counts again. Programs, previews and pages that a browser fetches ahead are left out, as far as they say what they are. The count stores no cookie and no address.
views-before = This edition counts the months before { $month }.
views-file = Save the views by month as a table (CSV)
view-column-url = The permanent address of the practice, or of its translation.
view-column-slug = The name of the practice, or of its translation, in this address.
view-column-translation_of = Of a translation: the permanent address of its original. Empty for an original.
view-column-month = The month, in the time zone of the site.
view-column-views = How often the page at this address was opened in that month. Openings are counted, not people. The views of a practice are the sum of its row and of the rows of its translations.
