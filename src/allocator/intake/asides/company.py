"""Remarks of people who would like to be with somebody, in five languages."""

from __future__ import annotations

import re
from collections.abc import Collection

from allocator.intake.asides.plain import clauses, words_of

_MY = (
    r"(?:mijn|m n|mn|een|een van mijn|zijn|haar|onze|ons|hun|mijn beste|beste|my|a|an|his|her|our|their|my best|"
    r"meine[mnrs]?|einem|einer|einen|unsere[mnrs]?|seine[mnr]?|ihre[mnr]?|der|dem|mon|ma|mes|un|une|notre|nos|son|sa|"
    r"ses|"
    r"mi|mis|una|unos|unas|nuestr[oa]s?|su|sus)"
)
_SOMEBODY = (
    r"(?:vriend\w*|collega\w*|partner|man|vrouw|echtgeno\w+|zus\w*|broer\w*|klasgeno\w+|studiegeno\w+|buur\w+|buddy|"
    r"maatje|"
    r"moeder|vader|dochter|zoon|nicht|neef|kamergeno\w+|begeleider|"
    r"friends?|colleagues?|co ?workers?|wife|husband|spouse|sisters?|brothers?|siblings?|twin|classmates?|roommates?|"
    r"teammates?|mates?|girlfriend|boyfriend|mother|mom|mum|father|dad|daughter|son|cousin|carer|"
    r"freund\w*|kolleg\w+|partnerin|mann|frau|schwester|bruder|mitschuler\w*|klassenkamerad\w*|kommiliton\w+|mutter|"
    r"vater|"
    r"tochter|sohn|betreuer\w*|"
    r"amie?s?|copains?|copines?|collegues?|conjointe?|mari|femme|soeurs?|freres?|camarades?|mere|pere|fille|fils|"
    r"binome|"
    r"amig[oa]s?|companer[oa]s?|colegas?|pareja|marido|esposa|mujer|herman[oa]s?|madre|padre|hij[oa]s?)"
)
_WITH = r"(?:met|bij|naast|with|next to|alongside|mit|bei|neben|avec|aupres de|con|junto a)"
_FRIENDS = r"(?:vrienden|vriendinnen|friends|freunden|freundinnen|amis|amies|copains|copines|amigos|amigas)"
_GROUP = (
    r"(?:groep|groepje|sessie|workshop|ronde|zaal|klas|group|session|room|class|slot|round|table|gruppe|kurs|runde|"
    r"raum|"
    r"groupe|atelier|seance|salle|grupo|taller|sesion|sala|turno|team)"
)
_WISH = (
    r"(?:graag|liefst|wil|willen|wilt|zou|zouden|mogen|mag|please|want|wants|would|like|prefer|hope|gerne|bitte|mochte|"
    r"mochten|will|wollen|wurde|wurden|souhait\w*|voudr\w+|aimer\w+|prefer\w*|quiero|queremos|quisiera|gustaria|"
    r"si possible|indien mogelijk|if possible|wenn moglich|si es posible)"
)

_COMPANY = re.compile(
    "|".join(
        (
            rf"\b{_WITH} {_MY} (?:\w+ )?{_SOMEBODY}\b",
            rf"\b{_WITH} (?:collega|partner|vriend|vriendin|{_FRIENDS})\b",
            r"\b(?:samen met|together with|zusammen mit|gemeinsam mit|ensemble avec|junt[oa]s? (?:con|a)|"
            r"en compagnie de|"
            r"en compania de|accompagnee? (?:de|par|d)|acompanad[oa]s? (?:de|por)|accompanied by|begleitet von)\b",
            rf"\b{_WISH} (?:\w+ ){{0,4}}(?:samen|bij elkaar|together|zusammen|ensemble|junt[oa]s)$",
            r"^(?:(?:allemaal|alle|graag|liefst|gerne|bitte|please) ){0,4}"
            r"(?:samen|bij elkaar|together|zusammen|ensemble|"
            r"junt[oa]s)(?: (?:ingedeeld|indelen|geplaatst|please|aub|svp|bitte|graag)){0,4}$",
            r"\b(?:be|stay|seated|placed|sit|put|kept|bleiben|sitzen|sein|eingeteilt|rester|etre|places|assis|estar|"
            r"ir) "
            r"(?:\w+ )?(?:together|zusammen|ensemble|junt[oa]s)\b",
            r"\b(?:samen|bij elkaar) (?:\w+ )?(?:ingedeeld|indelen|geplaatst|zitten|blijven|plaatsen)\b",
            rf"\b(?:dezelfde|zelfde|same|gleichen?|gleicher|selben?|derselben|meme|mism[oa]) (?:\w+ )?{_GROUP} "
            rf"(?:als|as|wie|que|met|with|mit)\b",
            rf"^{_FRIENDS}$|^(?:freunde|vriendje|vriendinnetje|beste vriend\w*|best friends?|beste freund\w*)$",
            r"\bplus (?:one|1|een)\b",
            rf"\b(?:bring|bringing|breng|bringe|amene|traigo|neem) (?:\w+ )?{_MY} (?:\w+ )?{_SOMEBODY}\b",
        )
    )
)
_WORK = re.compile(
    r"\b(?:deel|delen|share|sharing|discuss\w*|bespre\w+|praten|talk\w*|werk\w*|work\w*|arbeit\w*|uitwissel\w*|"
    r"austausch\w*|"
    r"exchange|teilen|partager|compartir|leren|leer|learn\w*|lernen|apprendre|aprender|travail\w*|trabaj\w*|omgaan|"
    r"omga|"
    r"umgehen|umgang|deal\w*|communic\w+|communiceren|contact|kontakt|conversation|gesprek\w*|"
    r"people|mensen|leute|menschen|gens|personnes|gente|personas|plezier|pleasure|vergnugen|plaisir|gusto)\b"
)
"""What one does with others for the sake of the topic, not to be in their company."""

_POLITE = re.compile(
    r"\b(?:met|with|mit|avec|con) (?:(?:vriendelijke|hartelijke|kind|best|warm|freundlichen|herzlichen|mes|un)? ?"
    r"(?:groet\w*|regards|grussen?|salutations|saludos?|dank|thanks)|veel plezier|pleasure)\b"
)

_CAPITAL = r"[A-Z\u00c0-\u00de]\w+"
_WITH_SOMEBODY = re.compile(rf"\b(?i:{_WITH}) ({_CAPITAL})")
_LEAD = (
    r"(?:ja|yes|oui|si|graag|liefst|gerne|bitte|please|samen|together|zusammen|ensemble|juntos|juntas|ik|i|ich|"
    r"je|yo|wij|we|"
    r"wir|nous|kom|komt|komen|come|coming|am|komme|kommen|viens|vengo|voy|ben|bin|suis|wil|wollen|willen|want|"
    r"like|would|"
    r"to|be|zou|mag|zitten|zit|sitzen|sit|sein|zijn|estar|etre|quiero|souhaite|mochte|möchte|put|place|me|mij|"
    r"mich|in|een|"
    r"a|une?|groepje|groep|group|gruppe|workshop|session|sessie)"
)
_WITH_NAME_ALONE = re.compile(
    rf"(?i:{_LEAD}[ ,]+){{0,8}}(?i:met|bij|with|mit|bei|avec|con) {_CAPITAL}"
    rf"(?: (?:van|de|der|den|von|le|la|y|en|and|und|et|&|{_CAPITAL}|[A-Z]\.?)){{0,6}}"
    rf"(?: (?:(?:in|im|dans|en|zusammen|samen|together|ensemble|svp|aub|please|bitte|eine?r?|een|the|same|de|"
    rf"dezelfde|un|"
    rf"le|el|ingedeeld|zitten)|(?i:{_GROUP}))){{0,6}}"
)
"""'With Anna' and nothing else."""

_ASKS_WHOM = re.compile(
    r"(?:.* )?(?:samen met|met wie|bij wie|together with|with whom|with who|zusammen mit|mit wem|avec qui|con quien|"
    r"vriend(?:in|je|en|innen)?|friends?|buddy|buddies|freund(?:e|in|innen)?|amie?s?|amig[oa]s?|maatje|partner|"
    r"companer[oa]|metgezel|companion|begleitung|accompagnant)(?: .*)?"
)
_NOBODY = re.compile(
    r"(?:no|none|nobody|no one|nee|neen|niemand|geen|nvt|n v t|n a|na|alleen|alone|nein|keine[rn]?|allein|non|"
    r"personne|aucune?|"
    r"seule?|nadie|ninguno|solo|sola|0|x|maakt niet uit|doesn t matter|egal|peu importe|da igual|geen voorkeur|"
    r"no preference)"
)
_ALONE = re.compile(
    r"\b(?:niet|not|nicht|pas|no) (?:\w+ )?(?:samen|together|zusammen|ensemble|met|with|mit|avec|con)\b"
)


_ALONE_ABOVE = frozenset({"met", "with", "mit", "avec", "con", "samen", "together", "zusammen", "ensemble"})
"""Headings that are one word, above the names of those with whom somebody would like to be."""


def asks_whom(heading: str) -> bool:
    """Whether a heading asks with whom somebody would like to be."""
    words = words_of(heading)
    return words in _ALONE_ABOVE or _ASKS_WHOM.fullmatch(words) is not None


def names_nobody(text: str) -> bool:
    """Whether an answer to such a heading says that it is nobody."""
    return _NOBODY.fullmatch(words_of(text)) is not None


def wants_company(text: str, heading: str = "", names: Collection[str] = frozenset()) -> bool:
    """Whether somebody would like to be with somebody: a remark says so, or any answer to a heading that asks whom.

    `names` are parts of the names of those who come, as plain words.
    """
    words = words_of(text)
    if _ASKS_WHOM.fullmatch(words_of(heading)) and words:
        return not _NOBODY.fullmatch(words)
    polite = _POLITE.search(words)
    raw = " ".join(text.split())
    if any(_WITH_NAME_ALONE.fullmatch(part.strip()) for part in re.split(r"[.,;!?]", raw)) and not polite:
        return True
    if any(words_of(found[1]) in names for found in _WITH_SOMEBODY.finditer(raw)):
        return True
    return any(_says_company(clause) for clause in clauses(text))


def _says_company(clause: str) -> bool:
    if _POLITE.search(clause) or _ALONE.search(clause):
        return False
    return _COMPANY.search(clause) is not None and not _WORK.search(clause)
