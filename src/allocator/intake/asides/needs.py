"""Remarks about what people need: access, help, food, in five languages."""

from __future__ import annotations

import re

from allocator.intake.asides.plain import clauses, words_of

_FOOD = (
    r"(?:gluten|lactose|laktose|lactosa|noten|pinda s|pindas|vlees|varkensvlees|varken|rundvlees|vis|melk|ei|eieren|"
    r"soja|"
    r"nuts|peanuts|meat|pork|beef|fish|milk|dairy|eggs?|nusse|fleisch|schweinefleisch|schwein|fisch|milch|viande|porc|"
    r"poisson|noix|arachides?|lait|oeufs?|carne|cerdo|pescado|frutos secos|leche|huevos?|marisco|mariscos|schaaldieren|"
    r"shellfish|suiker|sugar|zucker|sucre|azucar)"
)
_WITHOUT = r"(?:geen|zonder|no|without|kein|keine[nrm]?|ohne|sans|pas de|sin|nada de|eet geen|esse kein|mange pas de)"

_FOODLESS = re.compile(rf"\b{_WITHOUT} {_FOOD}\b")
"""What somebody does not eat, which is a need although it begins with 'no'."""

_NEEDS = re.compile(
    r"\b(?:"
    # walking
    r"(?:elektrische )?rolstoel\w*|rollator|scootmobiel|krukken|slecht ter been|minder ?valide\w*|invalide|"
    r"moeilijk (?:lopen|ter been|trap\w*)|kan (?:niet|geen|moeilijk|slecht) (?:\w+ ){0,3}(?:lopen|staan|traplopen|"
    r"trappen)|"
    r"wheel ?chairs?\w*|crutches|walking (?:aid|frame|stick)|mobility|step ?free|reduced mobility|ramp|"
    r"(?:can t|cannot|can not|difficulty|trouble|unable to) (?:\w+ ){0,2}(?:walk\w*|climb\w*|stand\w*|stairs)|"
    r"rollstuhl\w*|gehbehindert\w*|gehhilfe|krucken|barrierefrei\w*|fauteuil(?: roulant)?|mobilite reduite|pmr|"
    r"bequilles|silla de ruedas|movilidad reducida|muletas|"
    # limitations
    r"gehandicapt\w*|handicap\w*|beperking|lichamelijke beperking\w*|disab(?:led|ilit\w+)|impair(?:ed|ment\w*)|"
    r"(?:schwer|geh|seh|hor|korper)?behinder(?:t|te|ten|ter|ung|ungen)|discapacid\w+|minusvali\w+|"
    r"special needs|accommodations? needed|toegankelijk\w*|accessib\w+|zuganglich\w*|accesib\w+|lift nodig|"
    # hearing and sight
    r"slechthorend\w*|doof|dove|slechtziend\w*|blinde?|ringleiding|gebarentaal\w*|gebarentolk|schrijftolk|tolk|"
    r"hard of hearing|deaf|hearing (?:aids?|loop|impaired|loss)|low vision|sign language|interpreter|"
    r"schwerhorig\w*|gehorlos\w*|horgerat\w*|sehbehindert\w*|gebarden\w*|dolmetscher\w*|induktionsschleife|"
    r"malvoyante?s?|malentendante?s?|sourde?s?|aveugles?|langue des signes|interprete|"
    r"sord[oa]|cieg[oa]|lengua de (?:signos|senas)|baja vision|"
    r"(?:hulp|geleide|assistentie)hond|(?:guide|service|assistance) dog|(?:blinden|assistenz)hund|chien guide|"
    r"perro guia|"
    # food
    r"\w*diete?n?|dieet\w*|diets?|dietary|diatetisch\w*|diat|regime(?: \w+)?|dietas?|dietetic[oa]|"
    r"\w*all?erg(?:ie|ies|y|ic|isch|ische|ieen|ien|iker|ikerin|ique|iques|ia|ias|ic[oa]|ene|enen)|"
    r"\w*intoleran\w+|\w*unvertraglichkeit\w*|vegetari\w+|vegetalien\w*|vegan\w*|veggie|halal|[kc]osher|koosjer|"
    r"koscher|"
    r"casher|gluten ?(?:vrij\w*|free|frei\w*)|lactose ?(?:vrij\w*|free)|laktose ?frei\w*|nut ?free|"
    r"coeliakie|coeliac|celiac\w*|zoliakie|coeliaque|sans gluten|sin gluten|sans lactose|sin lactosa|flexitari\w+|"
    r"pescotari\w+|pescatari\w+|epi ?pen|"
    # body and mind
    r"diabet\w+|epileps\w+|epilept\w+|autis\w+|asperger|adhd|dyslexi\w+|legasthenie|prikkelarm\w*|overprikkel\w*|"
    r"zwanger|pregnant|schwanger|enceinte|embarazada|borstvoeding|kolfruimte|breastfeed\w*|stillraum|stillen|"
    r"allaite\w*|"
    r"gebedsruimte|prayer room|gebetsraum|begeleider nodig|assistentie|assistance needed|hulp nodig"
    r")\b"
)

_NO = re.compile(r"\b(?:geen|niet|no|not|without|zonder|kein\w*|ohne|nicht|pas|sans|aucune?|sin|ningun|ninguna|none)\b")

_ASKS_WHAT = re.compile(
    r"(?:.* )?(?:dieet\w*|dietary|diet|dieta|dietas|diat|regime(?: alimentaire)?|all?erg\w+|voedsel\w*|food (?:needs|"
    r"restrictions?|requirements?|preferences?)|essenswunsche|ernahrung\w*|unvertraglichkeiten|rolstoel\w*|"
    r"wheel ?chair\w*|"
    r"rollstuhl\w*|fauteuil|silla de ruedas|special needs|access(?:ibility)? (?:needs|requirements)|accessibility|"
    r"accessibilite|accesibilidad|toegankelijkheid|barrierefreiheit|beperking\w*|handicap|disabilit\w+|behinderung\w*|"
    r"discapacidad|zorgbehoefte\w*|ondersteuningsbehoefte\w*|speciale (?:behoeften|wensen))(?: .*)?"
)
_NOTHING = frozenset(
    {
        "no", "none", "nothing", "nope", "na", "n a", "not applicable", "no thanks", "nothing special", "false",
        "normal",
        "nee", "neen", "geen", "niets", "niet", "nvt", "n v t", "niet van toepassing", "geen bijzonderheden", "onwaar",
        "alles", "eet alles", "ik eet alles", "normaal", "standaard",
        "nein", "keine", "kein", "nichts", "entfallt", "keine besonderheden", "falsch", "esse alles", "ich esse alles",
        "non", "aucun", "aucune", "rien", "rien de special", "sans objet", "s o", "faux",
        "ninguno", "ninguna", "ningun", "nada", "no aplica", "falso", "0",
    }
)  # fmt: skip
"""Answers to a question about needs by somebody who has none."""


def needs_something(text: str, heading: str = "") -> bool:
    """Whether somebody needs something: a remark says so, or any answer but 'no' to a heading that asks it."""
    words = words_of(text)
    if _ASKS_WHAT.fullmatch(words_of(heading)) and words:
        return words not in _NOTHING and not (_NO.match(words) and not _FOODLESS.search(words))
    return any(_speaks_of_need(clause) for clause in clauses(text))


def _speaks_of_need(clause: str) -> bool:
    if _FOODLESS.search(clause):
        return True
    return any(not _is_negated(clause[: found.start()]) for found in _NEEDS.finditer(clause))


def _is_negated(before: str) -> bool:
    """Whether what is before a word of need takes it back: 'no', or 'no allergies or'."""
    return any(_NO.fullmatch(word) for word in before.split()[-3:])
