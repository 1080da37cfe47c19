### Le cadre de chaque courriel, et les pages qui s'y rattachent.

mail-not-read = Cette boîte n’est pas lue.
mail-help = Demander de l’aide
mail-button-not-working = Le bouton ne fonctionne pas ?

mail-digest-subject =
    { $count ->
        [one] { $site } : une nouvelle depuis hier
       *[other] { $site } : { $count } nouvelles depuis hier
    }
mail-digest-heading =
    { $count ->
        [one] Une nouvelle depuis hier
       *[other] { $count } nouvelles depuis hier
    }
mail-digest-other = Aussi
mail-digest-because = Vous recevez ce courriel une fois par jour au plus, avec ce qui ne demande pas de courriel à part.
