"""Words that stand in the posts of threads and in the entries of lists."""

from __future__ import annotations

import re

from disputatio.converter.importers.shared.page_words import REPLY_SUBJECT

_ANSWER = re.compile(rf"(?:{'|'.join(REPLY_SUBJECT)})\s?[:：]", re.I)


def _lines(text: str) -> frozenset[str]:
    return frozenset(line.strip() for line in text.strip().splitlines())


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ANSWERING = _lines(
    """
    reply
    quote
    reply with quote
    reply to this
    reply to this comment
    reply to this post
    quote this post
    report
    report post
    report abuse
    report comment
    flag
    upvote
    downvote
    parent
    antworten
    antwort
    zitieren
    zitat
    melden
    répondre
    citer
    signaler
    responder
    citar
    denunciar
    rispondi
    cita
    segnala
    beantwoorden
    reageer
    citeren
    odpowiedz
    cytuj
    vastaa
    lainaa
    svara
    citera
    svar
    ответить
    цитировать
    цитата
    yanıtla
    cevapla
    alıntı
    回复
    引用
    举报
    返信
    답글
    """
)
"""What one can do with a post of a thread: labels of links and buttons."""

BUTTONS = ANSWERING | _lines(
    """
    permalink
    permanent link
    direct link
    report message to a moderator
    report to moderator
    edit
    delete
    print
    print view
    multiquote
    permanenter link
    bearbeiten
    löschen
    lien permanent
    enlace permanente
    ссылка
    """
)
"""These, and what else stands in rows below the words of a post."""

LEADING = _lines(
    """
    read more
    more
    continue reading
    continue
    full story
    full article
    read article
    read post
    view post
    read on
    learn more
    details
    more info
    more details
    add to cart
    add to basket
    buy
    buy now
    order
    download
    install
    apply
    apply now
    book now
    register now
    tickets
    listen
    watch
    play
    view all
    weiterlesen
    mehr
    mehr lesen
    mehr erfahren
    zum artikel
    in den warenkorb
    kaufen
    herunterladen
    jetzt bewerben
    lire la suite
    en savoir plus
    suite
    ajouter au panier
    télécharger
    leer más
    seguir leyendo
    más información
    añadir al carrito
    descargar
    leggi tutto
    continua
    aggiungi al carrello
    scarica
    lees meer
    lees verder
    czytaj więcej
    czytaj dalej
    lue lisää
    leia mais
    continue lendo
    läs mer
    les mer
    læs mere
    читать далее
    читать полностью
    подробнее
    скачать
    devamını oku
    阅读全文
    查看全文
    阅读更多
    下载
    続きを読む
    더 보기
    """
)
"""What leads from an entry of a list to a page of its own, or to a till."""

SPOKEN = _words(
    """
    i i'm i've i'd i'll me my mine you your you're yours thanks thank imho lol
    ich mir mich mein meine du dir dich dein deine euch danke
    je j'ai moi mon tu toi ton merci vous
    yo mí mi tú te usted gracias io mio ti tuo grazie
    ik mij mijn jij jou jouw bedankt eu meu você obrigado obrigada
    mnie mój ty ciebie dzięki jag mig min dig tack minä mä minun sinä sä kiitos
    я мне меня мой ты вы вас тебя спасибо ben bana benim sen sana teşekkürler
    """
)
"""Words by which somebody speaks of himself or to another."""

UNDERSTOOD = _words("en de fr es it nl pt pl sv fi ru tr zh ja ko")
"""The languages of these words."""

SPOKEN_SIGNS = (
    "?",
    "？",
    "我",
    "你",
    "您",
    "楼主",
    "谢谢",
    "私",
    "ですか",
    "저는",
    "나는",
)
"""What questions end with, and such words of scripts without blanks."""

LISTED = _words(
    """
    event events release releases version changelog product products job jobs vacancy
    person staff download downloads commit commits episode episodes podcast news
    newsitem teaser abstract listing listings result results hit offer offers course
    courses recipe recipes album gallery testimonial testimonials card
    """
)
"""What the entries of lists are called in the classes and ids of pages."""

POSTED = _words(
    """
    comment comments commenttext reply replies answer answers message messages msg response
    kommentar kommentare beitrag antwort commentaire respuesta comentario commento
    forumpost blockpost postcontainer
    """
)
"""What posts are called there, and entries of lists are not."""

COUNTED = _words(
    """
    replies answers antworten réponses respuestas risposte respostas antwoorden reacties
    odpowiedzi vastaukset vastauksia vastausta svar ответы ответов yanıt cevap cevaplar
    απαντήσεις 回复 回復 回覆 返信 답글
    """
)
"""What lists of topics call the answers that they count."""

SEEN = _words(
    """
    views hits reads zugriffe aufrufe vues lectures visitas vistas lecturas visite
    visualizzazioni letture leituras exibições visualizações acessos bekeken weergaven
    gelezen odsłony wyświetlenia wyświetleń lukukerrat katselut katselukerrat visningar
    visninger просмотры просмотров görüntüleme gösterim okunma εμφανίσεις 查看 浏览 點閱 閱覽 点击 閲覧 조회
    """
)
"""What they call the visits that they count."""

LIST_TITLES = _words(
    """
    changelog changes releases release downloads download events calendar agenda programme
    members memberlist staff team people products shop search results jobs careers archive
    archives news press episodes category categories reviews commits history versions
    veranstaltungen kalender termine mitglieder produkte suche neuigkeiten presse archiv
    événements membres produits recherche actualités eventos miembros productos noticias
    eventi notizie prodotti
    """
)
"""What the headings of lists say."""


BOARDS = re.compile(
    r"\b(?:(?:discussion|message|bulletin) ?boards?|forum\w{0,2}|fór\w{1,3}|foro|foros|foren|foorumi|форум\w{0,2}|"
    r"diskuze|diskuse|diskussion\w{0,3}|keskustelu\w{0,3})\b|论坛|論壇|フォーラム|掲示板|포럼|게시판",
    re.I,
)
"""What boards call themselves in titles and in the way to a page."""


def is_answer(title: str) -> bool:
    """Say whether a title begins as that of an answer does: "Re: "."""
    return _ANSWER.match(title) is not None
