### La salle d’examen : file, pupitre, lettre, conflit.

review-queue = File d’examen
review-you = vous
review-team = l’équipe d’examen
review-somebody = une personne qui est partie
review-the-service = le service

## La file.

review-figure-waiting =
    { $more ->
        [yes] Plus de { $count } en attente
       *[no] { $count } en attente
    }
review-figure-late = { $count } au-delà de { $days } jours
review-figure-on-hold =
    { $more ->
        [yes] plus de { $count } suspendues
       *[no] { $count ->
            [one] { $count } suspendue
           *[other] { $count } suspendues
        }
    }
review-figure-removals =
    { $count ->
        [one] Une demande de retrait
       *[other] { $count } demandes de retrait
    }
review-figure-appeals =
    { $count ->
        [one] Un appel
       *[other] { $count } appels
    }
review-figure-reports =
    { $count ->
        [one] Un signalement d’erreur
       *[other] { $count } signalements d’erreurs
    }
review-reports = Signalements d’erreurs
review-reports-lead = Des lecteurs ont écrit ceci à l’équipe d’examen. Les auteurs et le public ne le lisent pas. Si un signalement est juste, écrivez aux auteurs depuis le bureau ou demandez-leur une nouvelle version.
review-reports-none = Aucun signalement n’est ouvert.
review-report-at = Signalé le { $day }
review-report-ask = Vous pouvez interroger le lecteur :
review-report-version = Lire la version signalée
review-report-desk = Ouvrir au bureau
review-report-mended = Il y avait une erreur
review-report-no-mistake = Pas d’erreur
review-report-spam = Indésirable
review-report-closed = Le signalement est clos. L’adresse de son auteur est effacée.
review-report-was-closed = Le signalement était déjà clos.
review-report-title = Signaler une erreur
review-report-lead = Dites à l’équipe d’examen ce qui est faux dans cette pratique. Aucun compte n’est nécessaire. Seule l’équipe d’examen lit votre signalement.
review-report-words = Qu’est-ce qui est faux ?
review-report-words-hint = Citez la phrase ou le chiffre, et dites comment vous le savez.
review-report-email = Votre adresse électronique
review-report-email-hint = L’équipe d’examen ne l’utilise que pour une question. Elle est effacée lorsque le signalement est clos.
review-report-send = Envoyer à l’équipe d’examen
review-report-sent = Votre signalement est arrivé
review-report-sent-lead = L’équipe d’examen le lit et décide de la suite. La pratique ne change que lorsque ses auteurs publient une nouvelle version.
review-problem-reports = L’équipe d’examen a beaucoup de signalements ouverts. Réessayez dans quelques jours, ou écrivez à l’adresse de la page « Aide ».
review-figure-replications =
    { $count ->
        [one] Une reprise à traiter
       *[other] { $count } reprises à traiter
    }
review-replicate-title = Nous l’avons fait aussi
review-replicate-lead = Dites à l’équipe d’examen qui a repris cette pratique. Vous n’avez pas besoin de compte. Ce que l’équipe d’examen publie figure sur la page de la pratique sous « Qui a fait de même ».
review-replicate-licence = Ce qui devient public peut être utilisé sous la licence de ce site : { $licence }. L’équipe d’examen peut corriger des fautes.
review-replicate-sent = Votre signalement est arrivé
review-replicate-sent-lead = L’équipe d’examen le lit et décide si la page de la pratique en fait mention.
review-entry-organisation = Quelle organisation l’a fait ?
review-entry-place = Où ?
review-entry-place-hint = Choisissez un pays. Les régions suivent les pays.
review-entry-since = Depuis quelle année ?
review-entry-difference = Qu’avez-vous fait autrement ?
review-entry-difference-hint = Indiquez ce que vous avez changé, et pourquoi. Si vous n’avez rien changé, écrivez-le.
review-entry-link = Une page web qui en dit plus
review-entry-link-hint = Par exemple la page du projet.
review-entry-email-hint = L’équipe d’examen l’utilise seulement pour une question. Elle n’est jamais publiée, et elle est effacée quand l’équipe d’examen a décidé.
review-entry-title = Une reprise
review-entry-lead = Un lecteur sans compte a envoyé ceci. Corrigez les fautes, et publiez-le si vous pouvez le confirmer ; les auteurs sont informés par courriel. Si ce n’est pas une reprise de cette pratique, écartez-le ; aucun courriel ne part alors.
review-entry-at = Envoyé le { $day }
review-entry-read = Lire et décider
review-entry-dismissed = Écarter
review-entry-spam = Indésirable
review-entry-why = Vos mots aux auteurs
review-entry-decided = Ce signalement a été traité le { $day }, et aucune page n’en fait mention.
review-entry-published = La page de « { $title } » mentionne désormais { $name }.
review-entry-removed = La page de « { $title } » ne mentionne plus { $name }.
review-entry-closed = Le signalement est clos. L’adresse de son auteur est effacée.
review-entry-was-decided = Le signalement était déjà traité.
review-replications = Reprises
review-replications-lead = Des lecteurs ont signalé ici qui a repris une pratique publique. Vous voyez les reprises de votre domaine, sauf celles des pratiques dans lesquelles vous êtes partie.
review-replications-waiting = À traiter
review-replications-none = Aucun signalement n’attend.
review-replications-public = Publiques
review-replications-newest = Les { $count } plus récentes. On trouve celles d’une pratique depuis sa page d’examen.
review-note-replication = Fait par { $name }
review-note-call = Appel à pratiques : { $title }
review-round-call = Répond à l’appel
review-round-original = Traduction de
review-round-original-text = { $title } ({ $language })
review-problem-since = Indiquez une année à quatre chiffres pour « { $field } », de 1900 à l’année en cours
review-problem-replications = L’équipe d’examen a beaucoup de signalements ouverts. Réessayez dans quelques jours, ou écrivez à l’adresse indiquée sur la page « Aide ».
review-problem-not-live-now = La pratique n’est pas publique en ce moment : sa page ne peut pas faire mention d’une reprise. Écartez le signalement, ou attendez que la pratique soit de nouveau publique.
review-find = Chercher par référence, titre ou nom
review-find-button = Chercher
review-find-hint = Une référence, des mots du titre ou le nom de la personne qui a proposé
review-search-help = Mots de recherche
review-search-lead = Tapez-les à côté de mots ordinaires. Une ligne doit répondre à tous. Un mot de recherche l’emporte sur un choix sous « Restreindre la file ». Un espace après le deux-points en fait un mot ordinaire.
review-search-help-objective = Ce qui est classé sous cet objectif
review-search-help-waiting = Ce qui attend depuis plus de tant de jours ; waiting:<3d trouve ce qui attend depuis moins
review-search-help-suggested = Ce que le service vous suggère
review-search-help-claimed = Ce qu’aucun examinateur n’a pris en charge ; claimed:me trouve ce que vous avez pris en charge
review-search-help-language = Ce qui est écrit dans cette langue ; language:mine trouve les langues que vous lisez
review-search-help-country = Ce qui nomme ce pays, par les deux lettres de son code
review-search-help-label = Ce qui porte cette étiquette ; un trait d’union tient lieu d’espace dans son nom
review-search-problem-word = « { $typed } » ne commence pas par un mot de recherche. Choisissez-en un dans la liste ci-dessous, ou mettez un espace après le deux-points
review-search-problem-twice = « { $typed } » contredit un mot de recherche précédent. N’en gardez qu’un
review-search-value-objective = « { $typed } » demande le numéro d’un objectif, comme objective:9
review-search-value-waiting = « { $typed } » demande un nombre de jours, comme waiting:>14d ou waiting:<3d
review-search-value-suggested = « { $typed } » demande la valeur « me » : suggested:me
review-search-value-claimed = « { $typed } » demande la valeur « me » ou « none » : claimed:me
review-search-value-language = « { $typed } » demande le code d’une langue, comme language:fr, ou language:mine
review-search-value-country = « { $typed } » demande les deux lettres d’un pays, comme country:KZ
review-search-value-label = « { $typed } » n’est pas une étiquette proposée. Choisissez-en une sous « Restreindre la file »
review-search-list-waiting = « { $typed } » sert dans les listes de ce qui attend un examinateur. Choisissez « En attente d’examen » sous « Restreindre la file »
review-search-list-claimed = « { $typed } » sert dans la liste « En attente d’examen ». Choisissez-la sous « Restreindre la file »
review-narrow = Restreindre la file
review-show = Afficher
review-widen = Tout afficher de nouveau
review-filter-state = Laquelle
review-filter-objective = Objectif
review-filter-any-objective = Tous ceux que je couvre
review-filter-country = Pays
review-filter-any-country = Tous
review-filter-language = Langue
review-filter-any-language = Toutes
review-filter-mine = Celles que je lis
review-filter-label = Étiquette
review-filter-any-label = Toutes
review-filter-label-choice =
    { $more ->
        [yes] { $name } ({ $count } ou plus)
       *[no] { $name } ({ $count })
    }
review-keys = Raccourcis clavier
review-key-lines = Dans la file : la ligne suivante, la ligne précédente
review-key-open = Dans la file : ouvrir la ligne ; la touche Entrée fait de même
review-key-beside = Au bureau : la pratique suivante de cette liste, la précédente. Ce que vous avez saisi est gardé
review-key-search = Dans la file : aller au champ de recherche
review-key-help = Cette liste
review-keys-on = Tenir compte de ces touches
review-keys-note = Dans un champ de saisie, elles écrivent des lettres. Ce navigateur retient votre choix.
review-keys-close = Fermer
review-filters = Filtres enregistrés
review-filters-lead = Un filtre enregistré est une liste de la file, restreinte comme vous en avez souvent besoin. Il se trouve au-dessus de la file, pour vous uniquement. Vous pouvez en garder 20.
review-filters-none = Vous ne gardez encore aucun filtre. Restreignez la file, puis choisissez « Enregistrer ce filtre ».
review-filters-change = Modifier les filtres enregistrés
review-filter-new = Enregistrer ce filtre
review-filter-name = Nom du filtre
review-filter-keep = Enregistrer le filtre
review-filter-rename = Renommer
review-filter-remove = Supprimer
review-filter-kept = Le filtre est enregistré. Il se trouve au-dessus de la file.
review-filter-renamed = Le filtre a son nouveau nom.
review-filter-removed = Le filtre est supprimé.
review-filter-suggested = Seulement ce qui m’est suggéré
review-list-waiting = En attente d’examen
review-list-on-hold = Examen suspendu
review-list-decided = Décidées, pas encore en vigueur
review-list-returned = Chez les auteurs
review-list-declined = Non retenues
review-list-appeal = En appel
review-list-withdrawn = Retirées par l’auteur
review-list-spam = Indésirables
review-list-published = Publiques
review-list-removal = Retrait demandé
review-list-taken-down = Retirées du catalogue
review-list-all = Dans toutes les listes
review-group-decided = Décidées par vous, pas encore en vigueur
review-group-mine = Prises en charge par vous, les plus anciennes d’abord
review-group-free = Libres, les plus anciennes d’abord
review-group-others = Prises en charge par d’autres, les plus anciennes d’abord
review-group-removal = Retrait demandé par le propriétaire
review-group-barred = Vous ne pouvez pas décider de celles-ci
review-column-practice = Pratique
review-column-objective = Objectif
review-column-revision = Révision
review-column-waiting = Attente
review-column-on-hold = Suspendu
review-until-day = jusqu’au { $day }
review-column-since = Depuis
review-column-move = À qui d’agir
review-column-deed = Action
review-badge-published = déjà publiée
review-badge-suggested = suggérée à vous
review-badge-asked = votre avis est demandé
review-badge-open = Ouverte au bureau de { $names }
review-badge-opinions = { $given } avis sur { $count }
review-badge-begun = lettre commencée
review-badge-answered = répondue
review-badge-held = retenue
review-badge-not-before = pas avant le { $day }
review-badge-on-hold = examen suspendu
review-badge-removal = retrait demandé
review-move-free = Libre
review-move-party = Vous êtes lié à cette pratique : ce n’est pas à vous de décider
review-move-claimed = { $name }, jusqu’au { $day }
review-move-claimed-past = { $name } ; d’autres peuvent la reprendre depuis le { $day }
review-move-decided =
    { $verdict ->
        [approve] Approuvée par { $name }
        [return] Renvoyée par { $name }
        [decline] Non retenue par { $name }
       *[none] Décidée par { $name }
    }
review-move-authors = Les auteurs
review-move-removal = Demandé par le propriétaire
review-move-appeal = Son propriétaire fait appel
review-move-nobody = Personne
review-claim-and-read = Prendre en charge et lire
review-read = Lire
review-pages = Pages de la file
review-previous-in-list = Précédente de cette liste
review-next-in-list = Suivante de cette liste
review-steps = Autres pratiques de cette liste
review-all-read = Tout est lu : rien n’attend dans votre ressort. Vous recevrez un courriel quand quelque chose arrivera.
review-none-here = Cette liste est vide.
review-none-match = Rien ne correspond. Ôtez un filtre, ou regardez dans une autre liste.
review-none-understood = Rien n’est affiché tant que tous les mots de recherche ne sont pas compris.
review-none-found = Aucune pratique ne correspond à ces mots. Utilisez moins de mots, ou ôtez un filtre.

## Le pupitre.

review-revision = Révision { $number }
review-revision-stands = { $revision } : { $state }
review-revisions = Révisions de cette pratique
review-versions =
    { $count ->
        [one] une version
       *[other] { $count } versions
    }
review-opened-by = { $name } a ouvert ce bureau à { $time }
review-waiting-of = En attente depuis { $days } ; l’objectif est de { $target }
review-by-on = { $name }, { $day }
review-jump = Sur cette page
review-jump-text = Telle que le public la verrait
review-jump-decide = Ce que vous pouvez faire
review-warn-claimed = { $name } l’a prise en charge et en décide. Après le { $day }, d’autres examinateurs peuvent la reprendre.
review-warn-claimed-past = { $name } l’a prise en charge, et le délai pour cela s’est terminé le { $day } : vous pouvez la reprendre.
review-warn-party = Vous êtes nommé dans cette pratique : un autre examinateur en décide. Vous voyez ce que voient ses auteurs.
review-warn-same-person = Un autre de vos comptes est lié à cette pratique : un autre examinateur en décide. Vous voyez ce que voient ses auteurs.
review-warn-declared = Vous avez déclaré un conflit d’intérêts ; un autre examinateur décide donc de cette pratique. Vous voyez ce que voient ses auteurs.
review-warn-organisation = Vous appartenez à la même organisation que cette pratique ou l’un de ses auteurs : { $organisation }. Est-ce un conflit d’intérêts ? Alors déclarez-le ci-dessous, et un autre examinateur est proposé.
review-warn-barred =
    { $count ->
        [one] Ne peut pas décider, parce que cette pratique nomme cette personne comme responsable sur place : { $names }. Si ce nom n’en est pas une raison, vous pouvez lever cet empêchement ci-dessous.
       *[other] Ne peuvent pas décider, parce que cette pratique nomme ces personnes comme responsables sur place : { $names }. Si ces noms n’en sont pas une raison, vous pouvez lever cet empêchement ci-dessous.
    }
review-warn-barred-declared =
    { $count ->
        [one] Ne peut pas décider, parce que cet examinateur a déclaré un conflit d’intérêts : { $names }. Un administrateur peut l’écarter ci-dessous.
       *[other] Ne peuvent pas décider, parce que ces examinateurs ont déclaré un conflit d’intérêts : { $names }. Un administrateur peut l’écarter ci-dessous.
    }
review-warn-barred-since = { $name } (depuis le { $day })
review-warn-held = Le compte de la personne qui l’a proposée est suspendu : elle attend hors de la file jusqu’au rétablissement du compte.
review-warn-on-hold = Examen suspendu jusqu’au { $day }. { $words }
review-warn-earlier = Ceci est la révision { $number }, pas la plus récente.
review-warn-removal = Son propriétaire a demandé son retrait le { $day }. { $words }
review-warn-appeal = Son propriétaire a fait appel de la décision le { $day }. Un examinateur qui ne l’a pas prise répond. { $words }
review-after-approve = Approuvée. Elle devient publique à { $time }.
review-after-approve-for-a-date = Approuvée. Elle devient publique le { $day } ; vous pouvez annuler jusqu’à { $time }.
review-after-approve-asking = Approuvée. L’accord des auteurs est demandé à { $time } ; elle n’est publique que lorsqu’un auteur l’a donné.
review-after-return = Renvoyée. Elle retourne à ses auteurs à { $time }.
review-after-decline = Non retenue. Ses auteurs le liront à { $time }.
review-decided-due = Décidée. La décision prend effet dans un instant.
review-decided-waiting = Acceptée. Elle devient publique le { $day }.
review-asking = Approuvée. L’accord des auteurs est demandé ; elle devient publique lorsqu’un auteur le donne.
review-asking-dated = Approuvée. L’accord des auteurs est demandé ; si un auteur le donne avant le { $day }, elle devient publique ce jour-là, et après, aussitôt.
review-decision = Votre décision
review-way-approve = Approuver
review-way-return = Renvoyer
review-way-decline = Ne pas retenir
review-way-reworded = Approuver avec vos mots
review-choose = Choisir…
review-choose-first = Choisissez une décision : son bouton apparaît alors ici.
review-field-minor = Une modification mineure
review-hint-minor = Les abonnés ne sont pas avertis
review-field-date = Pas avant
review-field-new-date = Publique le
review-field-hold = Suspendu jusqu’au
review-hint-date = Un jour après aujourd’hui. Laissé vide, elle est publique une fois le délai d’annulation écoulé.
review-hint-new-date = Un jour après aujourd’hui, dans les cinq ans.
review-hint-hold = L’examen reprend de lui-même ce jour-là, au plus { $most } jours après aujourd’hui.
review-hint-date-at-once = Un jour après aujourd’hui. Laissé vide, elle est publique aussitôt.
review-hint-change-date = Laissé vide, la décision prend effet une fois le délai d’annulation écoulé.
review-field-code = Motif
review-field-duplicate = Laquelle
review-hint-named = Référence ou adresse d’une pratique publique
review-hint-receiver = L’adresse d’un compte qui existe déjà
review-field-final = Définitif : le propriétaire ne peut pas recommencer
review-field-reasons = Vos mots aux auteurs
review-hint-reasons = Ils les lisent mot pour mot, de la part de « l’équipe d’examen ». Facultatif si vous approuvez.
review-told = Informé par courriel, une fois le délai d’annulation écoulé : { $name }.
review-told-at-once = Informé par courriel, aussitôt : { $name }.
review-told-with-approval = Si vous approuvez, informée aussi une fois la pratique publique : { $address }, la personne responsable sur place.
review-shown-first = Les auteurs veulent la relire avant sa publication : si vous approuvez, leur accord est demandé d’abord.
review-not-before = La personne qui l’a proposée demande qu’elle ne soit pas publique avant le { $day }. Une approbation la rend publique ce jour-là, ou un jour ultérieur que vous choisissez.
review-approve-reworded = Approuver avec vos mots
review-rewrite = Changer des mots, et demander l’accord des auteurs
review-rewrite-change = Changer vos mots pour ses réponses
review-rewrite-heading = Vos mots pour ses réponses
review-rewrite-means = Vous seul les voyez pour l’instant. Si vous approuvez, l’accord des auteurs est demandé.
review-rewrite-title = Vos mots pour ses réponses
review-rewrite-lead = Modifiez les textes tels qu’ils devraient être publiés. Vous seul voyez vos mots jusqu’à ce que vous approuviez avec eux et que le délai d’annulation soit écoulé. Les auteurs voient alors ce que vous avez changé, et donnent leur accord ou continuent à écrire. Les lieux, les dates, les personnes et les choix sont des faits que les auteurs connaissent : demandez-les dans un commentaire.
review-rewrite-back = Retour au dossier
review-rewrite-save = Enregistrer
review-rewrite-save-back = Enregistrer et revenir au dossier
review-rewrite-clear = Supprimer vos mots
review-rewrite-saved = Vos mots sont enregistrés.
review-rewrite-cleared = Vos mots sont supprimés : les textes des auteurs sont de nouveau ici.
review-rewrite-newer = Vous avez enregistré d’autres mots dans une autre fenêtre. Rien n’a été enregistré maintenant : enregistrez de nouveau pour mettre ceux-ci à leur place.
review-rewrite-not-now = Vous ne pouvez pas changer ses mots maintenant : elle n’est plus en examen, ou un autre examinateur l’a prise en charge.
review-rewrite-not-kept = Vos mots n’ont pas pu être enregistrés : elle n’est plus en examen, ou un autre examinateur l’a prise en charge. Ils sont encore ici pour être copiés.
review-rewrite-lacks = Avec vos mots, ces réponses sont trop courtes, trop longues ou manquantes : vous ne pouvez pas encore les approuver
review-problem-words-gone = Vos mots ne sont plus enregistrés. Revoyez votre décision.
review-problem-words-lack = Avec vos mots, une réponse est trop courte, trop longue ou manquante. Changez d’abord vos mots.
review-read-letter = Lire d’abord la lettre
review-deeds = Ce que vous pouvez faire d’autre
review-field-reviewer = Examinateur
review-field-expert = Expert
review-field-expert-name = Nom de l’expert
review-field-expert-email = Adresse électronique de l’expert
review-hint-expert-email = Pas l’adresse d’un auteur, d’un point focal ou d’un examinateur de ce site. Au plus { $most } experts peuvent être sollicités en même temps.
review-field-expert-language = Langue du courriel
review-reviewer-with-load =
    { $count ->
        [0] { $name } (rien d’autre en cours)
        [one] { $name } (1 autre proposition en cours)
       *[other] { $name } ({ $count } autres propositions en cours)
    }
review-reviewer-away = { $name }, absent jusqu’au { $day }
review-field-barred = Examinateur nommé
review-field-receiver = Adresse électronique du nouveau propriétaire
review-field-label = Étiquette
review-field-objective = Objectif
review-field-language = Langue du texte
review-field-kind = De quelle façon
review-field-replaced-by = Laquelle la remplace
review-hint-kind-gone = Son adresse répond qu’elle n’existe plus, avec titre, dates et genre de motif.
review-hint-kind-replaced = Son adresse mène à une autre pratique publique.
review-hint-kind-no-longer-current = Elle reste lisible, sous un avis.
review-kind-gone = Retirée du catalogue : n’existe plus.
review-kind-replaced = Retirée du catalogue : remplacée par une autre pratique.
review-kind-no-longer-current = Retirée du catalogue : plus d’actualité.
review-team-only = Visible de l’équipe d’examen seulement
review-team-submitter = Compte qui l’a proposée
review-team-owner = Compte qui en est titulaire
review-team-account = { $who }, { $address } ; compte depuis le { $day }
review-team-focal-point =
    { $agreed ->
        [yes] { $person }. A accepté d’être nommée en public.
       *[no] { $person }. N’a pas accepté d’être nommée en public.
    }
review-round = Ce tour
review-round-submitted = Proposée par
review-round-objective = Classée sous
review-round-language = Écrite en
review-round-licence = Licence accordée
review-round-labels = Étiquettes
review-round-not-before = Pas publique avant le
review-round-suggested = Suggérée à
review-round-claimed = Prise en charge par
review-round-opinions = Avis
review-opinions = Avis
review-opinions-of = { $given } sur { $count }
review-opinions-given = Avis donnés sur cette révision : { $given }.
review-opinions-asked = Votre avis est demandé.
review-opinions-unmet =
    { $count ->
        [one] « Approuver » est proposé quand { $count } avis est donné. Un renvoi ou un refus n’en demande aucun.
       *[other] « Approuver » est proposé quand { $count } avis sont donnés. Un renvoi ou un refus n’en demande aucun.
    }
review-opinions-unread = Vous lisez les avis des autres quand vous avez donné le vôtre.
review-opinions-first = « Approuver » est proposé quand vous avez lu les avis donnés.
review-opinions-divided = Les avis divergent. Votre décision demande des mots à l’équipe d’examen, ou vous demandez l’avis d’une personne de plus.
review-opinions-of-them = Il en faut au moins { $internal } d’examinateurs, et au moins { $external } d’experts extérieurs.
review-expert-standing-asked = { $name }, expert extérieur : sollicité, le lien fonctionne jusqu’au { $day }
review-expert-standing-expired = { $name }, expert extérieur : sans réponse, le lien fonctionnait jusqu’au { $day }
review-expert-standing-answered = { $name }, expert extérieur : sollicité le { $day }, avis donné
review-expert-standing-refused = { $name }, expert extérieur : ne donne pas d’avis ({ $day })
review-expert-standing-ended = { $name }, expert extérieur : fin du lien le { $day }

## The page of an expert from outside.

review-expert-lead = Bonjour { $name }, l’équipe d’examen demande votre avis sur la pratique ci-dessous.
review-expert-until = Cette page fonctionne jusqu’au { $day }, tant que la pratique est en examen. Vous n’avez pas besoin de compte. L’équipe d’examen lit votre avis et votre nom. Les auteurs ne lisent pas votre nom. Ne donnez pas d’avis si vous avez travaillé à cette pratique ou si vous y avez un intérêt personnel.
review-expert-your-opinion = Votre avis
review-expert-give = Donner cet avis
review-expert-save = Enregistrer pour plus tard
review-expert-saved = Votre saisie est enregistrée. Ouvrez de nouveau le lien de votre courriel pour continuer.
review-expert-given = Votre avis est transmis à l’équipe d’examen. Merci.
review-expert-given-on = Votre avis du { $day } : { $opinion }.
review-expert-again = Tant que cette page fonctionne, vous pouvez donner un autre avis, qui remplace celui-ci.
review-expert-refuse-hint = Vous n’avez pas le temps, vous ne connaissez pas le sujet, ou vous avez un conflit d’intérêts. Le lien ne fonctionne alors plus.
review-expert-over = Ce lien ne fonctionne plus
review-expert-over-lead = La pratique n’est plus en examen, le délai pour un avis est passé, l’équipe d’examen a mis fin au lien, ou ce navigateur n’a pas ouvert le lien du courriel. S’il peut encore fonctionner, ouvrez-le de nouveau depuis le courriel.
review-expert-refused = Vous ne donnez pas d’avis
review-opinion-approve = { $name } : approuver
review-opinion-return = { $name } : renvoyer
review-opinion-decline = { $name } : ne pas retenir
review-opinion-void = Cet avis ne compte plus : l’examinateur est suspendu, ou il est devenu auteur ou une personne que la pratique nomme.
review-opinion-to-team = Pour l’équipe d’examen
review-opinion-to-authors = Mots aux auteurs, non envoyés
review-opinion-choice-approve = Approuver
review-opinion-choice-return = Renvoyer aux auteurs
review-opinion-choice-decline = Ne pas retenir
review-field-opinion = Ce que vous décideriez
review-field-to-team = Vos mots à l’équipe d’examen
review-hint-to-team = Les auteurs ne les lisent jamais.
review-hint-divided = Pourquoi vous décidez ainsi bien que les avis divergent. Les auteurs ne le lisent jamais.
review-findings = Ce que les contrôles ont trouvé
review-findings-hint = Les auteurs lisent la même liste.
review-checklist = Ce que regardent les examinateurs
review-checklist-hint = La même liste est montrée à qui propose.
review-checklist-title = Liste de contrôle
review-checklist-marked = { $marked } sur { $lines }
review-checklist-fill = Ce que vous marquez est gardé avec votre décision ou votre avis. Les examinateurs le lisent ; les auteurs ne lisent que votre lettre.
review-mark-none = –
review-mark-met = Rempli
review-mark-partly = En partie
review-mark-not = Non rempli
review-mark-does-not-apply = Sans objet
review-mark-note = Votre ligne sur « { $line } »
review-mark-note-short = Votre propre ligne (facultatif)
review-mark-before = Révision { $number } : { $words }
review-checklist-given =
    { $count ->
        [0] Liste de contrôle : rien à changer
        [one] Liste de contrôle : une ligne sur { $lines } n’est pas remplie
       *[other] Liste de contrôle : { $count } lignes sur { $lines } ne sont pas remplies
    }
review-compose = Écrire la lettre d’après la liste
review-compose-hint = Chaque ligne remplie en partie ou non remplie devient une phrase sous vos mots, dans la langue des auteurs. Rien n’est envoyé.
review-save-letter = Enregistrer la lettre
review-field-reply = Modèle de réponse
review-reply =
    { $language ->
        [none] { $purpose } : { $name }
       *[other] { $purpose } : { $name } ({ $language })
    }
review-insert = Insérer
review-field-quoted = Mots d’un avis
review-quote = Insérer ces mots

## L’historique.

review-history = Historique
review-history-facts = Révision { $number } · { $who } · { $moment }
review-note-code = Motif : { $code }
review-note-final = Définitif
review-note-minor = Une modification mineure
review-note-show-first = Les auteurs veulent la relire avant sa publication
review-note-reworded = Avec les mots de l’examinateur pour quelques réponses
review-note-on = Pour le { $day }
review-note-until = Jusqu’au { $day }
review-note-not-before = Pas publique avant le { $day }
review-note-from-to = De { $from } à { $to }
review-note-to = À { $name }
review-note-removed = Retiré : { $name }
review-note-set-free = Peut décider désormais : { $name }
review-note-label = Étiquette : { $name }
review-note-asked = Avis demandé à : { $name }
review-note-expert = Expert : { $name }
review-expert = { $name }, expert extérieur
review-expert-unnamed = Un expert extérieur
review-note-to-team = À l’équipe d’examen : { $words }
review-note-policy =
    { $count ->
        [0] Ne demande aucun avis avant une approbation
        [one] Demande { $count } avis avant une approbation
       *[other] Demande { $count } avis avant une approbation
    }
review-note-former = Prise en charge auparavant par { $name }
review-note-former-owner = Appartenait auparavant à { $name }
review-note-former-decider = Décidée auparavant par { $name }
review-note-former-suggested = Proposée auparavant à { $name }
review-note-suggested = Suggérée à { $name }
review-note-suspended = Le compte de son titulaire a été suspendu avec elle
review-mail-to-focal-point = la personne nommée là-bas
review-mail-to-expert = l’expert
review-mail-to-invited = la personne invitée
review-invited = La personne invitée
review-mail-held = Courriel à { $to } : dans le prochain récapitulatif
review-mail-waiting = Courriel à { $to } : en attente
review-mail-tried = Courriel à { $to } : en attente, déjà tenté : { $said }
review-mail-accepted = Courriel à { $to } : accepté par le serveur de courriel, { $moment }
review-mail-failed = Courriel à { $to } : échec : { $said }
review-mail-no-longer = Courriel à { $to } : non envoyé : { $why }

## Ce qui ne va pas dans un formulaire.

review-problem-no-such-practice = Aucune pratique ne porte ce que vous avez saisi sous « { $field } ». Saisissez une référence telle que PX-2026-0417, ou son adresse publique
review-problem-not-live = La pratique nommée sous « { $field } » doit être publique, et différente de celle-ci
review-problem-date = Choisissez pour « { $field } » un jour après aujourd’hui, dans les cinq ans, ou laissez vide
review-problem-not-before = La personne qui l’a proposée demande qu’elle ne soit pas publique avant le { $day }. Choisissez pour « { $field } » ce jour ou un jour ultérieur, ou laissez vide
review-problem-hold = Choisissez pour « { $field } » un jour après aujourd’hui, au plus 180 jours après
review-problem-reviewer = Choisissez un examinateur qui peut examiner cette pratique
review-problem-asked = Choisissez un examinateur qui peut examiner cette pratique et n’a pas donné d’avis
review-problem-expert = Saisissez une autre adresse. Celle-ci appartient à un auteur, à un point focal, à un coauteur invité, à un examinateur ou à un expert déjà sollicité ; ou trop d’experts sont sollicités
review-problem-expert-link = Choisissez un expert dont le lien fonctionne encore
review-problem-opinion-why = Dites pourquoi, à l’équipe d’examen ou aux auteurs
review-problem-barred = Choisissez un examinateur qui ne peut pas décider seulement parce que la pratique le nomme
review-problem-no-such-account = Aucun compte n’a l’adresse saisie dans « { $field } ». Demandez à la personne de s’inscrire d’abord
review-problem-receiver = Le compte indiqué dans « { $field } » est déjà propriétaire de cette pratique, ou il est suspendu. Choisissez-en un autre
review-problem-filters = Vous gardez déjà { $most } filtres. Supprimez-en un avant d’en nommer un autre sous « { $field } »
review-problem-label = Choisissez une étiquette qui convient. Une pratique en porte dix au plus
review-problem-objective = Elle est déjà classée sous cet objectif. Choisissez-en un autre
review-problem-language = Elle est déjà classée dans cette langue. Choisissez-en une autre
review-problem-note-alone = Dites si « { $field } » est rempli, puisque vous avez écrit une ligne à ce sujet
review-problem-nothing-to-write = Marquez au moins une ligne de la liste comme remplie en partie ou non remplie : ces lignes deviennent la lettre

## La lettre avant son départ.

review-letter = Voici ce qu’ils liront
review-letter-lead = Par courriel, et dans leur pratique. Vous pouvez annuler pendant { $undo } ; rien n’est envoyé avant.
review-letter-lead-seconds = Par courriel, et dans leur pratique. Elle part quelques secondes après votre décision.
review-letter-lead-at-once = Par courriel, et dans leur pratique. Elle part dès que vous décidez.
review-focal-point-at = { $address }, la personne responsable sur place
review-change-words = Changer les mots

## Quelqu’un était plus rapide.

review-nothing-sent = Votre action n’a pas été effectuée : rien n’a été envoyé, et elle n’a rien changé.
review-what-you-wrote = Ce que vous aviez écrit
review-kept-for-you = Ce que vous avez écrit est conservé pour vous sur le pupitre de cette pratique jusqu’au { $day }. Vous pouvez continuer avec, ou le copier.
review-look = Voir où elle en est
review-next = Suite de la file
review-no-not-now = Ce n’est pas possible en l’état
review-no-claimed = Un autre examinateur l’a prise en charge
review-no-own-practice = Vous êtes lié à cette pratique : un autre examinateur décide
review-no-not-yours = Cette pratique n’est plus à vous d’examiner

## Ce qui a changé entre les révisions.

review-changed-since = Ce qui a changé depuis votre dernière lecture (révision { $number })
review-compare-with = Comparer avec la révision { $number }
review-compare-whole = Comparer côte à côte, ou avec une autre révision
review-back-to-desk = Retour au pupitre

## Les modèles de lettres. Les exemples nomment ce que chaque pratique a en propre.

reply-purpose-approve = Approuver
reply-purpose-return = Renvoyer
reply-purpose-decline = Ne pas retenir
reply-purpose-any = Toute lettre
reply-placeholder-title = Le titre de la pratique
reply-placeholder-reference = Sa référence
reply-placeholder-given = Le prénom de l’auteur, ou le nom d’une institution
reply-placeholder-name = Le nom entier de l’auteur
reply-placeholder-objective = L’objectif sous lequel elle est classée
reply-placeholder-site = Le nom de ce site
reply-example-thanks = Merci de la partager
reply-example-text-thanks =
    Merci de partager « { $title } » sur { $site }. D’autres peuvent désormais la trouver et en apprendre.

    Si quelque chose change, veuillez réviser la pratique ; une fois par an, nous demandons si elle est toujours vraie.
reply-example-source = Une source pour les résultats
reply-example-text-source =
    Merci pour « { $title } » ({ $reference }). Les lecteurs croiront mieux ses résultats s’ils peuvent les vérifier.

    Veuillez ajouter au moins une source : une évaluation, des chiffres officiels, une loi ou un rapport. S’il n’y en a pas encore, veuillez le dire, et dire comment vous savez ce qui a changé.
reply-example-steps = Davantage sur ce qui a été fait
reply-example-text-steps =
    Merci pour « { $title } » ({ $reference }). Nous aimerions la publier, et d’autres aimeraient la refaire.

    Veuillez décrire les étapes principales dans leur ordre : qui a fait quoi, quand, et ce qu’il a fallu de personnes, d’argent et de temps. Ce qui a été difficile aide le plus les lecteurs.
reply-example-scope = Hors du Pacte mondial
reply-example-text-scope =
    Merci pour « { $title } » ({ $reference }). Elle ne sert pas un objectif du Pacte mondial pour les migrations ; { $site } ne peut donc pas la retenir.

    Si nous l’avons mal lue, veuillez nous dire quel objectif elle sert, et comment.
reply-example-duplicate = La collection l’a déjà
reply-example-text-duplicate =
    Merci pour « { $title } » ({ $reference }). { $site } a déjà cette pratique ; nous ne la retenons donc pas une seconde fois.

    Si la vôtre en est une autre, veuillez la recommencer et dire dans le résumé ce qui la distingue. Si c’est la même, ses auteurs peuvent ajouter ce que vous savez.

## Les commentaires à côté des réponses.

review-comments = Commentaires
review-comment = Commenter
review-comments-asked =
    { $count ->
        [one] Un point auquel les auteurs devaient répondre
       *[other] { $count } points auxquels les auteurs devaient répondre
    }
review-comments-open =
    { $count ->
        [one] Un commentaire ouvert
       *[other] { $count } commentaires ouverts
    }
review-comments-resolved =
    { $count ->
        [one] Un commentaire est réglé
       *[other] { $count } commentaires sont réglés
    }
review-comment-you = Vous
review-comment-to-team = pour l’équipe d’examen seulement
review-comment-to-authors = aux auteurs, avec votre décision
review-comment-to-told = aux auteurs
review-comment-facts = { $to }, sur la révision { $number }, { $day }
review-comment-wording = La réponse telle qu’elle était dans la révision { $number }
review-comment-wording-same = La réponse de la révision { $number }, inchangée depuis
review-comment-reply = Répondre
review-comment-compare = Ce qui a changé
review-field-answer = Réponse
review-field-audience = Qui le lit ?
review-field-thread = Commentaire
review-audience-authors = Les auteurs
review-audience-team = L’équipe d’examen seulement
review-hint-audience-authors = Ils le lisent dès qu’une décision prend effet, de la part de l’équipe d’examen et jamais sous votre nom. Le courriel le cite.
review-hint-audience-team = Aucun auteur ne le lit jamais, ni aucun examinateur qui est partie à la pratique.
review-problem-comments = Les commentaires de cette pratique ont 500 lignes, et il n’y a plus de place. Réglez-en, et écrivez le reste dans votre décision
review-problem-thread = Choisissez un commentaire de cette pratique

# L’examen hors ligne.
review-offline = Examiner hors ligne
review-year = Votre année
review-offline-lead = Emportez les soumissions que vous avez prises en charge dans un seul fichier texte, remplissez-le avec n’importe quel éditeur, et rapportez-le.
review-offline-take = Emporter le fichier
review-offline-claimed =
    { $count ->
        [0] Vous n’avez pris en charge aucune soumission. Prenez-en une en charge dans la file.
        [one] Le fichier contient { $count } soumission que vous avez prise en charge.
       *[other] Le fichier contient { $count } soumissions que vous avez prises en charge.
    }
review-offline-download = Télécharger le fichier
review-offline-bring = Rapporter le fichier
review-offline-bring-lead = Vous lisez ensuite ce que le service a compris. Rien ne compte avant votre confirmation.
review-offline-read = Lire le fichier
review-field-file = Le fichier rempli
review-hint-file = Un fichier texte en UTF-8, de 1 Mo au plus.
review-problem-no-file = Choisissez le fichier que vous avez rempli.
review-problem-no-text = Le fichier n’est pas un texte en UTF-8. Enregistrez-le comme « texte brut » avec l’encodage UTF-8, et envoyez-le de nouveau.
review-problem-blank = Rien n’est rempli dans ce fichier.
review-problem-large = Le service ne peut pas lire autant de texte à la fois. Envoyez un fichier avec moins de soumissions.
review-sheet = Ce que dit le fichier
review-sheet-lead = Rien n’est encore enregistré. Vérifiez ce que le service a compris, puis confirmez.
review-sheet-not-stored = Rien n’a été enregistré, car les soumissions ci-dessous ont changé. Vous pouvez confirmer ce qui compte encore.
review-sheet-unread = Ces lignes n’ont pas été comprises, et ce qu’elles contiennent ne compte pas :
review-unread-block = La ligne { $line } ne commence aucune soumission à la manière du fichier : « { $text } »
review-unread-part = La ligne { $line } ne nomme aucune partie du fichier : « { $text } »
review-unread-twice = La ligne { $line } commence ce que le fichier contient déjà : « { $text } »
review-unread-outside = La ligne { $line } n’appartient à aucune partie : « { $text } »
review-unread-too-many = La ligne { $line } commence une soumission de plus que ce qu’un fichier peut contenir : « { $text } »
review-sheet-gives = Votre avis est donné quand vous confirmez.
review-sheet-keeps = Sans avis : ce qui est rempli attend au bureau quand vous confirmez.
review-sheet-problems = Cela ne compte pas, car une partie ne peut pas être reprise :
review-sheet-line = Ligne { $line } : { $problem }
review-conflict-unknown = Cela ne compte pas : vous ne voyez aucune soumission avec cette référence.
review-conflict-party = Cela ne compte pas : vous êtes auteur de cette pratique, ou une personne qu’elle nomme, ou vous avez déclaré un conflit d’intérêts.
review-conflict-changed = Cela ne compte pas : cette soumission a changé depuis la création du fichier, ou vous ne pouvez pas donner d’avis maintenant.
review-conflict-claim-lost = Cela ne compte pas : vous ne l’avez plus en charge.
review-conflict-full = Cela ne compte pas : trop de texte attend à son bureau.
review-sheet-store =
    { $drafts ->
        [0] { $opinions ->
            [one] Donner { $opinions } avis
           *[other] Donner { $opinions } avis
        }
       *[other] { $opinions ->
            [0] Garder aux bureaux ce qui est rempli
            [one] Donner { $opinions } avis et garder le reste aux bureaux
           *[other] Donner { $opinions } avis et garder le reste aux bureaux
        }
    }
review-sheet-stored = Enregistré. Avis : { $opinions }. Soumissions dont le texte et les marques attendent au bureau : { $drafts }.
review-sheet-nothing = Rien ne compte dans ce fichier. Corrigez-le, et envoyez-le de nouveau.
review-sheet-how =
    Les soumissions que vous avez prises en charge. Remplissez sous les lignes qui commencent par ---, enregistrez le fichier comme texte brut en UTF-8, et envoyez-le.
    Les lignes qui commencent par %% ne sont pas lues. Ne changez pas les lignes qui commencent par === ou ---.
    À chaque ligne de la liste de contrôle, écrivez met (oui), partly (en partie), not (non) ou does-not-apply (sans objet), et votre note à la ligne suivante.
    Ce que vous laissez vide ne compte pas.
review-sheet-left-out = Le fichier est plein. Lisez le texte de cette soumission à son bureau.
review-sheet-opinion = Ce que vous décideriez : approve (approuver), return (renvoyer) ou decline (ne pas retenir). Vide : le reste attend au bureau.
review-sheet-to-authors = Vos mots aux auteurs, que l’examinateur en charge peut transmettre.
review-sheet-to-team = Vos mots à l’équipe d’examen. Les auteurs ne les lisent jamais.

# Le même acte pour plusieurs pratiques.
review-bulk = Plusieurs à la fois
review-bulk-which-ticked = Ce que j’ai coché
review-bulk-which-page = Tout ce qui est sur cette page
review-bulk-which-found = Tout ce que trouvent le filtre et les mots, au plus { $most }
review-bulk-go-on = Choisir que faire
review-bulk-choose = Choisir
review-bulk-lead = Choisissez que faire de ces pratiques. Vous lisez ensuite ce qui changerait, et rien n’est fait avant que vous le confirmiez.
review-bulk-lead-list = Cochez des pratiques dans la file, ou apportez une liste de références. Vous choisissez ensuite que faire, et lisez ce qui changerait. Rien n’est fait avant que vous le confirmiez.
review-bulk-list = Plusieurs à la fois, d’après une liste
review-bulk-chosen =
    { $count ->
        [one] Une pratique est choisie
       *[other] { $count } pratiques sont choisies
    }
review-bulk-cut = Plus de pratiques ont été trouvées qu’un formulaire ne peut en porter. Voici les { $most } premières.
review-bulk-left-out = Ces lignes de la liste sont laissées de côté :
review-bulk-unknown = { $reference } : vous ne voyez aucune pratique avec cette référence
review-bulk-unread = La ligne { $line } ne commence pas par une référence : « { $text } »
review-bulk-foresee = Montrer ce qui changerait
review-bulk-take = Lire la liste
review-bulk-deed-claim = Prendre en charge
review-bulk-deed-release = Libérer
review-bulk-deed-remind = Rappeler à l’examinateur qui l’a prise en charge
review-bulk-deed-return = Renvoyer avec un modèle de réponse
review-bulk-deed-assign = Attribuer à un examinateur
review-field-bulk-deed = Que faire
review-field-bulk-reply = Modèle de réponse, pour renvoyer
review-field-bulk-reviewer = Examinateur, pour attribuer
review-field-list = Une liste de références
review-hint-list = Un fichier texte en UTF-8, par exemple CSV, avec une référence comme PX-2026-0417 au début de chaque ligne. Au plus { $most } lignes sont prises.
review-problem-nothing-chosen = Rien n’est choisi. Cochez une ligne de la file, ou envoyez une liste
review-problem-no-list = Choisissez le fichier de votre liste
review-problem-list-empty = Vous ne voyez aucune pratique que nomme cette liste
review-bulk-consequences = Rien n’est encore fait. Vérifiez chaque ligne, puis confirmez. C’est fait pour toutes les lignes ou pour aucune.
review-bulk-not-done = Rien n’a été fait, car des pratiques ont changé depuis l’affichage de cette page. Elles sont nommées ci-dessous. Vous pouvez confirmer les autres.
review-bulk-reply-changed = Rien n’a été fait, car le modèle de réponse a changé depuis que ses mots ont été montrés. Lisez les nouveaux mots, puis confirmez.
review-bulk-will =
    { $count ->
        [one] Une pratique changerait
       *[other] { $count } pratiques changeraient
    }
review-bulk-will-not =
    { $count ->
        [one] Une pratique reste comme elle est
       *[other] { $count } pratiques restent comme elles sont
    }
review-bulk-changes-claim = Prise en charge par vous
review-bulk-changes-release = Libre pour d’autres examinateurs
review-bulk-changes-remind = Son examinateur reçoit un rappel
review-bulk-changes-return = Renvoyée à ses auteurs
review-bulk-changes-assign = Attribuée à { $reviewer }
review-bulk-told = courriel à { $names }
review-bulk-told-later = courriel une fois passé le délai d’annulation, à { $names }
review-bulk-told-none = aucun courriel
review-bulk-letter = Mots de la lettre
review-bulk-not-now-claim = Elle n’est pas en examen, ou un autre examinateur l’a prise en charge
review-bulk-not-now-release = Vous ne l’avez pas prise en charge
review-bulk-not-now-remind = Aucun autre examinateur ne l’a prise en charge, elle est suspendue, ou un rappel a déjà été envoyé
review-bulk-not-now-return = Elle n’est pas en examen
review-bulk-not-now-assign = Elle n’est pas en examen
review-bulk-no-reviewer = Cet examinateur ne peut pas l’examiner
review-bulk-divided = Les avis à son sujet divergent. Décidez à son bureau, avec des mots à l’équipe d’examen
review-bulk-words = Le modèle ne tient pas dans sa lettre
review-bulk-button-claim =
    { $count ->
        [one] Prendre en charge cette pratique
       *[other] Prendre en charge ces { $count } pratiques
    }
review-bulk-button-release =
    { $count ->
        [one] Libérer cette pratique
       *[other] Libérer ces { $count } pratiques
    }
review-bulk-button-remind =
    { $count ->
        [one] Envoyer un rappel pour cette pratique
       *[other] Envoyer un rappel pour ces { $count } pratiques
    }
review-bulk-button-return =
    { $count ->
        [one] Renvoyer cette pratique
       *[other] Renvoyer ces { $count } pratiques
    }
review-bulk-button-assign =
    { $count ->
        [one] Attribuer cette pratique
       *[other] Attribuer ces { $count } pratiques
    }
review-bulk-cancel = Retour à la file
review-bulk-nothing = Rien ne peut être fait ici. Retournez à la file et choisissez de nouveau.
review-bulk-done-claim =
    { $count ->
        [one] Vous avez pris en charge une pratique.
       *[other] Vous avez pris en charge { $count } pratiques.
    }
review-bulk-done-release =
    { $count ->
        [one] Une pratique est libérée.
       *[other] { $count } pratiques sont libérées.
    }
review-bulk-done-remind =
    { $count ->
        [one] Un rappel est envoyé.
       *[other] { $count } rappels sont envoyés.
    }
review-bulk-done-return =
    { $count ->
        [one] Une pratique est renvoyée. Vous pouvez l’annuler à son bureau.
       *[other] { $count } pratiques sont renvoyées. Vous pouvez annuler chacune à son bureau.
    }
review-bulk-done-assign =
    { $count ->
        [one] Une pratique est attribuée.
       *[other] { $count } pratiques sont attribuées.
    }

# A reviewer's year.
review-year-title = Votre année { $year } d’examen
review-year-about = { $name }, du { $first } au { $last }.
review-year-what = Ce que vous avez fait
review-year-count = Combien de fois
review-year-claim = Soumissions prises en charge
review-year-give_opinion = Avis rendus
review-year-comment = Commentaires à côté des réponses
review-year-reply = Réponses à des commentaires
review-year-approved = Décisions : publiées
review-year-returned = Décisions : renvoyées
review-year-declined = Décisions : non retenues
review-year-note = Une décision compte une fois qu’elle a pris effet. Cette page ne nomme aucune pratique, pour que vous puissiez la transmettre.
review-year-others = Autres années
