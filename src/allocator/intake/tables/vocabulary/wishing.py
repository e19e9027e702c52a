"""Words for wishing, for the position of a wish, and for parts of an event; headings and cells are searched for them.

They stand in their bare form: small letters, no accents.
"""

from __future__ import annotations

from collections.abc import Mapping

ORDINALS: tuple[Mapping[str, str], ...] = (
    {
        "en": "first top", "nl": "eerste", "de": "erst erste erster erstes ersten",
        "fr": "premier premiere", "es": "primer primero primera",
    },
    {
        "en": "second", "nl": "tweede", "de": "zweit zweite zweiter zweites zweiten",
        "fr": "seconde deuxieme", "es": "segundo segunda",
    },
    {
        "en": "third", "nl": "derde", "de": "dritt dritte dritter drittes dritten",
        "fr": "troisieme", "es": "tercer tercero tercera",
    },
    {
        "en": "fourth forth", "nl": "vierde", "de": "viert vierte vierter viertes vierten",
        "fr": "quatrieme", "es": "cuarto cuarta",
    },
    {
        "en": "fifth", "nl": "vijfde", "de": "funft funfte funfter funftes funften",
        "fr": "cinquieme", "es": "quinto quinta",
    },
    {
        "en": "sixth", "nl": "zesde", "de": "sechst sechste sechster sechstes sechsten",
        "fr": "sixieme", "es": "sexto sexta",
    },
    {
        "en": "seventh", "nl": "zevende", "de": "siebt siebte siebter siebtes siebten siebente",
        "fr": "septieme", "es": "septimo septima",
    },
    {"en": "eighth", "nl": "achtste", "de": "achte achter achtes achten", "fr": "huitieme", "es": "octavo octava"},
    {
        "en": "ninth", "nl": "negende", "de": "neunt neunte neunter neuntes neunten",
        "fr": "neuvieme", "es": "noveno novena",
    },
    {
        "en": "tenth", "nl": "tiende", "de": "zehnt zehnte zehnter zehntes zehnten",
        "fr": "dixieme", "es": "decimo decima",
    },
    {"en": "eleventh", "nl": "elfde", "de": "elfte elfter", "fr": "onzieme", "es": "undecimo undecima"},
    {"en": "twelfth", "nl": "twaalfde", "de": "zwolfte zwolfter", "fr": "douzieme", "es": "duodecimo duodecima"},
)  # fmt: skip
"""The words for 1st, 2nd, 3rd, ..., by language."""

AFTER_NUMBERS: Mapping[str, str] = {
    "en": "st nd rd th",
    "nl": "e de ste",
    "de": "te ter",
    "fr": "er ere re eme ieme nde ers eres",
    "es": "ro ra do da to ta mo ma vo va no na era ero",
}
"""What makes a position of a number: '1st', '2e', '3ème', '2da'."""

SPANISH_LETTERS = "a o"
"""'1ª' and '1º', bare; only before another word, as '1a' alone is a class."""

WISHES: Mapping[str, str] = {
    "en": "choice choices preference preferences pref option options wish wishes pick selection select priority prio "
    "rank ranking favourite favourites favorite favorites favorit vote choose",
    "nl": "kies keus keuze keuzes voorkeur voorkeuren wens wensen prioriteit optie opties rang "
    "favoriet favoriete favorieten",
    "de": "wahl wunsch wunsche prioritat praferenz auswahl stimme platz favorit favoriten",
    "fr": "choix voeu voeux vœu vœux souhait souhaits priorite preferee prefere favori favoris favorite",
    "es": "opcion opciones eleccion elecciones preferencia preferencias prioridad deseo deseos seleccion favorito "
    "favorita favoritos favoritas",
}
"""Words for wishing or choosing."""

ENDS_IN_WISH = "keus keuze wahl wunsch voorkeur"
"""Of these a longer word may be made, such as 'Kurswahl'."""

ASKING: Mapping[str, str] = {
    "en": "choose pick select name rank tick check",
    "nl": "kies noem vink selecteer",
    "de": "wahle wahlt wahlen nenne kreuze bitte",
    "fr": "choisis choisissez coche cochez selectionnez",
    "es": "elige elija marca selecciona escoge",
}
"""What a form says in front of how many wishes it asks for, which is no rank."""

BEFORE_HOW_MANY: Mapping[str, str] = {
    "en": "your up to at most least any exactly",
    "nl": "er je maximaal minimaal precies",
    "de": "max maximal mindestens hochstens bis zu genau",
    "fr": "tes vos jusqu a au plus moins maximum",
    "es": "tus sus hasta al menos maximo como",
}

NUMBERS: Mapping[str, str] = {
    "en": "two three four five",
    "nl": "twee drie vier vijf",
    "de": "zwei drei vier funf",
    "fr": "deux trois quatre cinq",
    "es": "dos tres cuatro cinco",
}

SUBSTITUTES: Mapping[str, str] = {
    "en": r"substitute alternative alternate backup back\sup fallback fall\sback reserve spare runner\sup runnerup",
    "nl": "reservekeuze reservekeus alternatief",
    "de": "ersatzwunsch ersatzwahl ersatz ausweichwunsch alternativwunsch nachruckwunsch",
    "fr": "remplacement secours",
    "es": "alternativa suplente reserva",
}
"""Words for a wish to fall back on."""


def words_of(table: Mapping[str, str]) -> str:
    """The words of all languages as one pattern, the longest first."""
    words = {word for line in table.values() for word in line.split()}
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
