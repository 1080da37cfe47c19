### Le catalogue public : listes, recherche, pratiques, flux.

catalogue-edition = Édition { $edition }, { $day }
catalogue-home = Accueil
catalogue-trail = Où vous êtes
catalogue-pages = Pages
catalogue-objectives = Objectifs
catalogue-explore = Explorer
catalogue-explore-title = { $list }, en chiffres
catalogue-explore-lead = D’où viennent les pratiques, quels objectifs elles servent et quand elles ont commencé.
catalogue-explore-ways = Un pays sur la carte, un objectif ou une année affine cette page. Un nom dans les tableaux des lieux mène aux pratiques. D’autres choix se trouvent à côté de la liste.
catalogue-as-list = En liste
catalogue-on-map = Sur une carte
catalogue-map-label = Carte du monde en points. Chaque pays qui a des pratiques est un lien.
catalogue-map-country =
    { $count ->
        [one] { $country } : { $count } pratique
       *[other] { $country } : { $count } pratiques
    }
catalogue-map-choice = Votre choix a la couleur du texte. Les autres couleurs montrent combien de pratiques chaque pays donnerait.
catalogue-map-small = Un pays trop petit pour un point figure dans le tableau des pays et zones.
catalogue-practices-by-objective = Pratiques par objectif
catalogue-practices-by-year = Pratiques par année de début
catalogue-years-earlier =
    { $count ->
        [one] Montrer { $count } année plus ancienne
       *[other] Montrer { $count } années plus anciennes
    }
catalogue-country = Pays ou zone
catalogue-region = Région
catalogue-grouping = Groupement
catalogue-practices = Pratiques
catalogue-practices-after-number =
    { $count ->
        [one] pratique
       *[other] pratiques
    }
catalogue-countries = Pays
catalogue-share = Part de la collection
catalogue-by-region = Pratiques par région
catalogue-by-part = Pratiques par partie de région
catalogue-by-grouping = Pratiques par groupement de pays
catalogue-by-country = Pratiques par pays ou zone
catalogue-jump = Sur cette page
catalogue-jump-letters = Par lettre
catalogue-jump-regions = Régions
catalogue-jump-parts = Parties de régions
catalogue-jump-groupings = Groupements
catalogue-jump-countries = Pays et zones
catalogue-all-practices = Toutes les pratiques
catalogue-all-places = Toutes les régions et tous les pays
catalogue-count =
    { $count ->
        [0] Aucune pratique
        [one] { $count } pratique
       *[other] { $count } pratiques
    }
catalogue-count-newest =
    { $count ->
        [0] Les premières pratiques sont en cours de rédaction
        [one] { $count } pratique
       *[other] { $count } pratiques, les plus récentes d’abord
    }
catalogue-describe-all =
    { $count ->
        [0] Aucune pratique n’est encore publiée.
        [one] { $count } pratique en matière de migration. L’équipe d’examen l’a lue avant sa publication.
       *[other] { $count } pratiques en matière de migration, les plus récentes d’abord. L’équipe d’examen a lu chacune avant sa publication.
    }
catalogue-describe-list =
    { $count ->
        [0] { $list } : aucune pratique pour le moment.
        [one] { $list } : { $count } pratique. L’équipe d’examen l’a lue avant sa publication.
       *[other] { $list } : { $count } pratiques. L’équipe d’examen a lu chacune avant sa publication.
    }
catalogue-describe-search =
    { $count ->
        [0] Aucune pratique ne correspond. { $search }
        [one] { $count } pratique correspond. { $search }
       *[other] { $count } pratiques correspondent. { $search }
    }
catalogue-none = Rien ici pour le moment
catalogue-none-lead = Aucune pratique n’est encore publiée ici. Abonnez-vous pour lire la première.

## La page d’accueil.

catalogue-home-heading = Ce que font les gouvernements en matière de migration, en pratique
catalogue-home-lead =
    { $practices ->
        [one] { $practices } pratique
       *[other] { $practices } pratiques
    } de { $countries ->
        [one] { $countries } pays
       *[other] { $countries } pays
    }, rédigées par ceux qui les connaissent et lues par une équipe d’examen avant de paraître ici. Trouvez-en une, citez-la, suivez-la.
catalogue-home-lead-empty = Les premières pratiques sont en cours de rédaction. Chacune est lue par une équipe d’examen avant de paraître ici.
catalogue-home-all =
    { $count ->
        [one] L’unique pratique
       *[other] Les { $count } pratiques, les plus récentes d’abord
    }
catalogue-propose = Proposer une pratique
catalogue-how = Comment se fait l’examen
catalogue-by-objective = Par objectif
catalogue-brief = Fiche
catalogue-brief-title = Fiche : { $place }
catalogue-brief-way = Fiche à imprimer
catalogue-brief-lead =
    { $count ->
        [one] Une pratique
       *[other] { $count } pratiques
    } sous { $objectives ->
        [one] un des 23 objectifs
       *[other] { $objectives } des 23 objectifs
    } du Pacte mondial sur les migrations.
catalogue-brief-print = Imprimez cette page avec votre navigateur, ou enregistrez-la en PDF.
catalogue-brief-more = Et { $count } de plus
catalogue-place-objectives = Les objectifs ici
catalogue-objectives-without =
    { $count ->
        [one] Aucune pratique encore sous un des 23 objectifs
       *[other] Aucune pratique encore sous { $count } des 23 objectifs
    }
catalogue-by-objective-lead = Le Pacte mondial sur les migrations fixe 23 objectifs. Une pratique en sert un en premier lieu, et jusqu’à quatre autres.
catalogue-objective-most = La liste contient les pratiques qui servent cet objectif en premier lieu. Une pratique peut en nommer jusqu’à quatre autres.
catalogue-objective-others =
    { $count ->
        [one] { $count } autre pratique, classée sous un autre objectif, sert aussi celui-ci.
       *[other] { $count } autres pratiques, classées sous d’autres objectifs, servent aussi celui-ci.
    }
catalogue-new = Nouveau dans la collection
catalogue-have-you = Connaissez-vous une telle pratique ?
catalogue-have-you-lead = Vous pouvez la rédiger en autant de fois que vous voulez. L’équipe d’examen lit chaque pratique avant sa publication.
catalogue-where = D’où elles viennent
catalogue-where-lead = Certaines régions écrivent plus que d’autres, ce qui ne veut pas dire qu’elles font plus. Si votre pays manque, nous aimerions avoir de vos nouvelles.

## Une pratique dans une liste, et sa page.

catalogue-submitted = Proposée par { $name } le { $day }
catalogue-submitted-for = Proposée par { $name }, { $organisation }, le { $day }
catalogue-authors =
    { $count ->
        [one] Auteur : { $names }
       *[other] Auteurs : { $names }
    }
catalogue-orcid = Identifiant ORCID de { $name } :
catalogue-published = Publiée le { $day }
catalogue-published-version = Publiée le { $first }. { $version }, le { $day }
catalogue-published-version-then = Publiée le { $first }. { $version }
catalogue-confirmed = Confirmée à jour le { $day }
catalogue-confirmed-ended = Elle est terminée. Description confirmée le { $day }
catalogue-ended = Elle a pris fin
catalogue-ended-said = Ses auteurs l’ont indiqué le { $day }. Le texte la décrit telle qu’elle était.
catalogue-unconfirmed = Non confirmée depuis le { $day }
catalogue-unconfirmed-asked = Le service a demandé deux fois à ses auteurs si elle est encore vraie, sans réponse.
catalogue-version =
    { $form ->
        [one] { $number ->
            [1] 1re version
           *[other] { $number }e version
        }
       *[other] { $number }e version
    }
catalogue-version-title = { $title }, { $version }
catalogue-past = N’est plus d’actualité
catalogue-past-since = Signalé le { $day }. Le texte reste pour celles et ceux qui l’ont cité ; ne le prenez pas pour ce qui se fait aujourd’hui.
catalogue-earlier = Vous lisez la { $version }, publique du { $from } au { $until }.
catalogue-present = Vous lisez la { $version }, publique depuis le { $from }. Il n’y en a pas de plus récente.
catalogue-read-present = Aller à la page de la pratique
catalogue-title-at-edition = { $title }, édition { $edition }
catalogue-at-edition = Vous lisez le catalogue tel qu’il était à l’édition { $edition }, le { $day }.
catalogue-at-edition-undated = Vous lisez le catalogue tel qu’il était à l’édition { $edition }.
catalogue-at-edition-leave = Cette pratique telle qu’elle est aujourd’hui
catalogue-at-edition-leave-list = Cette page telle qu’elle est aujourd’hui
catalogue-at-edition-order = Les pratiques sont classées par date, la plus récente d’abord. Le classement par pertinence n’existe que pour les pratiques d’aujourd’hui.
catalogue-at-edition-taken-down = { $count ->
    [one] { $count } pratique publique à cette date a été retirée depuis. Elle n’est ni affichée ni comptée ici.
   *[other] { $count } pratiques publiques à cette date ont été retirées depuis. Elles ne sont ni affichées ni comptées ici.
}
catalogue-at-edition-withdrawn = Ce qui a été retiré (CSV)
catalogue-at-edition-names = Les noms des personnes et des organisations sont ceux d’aujourd’hui. Certains ont changé depuis cette édition.
catalogue-at-edition-earlier = Sa { $version } était alors publique.
catalogue-at-edition-same = Sa { $version } était alors publique. C’est encore la version actuelle.
catalogue-at-edition-past = Aujourd’hui, la pratique est signalée comme n’étant plus d’actualité.
catalogue-not-yet = Absente de l’édition { $edition }
catalogue-not-yet-said = À cette édition, le catalogue ne montrait pas cette pratique. Elle a été publiée pour la première fois le { $day }.
catalogue-not-yet-list = Toutes les pratiques de l’édition { $edition }
catalogue-cite = Citer cette pratique
catalogue-cite-copy = Copier la citation
catalogue-copied = Copiée
catalogue-cite-files = Pour les logiciels de bibliographie :
catalogue-cite-organisations = Mise en œuvre : { $organisations }.
catalogue-cite-machine = { $help }.
catalogue-cite-machine-checked = { $help }. Une personne a vérifié le texte.
catalogue-cite-machine-unchecked = { $help }. Aucune personne n’a vérifié tout le texte.
catalogue-practice-data = Cette pratique sous forme de données :
catalogue-permanent = Cette adresse est permanente.
catalogue-licence = Le texte est sous { $licence } : utilisez-le librement, nommez l’auteur.
catalogue-licence-files = Le texte et les fichiers sont sous { $licence } : utilisez-les librement, nommez l’auteur.
catalogue-review = Comment cette version a été examinée
catalogue-review-reviewers = { $count ->
    [1] un examinateur
   *[other] { $count } examinateurs
}
catalogue-review-experts = { $count ->
    [1] un expert extérieur
   *[other] { $count } experts extérieurs
}
catalogue-review-both = { $reviewers } et { $experts }
catalogue-review-by = Avant sa publication, cette version a été évaluée par { $people }.
catalogue-review-time = { $rounds ->
    [one] L’examen s’est fait en un tour, du { $from } au { $until }.
   *[other] L’examen s’est fait en { $rounds } tours, du { $from } au { $until }.
}
catalogue-review-day = { $rounds ->
    [one] L’examen s’est fait en un tour, le { $day }.
   *[other] L’examen s’est fait en { $rounds } tours, le { $day }.
}
catalogue-review-checklist = La liste de contrôle qui a été remplie
catalogue-disclaimer = L’auteur est responsable du contenu. La publication ne vaut pas approbation.
catalogue-history = Historique
catalogue-history-published = { $version } publiée
catalogue-history-note = { $day }. { $note }
catalogue-history-submitted = Proposée
catalogue-history-by = { $day }, par { $name }
catalogue-read-as-it-was = La lire telle qu’elle était
catalogue-changed-with = Ce qui a changé
catalogue-changed-since = Ce qui a changé depuis cette version
catalogue-reference = Référence
catalogue-ark = Identifiant pérenne
catalogue-ark-promise = Cet identifiant désigne une seule pratique, pour toujours. Il n’est jamais donné à une autre. Si la pratique est retirée, son adresse le dit.
catalogue-ark-gone = Non publique depuis le { $day }.
catalogue-gone = Cette pratique a quitté la collection. Son adresse reste réservée et ne sera donnée à aucune autre.
catalogue-since = depuis { $year }
catalogue-years = de { $from } à { $until }
catalogue-gone-when = Publique
catalogue-gone-public =
    { $versions ->
        [one] du { $from } au { $until }, { $versions } version
       *[other] du { $from } au { $until }, { $versions } versions
    }
catalogue-gone-reason = Pourquoi
catalogue-gone-why-owner = Retirée à la demande de son auteur principal
catalogue-gone-why-team = Retirée de la collection par l’équipe d’examen
catalogue-gone-why-replaced = Remplacée par une autre pratique, retirée elle aussi
catalogue-gone-cited = Si vous l’avez citée, indiquez la date à laquelle vous l’avez lue.
catalogue-gone-ask = Demandez-nous si vous voulez en savoir plus

## Recherche.

catalogue-related = Pratiques proches
catalogue-report = Signaler une erreur
catalogue-ask = Interroger le point focal
catalogue-ask-author = Poser une question sur cette pratique
catalogue-replicate = Nous l’avons fait aussi
catalogue-calls = Appels à pratiques
catalogue-calls-lead = Le service demande des pratiques sur un thème jusqu’à un jour donné. La page d’un appel donne la liste des pratiques publiées en réponse.
catalogue-calls-open = Ouverts
catalogue-calls-past = Clos
catalogue-calls-none = Aucun appel n’est ouvert. Vous pouvez proposer une pratique à tout moment.
catalogue-calls-all = Tous les appels à pratiques
catalogue-call-open =
    { $count ->
        [1] Ouvert jusqu’à la fin de la journée, le { $day }
        [2] Se termine demain, le { $day }
       *[other] Ouvert jusqu’au { $day }, encore { $count } jours avec aujourd’hui
    }
catalogue-call-closed = Clos le { $day }
catalogue-call-until = Ouvert jusqu’à la fin du { $day }.
catalogue-call-about = Objectifs : { $objectives }.
catalogue-calls-subscribe = S’abonner aux appels
catalogue-calls-feed = Un lecteur de flux est un programme ou un site web qui rassemble les nouveautés d’autres sites. Il vous montre chaque appel dès son premier jour. Aucun compte n’est nécessaire.
catalogue-call-opened = Ouvert le { $day }.
catalogue-call-how = Votre brouillon indique alors cet appel. Vous pouvez changer cela à la page « Vérifier vos réponses ».
catalogue-call-criteria = Conditions à remplir
catalogue-call-objectives = Objectifs
catalogue-call-contact = Questions sur cet appel :
catalogue-call-count =
    { $count ->
        [0] Aucune pratique n’est encore publiée en réponse
        [one] Une pratique est publiée en réponse
       *[other] { $count } pratiques sont publiées en réponse
    }
catalogue-answers-call = En réponse à l’appel à pratiques
catalogue-translation-of = Traduction de
catalogue-translation-outdated = L’original a changé depuis : lisez sa { $version }.
catalogue-other-languages = Dans d’autres langues :
catalogue-read-in-your-language = Vous pouvez lire cette pratique en français :
catalogue-went = Qui a fait de même
catalogue-search = Recherche
catalogue-search-title = Recherche : { $words }
catalogue-search-hint = Mettez entre « guillemets » les mots qui vont ensemble ; un astérisque remplace la fin d’un mot, comme dans consul*. Les accents et les majuscules ne comptent pas.
catalogue-search-nothing-typed = Saisissez un mot à chercher
catalogue-search-nothing = Aucun résultat
catalogue-search-some = Aucune pratique ne contient tout ce que vous avez saisi. Celles-ci en contiennent une partie.
catalogue-search-cut = Cela dépassait { $limit } caractères : seuls les { $limit } premiers ont été cherchés. Utilisez moins de mots.
catalogue-search-not-ready = La recherche se prépare
catalogue-search-meanwhile = Cela prend un moment après un démarrage. Les listes et les pratiques restent lisibles entre-temps.
catalogue-search-named =
    { $count ->
        [0] pas encore de pratique
        [one] { $count } pratique
       *[other] { $count } pratiques
    }
catalogue-chosen-title = Pratiques ({ $choices })
catalogue-search-chosen-title = Recherche : { $words } ({ $choices })
catalogue-search-nothing-chosen =
    { $count ->
        [one] Aucun résultat avec ce choix
       *[other] Aucun résultat avec ces { $count } choix
    }
catalogue-search-reference = la pratique qui porte cette référence
catalogue-without =
    { $count ->
        [one] Sans « { $choice } », il y a { $count } pratique.
       *[other] Sans « { $choice } », il y a { $count } pratiques.
    }
catalogue-narrow = Affiner les résultats
catalogue-narrow-list = Affiner cette liste
catalogue-choices = Vos choix
catalogue-choices-made =
    { $count ->
        [one] { $count } choix
       *[other] { $count } choix
    }
catalogue-chip = { $facet } : { $term }
catalogue-chip-numbered = { $facet } { $term }
catalogue-remove-choice = Retirer
catalogue-clear-choices = Retirer tous les choix
catalogue-show-practices = Afficher les pratiques
catalogue-sort-by = Trier par
catalogue-facet-all = Tout montrer ({ $count })
catalogue-year-or-later = { $year } ou après
catalogue-year-any = Toutes les années
catalogue-since-label = A commencé cette année ou après
facet-objective = Objectif
facet-also = Sert aussi l’objectif
facet-country = Pays ou zone
facet-region = Région
facet-type = Type
facet-stage = Stade
facet-scope = Portée
facet-year = A commencé en
facet-principle = Principe directeur
facet-goal = Objectif de développement
facet-organisation = Type d’organisation
facet-language = Langue du texte
facet-machine_help = Aide d’une machine
facet-freshness = Actualité
freshness-current = Publiée ou confirmée récemment
freshness-unconfirmed = Non confirmée
freshness-ended = Terminée, selon ses auteurs
sort-relevance = Pertinence
sort-newest = Plus récentes
sort-title = Titre
catalogue-search-elsewhere = D’autres façons de chercher :
catalogue-did-you-mean = Vouliez-vous dire
catalogue-way-objectives = Les 23 objectifs
catalogue-way-places = Régions et pays
catalogue-way-all = Toutes les pratiques, les plus récentes d’abord

## Flux.

catalogue-subscribe-to = S’abonner à : { $name }
catalogue-subscribe-all = S’abonner à toutes les nouvelles pratiques
catalogue-subscribe-search = Suivre cette recherche
catalogue-subscribe-lead = Un lecteur de flux est un programme ou un site web qui rassemble les nouveautés d’autres sites. Il vous montre chaque pratique dès qu’elle est publiée ici. Aucun compte n’est nécessaire.
catalogue-subscribe-copy = Copiez cette adresse dans un lecteur de flux.
catalogue-subscribe-address = Adresse du flux
catalogue-subscribe-press = Copier l’adresse
catalogue-subscribe-open = Ouvrir le flux
catalogue-subscribe-readers = Si le flux s’ouvre comme une page de code, revenez en arrière et copiez son adresse.
catalogue-subscribe-back = Retour à « { $list } »
catalogue-subscribe-feed = Par lecteur de flux
catalogue-follow-mail = Par courriel
catalogue-follow-lead = Nous vous écrivons quand une pratique est publiée dans cette liste, ou quand elle a une nouvelle version qui n’est pas une modification mineure. Aucun compte n’est nécessaire.
catalogue-follow-email = Votre adresse électronique
catalogue-follow-rhythm = À quelle fréquence
catalogue-follow-at_once = Peu après chaque publication
catalogue-follow-weekly = Une fois par semaine, le lundi
catalogue-follow-press = M’envoyer un courriel de confirmation
catalogue-follow-kept = L’adresse ne sert qu’à ces courriels. Chacun contient un lien qui les arrête, et quand le dernier abonnement prend fin, nous effaçons l’adresse.
catalogue-follow-privacy = Ce que nous gardons
catalogue-follow-version = Nouvelle version. { $summary }
catalogue-followed-search = Une recherche dans les pratiques

## Fichiers des listes, et la page des données.

catalogue-take-away = Emporter cette liste :
catalogue-take-csv = CSV
catalogue-take-excel = CSV pour Excel
catalogue-take-jsonl = JSON Lines
catalogue-take-atom = Atom
catalogue-cite-list = Pour citer cette liste telle qu’elle est maintenant :
catalogue-cite-edition = { $title }, édition { $edition }, { $day }
catalogue-take-licence = Licence :
catalogue-take-columns = Ce que disent les colonnes
data-title = Données
data-catalogue-title = Catalogue { $site }
data-catalogue-description = Toutes les pratiques que { $site } a publiées : ce que des gouvernements, des villes, des organisations et des communautés font en matière de migration. Chacune dit où, depuis quand, par qui et avec quel résultat. L’équipe d’examen a lu chacune avant sa publication.
data-keywords = migration, Pacte mondial sur les migrations, bonnes pratiques, politiques publiques, coopération internationale
data-citation = { $title }, édition { $edition }, { $day }. { $address }
data-files = Fichiers
data-files-lead = Chaque fichier contient toutes les pratiques, avec toutes leurs réponses publiques, telles qu’elles sont dans l’édition actuelle.
data-file-csv = Toutes les pratiques en tableau (CSV)
data-file-jsonl = Toutes les pratiques en notices (JSON Lines)
data-file-atom = Nouvelles pratiques (Atom)
data-file-package = Description du tableau pour les logiciels de statistique (Data Package)
data-file-dcat = Description pour les catalogues de données (DCAT)
data-interface = Interface pour les programmes (OpenAPI)
data-harvest = Interface pour les bibliothèques (OAI-PMH)
data-about-csv = Une ligne par pratique. Un point-virgule sépare plusieurs valeurs dans une cellule.
data-about-jsonl = Une notice JSON par pratique, chacune sur sa ligne.
data-lists = Chaque liste et chaque recherche a les mêmes fichiers : suivez « Emporter cette liste » à sa fin. Le fichier a les mêmes choix que la page.
data-descriptions = Pour les programmes :
data-licence = Licence
data-licence-each = Chaque ligne et chaque notice nomme la licence de son texte. Utilisez les textes librement, et nommez leurs auteurs.
data-cite = Citer le catalogue
data-cite-list = Une adresse avec une édition montre toujours le catalogue tel qu’il était alors. Chaque liste et chaque recherche offre la sienne sous ses pratiques. Celle-ci montre toutes les pratiques :
data-cite-why = L’édition est un nombre qui augmente à chaque changement que les lecteurs peuvent voir. Elle permet à un autre lecteur de retrouver ce que vous avez compté.
data-columns = Ce que disent les colonnes
data-columns-lead = Une colonne peut être ajoutée ; aucune ne change de nom. Les noms des termes sont dans la langue de la page d’où vous prenez le fichier.
data-columns-cells = Un point-virgule sépare plusieurs valeurs dans une cellule. Un point-virgule à l’intérieur d’une valeur a une barre oblique inverse devant lui. Une cellule qu’un tableur pourrait exécuter comme formule a une apostrophe devant elle.
data-column-name = Colonne
data-column-kind = Nature
data-column-holds = Ce qu’elle contient
column-kind-text = Texte
column-kind-number = Nombre
column-kind-yes_no = true ou false
column-kind-moment = Date et heure (UTC)
column-kind-month = Année, ou année et mois
column-kind-address = Adresse
column-kind-term = Identifiant
column-kind-list = Liste
column-url = L’adresse permanente de la pratique.
column-slug = La fin de cette adresse. Elle identifie la pratique et ne change jamais.
column-reference = Le numéro par lequel on désigne la pratique.
column-identifier = L’identifiant pérenne, si le site en donne un.
column-revision = Le numéro de la version publiée, à partir de 1.
column-published = Quand la pratique a été publiée pour la première fois.
column-updated = Quand cette version a été publiée.
column-submitted_by = Le nom du compte qui a soumis la pratique en premier.
column-submitted_by_organisation = L’organisation de ce compte.
column-authors = Les noms sous lesquels la pratique est citée.
column-author_orcids = Les identifiants ORCID de ces auteurs, dans le même ordre ; vide si un auteur n’en a pas donné.
column-licence = La licence du texte.
column-licence_url = Où cette licence peut être lue.
column-review_reviewers = Par combien de membres de l’équipe d’examen la version a été jugée.
column-review_experts = Par combien d’experts extérieurs la version a été jugée.
column-review_rounds = En combien de tours la version a été examinée.
column-review_from = Quand la version a été soumise pour la première fois à cet examen.
column-review_checklist = Si la liste de contrôle a été remplie.
column-author_given_names = Les prénoms des auteurs, dans le même ordre. Une institution n’en a pas.
column-author_family_names = Les noms de famille des auteurs, dans le même ordre. Une institution n’en a pas.
column-translation_of = Pour une traduction : l’adresse de la pratique traduite.
column-translates_version = Pour une traduction : la version traduite de cette pratique.
column-translations = Les adresses des traductions de la pratique.
column-part-text = La réponse à « { $label } »
column-part-yes_no = Oui (true) ou non (false) à « { $label } »
column-part-month = L’année, ou l’année et le mois, pour « { $label } »
column-part-id = L’identifiant du terme choisi pour « { $label } »
column-part-ids = Les identifiants des termes choisis pour « { $label } »
column-part-countries = Les codes ISO des pays et zones : « { $label } »
column-part-name = Le nom du terme choisi pour « { $label } »
column-part-names = Les noms des termes de la colonne précédente, dans le même ordre : « { $label } »
column-part-objectives = Les numéros des objectifs. Le premier est celui que la pratique sert le plus.
column-part-organisations = Les noms des organisations : « { $label } »
column-part-kinds = Les natures de ces organisations, dans le même ordre.
column-part-roles = Les rôles de ces organisations, dans le même ordre.
column-part-how = Comment chacun de ces principes se manifeste, dans le même ordre.
column-part-sources = Les titres des sources : « { $label } »
column-part-urls = Les adresses de ces sources, dans le même ordre.
column-part-languages = Les langues de ces sources, dans le même ordre.
data-withdrawn = Pratiques retirées (CSV)
data-withdrawn-lead = Ce qui a été retiré n’est plus dans aucune liste ni aucun fichier. Un tableau à part dit quand et pourquoi.
data-views = Consultations par mois (CSV)
data-views-lead = Combien de fois la page de chaque pratique et de chaque traduction a été ouverte, dans chaque mois entier avant cette édition :
withdrawn-url = L’adresse permanente. Elle dit ce que la pratique est devenue.
withdrawn-slug = La fin de cette adresse, qui n’est pas réutilisée.
withdrawn-reference = Le numéro par lequel on désigne la pratique.
withdrawn-title = Le titre de la dernière version.
withdrawn-status = Ce qu’elle est devenue : gone (retirée), replaced (remplacée) ou no-longer-current (encore lisible, avec un avis).
withdrawn-published = Quand la pratique a été publiée pour la première fois.
withdrawn-withdrawn = Quand elle a été retirée.
withdrawn-versions = Combien de versions ont été publiées.
withdrawn-reason = À la demande de qui : owner (la personne propriétaire) ou review-team (l’équipe d’examen).
withdrawn-replaced_by = L’adresse de la pratique qui la remplace.

## Suggestions pendant la saisie.

opensearch-description = Rechercher les pratiques de { $site }
