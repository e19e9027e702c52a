"""What organisers call sheets and files."""

from __future__ import annotations

from .stock import LANGUAGES

_NAMES = {
    "workshops": "Workshops|Workshops|Angebote|Ateliers|Talleres",
    "programme": "Programma|Programme|Programm|Programme|Programa",
    "rooms": "Zalen|Rooms|Räume|Salles|Salas",
    "rounds": "Rondes|Rounds|Zeiten|Créneaux|Turnos",
    "people": "Deelnemers|Participants|Teilnehmende|Participants|Participantes",
    "classes": "Klassenlijst|Class list|Klassenliste|Classes|Clases",
    "fixed": "Vast|Fixed|Fest|Fixes|Fijos",
    "ranking": "Rangorde|Ranking|Rangfolge|Classement|Orden",
    "scores": "Scores|Scores|Punkte|Notes|Puntos",
    "ticks": "Kruisjes|Ticks|Kreuze|Croix|Cruces",
    "opinions": "Wat vind je|Opinions|Meinungen|Avis|Opiniones",
    "choices": "Keuzes|Choices|Wahlen|Choix|Elecciones",
    "preferences": "Voorkeuren|Preferences|Wünsche|Vœux|Preferencias",
    "answers": "Antwoorden|Answers|Antworten|Réponses|Respuestas",
    "list": "Lijst|List|Liste|Liste|Lista",
    "offers": "Aanbod|On offer|Angebot|Offre|Oferta",
    "sheet": "Blad1|Sheet1|Tabelle1|Feuil1|Hoja1",
}
_OTHERS = {
    "nl": ("export", "lijst", "data", "Map1", "download"),
    "en": ("export", "list", "data", "Book1", "download"),
    "de": ("Export", "Liste", "Daten", "Mappe1", "download"),
    "fr": ("export", "liste", "données", "Classeur1", "download"),
    "es": ("export", "lista", "datos", "Libro1", "download"),
}
"""Names of files that say nothing of what is in them."""


def sheet_name(name: str, language: str) -> str:
    """The name of a table as an organiser writes it; a name that is no kind of table stays."""
    return _NAMES[name].split("|")[LANGUAGES.index(language)] if name in _NAMES else name


def other_file_names(language: str) -> tuple[str, ...]:
    """Names of files that say nothing of what is in them."""
    return _OTHERS[language]
