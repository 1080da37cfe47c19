### La pratique : champs, états, son visage public.

## The fields of a practice: docs/fields.md has their reasons.

field-label-title = Comment s’appelle la pratique ?
field-hint-title = Dites ce qu’elle fait et où, sans abréviations, en { $most } caractères au plus. Exemple : Équipes mobiles qui enregistrent les naissances des enfants de saisonniers, Moldova
field-label-summary = En bref
field-hint-summary = Deux ou trois phrases, ou une courte liste, de { $least } à { $most } caractères, que l’on comprend sans connaître votre pays. C’est ce qu’on lit dans les listes et les courriels.
field-label-language = Langue de ce texte
field-hint-language = La langue dans laquelle vous rédigez les réponses. Elle peut être corrigée jusqu’à la publication.
field-label-type = De quel type de pratique s’agit-il ?
field-hint-type = Choisissez celui qui convient le mieux.
field-label-stage = Où en est-elle ?
field-hint-stage = Une pratique terminée, ou tout juste essayée, est aussi la bienvenue.
field-label-on_behalf = Faites-vous partie de l’organisation qui la met en œuvre ?
field-hint-on_behalf = Si vous répondez « Non », nommez ci-dessous l’organisation qui la mène.
field-label-focal_point = Qui en est responsable là-bas ?
field-hint-focal_point = L’organisation est nécessaire. Indiquez la personne et l’adresse électronique si vous les connaissez. Nous prévenons cette personne une fois, à la publication. Avec son accord, la page publique montre le nom et l’organisation ; l’adresse, jamais. Chaque ligne compte { $part } caractères au plus.
field-label-scope = À quel niveau ?
field-hint-scope = Là où la décision de la mener a été prise.
field-label-countries = Dans quels pays ou zones ?
field-hint-countries = Nécessaire sauf si le niveau est mondial : choisissez un pays ici, ou une région ci-dessous si elle concerne une région en tant que telle.
field-label-regions = Dans quelles régions ?
field-hint-regions = Seulement si elle concerne une région en tant que telle. Une région suffit : il n’est alors pas nécessaire de choisir un pays.
field-label-from = Depuis quand ?
field-hint-from = Mois et année, par exemple 3 2021 ou mars 2021. L’année suffit si vous ne connaissez pas le mois.
field-label-until = Jusqu’à quand ?
field-hint-until = Mois et année, par exemple 11 2023 ou novembre 2023. Laissez vide si elle se poursuit. La fin doit être après « Depuis quand ? ».
field-label-organisations = Qui la met en œuvre, qui y participe, qui paie ?
field-hint-organisations = Nécessaire sauf si vous faites partie de l’organisation qui la mène : nommez au moins celle qui la dirige. Chaque ligne demande un nom de { $part } caractères au plus, un type et un rôle. { $most } lignes au plus.
field-label-problem = Quel était le problème ?
field-hint-problem = Qui était concerné, combien de personnes, où ? { $most } caractères au plus.
field-label-action = Qu’a-t-on fait ?
field-hint-action = Nécessaire ici en { $action } caractères au moins, sauf si votre texte « En bref » en compte { $whole } ou plus et dit tout. Dites les principales étapes, dans l’ordre, pour que d’autres puissent les reprendre. Pour une liste, commencez chaque ligne par un tiret. { $most } caractères au plus.
field-label-results = Qu’est-ce qui a changé, et comment le savez-vous ?
field-hint-results = Des chiffres, une évaluation, ce que disent les participants. Nécessaire si elle fonctionne en plusieurs lieux, est entrée dans la loi ou la pratique courante, ou est terminée, sauf si vous dites ci-dessous pourquoi il n’y a pas encore de résultats. { $most } caractères au plus.
field-label-no_results_yet = Pas encore de résultats, car…
field-hint-no_results_yet = À remplir s’il est trop tôt, ou si les résultats n’ont pas été mesurés. { $most } caractères au plus.
field-label-who_benefits = Qui en a bénéficié ?
field-hint-who_benefits = Choisissez tout ce qui convient.
field-label-who_benefits_words = En d’autres termes
field-hint-who_benefits_words = Ceux que la liste ne nomme pas, ou combien. { $most } caractères au plus.
field-label-lessons = Qu’est-ce qui a été difficile, que feriez-vous autrement ?
field-hint-lessons = Ce sont les échecs qui aident le plus. { $most } caractères au plus.
field-label-advice = De quoi d’autres auraient-ils besoin pour faire de même ?
field-hint-advice = Argent, droit, personnes, temps. { $most } caractères au plus.
field-label-new = Qu’a-t-elle de nouveau ?
field-hint-new = Seulement si quelque chose a été essayé ici pour la première fois. { $most } caractères au plus.
field-label-primary_objective = Quel objectif sert-elle le plus ?
field-hint-primary_objective = L’un des 23 objectifs du Pacte mondial. L’équipe d’examen peut la déplacer.
field-label-also = En sert-elle d’autres ?
field-hint-also = { $most } au plus.
field-label-principles = Quels principes directeurs illustre-t-elle ?
field-hint-principles = Dites comment, en une ligne de { $part } caractères au plus.
field-label-goals = Objectifs de développement durable
field-hint-goals = Ceux auxquels elle contribue.
field-label-sources = Où les lecteurs peuvent-ils en savoir plus ?
field-hint-sources = Texte de loi, évaluation, film. Chaque source demande un titre de { $part } caractères au plus. { $most } sources au plus ; avec ses textes, la pratique peut citer { $links } adresses web en tout.
field-label-files = Images et fichiers
field-hint-files = Photographies, graphiques, rapport en PDF, documents bureautiques : { $most } au plus. Ils deviennent publics quand la pratique est publiée.
field-label-doi = Le texte a-t-il un DOI ?
field-hint-doi = Un DOI est un identifiant comme 10.1234/abc, qu’un dépôt ou un éditeur a donné à ce texte. Ce site n’en donne aucun. Les lecteurs le citent alors en premier.
field-label-machine_help = Une machine a-t-elle aidé à écrire ce texte ?
field-hint-machine_help = Une machine est un programme qui écrit ou traduit. Les lecteurs voient votre réponse à côté du texte.
field-label-machine_checked = Une personne a-t-elle vérifié tout le texte ?
field-hint-machine_checked = Nécessaire si une machine a aidé. « Oui » dit qu’une personne a comparé le texte avec les faits.
field-label-contact = À qui les lecteurs peuvent-ils s’adresser ?
field-hint-contact = Si vous choisissez « Affiché aux lecteurs », votre nom et l’adresse électronique de votre compte figurent sur la page publique.
field-label-rights = Autorisation
field-hint-rights = Les deux sont nécessaires pour soumettre.
field-label-change_note = Qu’est-ce qui a changé depuis la dernière version ?
field-hint-change_note = Une ligne de { $most } caractères au plus, montrée aux lecteurs à côté de la version.

## The steps of the form.

step-brief = En bref
step-where = Où, quand, qui
step-story = Ce qui s’est passé
step-compact = Pacte mondial
step-sources = Sources et droits

## Answers that are no term of a vocabulary.

answer-yes = Oui
answer-no = Non
answer-with = { $name } : { $more }
rights-publish = Nous pouvons publier ceci.
rights-consent = Aucun migrant ne peut être reconnu dans le texte ou les images sans son consentement.

## Why something cannot be submitted yet.

missing-unanswered = Répondez à « { $field } »
missing-focal-point = Nommez l’organisation qui la mène, puisque vous n’en faites pas partie
missing-place = Choisissez un pays ou une région, ou le niveau « Mondial »
missing-lead = Nommez l’organisation qui la dirige
missing-action = Dites ce qui a été fait : il faut au moins { $least } caractères, il y en a { $there }. Un texte « En bref » de { $whole } caractères ou plus suffit aussi
missing-results = Dites ce qui a changé, ou pourquoi il n’y a pas encore de résultats
missing-rights = Donnez les deux autorisations
missing-order = « Jusqu’à quand » doit être après « Depuis quand »
missing-language-taken = Choisissez une autre langue : cette pratique a déjà un texte dans celle-ci

## Ce que les contrôles trouvent dans les réponses. Les auteurs et les réviseurs lisent la même liste.

answer-check-acronym =
    { $count ->
        [one] Développez { $found } à sa première apparition, sous la forme « nom complet ({ $found }) »
       *[other] Développez chacun de ces sigles à sa première apparition, sous la forme « nom complet (ABC) » : { $found }
    }
answer-check-telephone =
    { $count ->
        [one] { $found } ressemble à un numéro de téléphone. Retirez-le si c’est celui d’une seule personne
       *[other] Ceci ressemble à des numéros de téléphone : { $found }. Retirez ceux d’une seule personne
    }
answer-check-identity-number =
    { $count ->
        [one] { $found } ressemble au numéro d’un passeport, d’un compte ou d’un dossier. Retirez-le s’il désigne une seule personne
       *[other] Ceci ressemble à des numéros de passeports, de comptes ou de dossiers : { $found }. Retirez ceux qui désignent une seule personne
    }
answer-check-dead-link =
    { $count ->
        [one] Cette adresse ne répond pas : { $found }. Corrigez-la, ou donnez-en une autre
       *[other] Ces adresses ne répondent pas : { $found }. Corrigez-les, ou donnez-en d’autres
    }
answer-check-answered = { $url } (dernière réponse le { $day })
answer-check-never-answered = { $url } (jamais de réponse)
answer-check-no-source = Les résultats n’ont pas de source. Citez un rapport, une évaluation ou une page où l’on peut en lire davantage
answer-check-early-start = Elle a commencé avant l’adoption du Pacte mondial, en décembre 2018. C’est bienvenu : dites sous « Qu’est-ce qui a été fait ? » en quoi elle sert le Pacte aujourd’hui
answer-check-untranslated = La réponse est encore dans la langue de l’original : les mots sont les mêmes. Traduisez-les ; un nom peut rester tel quel
answer-check-more = { $count } de plus

## Ce que regarde l’équipe d’examen ; les auteurs lisent la même liste.

checklist-entitled = L’auteur peut parler en son nom
checklist-objective = Elle sert l’objectif nommé
checklist-principles = Elle respecte les principes directeurs, surtout les droits, le genre et les enfants
checklist-understood = Un lecteur d’ailleurs comprend titre et résumé, sans sigles inexpliqués
checklist-happened = Elle a eu lieu : faite, ou presque
checklist-supported = Une source appuie les résultats
checklist-repeatable = D’autres pourraient la refaire ailleurs
checklist-sources = Les liens vers les sources fonctionnent, et les autorisations sont données
checklist-safe = La publication ne met personne en danger
checklist-new = Nous ne l’avons pas déjà

## Ce qu’un examinateur demande aux auteurs dans sa lettre, pour chaque ligne non remplie.

checklist-please = Merci pour cette pratique. Avant qu’elle puisse être publiée, veuillez revoir les points suivants :
checklist-please-entitled = Veuillez indiquer à quel titre vous proposez cette pratique, et confirmer que ceux qui la mènent acceptent sa publication.
checklist-please-objective = Veuillez choisir l’objectif que la pratique sert le plus, et dire en une phrase comment elle le sert.
checklist-please-principles = Veuillez dire comment la pratique respecte les principes directeurs, surtout les droits, le genre et les enfants.
checklist-please-understood = Veuillez écrire le titre et le résumé pour des lecteurs qui ne connaissent pas votre pays, et développer chaque sigle.
checklist-please-happened = Veuillez dire ce qui a été fait jusqu’ici, et depuis quand. Ce qui n’est que prévu ne peut pas encore être publié.
checklist-please-supported = Veuillez appuyer les résultats par une source, comme une évaluation, des chiffres officiels ou une loi.
checklist-please-repeatable = Veuillez décrire les étapes principales, et ce qu’elles ont demandé, pour que d’autres puissent les refaire ailleurs.
checklist-please-sources = Veuillez vérifier que les liens vers vos sources fonctionnent, et que vous pouvez partager ce qu’elles montrent.
checklist-please-safe = Veuillez retirer tout détail qui permettrait de reconnaître une personne ou la mettrait en danger.
checklist-please-new = Veuillez dire ce qui distingue cette pratique de celle que nous avons déjà, ou nous dire que c’est la même.

## The states, in the words of each reader.

state-draft = Brouillon
state-in-review = En cours d’examen
state-decided = Décision prise
state-decided-undo = Décision prise, annulable jusqu’à { $time }
state-accepted = Acceptée, publique le { $day }
state-awaiting-consent = En attente de l’accord des auteurs
state-your-consent = En attente de votre accord
state-published = Publiée
state-returned-to-you = Renvoyée vers vous
state-returned = Renvoyée
state-declined = Non retenue
state-withdrawn = Retirée par l’auteur
state-discarded = Abandonnée
state-held = Mise en attente
state-spam = Indésirable
state-superseded = Version antérieure
state-reworded = Approuvée avec d’autres mots
public-never = Non publique
public-live = Publique
public-no-longer-current = N’est plus d’actualité
public-gone = Retirée du catalogue
public-replaced = Remplacée par une autre

## A practice as the public reads it.

practice-unnamed = Une pratique sans titre
face-heading-problem = Le problème
face-heading-action = Ce qui a été fait
face-heading-results = Ce qui a changé
face-heading-lessons = Ce qui a été difficile
face-heading-advice = Ce dont d’autres auraient besoin
face-heading-new = Ce qui est nouveau
face-no-results-yet = Pas encore de résultats : { $why }
face-unanswered = Sans réponse : { $questions }.
face-unanswered-problem = le problème
face-unanswered-results = les résultats
face-unanswered-who_benefits = les bénéficiaires
face-unanswered-lessons = ce qui a été difficile
face-unanswered-advice = ce dont d’autres auraient besoin
face-unanswered-principles = les principes directeurs
face-unanswered-sources = les sources
face-label-type = Type
face-label-stage = État d’avancement
face-label-on_behalf = Décrite par
face-on-behalf-yes = Un membre de l’organisation qui la met en œuvre
face-on-behalf-no = Une personne extérieure à l’organisation qui la met en œuvre
face-label-doi = DOI
face-label-machine_help = Aide d’une machine
face-label-machine_checked = Vérifiée par une personne
face-label-focal_point = Responsable sur place
face-label-contact = À qui s’adresser
face-label-scope = Niveau
face-label-countries = Où
face-label-regions = Régions
face-label-from = Quand
face-label-organisations = Mise en œuvre par
face-label-who_benefits = Bénéficiaires
face-label-who_benefits_words = Précisions sur les bénéficiaires
face-label-primary_objective = Objectif qu’elle sert le plus
face-label-also = Sert aussi
face-label-principles = Principes directeurs
face-label-goals = Objectifs de développement durable
face-period = { $from } à { $until }
face-period-open = Depuis { $from }
face-since = depuis { $year }
face-places-more =
    { $count ->
        [one] { $places } et un autre
       *[other] { $places } et { $count } autres
    }
face-written-in = Langue du texte : { $language }.
face-heading-files = Images et fichiers
file-note = { $kind }, { $size }
file-credit = Réalisé par : { $name }
file-described = Description : { $text }
file-kilobytes = { $count } ko
file-megabytes = { $count } Mo
file-kind-jpeg = Image
file-kind-png = Image
file-kind-webp = Image
file-kind-pdf = PDF
file-kind-docx = Document Word
file-kind-xlsx = Classeur Excel
file-kind-pptx = Présentation PowerPoint
file-kind-odt = Texte OpenDocument
file-kind-ods = Feuille de calcul OpenDocument
file-kind-odp = Présentation OpenDocument
face-sources = Sources
face-facts = En bref
practice-day-of-submission = jour de la soumission
practice-address-to-come = (son adresse, donnée à la publication)

## Mails about a practice. Authors read “the review team”, never a name.

practice-ground-out-of-scope = Le sujet de votre pratique ne fait pas partie de ceux de ce site.
practice-ground-duplicate = Cette pratique figure déjà sur le site.
practice-ground-too-little-substance = Le texte n’en dit pas encore assez pour que l’on puisse en tirer profit : ce qui a été fait, par qui, et avec quel résultat.
practice-ground-consent-missing = Une personne dont l’accord est nécessaire ne l’a pas encore donné.
practice-ground-other = La pratique qui y figure déjà :
practice-replaced-by = La pratique qui la remplace :
practice-translation-of = Ceci est une traduction de
practice-mail-button-submitter = Voir votre pratique
practice-mail-because-submitter = Vous recevez ce courriel parce que vous êtes auteur de la pratique.
practice-mail-button-author = Voir votre pratique
practice-mail-because-author = Vous recevez ce courriel parce que vous êtes auteur de la pratique.
practice-mail-button-former-owner = Voir vos pratiques
practice-mail-because-former-owner = Vous recevez ce courriel parce que vous étiez propriétaire de la pratique jusqu’à présent.
practice-mail-button-former-author = Voir vos pratiques
practice-mail-because-former-author = Vous recevez ce courriel parce que vous étiez coauteur de la pratique jusqu’à présent.
practice-mail-button-invited = Lire l’invitation
practice-mail-because-invited = Vous recevez ce courriel parce que le propriétaire d’une pratique ou une administratrice ou un administrateur de ce site a saisi votre adresse. Si vous n’en savez rien, ne faites rien : sans votre réponse, rien ne se passe.
practice-mail-button-expert = Lire le texte et donner votre avis
practice-mail-because-expert = Vous recevez ce courriel parce qu’un examinateur de ce site a saisi votre adresse. Si vous n’en savez rien, ignorez ce courriel : rien ne se passe sans votre réponse.
practice-mail-button-suggested = L’ouvrir au bureau d’examen
practice-mail-because-suggested = Vous recevez ce courriel parce que le service vous propose comme examinateur.
practice-mail-button-reviewer = L’ouvrir au bureau d’examen
practice-mail-because-reviewer = Vous recevez ce courriel parce que vous examinez cet objectif.
practice-mail-button-administrator = L’ouvrir au bureau d’examen
practice-mail-because-administrator = Vous recevez ce courriel parce que vous êtes administrateur.
practice-mail-button-former = L’ouvrir au bureau d’examen
practice-mail-because-former = Vous recevez ce courriel parce que vous l’examiniez.
practice-mail-button-assigned = L’ouvrir au bureau d’examen
practice-mail-button-asked = L’ouvrir au bureau d’examen
practice-mail-because-assigned = Vous recevez ce courriel parce qu’elle vous a été attribuée.
practice-mail-because-asked = Vous recevez ce courriel parce qu’un examinateur demande votre avis.
practice-mail-button-handling = L’ouvrir au bureau d’examen
practice-mail-because-handling = Vous recevez ce courriel parce que vous l’examiniez.
practice-mail-button-focal-point = Lire la pratique
practice-mail-because-focal-point = Vous recevez ce courriel parce que vous avez été nommé comme la personne qui connaît cette pratique.
practice-mail-practices = La lettre concerne :
practice-mail-dear = Bonjour { $name },
practice-mail-button-public = Lire la page publique
practice-mail-own-page = Votre propre page, où vous la révisez :
practice-mail-points =
    { $count ->
        [one] L’équipe d’examen demande une chose à côté d’une réponse :
       *[other] L’équipe d’examen demande { $count } choses à côté de vos réponses :
    }
practice-mail-call = L’appel à pratiques auquel elle répond :
practice-mail-what-was-sent = Ce que vous avez envoyé :
practice-mail-authors = Ses auteurs : { $names }.

## Ce que réunit le courriel du jour

practice-mail-from = soumise par { $name }
practice-mail-until = première réponse attendue d’ici au { $day }
practice-mail-sample-name = Mme Laurence Exemple
practice-mail-sample-title = Équipes mobiles qui enregistrent les naissances, Moldova
practice-mail-sample-words = Ces mots tiennent lieu de ce qu’une personne écrit.

## Ce qui a changé entre deux révisions.

comparison-title = Ce qui a changé
comparison-of = Ce qui a changé : { $title }
comparison-from = La plus ancienne
comparison-to = La plus récente
comparison-compare = Comparer
comparison-views = Présentation
comparison-inline = En un seul texte
comparison-side = Côte à côte
comparison-between = { $older } → { $newer }
comparison-revision = Révision { $number }
comparison-revision-stands = { $revision } : { $state }
comparison-only-one = Il n’y a encore rien à comparer : il n’y en a qu’une.
comparison-twice = « { $which } » a été choisie deux fois. Choisissez-en deux différentes.
comparison-nothing = Rien n’a changé : toutes les réponses sont les mêmes.
comparison-counts =
    { $changed ->
        [one] { $changed } réponse a changé,
       *[other] { $changed } réponses ont changé,
    } { $same ->
        [one] { $same } est la même.
       *[other] { $same } sont les mêmes.
    }
comparison-note = Note des auteurs sur { $which } : { $note }
comparison-added = ajouté :
comparison-removed = supprimé :
comparison-moved-here = Déplacé ici depuis un autre endroit du texte :
comparison-moved-away = Se trouve maintenant à un autre endroit du texte :
comparison-row-moved-here = Déplacé ici depuis un autre endroit de la liste :
comparison-row-moved-away = Se trouve maintenant à un autre endroit de la liste :
comparison-given = Sans réponse auparavant.
comparison-taken = N’a plus de réponse.
comparison-changed = Réponse modifiée.
comparison-happened = { $parts }.
comparison-count-changed =
    { $count ->
        [one] { $count } passage modifié
       *[other] { $count } passages modifiés
    }
comparison-count-added =
    { $count ->
        [one] { $count } ajouté
       *[other] { $count } ajoutés
    }
comparison-count-removed =
    { $count ->
        [one] { $count } supprimé
       *[other] { $count } supprimés
    }
comparison-count-moved =
    { $count ->
        [one] { $count } déplacé
       *[other] { $count } déplacés
    }
comparison-same-paragraphs = { $count } paragraphes sont inchangés
comparison-agreed = Cette personne accepte que les lecteurs voient son nom et son organisation.
comparison-not-agreed = Cette personne n’a pas accepté que les lecteurs voient son nom et son organisation.

## Les commentaires à côté des réponses, pour l’équipe d’examen et pour les auteurs.

comment-does-done = Fait.
comment-does-not-done = Pas fait, parce que :
comment-does-resolve = Réglé.
comment-does-ask_again = Demandé de nouveau.
comment-unanswered = Il n’y avait pas de réponse.

## A mail before it is sent.

letter-sheet-to = À { $name }
letter-sheet-subject = Objet

## Combien de fois la page publique d’une pratique est ouverte.

views-of-page = Consultations de cette page
views-of-public = Consultations de la page publique
views-none = Aucune consultation n’est encore comptée.
views-in =
    { $count ->
        [one] La page publique a été ouverte une fois en { $month }.
       *[other] La page publique a été ouverte { $count } fois en { $month }.
    }
views-from =
    { $count ->
        [one] La page publique a été ouverte une fois de { $from } à { $to }.
       *[other] La page publique a été ouverte { $count } fois de { $from } à { $to }.
    }
views-of-translations =
    { $count ->
        [one] Une de ces ouvertures est celle d’une traduction.
       *[other] { $count } de ces ouvertures sont celles de ses traductions.
    }
views-chart =
    { $most ->
        [one] Consultations par mois, de { $from } à { $to }. La barre la plus haute vaut { $most } consultation.
       *[other] Consultations par mois, de { $from } à { $to }. La barre la plus haute vaut { $most } consultations.
    }
views-caption = Consultations par mois, sur douze mois
views-table = Tous les mois en tableau
views-head-month = Mois
views-head-views = Consultations
views-what = Sont comptées les ouvertures de la page, et non les personnes : recharger la page compte de nouveau. Les programmes, les aperçus et les pages qu’un navigateur charge à l’avance sont laissés de côté, pour autant qu’ils disent ce qu’ils sont. Ce décompte n’enregistre ni cookie ni adresse.
views-before = Cette édition compte les mois qui précèdent { $month }.
views-file = Enregistrer les consultations par mois en tableau (CSV)
view-column-url = L’adresse permanente de la pratique ou de sa traduction.
view-column-slug = Le nom de la pratique ou de sa traduction dans cette adresse.
view-column-translation_of = D’une traduction : l’adresse permanente de son original. Vide pour un original.
view-column-month = Le mois, dans le fuseau horaire du site.
view-column-views = Combien de fois la page à cette adresse a été ouverte pendant ce mois. Ce sont des ouvertures, et non des personnes. Les consultations d’une pratique sont la somme de sa ligne et de celles de ses traductions.
