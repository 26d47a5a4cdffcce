"""Names of HTML's own tags and attributes, old ones among them."""

from __future__ import annotations


def _names(given: str) -> frozenset[str]:
    return frozenset(given.split())


TAGS = _names(
    "a abbr acronym address animate applet area article aside audio b base basefont bdi "
    "bdo bgsound big blink blockquote body br button canvas caption center circle cite "
    "clippath code col colgroup data datalist dd defs del desc details dfn dialog dir "
    "div dl dt ellipse em embed fieldset figcaption figure filter font footer "
    "foreignobject form frame frameset g h1 h2 h3 h4 h5 h6 head header hgroup hr html i "
    "iframe image img input ins isindex kbd keygen label layer legend li line "
    "lineargradient link listing main map mark marker marquee mask math menu menuitem "
    "meta meter multicol nav nobr noembed noframes noindex noscript object ol optgroup "
    "option output p param path pattern picture plaintext polygon polyline portal pre "
    "progress q radialgradient rb rect rp rt rtc ruby s samp script search section "
    "select set slot small source spacer span stop strike strong style sub summary sup "
    "svg switch symbol table tbody td template text textarea textpath tfoot th thead "
    "time title tr track tspan tt u ul use var video view wbr xml xmp"
)
"""Elements, and those of drawings."""

ATTRIBUTES = _names(
    "abbr accept accesskey action align alink allow alt archive async autocomplete "
    "autofocus autoplay axis background bgcolor border bordercolor cellpadding "
    "cellspacing char charset checked cite class classid clear code codebase color cols "
    "colspan compact content contenteditable controls coords crossorigin data data-src "
    "data-url datetime decoding default defer dir dirname disabled download draggable "
    "enctype face fill for form frame frameborder headers height hidden high href "
    "hreflang hspace id integrity is ismap itemid itemprop itemref itemscope itemtype "
    "kind label lang language link list loading longdesc loop low manifest marginheight "
    "marginwidth max maxlength media method min multiple muted name nohref nonce "
    "noshade nowrap object open optimum part pattern ping placeholder points poster "
    "preload profile prompt property readonly rel required resource rev reversed role "
    "rows rowspan rules sandbox scheme scope scrolling selected shape size sizes slot "
    "span spellcheck src srcdoc srclang srcset standby start step stroke style summary "
    "tabindex target text title transform translate type typeof usemap valign value "
    "valuetype version viewbox vlink vspace width wrap xmlns"
)
"""Attributes."""
