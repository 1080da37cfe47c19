### Les vocabulaires. Les noms des termes sont dans data/, pas ici.

objective-label = Objectif { $number }
objective-heading = Objectif { $number } : { $title }
