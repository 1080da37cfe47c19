### Les vocabulaires. Les noms des termes sont dans data/, pas ici.

taxonomy-numbered = { $number } : { $name }
objective-label = Objectif { $number }
objective-heading = Objectif { $number } : { $title }
objective-read-compact = Lire le Pacte mondial
objective-paragraph = Le Pacte mondial le dit au paragraphe { $paragraph }

map-title = Carte du monde en points. Les pays qui ont des pratiques publiées sont plus foncés ; un tableau donne les chiffres.
map-shade = de { $least } à { $most } pratiques
map-shade-even =
    { $count ->
        [one] { $count } pratique
       *[other] { $count } pratiques
    }
map-caption = Plus la couleur est forte, plus il y a de pratiques. La carte ne trace aucune frontière.
map-disclaimer = Les appellations employées et la présentation des données n’impliquent aucune prise de position quant au statut juridique des pays, territoires, villes ou zones, ou de leurs autorités, ni quant au tracé de leurs frontières ou limites.
