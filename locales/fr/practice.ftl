### The practice itself: fields, states, deeds, its public face, its mails.


## The fields of a practice: form.md has their reasons.

field-label-title = Comment s’appelle la pratique ?
field-hint-title = Dites ce qu’elle fait et où, sans abréviations. Exemple : Équipes mobiles qui enregistrent les naissances des enfants de saisonniers, Moldova
field-label-summary = En bref
field-hint-summary = Deux ou trois phrases, ou une courte liste, que l’on comprend sans connaître votre pays. C’est ce qu’on lit dans les listes et les courriels.
field-label-language = Langue de ce texte
field-hint-language = La langue dans laquelle vous rédigez les réponses. Elle peut être corrigée jusqu’à la publication.
field-label-type = De quel type de pratique s’agit-il ?
field-hint-type = Choisissez celui qui convient le mieux.
field-label-stage = Où en est-elle ?
field-hint-stage = Une pratique terminée, ou tout juste essayée, est aussi la bienvenue.
field-label-on_behalf = Faites-vous partie de l’organisation qui la met en œuvre ?
field-hint-on_behalf = Sinon, nommez la personne qui la connaît là-bas. Nous la préviendrons.
field-label-focal_point = Qui en est responsable là-bas ?
field-hint-focal_point = Nom, organisation, adresse électronique. Avec leur accord, la page publique montre le nom et l’organisation ; l’adresse, jamais. Ils sont prévenus une fois, à la publication.
field-label-scope = À quel niveau ?
field-hint-scope = Là où la décision de la mener a été prise.
field-label-countries = Dans quels pays ou zones ?
field-hint-countries = Choisissez des pays, ou une région si elle concerne une région en tant que telle.
field-label-regions = Dans quelles régions ?
field-hint-regions = Seulement si elle concerne une région en tant que telle.
field-label-from = Depuis quand ?
field-hint-from = Mois et année. L’année suffit si vous ne connaissez pas le mois.
field-label-until = Jusqu’à quand ?
field-hint-until = Laissez vide si elle se poursuit.
field-label-organisations = Qui la met en œuvre, qui y participe, qui paie ?
field-hint-organisations = Nommez au moins celle qui la dirige, sauf si vous en faites partie.
field-label-problem = Quel était le problème ?
field-hint-problem = Qui était touché, combien de personnes, où ?
field-label-action = Qu’a-t-on fait ?
field-hint-action = Les principales étapes, dans l’ordre, pour que d’autres puissent les reprendre.
field-label-results = Qu’est-ce qui a changé, et comment le savez-vous ?
field-hint-results = Des chiffres, une évaluation, ce que disent les participants.
field-label-no_results_yet = Pas encore de résultats, car…
field-hint-no_results_yet = À remplir s’il est trop tôt, ou si les résultats n’ont pas été mesurés.
field-label-who_benefits = Qui en a bénéficié ?
field-hint-who_benefits = Choisissez tout ce qui convient.
field-label-who_benefits_words = En d’autres termes
field-hint-who_benefits_words = Ceux que la liste ne nomme pas, ou combien.
field-label-lessons = Qu’est-ce qui a été difficile, que feriez-vous autrement ?
field-hint-lessons = Ce sont les échecs qui aident le plus.
field-label-advice = De quoi a besoin celui qui veut faire de même ?
field-hint-advice = Argent, droit, personnes, temps.
field-label-new = Qu’a-t-elle de nouveau ?
field-hint-new = Seulement si quelque chose a été essayé ici pour la première fois.
field-label-primary_objective = Quel objectif sert-elle le plus ?
field-hint-primary_objective = L’un des 23 objectifs du Pacte mondial. L’équipe d’examen peut la déplacer.
field-label-also = En sert-elle d’autres ?
field-hint-also = Quatre au plus.
field-label-principles = Quels principes directeurs illustre-t-elle ?
field-hint-principles = Dites comment, en une ligne.
field-label-goals = Objectifs de développement durable
field-hint-goals = Ceux auxquels elle contribue.
field-label-sources = Où peut-on en lire davantage ?
field-hint-sources = Titre, adresse, langue : texte de loi, évaluation, film.
field-label-contact = À qui les lecteurs peuvent-ils s’adresser ?
field-hint-contact = Si vous choisissez « Affiché aux lecteurs », votre nom et l’adresse électronique de votre compte figurent sur la page publique. Le formulaire qui transmet les questions viendra plus tard ; d’ici là, une telle page n’affiche aucun contact.
field-label-rights = Autorisation
field-hint-rights = Les deux sont nécessaires pour soumettre.
field-label-change_note = Qu’est-ce qui a changé depuis la dernière version ?
field-hint-change_note = Une ligne, montrée aux lecteurs à côté de la version.

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
missing-too-short = « { $field } » est trop court pour être compris
missing-focal-point = Nommez la personne qui la connaît là-bas, puisque vous ne faites pas partie de l’organisation
missing-place = Choisissez un pays ou une région, puisqu’elle n’est pas mondiale
missing-lead = Nommez l’organisation qui la dirige
missing-action = Dites ce qui a été fait en 200 caractères au moins, ou faites un résumé assez long pour tout dire (300)
missing-results = Dites ce qui a changé, ou pourquoi il n’y a pas encore de résultats
missing-rights = Donnez les deux autorisations
missing-order = La fin précède le début
missing-too-long = « { $field } » est trop long : raccourcissez la réponse
missing-incomplete = Complétez « { $field } » : une partie est vide

## Ce que regarde l’équipe d’examen ; les auteurs lisent la même liste.

checklist-1 = L’auteur peut parler en son nom
checklist-2 = Elle sert l’objectif nommé
checklist-3 = Elle respecte les principes directeurs, surtout les droits, le genre et les enfants
checklist-4 = Un inconnu comprend titre et résumé, sans sigles nus
checklist-5 = Elle a eu lieu : faite, ou presque
checklist-6 = Une source appuie les résultats
checklist-7 = On pourrait la refaire ailleurs
checklist-8 = Les sources s’ouvrent, et les autorisations sont données
checklist-9 = La publication ne met personne en danger
checklist-10 = Nous ne l’avons pas déjà

## The states, as design.md words them for each reader.

state-draft = Brouillon
state-in-review = En cours d’examen
state-decided = Décision prise
state-decided-undo = Décision prise, annulable jusqu’à { $time }
state-accepted = Acceptée, publique le { $day }
state-published = Publiée
state-returned-to-you = Renvoyée vers vous
state-returned = Renvoyée
state-declined = Non retenue
state-withdrawn = Retirée par l’auteur
state-discarded = Abandonnée
state-held = Mise en attente
state-spam = Indésirable
state-superseded = Version antérieure
public-never = Non publique
public-live = Publique
public-no-longer-current = N’est plus d’actualité
public-gone = Retirée du catalogue
public-replaced = Remplacée par une autre

## The deeds, as their buttons say them.

deed-submit = Soumettre pour examen
deed-discard = Abandonner le brouillon
deed-claim = Prendre en charge
deed-release = Libérer, pour que d’autres la prennent en charge
deed-take_over = Reprendre le dossier
deed-assign = Attribuer
deed-move = Déplacer vers un autre objectif
deed-correct_language = Corriger la langue
deed-approve = Approuver
deed-return = Renvoyer avec vos mots
deed-decline = Ne pas retenir
deed-undo = Revenir sur la décision
deed-change_date = Changer la date
deed-call_off = Renoncer à la publication
deed-publish_now = Publier maintenant
deed-mark_spam = Signaler comme indésirable
deed-withdraw = Retirer
deed-reopen = Rouvrir
deed-start_again = Repartir de ce texte
deed-revise = Réviser
deed-confirm = Elle est toujours d’actualité
deed-ask_removal = Demander le retrait
deed-keep = Maintenir en ligne
deed-take_down = Retirer du catalogue
deed-restore = Rétablir
deed-hand_over = Transmettre
deed-set_aside_bar = Laisser décider un examinateur nommé

## The deeds, as the history tells them.

event-start = Commencée
event-submit = Soumise
event-discard = Brouillon abandonné
event-claim = Prise en charge
event-release = Prise en charge libérée
event-take_over = Dossier repris
event-assign = Attribuée
event-free_claim = Prise en charge levée
event-move = Déplacée vers un autre objectif
event-correct_language = Langue corrigée
event-approve = Décision : approuver
event-return = Décision : renvoyer
event-decline = Décision : ne pas retenir
event-undo = Décision annulée
event-change_date = Date changée
event-accept = Acceptée pour une date ultérieure
event-call_off = Publication abandonnée
event-fall_back = De nouveau en examen
event-mark_spam = Signalée comme indésirable
event-withdraw = Retirée par son propriétaire
event-reopen = Rouverte
event-start_again = Reprise à partir du texte
event-revise = Révision commencée
event-confirm = Confirmée à jour
event-ask_removal = Retrait demandé
event-keep = Maintenue en ligne
event-take_down = Retirée du catalogue
event-restore = Rétablie
event-hand_over = Transmise
event-set_aside_bar = Un examinateur nommé peut décider
event-effect-approve = Publiée
event-effect-return = Renvoyée
event-effect-decline = Non retenue

## A practice as the public reads it.

practice-unnamed = Une pratique sans titre
face-heading-problem = Le problème
face-unsaid-problem = Le problème n’est pas décrit.
face-heading-action = Ce qui a été fait
face-unsaid-action = Ce qui a été fait est dit dans le résumé.
face-heading-results = Ce qui a changé
face-unsaid-results = Aucun résultat indiqué.
face-heading-lessons = Ce qui a été difficile
face-unsaid-lessons = Aucun enseignement indiqué.
face-heading-advice = Ce dont d’autres auraient besoin
face-unsaid-advice = Aucun conseil indiqué.
face-heading-new = Ce qui est nouveau
face-unsaid-new = Aucune nouveauté indiquée.
face-no-results-yet = Pas encore de résultats : { $why }
face-unsaid-who_benefits = Non précisé
face-unsaid-principles = Aucun cité
face-label-type = Type
face-label-stage = État d’avancement
face-label-on_behalf = Racontée par
face-on-behalf-yes = Un membre de l’organisation qui la met en œuvre
face-on-behalf-no = Une personne extérieure à l’organisation qui la met en œuvre
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
face-period-open = { $from }, se poursuit
face-since = depuis { $year }
face-places-more =
    { $count ->
        [one] { $places } et un autre
       *[other] { $places } et { $count } autres
    }
face-written-in = Rédigée en langue originale ({ $language }) ; pas encore traduite.
face-sources = Sources
face-no-sources = Aucune source indiquée.
face-facts = En bref
practice-day-of-submission = jour de la soumission
practice-address-to-come = (son adresse, donnée à la publication)

## Mails about a practice. Authors read “the review team”, never a name.

practice-mail-subject-submit-submitter = Nous avons reçu votre pratique « { $title } »
practice-mail-says-submit-submitter = Votre pratique est arrivée à l’équipe d’examen. Ce que vous avez envoyé figure à la fin de ce courriel.
practice-mail-next-submit-submitter = L’équipe d’examen va la lire et vous recevrez un courriel avec sa décision. D’ici là, vous pouvez la retirer pour la modifier.
practice-mail-subject-submit-author = « { $title } » a été soumise pour examen
practice-mail-says-submit-author = Une pratique dont vous êtes l’auteur est arrivée à l’équipe d’examen.
practice-mail-next-submit-author = Vous recevrez un courriel avec la décision.
practice-mail-subject-submit-suggested = Nouvelle pratique à examiner : « { $title } »
practice-mail-says-submit-suggested = Une pratique de votre ressort attend un examinateur, et vous êtes pressenti pour elle.
practice-mail-next-submit-suggested = Prenez-la en charge pour l’examiner. Sinon, d’autres le pourront.
practice-mail-subject-submit-reviewer = En attente d’examen : « { $title } »
practice-mail-says-submit-reviewer = Une pratique de votre ressort attend un examinateur.
practice-mail-next-submit-reviewer = Toute personne compétente peut la prendre en charge.
practice-mail-subject-submit-administrator = Aucun examinateur ne convient pour « { $title } »
practice-mail-says-submit-administrator = Une pratique a été soumise et aucun examinateur n’est compétent, ne lit sa langue et n’est libre d’en juger.
practice-mail-next-submit-administrator = Attribuez-la à quelqu’un, ou élargissez un ressort.
practice-mail-subject-discard-author = Le brouillon de « { $title } » a été abandonné
practice-mail-says-discard-author = Le propriétaire de la pratique a abandonné son brouillon.
practice-mail-next-discard-author = Rien ne vous est demandé.
practice-mail-subject-take_over-former = « { $title } » a été reprise par une autre personne
practice-mail-says-take_over-former = Un autre examinateur est désormais chargé d’une pratique que vous aviez prise en charge.
practice-mail-next-take_over-former = Rien ne vous est demandé.
practice-mail-subject-assign-assigned = « { $title } » vous a été attribuée
practice-mail-says-assign-assigned = Un administrateur vous demande d’examiner cette pratique.
practice-mail-next-assign-assigned = Ouvrez-la pour décider, ou libérez-la.
practice-mail-subject-assign-former = « { $title } » a été attribuée à une autre personne
practice-mail-says-assign-former = Un administrateur a confié à un autre examinateur une pratique que vous aviez prise en charge.
practice-mail-next-assign-former = Rien ne vous est demandé.
practice-mail-subject-free_claim-former = Votre prise en charge de « { $title } » a pris fin
practice-mail-says-free_claim-former = La prise en charge a été levée : elle était échue, ou vous ne pouvez plus examiner cette pratique.
practice-mail-next-free_claim-former = Si elle est encore de votre ressort, vous pouvez la reprendre.
practice-mail-subject-free_claim-administrator = Il ne reste personne pour examiner « { $title } »
practice-mail-says-free_claim-administrator = Une prise en charge a été levée et aucun autre examinateur n’est compétent pour cette pratique.
practice-mail-next-free_claim-administrator = Attribuez-la à quelqu’un, ou élargissez un ressort.
practice-mail-subject-move-author = « { $title } » a été déplacée vers un autre objectif
practice-mail-says-move-author = L’équipe d’examen classe votre pratique sous un autre objectif, qui lui convient mieux.
practice-mail-next-move-author = L’examen se poursuit ; rien ne vous est demandé.
practice-mail-subject-move-suggested = Nouvelle pratique à examiner : « { $title } »
practice-mail-says-move-suggested = Une pratique a été déplacée vers un objectif de votre ressort, et vous êtes l’examinateur pressenti.
practice-mail-next-move-suggested = Prenez-la en charge pour l’examiner. Sinon, d’autres le pourront.
practice-mail-subject-move-administrator = Aucun examinateur ne convient pour « { $title } »
practice-mail-says-move-administrator = Une pratique a été déplacée vers un objectif pour lequel aucun examinateur n’est libre d’en juger.
practice-mail-next-move-administrator = Attribuez-la à quelqu’un, ou élargissez un ressort.
practice-mail-subject-correct_language-author = La langue de « { $title } » a été corrigée
practice-mail-says-correct_language-author = L’équipe d’examen a corrigé la langue dans laquelle votre pratique est classée.
practice-mail-next-correct_language-author = L’examen se poursuit ; rien ne vous est demandé.
practice-mail-subject-accept-author = « { $title } » est acceptée et sera publique le { $day }
practice-mail-says-accept-author = L’équipe d’examen a approuvé votre pratique. Elle sera publique le { $day }.
practice-mail-next-accept-author = Rien ne vous est demandé ; vous recevrez un courriel ce jour-là.
practice-mail-subject-call_off-author = La publication de « { $title } » a été abandonnée
practice-mail-says-call_off-author = Votre pratique devait devenir publique à une date ultérieure. L’équipe d’examen y a renoncé et l’examine de nouveau.
practice-mail-next-call_off-author = Vous recevrez un courriel avec la décision.
practice-mail-subject-approve-author = Votre pratique « { $title } » est publiée
practice-mail-says-approve-author = L’équipe d’examen a approuvé votre pratique, et tout le monde peut désormais la lire.
practice-mail-next-approve-author = Vous pouvez la réviser, ou confirmer une fois par an qu’elle est toujours d’actualité.
practice-mail-subject-approve-focal-point = Une pratique de votre organisation est publiée
practice-mail-says-approve-focal-point = Quelqu’un a décrit une pratique et vous a nommé comme la personne qui la connaît. L’équipe d’examen l’a lue et elle est désormais publique.
practice-mail-next-approve-focal-point = Si quelque chose est inexact, ou si vous ne souhaitez pas être nommé, écrivez à l’adresse de la page d’aide. Vous ne recevrez pas d’autre courriel à ce sujet.
practice-mail-subject-return-author = Votre pratique « { $title } » vous revient
practice-mail-says-return-author = L’équipe d’examen a lu votre pratique et vous la renvoie avec ces mots :
practice-mail-next-return-author = Un nouveau brouillon avec toutes vos réponses est ouvert. Modifiez ce qui est demandé et soumettez-le de nouveau quand vous voulez.
practice-mail-subject-decline-author = « { $title } » n’a pas été retenue
practice-mail-says-decline-author = L’équipe d’examen a lu votre pratique et ne la retient pas, pour ces motifs :
practice-mail-next-decline-author =
    { $last ->
        [yes] Cette pratique ne peut plus être soumise. Vous pouvez en proposer une autre.
       *[no] Vous pouvez repartir de ce texte et le soumettre lorsque ces motifs n’auront plus lieu d’être, ou proposer une autre pratique.
    }
practice-ground = Motif : { $ground }.
practice-ground-other = La pratique qui y figure déjà :
practice-mail-subject-fall_back-administrator = Une décision sur « { $title } » n’a pas pris effet
practice-mail-says-fall_back-administrator = Au moment prévu, la personne qui avait décidé ne pouvait plus en répondre, ou la pratique avait été retirée. Elle est de nouveau en examen, libre d’être prise en charge.
practice-mail-next-fall_back-administrator = Veillez à ce que quelqu’un l’examine.
practice-mail-subject-mark_spam-administrator = Signalée comme indésirable : « { $title } »
practice-mail-says-mark_spam-administrator = Un examinateur a signalé une proposition comme indésirable. Un compte sans pratique publiée est suspendu avec elle.
practice-mail-next-mark_spam-administrator = En cas de doute, regardez-la : vous pouvez la rouvrir et rétablir le compte.
practice-mail-subject-withdraw-handling = « { $title } » a été retirée par son propriétaire
practice-mail-says-withdraw-handling = Une pratique que vous aviez prise en charge a été reprise par son propriétaire. Ce que vous aviez écrit n’a pas été envoyé ; le voici :
practice-mail-next-withdraw-handling = Rien ne vous est demandé.
practice-mail-subject-reopen-author = « { $title } » est de nouveau en cours d’examen
practice-mail-says-reopen-author = Un administrateur a rouvert l’examen de votre pratique :
practice-mail-next-reopen-author = Vous recevrez un courriel avec la décision.
practice-mail-subject-reopen-former = « { $title } » a été rouverte
practice-mail-says-reopen-former = Un administrateur a rouvert une pratique sur laquelle vous aviez statué :
practice-mail-next-reopen-former = Elle est libre d’être prise en charge.
practice-mail-subject-ask_removal-reviewer = Retrait demandé : « { $title } »
practice-mail-says-ask_removal-reviewer = Le propriétaire d’une pratique publique en demande le retrait.
practice-mail-next-ask_removal-reviewer = Retirez-la, ou maintenez-la en donnant un motif.
practice-mail-subject-ask_removal-administrator = Retrait demandé : « { $title } »
practice-mail-says-ask_removal-administrator = Le propriétaire d’une pratique publique en demande le retrait, et aucun examinateur n’est compétent et libre de répondre.
practice-mail-next-ask_removal-administrator = Retirez-la, ou maintenez-la en donnant un motif.
practice-mail-subject-keep-author = « { $title } » reste publique
practice-mail-says-keep-author = Vous avez demandé le retrait de votre pratique. L’équipe d’examen la maintient en ligne, pour ces motifs :
practice-mail-next-keep-author = Vous pouvez redemander, ou écrire à l’adresse de la page d’aide.
practice-mail-subject-take_down-author = « { $title } » a été retirée du catalogue
practice-mail-says-take_down-author =
    { $kind ->
        [no-longer-current] Votre pratique reste lisible avec la mention qu’elle n’est plus d’actualité. L’équipe d’examen écrit :
        [replaced] Les lecteurs de votre pratique sont désormais dirigés vers une autre qui la remplace. L’équipe d’examen écrit :
       *[gone] Votre pratique n’est plus publique. L’équipe d’examen écrit :
    }
practice-mail-next-take_down-author = Si vous pensez qu’il s’agit d’une erreur, écrivez à l’adresse de la page d’aide.
practice-mail-subject-restore-author = « { $title } » est de nouveau publique
practice-mail-says-restore-author = Votre pratique avait été retirée et est de nouveau publique.
practice-mail-next-restore-author = Rien ne vous est demandé.
practice-mail-subject-hand_over-author = « { $title } » a un nouveau propriétaire
practice-mail-says-hand_over-author = Un administrateur a transmis cette pratique à un autre compte, pour ce motif :
practice-mail-next-hand_over-author = Son propriétaire décide désormais des révisions et du retrait.
practice-mail-subject-hand_over-former-owner = « { $title } » a un nouveau propriétaire
practice-mail-says-hand_over-former-owner = Un administrateur a transmis votre pratique à un autre compte, pour ce motif :
practice-mail-next-hand_over-former-owner = Elle ne figure plus parmi vos pratiques. Si c’est une erreur, dites-le-nous : la page d’aide indiquée ci-dessous explique comment.
practice-mail-subject-set_aside_bar-suggested = Nouvelle pratique à examiner : « { $title } »
practice-mail-says-set_aside_bar-suggested = Cette pratique vous nomme comme responsable sur place. Un administrateur a décidé que vous pouvez quand même l’examiner, et vous êtes l’examinateur pressenti.
practice-mail-next-set_aside_bar-suggested = Prenez-la en charge pour l’examiner. Sinon, d’autres le pourront.
practice-mail-button-submitter = Voir votre pratique
practice-mail-because-submitter = Vous recevez ce courriel parce que vous avez soumis la pratique.
practice-mail-button-author = Voir votre pratique
practice-mail-because-author = Vous recevez ce courriel parce que vous êtes auteur de la pratique.
practice-mail-button-former-owner = Voir vos pratiques
practice-mail-because-former-owner = Vous recevez ce courriel parce que vous étiez propriétaire de la pratique jusqu’à présent.
practice-mail-button-suggested = L’ouvrir au bureau d’examen
practice-mail-because-suggested = Vous recevez ce courriel parce que vous êtes l’examinateur pressenti.
practice-mail-button-reviewer = L’ouvrir au bureau d’examen
practice-mail-because-reviewer = Vous recevez ce courriel parce que vous examinez cet objectif.
practice-mail-button-administrator = L’ouvrir au bureau d’examen
practice-mail-because-administrator = Vous recevez ce courriel parce que vous êtes administrateur.
practice-mail-button-former = L’ouvrir au bureau d’examen
practice-mail-because-former = Vous recevez ce courriel parce que vous l’examiniez.
practice-mail-button-assigned = L’ouvrir au bureau d’examen
practice-mail-because-assigned = Vous recevez ce courriel parce qu’elle vous a été attribuée.
practice-mail-button-handling = L’ouvrir au bureau d’examen
practice-mail-because-handling = Vous recevez ce courriel parce que vous l’examiniez.
practice-mail-button-focal-point = Lire la pratique
practice-mail-because-focal-point = Vous recevez ce courriel parce que vous avez été nommé comme la personne qui connaît cette pratique.
practice-mail-what-was-sent = Ce que vous avez envoyé :

## Ce que réunit le courriel du jour

practice-digest-submit =
    { $count ->
        [one] Une proposition attend dans votre ressort
       *[other] { $count } propositions attendent dans votre ressort
    }
practice-digest-mark_spam =
    { $count ->
        [one] Une proposition a été signalée comme indésirable
       *[other] { $count } propositions ont été signalées comme indésirables
    }
practice-digest-ask_removal =
    { $count ->
        [one] Une personne demande le retrait de sa pratique
       *[other] { $count } personnes demandent le retrait de leur pratique
    }
practice-mail-from = soumise par { $name }
practice-mail-until = première réponse attendue d’ici au { $day }
practice-mail-sample-name = Mme Laurence Exemple
practice-mail-sample-title = Équipes mobiles qui enregistrent les naissances, Moldova
practice-mail-sample-words = Ces mots tiennent lieu de ce qu’une personne écrit.
