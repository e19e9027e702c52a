"""Names, titles and rooms that drawn events are made of; all are invented."""

from __future__ import annotations

LANGUAGES = ("nl", "en", "de", "fr", "es")

FIRST = {
    "nl": "Anouk Bram Daan Eva Fleur Gijs Hidde Iris Jip Kaatje Lotte Maud Niek Olaf Puck Ruben Saar Teun Veerle Wout",
    "en": "Abby Ben Chloe Dylan Ella Finn Grace Harry Isla Jack Kira Liam Mia Noah Olive Poppy Quinn Rose Tom Zara",
    "de": "Anke Björn Clara Dieter Elif Frieda Gero Hanna Ingo Jule Käthe Lars Mila Nele Otto Pia Ralf Sönke Tilda Uwe",
    "fr": "Aline Bastien Chloé Denis Élise Fabien Gaëlle Hugo Inès Jules Léa Manon Noé Océane Paul Rémi Sarah Théo Zoé",
    "es": "Ana Bruno Carla Diego Elena Félix Gema Hugo Inés Javier Lucía Mateo Nerea Óscar Pilar Raúl Sofía Teo Vera",
}
LAST = {
    "nl": (
        "Bakker|de Vries|van den Berg|Visser|Smit|Kuiper|Mulder|de Groot|Bos|Vos|Kok|van Dijk|Dekker|Postma|ter Horst"
    ),
    "en": "Archer|Baker|Carter|Dawson|Ellis|Foster|Graham|Hughes|Irwin|Jarvis|Kerr|Lawson|Mason|Norris|Osborne|Price",
    "de": "Ackermann|Böhm|Dietz|Ebert|Frank|Groß|Huber|Jäger|Krüger|Lange|Möller|Neumann|Pohl|Richter|Schäfer|Wolff",
    "fr": "Arnaud|Blanc|Chevalier|Dupuis|Faure|Garnier|Huet|Jacquet|Lefèvre|Marchand|Noël|Perrin|Renaud|Simon|Texier",
    "es": "Alonso|Blanco|Castro|Domínguez|Esteban|Fuentes|Gil|Herrera|Iglesias|Lozano|Marín|Núñez|Ortega|Peña|Rubio",
}

TITLES = {
    "nl": (
        "Pottenbakken|Yoga|Koken|Vissen|Boerderijbezoek|Schaken|Street dance|Theatersport|Zelfverdediging|Fotografie|"
        "Graffiti|Klimmen|Escape room|Sieraden maken|Programmeren voor beginners|Gezond eten op school|Rap schrijven|"
        "Brood bakken|Improvisatie|Debatteren|Werken met hout|Natuur in de stad|Mindfulness|Improviseren op gitaar"
    ),
    "en": (
        "Pottery|Yoga|Sushi making|Origami|Chess|Archery|Street dance|Drama|Coding for beginners|First aid|Baking|"
        "Photography|Rock climbing|Song writing|Knitting|Debating|Creative writing|Robotics|Stop motion|Circus skills|"
        "Gardening|Board games|Film editing|Meditation|Public speaking|Fencing|Orienteering|Woodwork"
    ),
    "de": (
        "Töpfern|Yoga|Kochen|Schach|Theater|Selbstverteidigung|Fotografie|Klettern|Schmuck gestalten|Nähen|Debattieren|"
        "Programmieren für Einsteiger|Brot backen|Stop-Motion|Siebdruck|Bogenschießen|Imkerei|Upcycling|Erste Hilfe|"
        "Trommeln|Improtheater|Gesunde Ernährung|Holzwerkstatt|Slacklinen|Zirkus|Chor"
    ),
    "fr": (
        "Poterie|Yoga|Cuisine du monde|Échecs|Théâtre|Photographie|Escalade|Couture|Initiation au code|Pâtisserie|"
        "Jardinage|Cirque|Écriture créative|Premiers secours|Danse urbaine|Robotique|Reliure|Percussions|Escrime|"
        "Court métrage|Chorale|Jeux de société|Relaxation|Flou net|Sérigraphie"
    ),
    "es": (
        "Cerámica|Yoga|Cocina|Ajedrez|Teatro|Fotografía|Escalada|Costura|Programación básica|Repostería|Huerto|Circo|"
        "Escritura creativa|Primeros auxilios|Baile urbano|Robótica|Percusión|Esgrima|Cortometraje|Coro|Juegos de mesa|"
        "Relajación|Serigrafía|Títeres"
    ),
}
ODD_TITLES = {
    "nl": (
        "Koken, bakken en braden|Vuur - hoe maak je het?|Top 2000 quiz|"
        "Klei, verf en lijm|Jij & ik|EHBO: de basis|3D-printen"
    ),
    "en": (
        "Cook, eat, repeat|Chess - advanced|Top 40 karaoke|Hip hop & rap|"
        "Art: the basics|3D printing|Wood, wool and wire"
    ),
    "de": (
        "Holz, Ton, Steine|Schach - für Könner|Erste Hilfe 2|Foto & Film|"
        "Kochen: die Grundlagen|3D-Druck|Spiel, Satz und Sieg"
    ),
    "fr": (
        "Lire, écrire, dire|Échecs - avancés|Les années 80|Rap & slam|"
        "Cuisine : les bases|Impression 3D|Terre, eau et feu"
    ),
    "es": (
        "Leer, escribir y contar|Ajedrez - avanzado|Los años 80|Rap y rima|"
        "Cocina: lo básico|Impresión 3D|Tierra, agua y fuego"
    ),
}

ROOMS = {
    "nl": ("Aula", "Gymzaal", "Bibliotheek", "Kantine", "Lokaal {n}", "Zaal {k}", "Atelier", "Zolder", "Keuken"),
    "en": ("Main hall", "Gym", "Library", "Canteen", "Room {n}", "Studio {k}", "Art room", "Chapel", "Kitchen"),
    "de": ("Aula", "Turnhalle", "Bibliothek", "Mensa", "Raum {n}", "Saal {k}", "Werkraum", "Dachboden", "Küche"),
    "fr": ("Gymnase", "Bibliothèque", "Réfectoire", "Salle {n}", "Studio {k}", "Grande salle", "Préau", "Cuisine"),
    "es": ("Salón de actos", "Gimnasio", "Biblioteca", "Comedor", "Aula {n}", "Sala {k}", "Patio", "Cocina"),
}

DAYS = {
    "nl": ("Maandag", "Dinsdag", "Woensdag", "Donderdag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday"),
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag"),
    "fr": ("Lundi", "Mardi", "Mercredi", "Jeudi"),
    "es": ("Lunes", "Martes", "Miércoles", "Jueves"),
}
SHORT_DAYS = {
    "nl": ("Ma", "Di", "Wo", "Do"),
    "en": ("Mon", "Tue", "Wed", "Thu"),
    "de": ("Mo", "Di", "Mi", "Do"),
    "fr": ("Lun", "Mar", "Mer", "Jeu"),
    "es": ("Lun", "Mar", "Mié", "Jue"),
}
PARTS = {
    "nl": ("Ochtend", "Middag", "Avond"),
    "en": ("Morning", "Afternoon", "Evening"),
    "de": ("Vormittag", "Nachmittag", "Abend"),
    "fr": ("Matin", "Après-midi", "Soir"),
    "es": ("Mañana", "Tarde", "Noche"),
}
NUMBERED = {
    "nl": ("Ronde {n}", "Blok {n}", "Blok {l}"),
    "en": ("Round {n}", "Block {l}", "Period {n}", "Slot {n}", "{s} Activity"),
    "de": ("Runde {n}", "Block {n}", "Block {l}"),
    "fr": ("Tour {n}", "Créneau {n}", "Bloc {l}"),
    "es": ("Ronda {n}", "Turno {n}", "Bloque {l}"),
}
THEMES = {
    "nl": ("Land", "Water", "Lucht"),
    "en": ("Land", "Water", "Air"),
    "de": ("Land", "Wasser", "Luft"),
    "fr": ("Terre", "Eau", "Air"),
    "es": ("Tierra", "Agua", "Aire"),
}

STATUSES = {
    "nl": ("aangemeld", "geannuleerd"),
    "en": ("confirmed", "cancelled"),
    "de": ("angemeldet", "abgesagt"),
    "fr": ("confirmé", "annulé"),
    "es": ("confirmado", "cancelado"),
}
"""What a status says of people who come, and of people who do not."""

NO_WISH = {"nl": "geen voorkeur", "en": "no preference", "de": "egal", "fr": "peu importe", "es": "me da igual"}

REMARKS = {
    "nl": ("pas vanaf 13.00", "samen met {who}", "rolstoel", "ik meld mij af", "glutenvrij", "online graag"),
    "en": ("only from 1 pm", "together with {who}", "wheelchair", "I have to cancel", "vegetarian", "online please"),
    "de": ("erst ab 13 Uhr", "zusammen mit {who}", "Rollstuhl", "ich sage ab", "vegetarisch", "lieber online"),
    "fr": ("seulement après 13h", "avec {who}", "fauteuil roulant", "je dois annuler", "végétarien", "en ligne"),
    "es": ("solo desde las 13h", "junto con {who}", "silla de ruedas", "tengo que cancelar", "vegetariano", "en línea"),
}
