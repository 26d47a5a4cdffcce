"""The words that mail programs print, in many languages, as data (in lower case)."""

from __future__ import annotations

REPLIED = (
    "re", "aw", "antw", "antwort", "sv", "vs", "rép", "réf", "rif", "r", "odp", "odg",
    "res", "ynt", "yan", "atb", "ang", "回复", "回覆", "答复", "答覆", "返信", "답장",
    "ответ", "отв", "отг", "vl", "ra", "bls", "απ", "σχετ", "תשובה", "رد",
)  # fmt: skip
"""What stands before the subject of an answer."""

FORWARDED = (
    "fwd?", "wg", "tr", "rv", "enc", "fs", "vb", "doorst", "pd", "пер", "转发",
    "轉寄", "転送", "전달",
)  # fmt: skip
"""What stands before the subject of a mail that is passed on."""

VERBS = (
    "wrote", "writes", "said", "says", "has written",
    "schrieb", "schrieben", "schreibt", "hat geschrieben",
    "a écrit", "a ecrit", "écrit", "écrivait", "écrivit",
    "escribió", "escribio", "escribe", "va escriure", "ha escrit", "escreveu", "escreve",
    "ha scritto", "scrive", "scriveva", "scrisse",
    "schreef", "heeft geschreven", "skrev", "skriver", "skreiv", "kirjoitti", "kirjutas",
    "napisał(a)", "napisał/a", "napisała", "napisał", "pisze",
    "napsal(a)", "napsal/a", "napsala", "napsal", "píše", "napísal(a)", "napísal",
    "napisao/la", "napisao", "napisala", "je napisao", "je napisala", "je napisal",
    "написал(а)", "написала", "написал", "писал(а)", "писал", "пишет", "пише",
    "написав", "написа", "ezt írta", "írta", "a scris", "şunu yazdı", "yazdı",
    "έγραψε", "έγραψαν", "כתב/ה", "כתב", "כתבה", "كتب", "写道", "寫道", "写到",
    "님이 작성", "さんは書きました", "đã viết", "menulis", "rakstīja", "rašė", "skrifaði",
)  # fmt: skip
"""What stands between, before or after a name and a date above a quotation."""

VERBS_FIRST = (
    "quoting", "zitat von", "citando", "citando a", "en réponse à", "quote from",
    "citat från", "cytat", "dixit", "thus spake", "mensaje citado por",
)  # fmt: skip
"""What stands before the name alone."""

ORIGINAL = (
    "original message", "original-nachricht", "ursprüngliche nachricht",
    "originalnachricht", "ursprüngliche mail", "message d'origine", "message original",
    "mensaje original", "mensagem original", "messaggio originale",
    "oorspronkelijk bericht", "originele bericht", "ursprungligt meddelande",
    "originalmeddelande", "original meddelelse", "oprindelig meddelelse",
    "opprinnelig melding", "alkuperäinen viesti", "wiadomość oryginalna",
    "oryginalna wiadomość", "původní zpráva", "pôvodná správa", "eredeti üzenet",
    "исходное сообщение", "пересылаемое сообщение", "orijinal ileti", "原始邮件",
    "原始郵件", "元のメッセージ", "원본 메시지", "forwarded message", "begin forwarded message",
    "weitergeleitete nachricht", "message transféré", "mensaje reenviado",
    "messaggio inoltrato", "doorgestuurd bericht", "original mail",
    "mensagem encaminhada", "forwarded mail",
)  # fmt: skip
"""What stands on a line of its own above the headers of a mail that is quoted whole."""

FROM = (
    "from", "von", "de", "da", "van", "från", "fra", "lähettäjä", "od", "от", "від",
    "发件人", "發件人", "寄件者", "差出人", "보낸 사람", "kimden", "feladó", "expéditeur",
    "remitente", "mittente", "saatja",
)  # fmt: skip
"""The header that names the writer, as programs print it."""

OTHERS = (
    "sent", "date", "to", "cc", "subject", "gesendet", "datum", "an", "betreff", "kopie",
    "envoyé", "à", "a", "objet", "enviado", "enviado el", "fecha", "para", "asunto",
    "inviato", "data", "oggetto", "enviada em", "enviada", "assunto", "verzonden", "aan",
    "onderwerp", "skickat", "till", "ämne", "sendt", "til", "emne", "lähetetty",
    "vastaanottaja", "aihe", "wysłano", "do", "temat", "dw", "отправлено", "дата",
    "дата отправки", "кому", "тема", "копия", "发送时间", "收件人", "主题", "抄送",
    "送信日時", "宛先", "件名", "보낸 날짜", "받는 사람", "제목", "gönderildi", "kime",
    "konu", "elküldve", "címzett", "tárgy", "odesláno", "komu", "předmět", "reply-to",
    "importance", "priority", "attachments", "organization", "message-id", "newsgroups",
)  # fmt: skip
"""The other headers that stand there."""

TAILS = (
    "sent from my", "sent from mail for", "sent from outlook", "get outlook for",
    "sent via", "von meinem", "gesendet von", "envoyé de mon", "envoyé depuis",
    "enviado desde mi", "enviado do meu", "inviato da", "verzonden vanaf",
    "skickat från min", "sendt fra min", "lähetetty", "wysłane z", "отправлено с",
    "发自我的", "iphoneから送信",
)  # fmt: skip
"""How the line begins that a telephone adds."""

SKIPPED = frozenset(
    [
        "on",
        "am",
        "le",
        "el",
        "il",
        "em",
        "op",
        "den",
        "en",
        "dne",
        "w",
        "dniu",
        "um",
        "at",
        "a",
        "à",
        "las",
        "às",
        "kl",
        "o",
        "alle",
        "ore",
        "uhr",
        "h",
        "godz",
        "d.",
        "the",
        "in,",
        "by",
        "user",
        "пользователь",
        "в",
        "года",
        "г.",
        "tarihinde",
        "tarihinde,",
        "пн",
        "вт",
        "ср",
        "чт",
        "пт",
        "сб",
        "вс",
        "o'clock",
        "utc",
        "gmt",
        "via",
    ]
)
"""Words round a date or a name that are neither."""

NO_NAMES = frozenset(
    [
        "as",
        "like",
        "what",
        "when",
        "where",
        "how",
        "if",
        "this",
        "that",
        "these",
        "those",
        "it",
        "which",
        "and",
        "or",
        "but",
        "so",
        "wie",
        "was",
        "wenn",
        "dass",
        "als",
        "und",
        "aber",
        "comme",
        "ce",
        "cela",
        "como",
        "lo",
        "esto",
    ]
)
"""How no name begins."""
