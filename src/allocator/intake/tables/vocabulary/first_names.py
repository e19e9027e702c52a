"""First names that many people have, by language: of two columns with names they tell which has the first ones."""

from __future__ import annotations

from collections.abc import Mapping

FIRST_NAMES: Mapping[str, str] = {
    "en": "alice amelia amy andrew ann anna anne ben benjamin bob carol charlie charlotte chloe chris christopher "
    "daisy daniel david edward ella ellie emily emma ethan eva evie freya george grace hannah harry heather henry isla "
    "ivy jack jacob james jane jennifer jessica jim joe john joseph joshua julia karen kate katie kevin laura leo "
    "liam lily linda lisa lucas lucy luke maria mark martin mary matthew mia michael mike molly nancy nicole noah "
    "oliver olivia oscar paul peter poppy rachel rebecca richard robert rose ruby ryan sally sam samuel sarah simon "
    "sophia sophie stephen steven susan thomas tim tom victoria william zara zoe",
    "nl": "aart anja anna anne annelies anouk arjan bart bas bram britt daan daniel dirk els emma esmee eva fenna "
    "femke floor fleur frits gerrit gijs guus hans henk ilse ingrid iris jan jasper jelle jeroen jip job joost jos "
    "joris julia kees kim koen lars lieke lisa lotte lucas luuk maarten marieke marijke maud max mees merel mieke mila "
    "milan nienke niels noor olaf paul piet pieter puck rik roos ruben ruud saar sander sanne sara sem sjoerd sofie "
    "stijn sven tess teun thijs thomas tim tom veerle wim willem wouter yara yvonne",
    "de": "alexander andreas anja anke anna anne antje ben benjamin bernd birgit bjorn britta christian christina "
    "clara claudia daniel david dieter dirk elif elke emil emma erik eva felix finn florian frank franziska frieda "
    "fritz gabriele georg gero greta hanna hannah hans heike heinz helga ida ines ingo jakob jan jana jens johanna "
    "jonas jorg judith julia julian jule jurgen karin karl katharina katrin kathe klaus klara lara lars laura lea lena "
    "leon leonie lina linus lisa lotta lukas manfred maria marie markus martin matthias max maximilian mia michael "
    "mila monika moritz nele nico nina nora ole oskar otto paul paula peter petra pia ralf rainer sabine sandra sarah "
    "sebastian silke sonja sonke sophie stefan stephan susanne sven theo thomas tim tobias tom ulrike ursula ute uwe "
    "werner wolfgang",
    "fr": "adele adrien agnes alain alexandre alexis alice amelie anais andre anne antoine arnaud arthur aurelie "
    "bastien benoit bernard camille caroline catherine celine charlotte chloe christine christophe claire claude clara "
    "clemence corinne cyril damien daniel david delphine denis didier dominique elise elodie emilie emma enzo eric "
    "etienne fabien fabrice florence francois francoise frederic gabriel gaelle gerard gilles guillaume helene hugo "
    "ines isabelle jacques jade jean jeanne jerome joel julie julien jules laetitia laurence laurent lea leo lina "
    "louis louise lucas lucie ludovic luc madeleine manon marc margaux marie marine martine mathieu mathilde maxime "
    "michel monique nathalie nathan nicolas noemie oceane olivier pascal patrick paul philippe pierre quentin raphael "
    "remi romain sabine sandrine sarah sebastien serge sophie stephane sylvain sylvie theo thierry thomas valerie "
    "veronique vincent virginie xavier yann yves zoe",
    "es": "adrian alba alberto alejandra alejandro alfonso alicia alvaro ana andres angel angela antonio ariadna "
    "beatriz blanca bruno candela carla carlos carmen carolina cesar clara claudia concha cristina daniel daniela "
    "david diego eduardo elena emilio enrique ernesto esther eva felix fernando francisco gabriel gema gonzalo "
    "guillermo hector hugo ignacio ines irene isabel ivan jaime javier jesus joaquin jorge jose juan julia julio laia "
    "laura leire lola lorena lucas lucia luis manuel marcos maria marina mario marta martina mateo miguel monica "
    "nerea nicolas noelia nuria olga oscar pablo patricia paula pedro pilar rafael ramon raquel raul ricardo roberto "
    "rocio rosa ruben salvador sandra santiago sara sergio silvia sofia susana teo teresa tomas vera veronica victor "
    "ximena yolanda",
}
"""They stand bare: small letters, no accents."""

COMMON = frozenset(name for line in FIRST_NAMES.values() for name in line.split())
