"""The words that dates are made of, in many languages, as data."""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split())


def _numbered(rows: str) -> dict[str, int]:
    lines = rows.strip().splitlines()
    return {
        word.casefold(): n for n, line in enumerate(lines, 1) for word in line.split()
    }


MONTHS = _numbered(
    """
    january jan januar jänner jän janvier janv enero ene gennaio gen januari styczeń stycznia sty tammikuuta tammikuu tammi janeiro январь января янв ocak 一月 leden ledna január ianuarie ιανουάριος ιανουαρίου січень січня oca ιαν يناير ינואר בינואר
    february feb februar février févr fév febrero febbraio februari luty lutego lut helmikuuta helmikuu helmi fevereiro fev февраль февраля фев şubat 二月 únor února február februarie φεβρουάριος φεβρουαρίου лютий лютого şub φεβ فبراير פברואר בפברואר
    march mar märz mär mrz mars marzo maart mrt marzec marca maaliskuuta maaliskuu maalis março март марта мар mart 三月 březen března március martie μάρτιος μαρτίου березень березня marts μαρ μάρ مارس מרץ במרץ
    april apr avril avr abril abr aprile kwiecień kwietnia kwi huhtikuuta huhtikuu huhti апрель апреля апр nisan 四月 duben dubna április aprilie απρίλιος απριλίου квітень квітня απρ أبريل ابريل إبريل אפריל באפריל
    may mai mayo maggio mag mei maj maja toukokuuta toukokuu touko maio май мая mayıs 五月 květen května május máj μάιος μαΐου μαίου травень травня μάι μαι مايو מאי במאי
    june jun juni juin junio giugno giu czerwiec czerwca cze kesäkuuta kesäkuu kesä junho июнь июня июн haziran 六月 červen června június jún iunie ιούνιος ιουνίου червень червня ιουν ιούν يونيو يونيه יוני ביוני
    july jul juli juillet juil julio luglio lug lipiec lipca lip heinäkuuta heinäkuu heinä julho июль июля июл temmuz 七月 červenec července július júl iulie ιούλιος ιουλίου липень липня ιουλ ιούλ يوليو يوليه יולי ביולי
    august aug août aoû agosto ago augustus augusti sierpień sierpnia sie elokuuta elokuu elo август августа авг ağustos 八月 srpen srpna augusztus αύγουστος αυγούστου серпень серпня ağu αυγ αύγ أغسطس اغسطس אוגוסט באוגוסט
    september sep sept septembre septiembre settembre set wrzesień września wrz syyskuuta syyskuu syys setembro сентябрь сентября сен сент eylül 九月 září szeptember septembrie σεπτέμβριος σεπτεμβρίου вересень вересня eyl σεπ σεπτ سبتمبر ספטמבר בספטמבר
    october oct oktober okt octobre octubre ottobre ott październik października paź lokakuuta lokakuu loka outubro out октябрь октября окт ekim 十月 říjen října október octombrie οκτώβριος οκτωβρίου жовтень жовтня οκτ أكتوبر اكتوبر אוקטובר באוקטובר
    november nov novembre noviembre listopad listopada lis marraskuuta marraskuu marras novembro ноябрь ноября ноя нояб kasım 十一月 listopadu noiembrie νοέμβριος νοεμβρίου листопад листопада νοέ νοε نوفمبر נובמבר בנובמבר
    december dec dezember dez décembre déc diciembre dic dicembre grudzień grudnia gru joulukuuta joulukuu joulu dezembro декабрь декабря дек aralık 十二月 prosinec prosince decembrie δεκέμβριος δεκεμβρίου грудень грудня desember δεκ ديسمبر דצמבר בדצמבר
    """
)
"""The number of every name of a month, one row for each month."""

WEEKDAYS = _set(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur
    thurs fri sat sun montag dienstag mittwoch donnerstag freitag samstag sonntag
    sonnabend mo di mi do fr sa so lundi mardi mercredi jeudi vendredi samedi dimanche
    lun mer jeu ven sam dim lunes martes miércoles jueves viernes sábado domingo mié
    jue vie sáb dom lunedì martedì mercoledì giovedì venerdì sabato domenica gio
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo
    poniedziałek wtorek środa czwartek piątek sobota niedziela pon wt śr czw pt sob
    ndz maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai ti ke to pe
    la su maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina
    sunnuntaina segunda terça quarta quinta sexta seg ter qua qui sex måndag tisdag
    onsdag torsdag fredag lördag söndag mån tis ons tor fre lör sön
    пн вт ср чт пт сб вс понедельник вторник среда четверг пятница суббота воскресенье
    pzt sal çrş prş cum cmt paz pazartesi salı çarşamba perşembe cuma cumartesi pazar
    δευ τρί τρι τετ πέμ πεμ παρ σάβ σαβ κυρ δευτέρα τρίτη τετάρτη πέμπτη παρασκευή
    σάββατο κυριακή mandag tirsdag torsdag lørdag søndag
    星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日
    """
)
"""Names of the days."""

WEEKDAY_LETTERS = _set("月 火 水 木 金 土 日 월 화 수 목 금 토 일 一 二 三 四 五 六")
"""Names of the days that are one in brackets only."""

TUESDAY_OR_MARCH = "mar"
"""Tuesday in French, Spanish and Italian, where the month stands behind it."""

JOINERS = _set(
    """
    at on um w skrivet dnia uhr à a las de del alle ore il om o godz klo kl den le el
    às do h t z st nd rd th am pm der gmt utc est edt pst pdt cet cest
    في ב στις ص م
    в г года saat 年 月 日 上午 下午 午前 午后 午後 년 월 일 오전 오후
    """
)
"""What stands between the parts of a date, and zones."""

RELATIVE = _set(
    """
    today yesterday heute gestern vorgestern aujourd hui hier hoy ayer oggi ieri
    vandaag gisteren dzisiaj dziś wczoraj tänään eilen hoje ontem idag igår
    сегодня вчера bugün dün 今天 昨天
    """
)
"""Days that are told from today."""

AGO = _set(
    """
    ago vor zuvor il y a hace fa geleden temu sitten há atrás sedan moment second minute
    hour day week month year seconds minutes hours days weeks months years sekunden
    sekunde minuten stunde stunden tag tage tagen woche wochen monat monate monaten jahr jahre
    jahren heure heures jour jours mois ans an semaine semaines minuto minutos hora
    horas día días mes meses año años semana semanas minuti ore ora giorni giorno mese
    mesi anno anni settimana settimane minuut uur dag dagen maand maanden jaar jaren
    weken minut godzin godzinę dni dzień miesiąc miesięcy lat rok tydzień minuuttia
    tuntia päivää viikkoa kuukautta vuotta dia dias mês ano anos minuter timmar dagar
    veckor månader år godziny minutę minuty minutos uren min mins hr hrs timme tunti
    moments een en ett uno una um uma an one just now gerade eben the un une qualche poco few einem einer
    назад секунд секунду минут минуту минуты час часа часов день дня дней неделю месяц
    önce dakika gün hafta
    """
)
"""What '6 minutes ago' is made of."""

AGO_SIGNS = _set(
    """
    ago vor zuvor hace fa geleden temu sitten há atrás sedan now назад önce
    """
)
"""Those of them that no other text of that kind has."""

AGO_BEHIND_NUMBERS = _set("her")
"""Signs of it only at the end of what a number begins: "3 Jahre her", not "her day"."""

UNITS = {
    "minute": _set(
        "minute minutes min mins minuten minuto minutos minuti minuut minut minutę minuty "
        "minuuttia minuutti minuter minuti"
    ),
    "hour": _set(
        "hour hours hr hrs stunde stunden heure heures hora horas ora ore uur uren godzin "
        "godzinę godziny tuntia tunti timmar timme"
    ),
    "day": _set(
        "day days tag tage tagen jour jours día días giorno giorni dag dagen dni dzień "
        "päivää päivä dia dias dagar"
    ),
    "moment": _set(
        "moment moments second seconds sekunde sekunden seconde secondes now"
    ),
}
"""Units of relative times that a time of saving settles; weeks and more say too little."""

ONE = _set("a an one einer einem un une una uno um uma een en ett jedną yksi")
"""Words for one."""

DAYS_BACK = {
    **dict.fromkeys(
        ("сегодня", "bugün", "今天", "today", "heute", "aujourd", "hoy", "oggi", "vandaag", "dzisiaj", "dziś", "tänään", "hoje", "idag"),
        0,
    ),
    **dict.fromkeys(
        ("вчера", "dün", "昨天", "yesterday", "gestern", "hier", "ayer", "ieri", "gisteren", "wczoraj", "eilen", "ontem", "igår"),
        1,
    ),
    "vorgestern": 2,
}  # fmt: skip
"""How many days before the day of saving a named day is."""

WEEKDAY_NUMBERS = _numbered(
    """
    monday mon mo lun ma pon пн montag lundi lunes lunedì maandag poniedziałek maanantai maanantaina segunda måndag
    tuesday tue di mar ti wt вт tues dienstag mardi martes martedì dinsdag wtorek tiistai tiistaina terça tisdag
    wednesday wed mi mer mié wo ke śr ср mittwoch mercredi miércoles mercoledì woensdag środa keskiviikko keskiviikkona quarta onsdag
    thursday thu jeu jue gio czw чт thur thurs donnerstag jeudi jueves giovedì donderdag czwartek torstai torstaina quinta torsdag
    friday fri fr ven vie vr pe pt пт freitag vendredi viernes venerdì vrijdag piątek perjantai perjantaina sexta fredag
    saturday sat sa sam sáb sab za sob сб samstag sonnabend samedi sábado sabato zaterdag sobota lauantai lauantaina lördag
    sunday sun dim dom zo ndz вс sonntag dimanche domingo domenica zondag niedziela sunnuntai sunnuntaina söndag
    """
)
"""The number of a day of the week, Monday 1."""

COUNTING = _set(
    """
    v ver vers version versión versione versie wersja versio versão versionen rev revision
    release build update patch firmware kernel driver bios
    firefox chrome chromium opera safari explorer edge netscape mozilla thunderbird android ios
    macos osx windows linux ubuntu debian fedora centos php python perl ruby java mysql
    apache nginx openssl phpbb vbulletin wordpress drupal joomla typo3 winamp photoshop
    версия версии 版本
    section sec chapter chap paragraph para article art clause rfc kapitel kap abschnitt abs absatz
    artikel chapitre capítulo capitolo hoofdstuk rozdział luku kapittel глава статья пункт
    isbn issn ean ip
    tel telefon telephone téléphone teléfono telefono telefoon fon phone mobile mobil handy fax
    call ring whatsapp тел 电话
    eur euro euros usd gbp chf price preis prix precio prezzo prijs cena hinta preço цена
    """
)
"""Words before a number that counts something: a version, a paragraph, a telephone, a price."""

MEASURES = _set("eur euro euros usd gbp chf zł kr руб percent prozent")
"""Words after such a number."""
