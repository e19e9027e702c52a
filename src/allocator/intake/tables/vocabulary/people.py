"""The headings of columns about people."""

from __future__ import annotations

from allocator.intake.tables.roles import What
from allocator.intake.tables.vocabulary.nouns import NOUNS
from allocator.intake.tables.vocabulary.phrases import Words, rules

_OF_SOMETHING_ELSE = "<session>, <room>, <round>"
"""What a name may be of, if not of a person."""

PERSON_RULES = rules(
    NOUNS,
    Words(
        What.LEFT_OUT,
        en="... ip address, ... collector id, ... custom data ..., ... start-language, ... last-page, ... refurl, "
        "... user agent, ... location-latitude/longitude, ... distribution-channel, ... external-reference, "
        "... external-data-reference, ... user-language, ... response-type, ... recorded-date, "
        "... last modified time, ... total points, ... quiz feedback, ... ticket type, ... order date, "
        "... phone ..., ... phonenumber, ... mobile number, ... cell phone",
        nl="... ip adres, ... tijd van laatste wijziging, ... telefoon ..., ... telefoonnummer, ... mobiel nummer, "
        "... mobiele nummer",
        de="... uhrzeit der letzten änderung, ... telefon ..., ... telefonnummer, ... handynummer",
        fr="... adresse ip, ... heure de la dernière modification, ... téléphone ..., ... numéro de portable",
        es="... dirección ip, ... hora de la última modificación, ... teléfono ..., ... número de móvil",
    ),
    Words(
        What.LEFT_OUT,
        en="seed, duration, duration ..., progress, quantity, start-time, start-date, date-started, order, "
        "order no/id/number, score",
        nl="begintijd, aantal tickets, ordernummer",
        de="startzeit, dauer, bestellnummer",
        fr="heure de début, durée, numéro de commande",
        es="hora de inicio, duración, número de pedido",
    ),
    Words(
        What.STATUS,
        en="status, .. status, finished, attending, rsvp, coming, attendance status, will you attend ...",
        nl="aanmeldstatus, inschrijfstatus, inschrijvingsstatus, deelnamestatus, voltooid, komt, deelname, "
        "kom je ..., ben je erbij ..., aanwezig",
        de="anmeldestatus, teilnahmestatus, buchungsstatus, abgeschlossen, kommt, teilnahme, nimmt teil, kommst du ...",
        fr="statut, statut de l'inscription, .. statut, état, état de l'inscription, terminé, participation, "
        "présence, vient, viendra, seras-tu présent ..., serez-vous présent ...",
        es="estado, .. estado, estatus, situación, finalizado, asistencia, participación, asiste, asistirá, viene, "
        "vas a asistir ...",
        never="civil",
    ),
    Words(
        What.EMAIL,
        en="... e-mail, ... mail, ... (e)-mail-address/addr, ... (e)-mail #, ... (e)-mail-address #, "
        "... e-mail-address ...",
        nl="... (e)-mail-adres, ... (e)-mail-adres #, ... mailadres ..., ... e-mail-adres ...",
        de="... (e)-mail-adresse, ... (e)-mail-adresse #, ... e-mail-adresse ...",
        fr="courriel, ... courriel, adresse courriel, ... adresse (e)-mail, adresse électronique, "
        "adresse de messagerie, mél",
        es="... correo, ... correo electrónico, dirección de correo ..., ... correo-e, correo electrónico ...",
    ),
    Words(
        What.EMAIL,
        en="username, user name",
        nl="gebruikersnaam",
        de="benutzername",
        fr="nom d'utilisateur",
        es="usuario",
    ),
    Words(
        What.STAMP,
        en="time-stamp, completion time, submit-date, date submitted, submitted (at/on), submission date/time, "
        "end-date, date, last action, completed (at/on), created (at), registered (at), response date, "
        "date and time, date of response",
        nl="tijd-stempel, tijd van voltooien, datum, datum en tijd, ingevuld op, ingediend op, aangemeld op, "
        "datum van inschrijving, inschrijfdatum, aanmelddatum",
        de="zeit-stempel, fertigstellungszeit, datum, eingereicht (am), abgeschickt am, ausgefüllt am, "
        "datum und uhrzeit, anmeldedatum",
        fr="horodateur, horodatage, heure de fin, date, date de réponse, date d'inscription, date et heure, "
        "date de soumission, soumis le, rempli le, envoyé le",
        es="marca temporal, marca de tiempo, hora de finalización, fecha, fecha y hora, fecha de respuesta, "
        "fecha de inscripción, fecha de envío, enviado el",
    ),
    Words(
        What.NAME,
        en="... first/given/fore (name) (and) last/family (name) ..., "
        "... last/family (name) (and) first/given (name) ..., ... first (name) (and) surname ..., "
        "... surname (and) first (name) ..., first surname",
        nl="... voor en achternaam ..., ... voornaam (en) achternaam/familienaam ..., "
        "... achternaam/familienaam (en) voornaam ..., ... voor/achter en achternaam/voornaam ...",
        de="... vor/nach/zu-(name) (und) nachname/zuname/familienname/vorname ..., ... vor und zuname ..., "
        "... nachname/familienname/zuname (und) vorname ..., name (und) vorname, vorname (und) name",
        fr="... nom (de famille) (et) prénom(s) ..., ... prénom(s) (et) nom (de famille) ...",
        es="... nombre(s) (y) apellido(s) ..., ... apellido(s) (y) nombre(s) ...",
        never=_OF_SOMETHING_ELSE,
    ),
    Words(
        What.FIRST,
        en="first, ... first/given/fore/christian-name(s) ..., forename(s)",
        nl="... voornaam ..., ... roepnaam ..., voornamen",
        de="... vorname ..., ... vornamen ..., rufname",
        fr="... prénom ..., ... prénoms ...",
        es="nombre de pila, primer nombre, nombres",
    ),
    Words(
        What.INFIX,
        en="... infix ..., name prefix",
        nl="... tussenvoegsel(s) ..., ... tussenv ..., ... voorvoegsel(s) ..., tv",
        de="... namenszusatz ..., vorsatzwort",
        fr="particule",
        es="partícula",
    ),
    Words(
        What.LAST,
        en="last, ... last/family/sur-name(s) ...",
        nl="... achternaam ..., ... familienaam ..., achternamen",
        de="... nachname ..., ... familienname ..., ... zuname ..., nachnamen",
        fr="nom de famille, nom de famille ..., nom d'usage, nom usuel, patronyme, ... nom de famille",
        es="... apellido ..., ... apellidos ...",
    ),
    Words(
        What.ID,
        en="id, nr, no, number, <person>/response/account/user/registration/personal-id/nr/no/number/code, "
        "<person> s id/nr/no/number/code, login, user-name, nuid, badge, badge number/no/nr/id, ref, reference, "
        "card number, card no, pass number, registration number",
        nl="nummer, <person>-nummer/nr/code, antwoord-nummer/nr/id, studentnummer, leerlingnummer, personeelsnummer, "
        "deelnemernummer, stam-nummer/nr, volgnummer, lidnummer, pasnummer, badgenummer, kaartnummer, gebruikersnaam",
        de="nummer, matrikel-nummer/nr, matrikel, schülernummer, teilnehmernummer, personalnummer, "
        "antwort-nummer/nr/id, lfd nr, laufende nummer, mitgliedsnummer, ausweis-nummer/nr, benutzername, kennung",
        fr="numéro, id <person>, id/identifiant/numéro (de) (la) réponse, identifiant, matricule, "
        "numéro de/d <person>, numéro (d) étudiant/élève, identifiant (de/d) <person>, "
        "numéro d'inscription, n° <person>",
        es="número, nº, núm, num, identificador, id/número de (la) respuesta, matrícula, número de <person>, "
        "id (de) <person>, código (de) <person>, dni, legajo, expediente, usuario, nº <person>",
    ),
    Words(
        What.ID,
        en="barcode, user-id",
        nl="barcode",
        de="barcode",
        fr="code barre",
        es="código de barras",
    ),
    Words(
        What.NAME,
        en="name, names, full name, (your/my) (full) name, <person> (s) (full) name, <person> (s), name of ..., "
        "what is your (full) name ..., what s your (full) name ..., name/names (of) (the) <person> ..., who, "
        "who are you ...",
        nl="naam, namen, (volledige/uw/je/jouw) naam, volledige naam, <person>-naam, naam ..., "
        "wie/hoe heet je/jij/u ..., wat is je/jouw/uw (volledige) naam ..., wie ben je ..., wie, wie heeft",
        de="name, namen, (dein/ihr/mein) (vollständiger) name, vollständiger name, name der/des/von ..., "
        "wie heisst du ..., wie heißen sie ..., wie ist dein/ihr name ..., wer, wer bist du ..., <person>-name",
        fr="nom, nom complet, noms, (votre/ton) nom (complet), nom de/du/des/d (l/la/le) <person> ..., nom <person>, "
        "quel est ton/votre nom ..., comment t'appelles-tu ..., comment vous appelez-vous ..., qui, qui es-tu ...",
        es="nombre, nombre completo, (tu/su) nombre (completo), nombre de/del (la/el) <person> ..., nombre <person>, "
        "cómo te llamas ..., cuál es tu nombre ..., cómo se llama ..., quién, quién eres ...",
        never=_OF_SOMETHING_ELSE,
    ),
    Words(
        What.ORGANISATION,
        en="(in) (which/what/your/my/current) <class> .., <person> (s) <class>, <class> of ..",
        nl="(in) (welke/je/jouw/uw/mijn/huidige/de) <class> .., <person>-<class>",
        de="wähle (deine) <class> .., (in) (welche/welcher/deine/ihre/meine/aktuelle/die) <class> .., <person>-<class>",
        fr="(en/dans) (quelle/ta/votre/ma/la) <class> .., <class> <person>",
        es="(en) (qué/tu/su/mi/la) <class> .., <class> <person>, curso, grupo",
        never="<wish>, teacher, name, title, titel, salle de classe, curso de, clase de",
    ),
    Words(
        What.ORGANISATION,
        en="(your/name of/name of your) organi(s)(z)ation/company/school/department/institution/employer/team, "
        "(which/what) organi(s)(z)ation/company/school/department .., "
        "organi(s)(z)ation/company/school/department-name, affiliation, group, year, cohort, year group, "
        "study group, house, form group, tutor group",
        nl="(je/jouw/uw/naam/welke) organisatie/afdeling/bedrijf/werkgever/gemeente/school/team, bedrijfsnaam, "
        "schoolnaam, groep, jaar, opleiding, jaargroep, organisatie .., afdeling ..",
        de="(deine/ihre/name der/welche) abteilung/institut/firma/gruppe/schule/organisation, firmenname, "
        "einrichtung, gruppe .., abteilung ..",
        fr="(ton/votre/nom de l) organisation/entreprise/école/établissement/organisme/équipe, service, société, "
        "groupe, commune, filière, section",
        es="(tu/su/nombre de la) organización/empresa/escuela/institución, colegio, departamento, centro educativo, "
        "equipo, municipio, nivel, sección",
        never="<wish>",
    ),
)
"""Words for columns about people; the first that fits counts."""
