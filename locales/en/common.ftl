### Words that every room uses.

common-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
common-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
common-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
common-seconds =
    { $count ->
        [one] { $count } second
       *[other] { $count } seconds
    }
common-list = { $firsts } and { $last }
replication-since = since { $year }

language-ar = Arabic
language-zh = Chinese
language-en = English
language-fr = French
language-ru = Russian
language-es = Spanish
