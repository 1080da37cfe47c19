### The vocabularies. Names of terms are in data/, not here.

taxonomy-numbered = { $number }: { $name }
objective-label = Objective { $number }
objective-heading = Objective { $number }: { $title }
objective-read-compact = Read the Global Compact
objective-paragraph = The Global Compact says it in paragraph { $paragraph }

map-title = Dot map of the world. Countries with published practices are darker; a table gives the figures.
map-shade = { $least } to { $most } practices
map-shade-even =
    { $count ->
        [one] { $count } practice
       *[other] { $count } practices
    }
map-caption = The darker the colour, the more practices. The map draws no borders.
map-disclaimer = The designations employed and the presentation of material do not imply the expression of any opinion concerning the legal status of any country, territory, city or area or of its authorities, or concerning the delimitation of its frontiers or boundaries.
