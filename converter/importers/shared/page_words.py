"""The words that forum software prints round posts, by language, as data.

English, German, French, Spanish, Italian, Dutch, Polish, Finnish, Portuguese and
Swedish, as XenForo, vBulletin, phpBB, SMF and NodeBB print them. Everything is in
lower case; a word that several languages share stands with each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

Words = dict[str, tuple[str, ...]]

EDITED: Words = {
    "en": ("last edited", "last edit", "last modified", "edited by",
           "this post was last modified"),
    "de": ("zuletzt bearbeitet", "zuletzt geändert", "letzte änderung",
           "zuletzt editiert", "bearbeitet von", "geändert von"),
    "fr": ("dernière édition", "dernière modification", "modifié en dernier",
           "modifié par", "message édité", "édité par"),
    "es": ("última edición", "última modificación", "editado por última vez",
           "modificado por última vez"),
    "it": ("ultima modifica", "modificato da", "ultima modifica di"),
    "nl": ("laatst bewerkt", "laatst gewijzigd", "laatste wijziging",
           "laatst aangepast"),
    "pl": ("ostatnia edycja", "ostatnio edytowane", "ostatnio edytowany",
           "ostatnio zmieniony", "ostatnia zmiana"),
    "fi": ("viimeksi muokattu", "viimeksi muokannut", "viimeinen muokkaus",
           "viimeksi muokannut ylläpidon jäsen"),
    "pt": ("última edição", "editado pela última vez", "última modificação"),
    "sv": ("senast redigerad", "senast ändrad", "senast redigerat",
           "redigerad senast"),
}  # fmt: skip
"""How an edit mark begins."""

SAID: Words = {
    "en": ("said", "wrote"),
    "de": ("schrieb", "sagte", "hat geschrieben", "hat gesagt"),
    "fr": ("a dit", "a écrit"),
    "es": ("dijo", "escribió", "ha dicho"),
    "it": ("ha detto", "ha scritto"),
    "nl": ("zei", "schreef"),
    "pl": ("napisał", "napisała", "napisał(a)", "powiedział", "powiedział(a)", "pisze"),
    "fi": ("sanoi", "kirjoitti"),
    "pt": ("disse", "escreveu"),
    "sv": ("sade", "sa", "skrev"),
}
"""The verb between a name and a colon."""

WROTE = frozenset((
    "wrote", "schrieb", "hat geschrieben", "a écrit", "escribió", "ha scritto",
    "schreef", "napisał", "napisała", "napisał(a)", "kirjoitti", "escreveu", "skrev",
))  # fmt: skip
"""Those verbs that phpBB puts before words on the same line."""

SAID_IN: Words = {
    "en": ("said in", "wrote in"),
    "de": ("sagte in", "schrieb in"),
    "fr": ("a dit dans", "a écrit dans"),
    "es": ("dijo en", "escribió en"),
    "it": ("ha detto in", "ha scritto in"),
    "nl": ("zei in", "schreef in"),
    "pl": ("powiedział w", "napisał w", "powiedział(a) w", "napisał(a) w"),
    "fi": ("sanoi aiheessa", "kirjoitti aiheessa"),
    "pt": ("disse em", "escreveu em"),
    "sv": ("sa i", "skrev i", "sade i"),
}
"""NodeBB: the words between "@name" and the title of a thread."""

POSTED_BY: Words = {
    "en": ("originally posted by",),
    "de": ("ursprünglich geschrieben von", "original geschrieben von", "original von"),
    "fr": ("envoyé par", "posté par", "message original de"),
    "es": ("originalmente publicado por", "iniciado por", "mensaje original de"),
    "it": ("originariamente inviato da", "originariamente scritto da"),
    "nl": ("oorspronkelijk geplaatst door", "oorspronkelijk gepost door"),
    "pl": ("zamieszczone przez", "oryginalnie napisane przez"),
    "fi": ("alunperin kirjoittanut", "alkuperäisen viestin kirjoitti"),
    "pt": ("originalmente postado por", "postado originalmente por"),
    "sv": ("ursprungligen postat av", "ursprungligen postad av"),
}
"""vBulletin: the words before a name, sure by themselves."""

QUOTE_FROM: Words = {
    "en": ("quote from", "quoting"),
    "de": ("zitat von",),
    "fr": ("citation de",),
    "es": ("cita de",),
    "it": ("citazione di", "citazione da", "citazione"),
    "nl": ("citaat van", "quote van"),
    "pl": ("cytat z", "cytat", "cytuj"),
    "fi": ("lainaus käyttäjältä", "lainaus"),
    "pt": ("citação de", "citar"),
    "sv": ("citat från", "citat av", "citat"),
}
"""SMF, and vBulletin in some languages: the words before a name; need more signs."""

BARE_QUOTE: Words = {
    "en": ("quote",),
    "de": ("zitat",),
    "fr": ("citation",),
    "es": ("cita",),
    "it": ("citazione",),
    "nl": ("citaat",),
    "pl": ("cytat",),
    "fi": ("lainaus",),
    "pt": ("citação",),
    "sv": ("citat",),
}
"""A line that says no more than that a quotation follows."""

VIEW_POST = (
    "view post", "go to post", "view original post", "beitrag anzeigen",
    "voir le message", "ver mensaje", "visualizza messaggio", "bekijk bericht",
    "bericht bekijken", "zobacz posta", "zobacz post", "näytä viesti", "ver post",
    "ver mensagem", "visa inlägg",
)  # fmt: skip
"""The picture behind a name that leads to the quoted post."""

EXPAND: Words = {
    "en": ("click to expand",),
    "de": ("zum vergrößern anklicken",
           "klicke in dieses feld, um es in vollständiger größe anzuzeigen", "klicken zum ausklappen"),
    "fr": ("cliquez pour agrandir", "cliquer pour agrandir", "cliquez pour développer"),
    "es": ("haz clic para expandir", "haga clic para expandir", "click para expandir"),
    "it": ("clicca per allargare", "clicca per espandere"),
    "nl": ("klik om te vergroten", "klik om uit te breiden", "klik om te openen"),
    "pl": ("kliknij, aby rozwinąć", "kliknij aby rozwinąć"),
    "fi": ("napsauta laajentaaksesi", "klikkaa laajentaaksesi"),
    "pt": ("clique para expandir", "clica para expandir"),
    "sv": ("klicka för att expandera", "klicka för att utvidga"),
}  # fmt: skip
"""The line at the end of a long quotation, without its dots."""

SHRINK = ("click to shrink", "zum verkleinern anklicken")
"""What some skins print right after it."""

REACTIONS: Words = {
    "en": ("reactions", "likes"),
    "de": ("reaktionen", "gefällt"),
    "fr": ("réactions",),
    "es": ("reacciones",),
    "it": ("reazioni",),
    "nl": ("waarderingen", "leuk"),
    "pl": ("reakcje",),
    "fi": ("reaktiot", "tykkäykset"),
    "pt": ("reações",),
    "sv": ("reaktioner",),
}
"""The label before those who liked a post."""

JOINED: Words = {
    "en": ("joined", "join date", "registered", "member since"),
    "de": (
        "registriert",
        "registriert seit",
        "dabei seit",
        "mitglied seit",
        "registrierungsdatum",
    ),
    "fr": (
        "inscrit",
        "inscription",
        "date d'inscription",
        "inscrit le",
        "membre depuis",
    ),
    "es": ("registrado", "fecha de ingreso", "desde", "incorporación", "miembro desde"),
    "it": (
        "registrato",
        "data registrazione",
        "iscritto il",
        "iscritto",
        "data di registrazione",
    ),
    "nl": ("lid geworden", "geregistreerd", "lid sinds", "geregistreerd op"),
    "pl": ("dołączył(a)", "dołączył", "dołączyła", "rejestracja", "zarejestrowany"),
    "fi": ("liittynyt", "rekisteröitynyt", "jäsen alkaen"),
    "pt": ("registrado em", "data de ingresso", "registado", "inscrito em"),
    "sv": ("registrerad", "blev medlem", "gick med", "medlem sedan", "reg.datum"),
}
"""The label of the date of joining, the surest sign of a profile."""

JOINED_ELSEWHERE = (
    "注册时间", "注册日期", "最后登录", "登録日", "가입일", "зарегистрирован", "регистрация",
    "дата регистрации", "kayıt tarihi", "katılım", "registrován", "tagság",
)  # fmt: skip
"""The same, and the date of the last visit, in languages that have no other words here."""

LABELS = frozenset((
    "messages", "posts", "post", "reaction score", "likes received", "trophy points",
    "points", "location", "age", "website", "media", "resources", "likes", "credits",
    "occupation", "gender", "country", "home page", "homepage", "contact", "karma",
    "reputation", "thanks", "threads", "mentioned", "tagged", "real name", "rep power",
    "has thanked", "have thanks", "been thanked", "from", "city", "interests", "thread starter",
    "beiträge", "punkte", "ort", "wohnort", "reaktionspunkte", "alter",
    "punkte für reaktionen", "bewertungen", "geschlecht", "beruf", "themen",
    "localisation", "lieu", "âge", "score de réaction", "points de réaction",
    "mensajes", "ubicación", "puntos", "puntuación de reacción", "edad",
    "messaggi", "località", "punteggio reazioni", "punti", "residenza", "età",
    "berichten", "locatie", "waarderingsscore", "punten", "leeftijd", "woonplaats",
    "wiadomości", "posty", "lokalizacja", "miejscowość", "punkty", "reakcje",
    "viestejä", "viestit", "sijainti", "paikkakunta", "pisteet", "ikä",
    "mensagens", "localização", "pontos", "idade", "cidade",
    "meddelanden", "inlägg", "plats", "poäng", "ålder",
))  # fmt: skip
"""Other labels of a profile."""

BADGES = frozenset((
    "banned", "suspended", "moderator", "administrator", "staff member",
    "global moderator", "super moderator", "admin", "site admin", "forum moderator",
    "gesperrt", "gebannt", "verbannt", "teammitglied", "banni", "exclu", "modérateur",
    "administrateur", "baneado", "expulsado", "suspendido", "moderador",
    "administrador", "bannato", "moderatore", "amministratore", "verbannen",
    "geblokkeerd", "geband", "beheerder", "zbanowany", "zablokowany", "bannattu",
    "porttikielto", "estetty", "valvoja", "ylläpitäjä", "banido", "suspenso",
    "avstängd", "bannlyst", "bannad", "administratör",
))  # fmt: skip
"""Titles that say what became of a person, or what office he has."""

RANKS = frozenset((
    "member", "registered", "registered user", "registered member", "newbie", "donor",
    "guest", "regular", "veteran", "contributor", "supporter", "vip", "lurker",
    "mitglied", "benutzer", "gast", "membre", "miembro", "membro", "utente", "lid",
    "gebruiker", "użytkownik", "nowy użytkownik", "aktywny użytkownik", "jäsen",
    "neues mitglied", "aktives mitglied", "bekanntes mitglied", "uusi jäsen", "aktiivinen jäsen", "medlem",
    "ny medlem", "membre actif", "nouveau membre", "miembro activo", "nuevo miembro",
    "membro attivo", "nuovo membro", "nieuw lid", "actief lid", "novo membro",
    "well-known member", "new member", "active member", "senior member", "full member",
    "junior member", "hero member", "sr. member", "jr. member", "premium member",
))  # fmt: skip
"""Titles that only count posts."""

PLACEHOLDERS = frozenset((
    "guest", "[deleted]", "deleted", "deleted member", "deleted user", "[removed]",
    "anonymous", "unregistered", "former user", "a former user", "gast",
    "gelöschter benutzer", "gelöschtes mitglied", "ehemaliges mitglied", "anonym",
    "invité", "utilisateur supprimé", "anonyme", "invitado", "usuario eliminado",
    "anónimo", "ospite", "utente eliminato", "anonimo", "verwijderde gebruiker",
    "anoniem", "gość", "usunięty użytkownik", "vieras", "poistettu käyttäjä",
    "convidado", "visitante", "usuário excluído", "anônimo", "gäst",
    "borttagen användare",
))  # fmt: skip
"""What stands where a name is lost; never one person."""

POST_DELETED = frozenset((
    "this post is deleted", "dieser beitrag wurde gelöscht", "ce message a été supprimé",
    "ce message est supprimé", "esta publicación está eliminada", "este mensaje está eliminado",
    "questo post è eliminato", "questo post è stato eliminato", "dit bericht is verwijderd",
    "ten post został usunięty", "tämä viesti on poistettu", "este post está deletado",
    "este post foi removido", "detta inlägg är raderat", "det här inlägget är raderat",
))  # fmt: skip
"""NodeBB: what stands in the place of the words of a deleted post."""

FOOTERS = frozenset((
    "top", "logged", "back to top", "quote", "reply", "like", "report", "+ quote",
    "multi quote", "multiquote", "multi-quote", "reply with quote", "add bookmark",
    "bookmark", "share", "find", "new", "comment", "tweet", "edit", "delete", "online",
    "offline", "profil anzeigen", "voir le profil", "ver perfil", "guarda profilo",
    "visualizza profilo", "bekijk profiel", "zobacz profil", "näytä profiili",
    "visa profil", "show ignored content", "1 reply last reply", "flag", "list",
    "view profile", "view forum posts", "private message", "send message",
    "view blog entries", "visit homepage", "permalink", "log in to reply", "reply quote",
    "upvote", "downvote", "award", "undo rating",
    "nach oben", "gespeichert", "zitieren", "antworten", "gefällt mir", "melden",
    "haut", "journalisée", "citer", "répondre", "j'aime", "signaler", "arriba",
    "en línea", "citar", "responder", "me gusta", "reportar", "torna su",
    "connesso", "rispondi", "mi piace", "segnala", "omhoog", "gelogd", "reageer",
    "vind ik leuk", "rapporteer", "do góry", "na górę", "zapisane", "odpowiedz",
    "zgłoś", "ylös", "kirjattu", "vastaa", "tykkää", "ilmoita", "topo", "registrado",
    "gostei", "denunciar", "upp", "loggat", "svara", "gilla", "anmäl", "citera",
))  # fmt: skip
"""Buttons and marks below a post, each on a line of its own."""

CLOSINGS = (
    "you must log in or", "you must be logged in to", "you must be registered",
    "log in to reply", "similar threads", "users browsing this forum",
    "users who are viewing this thread", "who is online", "quick reply",
    "« previous thread", "« previous topic", "post reply", "return to “", 'return to "',
    "reply to thread", "loading more posts", "suggested topics", "quick navigation",
    "share this page", "not open for further replies", "information",
    "jump to:", "write your reply", "posting permissions", "pages: [",
    "display posts from previous", "share:", "related topics", "leave a reply",
    "write a comment…", "add a comment…", "your email address will not be published", "guidelines | faq |",
    "du musst dich einloggen", "du musst angemeldet sein", "ähnliche themen",
    "zurück zu „", "antwort erstellen", "wer ist online", "teilen:",
    "vous devez vous connecter", "vous devez vous inscrire", "discussions similaires",
    "sujets similaires", "retourner vers «", "partager:", "debes iniciar sesión",
    "debes estar registrado", "temas similares", "volver a “", "compartir:",
    "devi accedere", "devi essere registrato", "discussioni simili", "torna a “",
    "condividi:", "je moet inloggen", "je moet ingelogd", "vergelijkbare onderwerpen",
    "delen:", "musisz się zalogować", "podobne tematy", "wróć do „", "udostępnij:",
    "sinun täytyy kirjautua", "kirjaudu sisään", "samankaltaisia", "jaa:",
    "você precisa entrar", "você deve entrar", "tópicos similares", "compartilhar:",
    "voltar para “", "du måste logga in", "liknande trådar", "dela:",
)  # fmt: skip
"""How the line begins with which the page goes on below the last post."""

PREAMBLES = (
    "thread starter", "start date", "discussion in '", "sort by", "pinned by", "scheduled pinned locked",
    "thread tools", "search this thread", "display modes", "new | past | comments",
    "ersteller", "erstellt am", "themenstarter", "beginndatum", "startdatum",
    "initiateur de la discussion", "date de début", "auteur de la discussion",
    "autor del tema", "fecha de inicio", "iniciador del tema", "autore discussione",
    "data d'inizio", "onderwerpstarter", "topicstarter", "autor wątku",
    "data rozpoczęcia", "aloittaja", "aloituspäivä", "aloitettu",
    "criador do tópico", "data de início", "trådstartare", "startat",
)  # fmt: skip
"""How lines above the first post begin that are not its title."""

PREAMBLE_LINES = frozenset((
    "author", "message", "print view", "start the conversation", "all comments", "newest", "newest first",
    "oldest", "most relevant", "top comments", "post", "see new posts", "conversation", "hacker news", "thread tools", "forums", "home", "status",
    "prefix", "tags", "jump to new", "watch", "unwatch", "linear mode", "you are here",
    "search this thread", "display", "log in", "register", "what's new", "members",
    "autor", "nachricht", "foren", "startseite", "themen-optionen", "anmelden",
    "registrieren", "auteur", "forum", "accueil", "foros", "inicio", "foorumi",
    "log in or register", "log in or sign up", "sign up", "sign in", "login", "search",
    "search forums", "new posts", "menu", "current visitors", "skip to content",
    "forum index", "board index", "quick links", "unanswered topics", "active topics",
    "anmelden oder registrieren", "neue beiträge", "suche", "foren-übersicht",
    "unbeantwortete themen", "aktive themen", "connexion", "se connecter",
    "s'inscrire", "rechercher", "index du forum", "iniciar sesión", "registrarse",
    "buscar", "accedi", "registrati", "cerca", "indice", "inloggen", "registreren",
    "zoeken", "forumoverzicht", "zaloguj się", "zarejestruj się", "zaloguj",
    "zarejestruj", "szukaj", "strona główna", "kirjaudu", "rekisteröidy", "haku",
    "entrar", "cadastre-se", "pesquisar", "logga in", "bli medlem", "sök",
))  # fmt: skip
"""Whole lines above the first post that are not its title."""

LOGGED = frozenset((
    "logged", "gespeichert", "journalisée", "en línea", "connesso", "gelogd",
    "zapisane", "tallennettu", "registrado", "loggat", "ip logged", "moderator logged",
))  # fmt: skip
"""SMF: the line below the text of a post; a signature follows it."""

STARTERS = frozenset((
    "thread starter", "ersteller", "themenstarter", "initiateur de la discussion",
    "auteur de la discussion", "autor del tema", "iniciador del tema",
    "autore discussione", "onderwerpstarter", "topicstarter", "autor wątku",
    "aloittaja", "viestiketjun aloittaja", "criador do tópico", "trådstartare",
))  # fmt: skip
"""The mark of the one who opened the thread; below its title, or in a profile."""

NAVIGATION = frozenset((
    "next", "prev", "previous", "first", "last", "page", "of", "go", "to", "pages",
    "weiter", "nächste", "vorherige", "zurück", "seite", "von", "erste", "letzte",
    "suivant", "suivante", "précédent", "précédente", "page", "sur", "premier",
    "dernier", "dernière", "siguiente", "anterior", "página", "de", "primera", "última",
    "avanti", "indietro", "prossima", "precedente", "pagina", "di", "prima", "ultima",
    "volgende", "vorige", "van", "eerste", "laatste", "następna", "następny",
    "poprzednia", "poprzedni", "strona", "z", "pierwsza", "ostatnia", "seuraava",
    "edellinen", "sivu", "ensimmäinen", "viimeinen", "próximo", "próxima", "primeiro",
    "último", "nästa", "föregående", "sida", "av", "första", "sista",
    "up", "down", "print",
))  # fmt: skip
"""Words of a page navigation; beside them stand numbers, arrows and dots."""

TURNERS = frozenset((
    "next", "prev", "previous", "weiter", "nächste", "vorherige", "suivant",
    "suivante", "précédent", "précédente", "siguiente", "anterior", "avanti",
    "indietro", "prossima", "precedente", "volgende", "vorige", "następna",
    "następny", "poprzednia", "poprzedni", "seuraava", "edellinen", "próximo",
    "próxima", "nästa", "föregående", "page", "pages", "seite", "página", "pagina",
    "strona", "sivu", "sida",
))  # fmt: skip
"""Those of them that are sure."""

BY = ("post by", "postby", "by", "beitragvon", "messagepar", "beitrag von", "von", "message par", "par", "mensaje por", "por",
      "messaggio da", "da", "bericht door", "door", "post autor:", "autor:", "autor",
      "przez", "kirjoittaja", "mensagem por", "inlägg av", "av", "di")  # fmt: skip
"""phpBB: the words before the name of the poster; edit marks use them too."""

ACTS = (
    "originally posted", "posted", "written", "submitted", "asked", "answered", "created",
    "started", "commented", "published", "geschrieben", "verfasst", "veröffentlicht",
    "gepostet", "erstellt", "gespeichert", "eingetragen", "écrit", "posté", "publié",
    "envoyé", "soumis", "escrito", "publicado", "enviado", "scritto", "pubblicato",
    "inviato", "inserito", "postato", "geschreven", "geplaatst", "ingediend", "napisane",
    "napisany", "dodane", "dodany", "wysłane", "wysłany", "opublikowane", "kirjoitettu",
    "lähetetty", "skrivet", "postat", "publicerat", "inskickat", "skickat", "skrevet",
    "sendt", "опубликовано", "отправлено", "добавлено", "написано", "vloženo", "odesláno",
    "napsáno", "gönderildi", "yazıldı",
)  # fmt: skip
"""What was done with a post, before "by" and a name, or before a date."""

SENT_BY = (
    "napsal uživatel", "napsal", "napsala", "napsal/a", "napsal(a)", "vložil", "vložila",
    "vložil/a", "vložil(a)", "odeslal", "autor", "beküldte", "írta", "napisał", "napisała",
    "napisał(a)", "dodał", "wysłał", "отправлено пользователем", "опубликовано пользователем",
    "написал", "написала", "добавил", "опубликовал", "отправил", "автор", "lähettänyt",
    "kirjoittanut", "gönderen", "yazan", "投稿者", "作者", "发表者", "작성자", "글쓴이",
)  # fmt: skip
"""Words right before the name of who wrote, where no "by" stands between."""

NAME_LABELS = (
    "author", "name", "from", "posted by", "sender", "poster", "autor", "verfasser", "absender",
    "von", "auteur", "nom", "de", "expéditeur", "nombre", "remitente", "autore", "nome", "da",
    "mittente", "naam", "van", "afzender", "autor wpisu", "imię", "nick", "nadawca", "lähettäjä",
    "kirjoittaja", "nimi", "remetente", "namn", "från", "författare", "navn", "fra", "forfatter",
    "jméno", "od", "név", "feladó", "имя", "автор", "отправитель", "ad", "isim", "yazan", "gönderen",
    "名前", "投稿者", "作者", "姓名", "이름", "작성자", "글쓴이",
)  # fmt: skip
"""Labels before the name of who wrote, in the first lines of a post."""

UNVERIFIED = (
    "not verified", "nicht überprüft", "non vérifié", "no verificado", "non verificato",
    "niet gecontroleerd", "niezweryfikowany", "não verificado", "ej verifierad",
    "overifierad", "vahvistamaton", "bez ověření", "neověřeno", "nem ellenőrzött",
    "не проверено", "doğrulanmamış", "未验证", "未検証", "미확인", "guest",
)  # fmt: skip
"""Drupal: what stands in brackets behind the name of a guest."""

WROTE_ON = (
    "wrote on", "schrieb am", "a écrit le", "a écrit sur", "escribió el",
    "escribió en", "ha scritto il", "ha scritto su", "schreef op", "napisał",
    "napisał(a)", "kirjoitti", "escreveu em", "escreveu", "skrev den", "skrev",
)  # fmt: skip
"""NodeBB: the words between the name of the poster and the date."""

LAST_EDITED_BY = (
    "last edited by", "last modified by", "edited by", "modified by",
    "zuletzt editiert von", "zuletzt bearbeitet von", "zuletzt geändert von",
    "bearbeitet von", "geändert von", "dernière édition par",
    "dernière modification par", "modifié par", "édité par", "última edición por",
    "editado por última vez por", "modificado por última vez por", "editado por",
    "ultima modifica di", "ultima modifica da", "modificato da",
    "modificato l'ultima volta da", "laatst bewerkt door", "laatst gewijzigd door",
    "laatst aangepast door", "bewerkt door", "ostatnio edytowany przez",
    "ostatnio edytowane przez", "ostatnia edycja dokonana przez",
    "ostatnio zmieniony przez", "edytowane przez", "viimeksi muokannut", "muokannut",
    "última edição por", "última edição feita por", "editado pela última vez por",
    "senast redigerad av", "senast redigerat av", "senast ändrad av", "redigerad av",
)  # fmt: skip
"""The words of an edit mark before the name of the editor."""

SAID_ELSEWHERE = (
    "писал(а)", "писал", "писала", "написал(а)", "написал", "написала", "пишет",
    "píše", "napsal", "napsal(a)", "napsala", "napísal", "yazdı", "demiş ki", "írta",
    "a scris", "je napisao", "je napisao/la", "je napisala", "napisao je", "έγραψε",
    "написа", "написав", "さんが書きました", "写道", "寫", "schreeft",
)  # fmt: skip
"""Verbs of other languages between a name and a colon in the title of a quotation."""

REPLYING_TO = (
    "replying to", "in reply to", "reply to", "antwort auf", "en réponse à", "en respuesta a",
    "in risposta a", "em resposta a", "w odpowiedzi na", "ответ на", "в ответ на",
)  # fmt: skip
"""The words between which and a colon whose words are quoted below is said."""

REPLY_SUBJECT = ("re", "aw", "antw", "rép", "ré", "sv", "vs", "odp", "rif", "ynt", "r")
"""What stands before the title of a thread in that of a reply."""

EDITED_ELSEWHERE = (
    "последний раз редактировалось", "последнее редактирование", "отредактировано",
    "изменено", "редактировалось", "naposledy upravil", "naposledy editoval",
    "son düzenleyen", "son düzenleme", "utoljára szerkesztve", "utoljára módosította",
    "sist redigert av", "sist endret av", "sidst redigeret af", "ultima oară editat de",
    "zadnja izmjena", "poslednja izmena", "τελευταία επεξεργασία",
)  # fmt: skip
"""How an edit mark begins in other languages."""

EDIT_REASON = (
    "edit reason", "reason", "grund", "raison", "razón", "motivo", "reden", "powód", "syy",
    "anledning", "причина",
)  # fmt: skip
"""The label before why somebody edited."""

PRONOUNS = frozenset((
    "i", "he", "she", "they", "you", "we", "it", "someone", "somebody", "who", "one",
    "ich", "er", "sie", "wir", "man", "jemand", "wer", "il", "elle", "on", "ils",
    "él", "ella", "alguien", "lui", "lei", "hij", "zij", "iemand", "on", "ona",
    "ktoś", "hän", "joku", "ele", "ela", "alguém", "han", "hon", "någon", "and",
    "as", "what", "that", "which", "und", "als", "wie", "the", "my", "a",
))  # fmt: skip
"""First words of a sentence that is no attribution."""


def flat(words: Words) -> tuple[str, ...]:
    """Give the words of all languages, case-folded, the longest first."""
    found = {word.casefold() for group in words.values() for word in group}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def either(found: Iterable[str]) -> str:
    """Give words as alternatives of a regular expression, the longest first."""
    return "|".join(re.escape(w) for w in sorted(found, key=lambda w: (-len(w), w)))


def languages(words: Words) -> dict[str, str]:
    """Give the language of every case-folded word that belongs to only one."""
    owners: dict[str, list[str]] = {}
    for language, group in words.items():
        for word in group:
            owners.setdefault(word.casefold(), []).append(language)
    return {word: found[0] for word, found in owners.items() if len(found) == 1}
