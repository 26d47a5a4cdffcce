"""The words that applications on telephones add to posts, by language, as data."""

from __future__ import annotations

APPLICATION_LINES = (
    "sent from my", "gesendet von meinem", "gesendet von meiner", "von meinem",
    "envoyé de mon", "envoyé depuis mon", "enviado desde mi", "inviato dal mio",
    "verstuurd vanaf mijn", "verzonden vanaf mijn", "wysłane z mojego",
    "lähetetty minun", "enviado do meu", "enviado de meu", "skickat från min",
    "отправлено с моего",
)  # fmt: skip
"""How the line begins that an application on a telephone adds to a post."""

APPLICATION_VERBS = (
    "sent from", "sent via", "sent using", "sent on", "posted via", "posted from",
    "gesendet von", "gesendet mit", "gesendet über", "geschrieben von", "envoyé par",
    "envoyé de", "envoyé depuis", "envoyé à partir de", "enviado desde", "enviado por",
    "enviado pelo", "inviato da", "inviato con", "verstuurd met", "verzonden met",
    "wysłane z", "wysłane przez", "lähetetty", "skickat från", "skickat via",
    "отправлено с", "отправлено через",
)  # fmt: skip
"""How it may begin, where one of the words of `APPLICATIONS` follows."""

APPLICATIONS = (
    "tapatalk", "forum runner", "iphone", "ipad", "ipod", "android", "blackberry",
    "mobile", "mobile device", "windows phone", "app", "phone", "handy", "smartphone",
    "galaxy", "xda", "htc", "nexus",
)  # fmt: skip
"""What sent a post."""
