### The vocabularies. Names of terms are in data/, not here.

objective-label = Objective { $number }
objective-heading = Objective { $number }: { $title }
