### The public catalogue: lists, search, practices, feeds.

catalogue-edition = Edition { $edition }, { $day }
catalogue-home = Home
catalogue-trail = Where you are
catalogue-pages = Pages
catalogue-objectives = Objectives
catalogue-explore = Explore
catalogue-explore-title = { $list }, in figures
catalogue-explore-lead = Where the practices come from, which objectives they serve, and when they began.
catalogue-explore-ways = A country on the map, an objective or a year narrows this page. A name in the tables of places leads to the practices. More choices stand beside the list.
catalogue-as-list = As a list
catalogue-on-map = On a map
catalogue-map-label = Dot map of the world. Each country with practices is a link.
catalogue-map-country =
    { $count ->
        [one] { $country }: { $count } practice
       *[other] { $country }: { $count } practices
    }
catalogue-map-choice = Your choice has the colour of the text. The other colours show how many practices each country would give.
catalogue-map-small = A country that is too small for a dot is in the table of countries and areas.
catalogue-practices-by-objective = Practices by objective
catalogue-practices-by-year = Practices by the year in which they began
catalogue-years-earlier =
    { $count ->
        [one] Show { $count } earlier year
       *[other] Show { $count } earlier years
    }
catalogue-country = Country or area
catalogue-region = Region
catalogue-grouping = Grouping
catalogue-practices = Practices
catalogue-practices-after-number =
    { $count ->
        [one] practice
       *[other] practices
    }
catalogue-countries = Countries
catalogue-share = Share of the collection
catalogue-by-region = Practices by region
catalogue-by-part = Practices by part of a region
catalogue-by-grouping = Practices by grouping of countries
catalogue-by-country = Practices by country or area
catalogue-jump = On this page
catalogue-jump-letters = By letter
catalogue-jump-regions = Regions
catalogue-jump-parts = Parts of regions
catalogue-jump-groupings = Groupings
catalogue-jump-countries = Countries and areas
catalogue-all-practices = All practices
catalogue-all-places = All regions and countries
catalogue-count =
    { $count ->
        [0] No practices
        [one] { $count } practice
       *[other] { $count } practices
    }
catalogue-count-newest =
    { $count ->
        [0] The first practices are being written
        [one] { $count } practice
       *[other] { $count } practices, newest first
    }
catalogue-describe-all =
    { $count ->
        [0] No practice is published yet.
        [one] { $count } practice on migration. The review team read it before it was published.
       *[other] { $count } practices on migration, newest first. The review team read each before it was published.
    }
catalogue-describe-list =
    { $count ->
        [0] { $list }: no practice yet.
        [one] { $list }: { $count } practice. The review team read it before it was published.
       *[other] { $list }: { $count } practices. The review team read each before it was published.
    }
catalogue-describe-search =
    { $count ->
        [0] No practice matches. { $search }
        [one] { $count } practice matches. { $search }
       *[other] { $count } practices match. { $search }
    }
catalogue-none = Nothing here yet
catalogue-none-lead = No practice is published here yet. Subscribe, and you will read of the first one.

## The first page.

catalogue-home-heading = What governments do about migration, in practice
catalogue-home-lead =
    { $practices ->
        [one] { $practices } practice
       *[other] { $practices } practices
    } from { $countries ->
        [one] { $countries } country
       *[other] { $countries } countries
    }, each written by the people who know it and read by a review team before it appeared here. Find one, cite it, follow it.
catalogue-home-lead-empty = The first practices are being written. Each is read by a review team before it appears here.
catalogue-home-all =
    { $count ->
        [one] The one practice
       *[other] All { $count } practices, newest first
    }
catalogue-propose = Propose a practice
catalogue-how = How reviewing works
catalogue-by-objective = By objective
catalogue-brief = Brief
catalogue-brief-title = Brief: { $place }
catalogue-brief-way = Brief to print
catalogue-brief-lead =
    { $count ->
        [one] One practice
       *[other] { $count } practices
    } under { $objectives ->
        [one] one of the 23 objectives
       *[other] { $objectives } of the 23 objectives
    } of the Global Compact for Migration.
catalogue-brief-print = Print this page with your browser, or save it as a PDF.
catalogue-brief-more = And { $count } more
catalogue-place-objectives = Objectives here
catalogue-objectives-without =
    { $count ->
        [one] No practice yet under one of the 23 objectives
       *[other] No practice yet under { $count } of the 23 objectives
    }
catalogue-by-objective-lead = The Global Compact for Migration sets 23 objectives. A practice serves one objective most, and up to four others.
catalogue-objective-most = The list has the practices that serve this objective most. A practice can name up to four others.
catalogue-objective-others =
    { $count ->
        [one] { $count } more practice is filed under another objective and also serves this one.
       *[other] { $count } more practices are filed under other objectives and also serve this one.
    }
catalogue-new = New in the collection
catalogue-have-you = Do you know such a practice?
catalogue-have-you-lead = You can write it in several sittings. The review team reads each practice before it is published.
catalogue-where = Where they come from
catalogue-where-lead = Some regions describe more practices than others. That does not mean that they do more. If your country is missing, we would like to hear from you.

## A practice in a list, and its page.

catalogue-submitted = Submitted by { $name } on { $day }
catalogue-submitted-for = Submitted by { $name }, { $organisation }, on { $day }
catalogue-authors =
    { $count ->
        [one] Author: { $names }
       *[other] Authors: { $names }
    }
catalogue-orcid = ORCID iD of { $name }:
catalogue-published = Published { $day }
catalogue-published-version = Published { $first }. { $version }, { $day }
catalogue-published-version-then = Published { $first }. { $version }
catalogue-confirmed = Confirmed as current on { $day }
catalogue-confirmed-ended = It has ended. Description confirmed on { $day }
catalogue-ended = It has ended
catalogue-ended-said = Its authors said so on { $day }. The text describes it as it was.
catalogue-unconfirmed = Not confirmed since { $day }
catalogue-unconfirmed-asked = The service asked its authors twice whether it is still true, and got no answer.
catalogue-version =
    { $form ->
        [one] { $number }st version
        [two] { $number }nd version
        [few] { $number }rd version
       *[other] { $number }th version
    }
catalogue-version-title = { $title }, { $version }
catalogue-past = No longer current
catalogue-past-since = Marked on { $day }. The text stays for readers who cited it. It does not describe the situation today.
catalogue-earlier = You are reading the { $version }, public from { $from } to { $until }.
catalogue-present = You are reading the { $version }, public since { $from }. There is no later one.
catalogue-read-present = Go to the practice’s own page
catalogue-title-at-edition = { $title }, edition { $edition }
catalogue-at-edition = You read the catalogue as it stood at edition { $edition }, on { $day }.
catalogue-at-edition-undated = You read the catalogue as it stood at edition { $edition }.
catalogue-at-edition-leave = This practice as it is today
catalogue-at-edition-leave-list = This page as it is today
catalogue-at-edition-order = The practices stand by date, the newest first. The order by relevance exists for today’s practices only.
catalogue-at-edition-taken-down = { $count ->
    [one] { $count } practice that was public then has been taken down since. It is not shown and not counted here.
   *[other] { $count } practices that were public then have been taken down since. They are not shown and not counted here.
}
catalogue-at-edition-withdrawn = What was taken down (CSV)
catalogue-at-edition-names = The names of people and organisations are those of today. Some have changed since that edition.
catalogue-at-edition-earlier = Its { $version } was public then.
catalogue-at-edition-same = Its { $version } was public then. It is still the present one.
catalogue-at-edition-past = Today the practice is marked as no longer current.
catalogue-not-yet = Not public at edition { $edition }
catalogue-not-yet-said = The catalogue did not show this practice at that edition. It was first published on { $day }.
catalogue-not-yet-list = All practices of edition { $edition }
catalogue-cite = Cite this practice
catalogue-cite-copy = Copy the citation
catalogue-copied = Copied
catalogue-cite-files = For reference managers:
catalogue-cite-organisations = Carried out by { $organisations }.
catalogue-cite-machine = { $help }.
catalogue-cite-machine-checked = { $help }. A person has checked the text.
catalogue-cite-machine-unchecked = { $help }. No person has checked the whole text.
catalogue-practice-data = This practice as data:
catalogue-permanent = This address is permanent.
catalogue-licence = The text is under { $licence }: use it freely, name the author.
catalogue-licence-files = The text and the files are under { $licence }: use them freely, name the author.
catalogue-review = How this version was reviewed
catalogue-review-reviewers = { $count ->
    [one] One reviewer
   *[other] { $count } reviewers
}
catalogue-review-experts = { $count ->
    [one] one expert from outside
   *[other] { $count } experts from outside
}
catalogue-review-both = { $reviewers } and { $experts }
catalogue-review-by = { $people } judged this version before it was published.
catalogue-review-time = { $rounds ->
    [one] The review took one round, from { $from } to { $until }.
   *[other] The review took { $rounds } rounds, from { $from } to { $until }.
}
catalogue-review-day = { $rounds ->
    [one] The review took one round, on { $day }.
   *[other] The review took { $rounds } rounds, on { $day }.
}
catalogue-review-checklist = The checklist that was filled in
catalogue-disclaimer = The author is responsible for the content. Publication is not an endorsement.
catalogue-history = History
catalogue-history-published = { $version } published
catalogue-history-note = { $day }. { $note }
catalogue-history-submitted = Submitted
catalogue-history-by = { $day } by { $name }
catalogue-read-as-it-was = Read it as it was
catalogue-changed-with = What changed
catalogue-changed-since = What has changed since this version
catalogue-reference = Reference
catalogue-ark = Persistent identifier
catalogue-ark-promise = This identifier names one practice for good. It is never given to another one. If the practice is withdrawn, its address says so.
catalogue-ark-gone = Not public since { $day }.
catalogue-gone = This practice is no longer in the collection. Its address is not given to another practice.
catalogue-since = since { $year }
catalogue-years = { $from } to { $until }
catalogue-gone-when = Public
catalogue-gone-public =
    { $versions ->
        [one] { $from } to { $until }, { $versions } version
       *[other] { $from } to { $until }, { $versions } versions
    }
catalogue-gone-reason = Why
catalogue-gone-why-owner = Its owner asked for it to be removed
catalogue-gone-why-team = The review team took it out of the collection
catalogue-gone-why-replaced = Another practice replaced it, and that one is gone too
catalogue-gone-cited = If you cited it, name the date on which you read it.
catalogue-gone-ask = Ask us if you need to know more

## Search.

catalogue-related = Related practices
catalogue-report = Report a mistake
catalogue-ask = Ask the focal point
catalogue-ask-author = Ask about this practice
catalogue-replicate = We did this too
catalogue-calls = Calls for practices
catalogue-calls-lead = The service asks for practices on a theme until a day. The page of a call lists the practices that were published in answer.
catalogue-calls-open = Open
catalogue-calls-past = Closed
catalogue-calls-none = No call is open now. You can propose a practice at any time.
catalogue-calls-all = All calls for practices
catalogue-call-open =
    { $count ->
        [1] Open until the end of today, { $day }
        [2] Closes tomorrow, { $day }
       *[other] Open until { $day }, { $count } days left with today
    }
catalogue-call-closed = Closed on { $day }
catalogue-call-until = Open until the end of { $day }.
catalogue-call-about = Objectives: { $objectives }.
catalogue-calls-subscribe = Subscribe to the calls
catalogue-calls-feed = A feed reader is a program or a website that collects what is new on other sites. It shows you each call from its first day on. You need no account.
catalogue-call-opened = Opened on { $day }.
catalogue-call-how = Your draft then names this call. You can change that on the page “Check your answers”.
catalogue-call-criteria = What a practice has to meet
catalogue-call-objectives = Objectives
catalogue-call-contact = Questions about this call:
catalogue-call-count =
    { $count ->
        [0] No practice was published in answer yet
        [one] One practice was published in answer
       *[other] { $count } practices were published in answer
    }
catalogue-answers-call = In answer to the call for practices
catalogue-translation-of = Translation of
catalogue-translation-outdated = The original has changed since: read its { $version }.
catalogue-other-languages = In other languages:
catalogue-read-in-your-language = You can read this practice in English:
catalogue-went = Who did the same
catalogue-search = Search
catalogue-search-title = Search: { $words }
catalogue-search-hint = Put “quotation marks” around words that belong together; an asterisk stands for the rest of a word, as in consul*. Accents and capitals do not matter.
catalogue-search-nothing-typed = Type a word to search for
catalogue-search-nothing = Nothing found
catalogue-search-some = No practice contains all your words. These contain some of them.
catalogue-search-cut = You typed more than { $limit } characters, so the search used only the first { $limit }. Use fewer words.
catalogue-search-not-ready = The search is not ready yet
catalogue-search-meanwhile = This takes a moment after a start. You can already read lists and practices.
catalogue-search-named =
    { $count ->
        [0] no practice yet
        [one] { $count } practice
       *[other] { $count } practices
    }
catalogue-chosen-title = Practices ({ $choices })
catalogue-search-chosen-title = Search: { $words } ({ $choices })
catalogue-search-nothing-chosen =
    { $count ->
        [one] Nothing found with this choice
       *[other] Nothing found with these { $count } choices
    }
catalogue-search-reference = the practice with this reference
catalogue-without =
    { $count ->
        [one] Without “{ $choice }” there is { $count } practice.
       *[other] Without “{ $choice }” there are { $count } practices.
    }
catalogue-narrow = Narrow the results
catalogue-narrow-list = Narrow this list
catalogue-choices = Your choices
catalogue-choices-made =
    { $count ->
        [one] { $count } choice
       *[other] { $count } choices
    }
catalogue-chip = { $facet }: { $term }
catalogue-chip-numbered = { $facet } { $term }
catalogue-remove-choice = Remove
catalogue-clear-choices = Remove all choices
catalogue-show-practices = Show practices
catalogue-sort-by = Sort by
catalogue-facet-all = Show all { $count }
catalogue-year-or-later = { $year } or later
catalogue-year-any = Any year
catalogue-since-label = Began in this year or later
facet-objective = Objective
facet-also = Also serves objective
facet-country = Country or area
facet-region = Region
facet-type = Type
facet-stage = Stage
facet-scope = Scope
facet-year = Began in
facet-principle = Guiding principle
facet-goal = Development goal
facet-organisation = Kind of organisation
facet-language = Language of the text
facet-machine_help = Help by a machine
facet-freshness = Up to date
freshness-current = Published or confirmed lately
freshness-unconfirmed = Not confirmed
freshness-ended = Ended, say its authors
sort-relevance = Best match
sort-newest = Newest
sort-title = Title
catalogue-search-elsewhere = Other ways to look:
catalogue-did-you-mean = Did you mean
catalogue-way-objectives = The 23 objectives
catalogue-way-places = Regions and countries
catalogue-way-all = All practices, newest first

## Feeds.

catalogue-subscribe-to = Subscribe to { $name }
catalogue-subscribe-all = Subscribe to all new practices
catalogue-subscribe-search = Follow this search
catalogue-subscribe-lead = A feed reader is a program or a website that collects what is new on other sites. It shows you each practice when it is published here. You need no account.
catalogue-subscribe-copy = Copy this address into a feed reader.
catalogue-subscribe-address = Address of the feed
catalogue-subscribe-press = Copy the address
catalogue-subscribe-open = Open the feed
catalogue-subscribe-readers = If the feed opens as a page of code, go back and copy its address.
catalogue-subscribe-back = Back to “{ $list }”
catalogue-subscribe-feed = By feed reader
catalogue-follow-mail = By mail
catalogue-follow-lead = We write to you when a practice is published in this list, or has a new version that is more than a minor change. You need no account.
catalogue-follow-email = Your email address
catalogue-follow-rhythm = How often
catalogue-follow-at_once = Soon after each publication
catalogue-follow-weekly = Once a week, on Monday
catalogue-follow-press = Send me a mail to confirm
catalogue-follow-kept = The address serves these mails only. Each of them has a link that ends them, and when the last subscription ends, we erase the address.
catalogue-follow-privacy = What we keep
catalogue-follow-version = New version. { $summary }
catalogue-followed-search = A search in the practices

## Files of lists, and the page about data.

catalogue-take-away = Take this list away:
catalogue-take-csv = CSV
catalogue-take-excel = CSV for Excel
catalogue-take-jsonl = JSON Lines
catalogue-take-atom = Atom
catalogue-cite-list = To cite this list as it stands now:
catalogue-cite-edition = { $title }, edition { $edition }, { $day }
catalogue-take-licence = Licence:
catalogue-take-columns = What the columns mean
data-title = Data
data-catalogue-title = { $site } catalogue
data-catalogue-description = All practices that { $site } has published: what governments, cities, organisations and communities do about migration. Each says where, since when, by whom and with what result. The review team read each before it was published.
data-keywords = migration, Global Compact for Migration, good practices, public policy, international cooperation
data-citation = { $title }, edition { $edition }, { $day }. { $address }
data-files = Files
data-files-lead = Each file holds all practices, with all of their public answers, as they are in the present edition.
data-file-csv = All practices as a table (CSV)
data-file-jsonl = All practices as records (JSON Lines)
data-file-atom = New practices (Atom)
data-file-package = Description of the table for statistics programs (Data Package)
data-file-dcat = Description for catalogues of data (DCAT)
data-interface = Interface for programs (OpenAPI)
data-harvest = Interface for libraries (OAI-PMH)
data-about-csv = One row for each practice. Several values in one cell are joined by “;”.
data-about-jsonl = One record for each practice, in JSON, on a line of its own.
data-lists = Every list and every search has the same files: follow “Take this list away” at its end. The file has the same choices as the page.
data-descriptions = For programs:
data-licence = Licence
data-licence-each = Each row and each record names the licence of its text. Use the texts freely, and name their authors.
data-cite = Cite the catalogue
data-cite-list = An address with an edition always shows the catalogue as it stood then. Each list and each search offers its own below its practices. This one shows all practices:
data-cite-why = The edition is a number that rises with every change that readers can see. Another reader finds by it what you counted.
data-columns = What the columns mean
data-columns-lead = A column may be added; no column gets another name. The names of terms are in the language of the page from which you take the file.
data-columns-cells = Several values in one cell are joined by “;”. A “;” within a value is written “\;”. A cell that a spreadsheet could run as a formula has an apostrophe before it.
data-column-name = Column
data-column-kind = Kind
data-column-holds = What it holds
column-kind-text = Text
column-kind-number = Number
column-kind-yes_no = true or false
column-kind-moment = Date and time (UTC)
column-kind-month = Year, or year and month
column-kind-address = Address
column-kind-term = Id
column-kind-list = List
column-url = The permanent address of the practice.
column-slug = The last part of that address. It identifies the practice and never changes.
column-reference = The number by which people name the practice.
column-identifier = The persistent identifier, if the site gives one.
column-revision = The number of the published version, from 1.
column-published = When the practice was first published.
column-updated = When this version was published.
column-submitted_by = The name of the account that submitted the practice first.
column-submitted_by_organisation = The organisation of that account.
column-authors = The names by which the practice is cited.
column-author_orcids = The ORCID iDs of these authors, in the same order; empty where an author gave none.
column-licence = The licence of the text.
column-licence_url = Where that licence can be read.
column-review_reviewers = By how many reviewers the version was judged.
column-review_experts = By how many experts from outside the version was judged.
column-review_rounds = In how many rounds the version was reviewed.
column-review_from = When the version was first submitted to that review.
column-review_checklist = Whether the reviewers filled in the checklist.
column-author_given_names = The given names of the authors, in the same order. An institution has none.
column-author_family_names = The family names of the authors, in the same order. An institution has none.
column-translation_of = Of a translation: the address of the practice that it translates.
column-translates_version = Of a translation: the version of that practice that it translates.
column-translations = The addresses of the translations of the practice.
column-part-text = The answer to “{ $label }”
column-part-yes_no = Yes (true) or no (false) to “{ $label }”
column-part-month = The year, or the year and month, of “{ $label }”
column-part-id = The id of the term chosen for “{ $label }”
column-part-ids = The ids of the terms chosen for “{ $label }”
column-part-countries = The ISO codes of the countries and areas: “{ $label }”
column-part-name = The name of the term chosen for “{ $label }”
column-part-names = The names of the terms in the column before, in the same order: “{ $label }”
column-part-objectives = The numbers of the objectives. The first is the one that the practice serves most.
column-part-organisations = The names of the organisations: “{ $label }”
column-part-kinds = The kinds of these organisations, in the same order.
column-part-roles = The roles of these organisations, in the same order.
column-part-how = How each of these principles shows, in the same order.
column-part-sources = The titles of the sources: “{ $label }”
column-part-urls = The addresses of these sources, in the same order.
column-part-languages = The languages of these sources, in the same order.
data-withdrawn = Practices that were taken down (CSV)
data-withdrawn-lead = What was taken down is in no list and no file any more. A table of its own says when and why.
data-views = Views by month (CSV)
data-views-lead = How often the page of each practice and of each translation was opened, in each whole month before this edition:
withdrawn-url = The permanent address. It says what became of the practice.
withdrawn-slug = The last part of that address, which is not used again.
withdrawn-reference = The number by which people name the practice.
withdrawn-title = The title of the last version.
withdrawn-status = What became of it: gone, replaced, or no-longer-current (still readable, under a notice).
withdrawn-published = When the practice was first published.
withdrawn-withdrawn = When it was taken down.
withdrawn-versions = How many versions were published.
withdrawn-reason = At whose wish: owner or review-team.
withdrawn-replaced_by = The address of the practice that replaces it.

## Suggestions while a reader types.

opensearch-description = Search the practices of { $site }
