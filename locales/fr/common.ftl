### Mots que toutes les pièces emploient.

common-days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
common-hours =
    { $count ->
        [one] { $count } heure
       *[other] { $count } heures
    }
common-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
common-seconds =
    { $count ->
        [one] { $count } seconde
       *[other] { $count } secondes
    }
common-list = { $firsts } et { $last }
replication-since = depuis { $year }

language-ar = arabe
language-zh = chinois
language-en = anglais
language-fr = français
language-ru = russe
language-es = espagnol
