### Le cadre de chaque courriel, et les pages qui s'y rattachent.

mail-not-read = Cette boîte n’est pas lue.
mail-help = Demander de l’aide
mail-button-not-working = Le bouton ne fonctionne pas ?
