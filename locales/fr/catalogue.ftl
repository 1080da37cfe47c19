### Le catalogue public : listes, recherche, pratiques, flux.

catalogue-edition = Édition { $edition }, { $day }
catalogue-home = Accueil
catalogue-trail = Où vous êtes
catalogue-pages = Pages
catalogue-objectives = Objectifs
catalogue-explore = Explorer
catalogue-explore-lead = D’où viennent les pratiques : les chiffres derrière la carte.
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
        [one] Aucune pratique encore sous un des 23 objectifs :
       *[other] Aucune pratique encore sous { $count } des 23 objectifs :
    }
catalogue-by-objective-lead = Le Pacte mondial sur les migrations fixe 23 objectifs. Une pratique en sert un en premier lieu, et jusqu’à quatre autres.
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
catalogue-published = Publiée le { $day }
catalogue-published-version = Publiée le { $first }. { $version }, le { $day }
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
catalogue-review = Comment cette version a été examinée
catalogue-review-reviewers = { $count ->
    [one] { $count } examinateur
   *[other] { $count } examinateurs
}
catalogue-review-experts = { $count ->
    [one] { $count } expert extérieur
   *[other] { $count } experts extérieurs
}
catalogue-review-both = { $reviewers } et { $experts }
catalogue-review-by = Avant sa publication, cette version a été évaluée par { $people }.
catalogue-review-time = { $rounds ->
    [one] L’examen a pris un tour, du { $from } au { $until }.
   *[other] L’examen a pris { $rounds } tours, du { $from } au { $until }.
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
catalogue-search = Recherche
catalogue-search-title = Recherche : { $words }
catalogue-search-hint = Mettez entre « guillemets » les mots qui vont ensemble ; un astérisque remplace la fin d’un mot, comme dans consul*. Les accents et les majuscules ne comptent pas.
catalogue-search-nothing-typed = Saisissez un mot à chercher
catalogue-search-nothing = Rien trouvé
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
catalogue-chosen-title = Pratiques : { $choices }
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
catalogue-remove-choice = Retirer
catalogue-clear-choices = Retirer tous les choix
catalogue-show-practices = Afficher les pratiques
catalogue-sort-by = Trier par
catalogue-facet-all = En montrer plus, sur { $count }
catalogue-year-or-later = { $year } ou après
catalogue-year-any = Toutes les années
catalogue-since-label = A commencé cette année ou après
facet-objective = Objectif
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
catalogue-subscribe-search = Suivre cette recherche par flux
catalogue-subscribe-lead = Un lecteur de flux est un programme ou un site web qui rassemble les nouveautés d’autres sites. Il vous montre chaque pratique dès qu’elle est publiée ici. Aucun compte n’est nécessaire.
catalogue-subscribe-copy = Copiez cette adresse dans un lecteur de flux.
catalogue-subscribe-address = Adresse du flux
catalogue-subscribe-press = Copier l’adresse
catalogue-subscribe-open = Ouvrir le flux
catalogue-subscribe-readers = Si le flux s’ouvre comme une page de code, revenez en arrière et copiez son adresse.
catalogue-subscribe-back = Retour à « { $list } »
