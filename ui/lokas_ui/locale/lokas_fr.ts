<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>texts</name>
    <message>
        <source>Meetings</source>
        <translation>Réunions</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titre</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>Sans titre</translation>
    </message>
    <message>
        <source>{hours} h {minutes:02}</source>
        <translation>{hours}&#xa0;h&#xa0;{minutes:02}</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n autre</numerusform>
            <numerusform>%n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Endommagée</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Prévue</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Enregistrement en cours</translation>
    </message>
    <message>
        <source>To be recovered</source>
        <translation>À récupérer</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Enregistrée</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Transcribing</source>
        <translation>Transcription</translation>
    </message>
    <message>
        <source>To be reviewed</source>
        <translation>À relire</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>Relue</translation>
    </message>
    <message>
        <source>{state} {percent} %</source>
        <translation>{state} {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Record a meeting</source>
        <translation>Enregistrer une réunion</translation>
    </message>
    <message>
        <source>Import a recording</source>
        <translation>Importer un enregistrement</translation>
    </message>
    <message>
        <source>Search what was ever said</source>
        <translation>Chercher dans tout ce qui a été dit</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>No meeting yet. Record one, or import a sound or video file: it stays on this computer.</source>
        <translation>Aucune réunion pour l&apos;instant. Enregistrez-en une, ou importez un fichier audio ou vidéo&#xa0;: il reste sur cet ordinateur.</translation>
    </message>
    <message>
        <source>This meeting has no text yet. Click “Transcribe”.</source>
        <translation>Cette réunion n’a pas encore de texte. Cliquez sur «&#xa0;Transcrire&#xa0;».</translation>
    </message>
    <message>
        <source>No speech model is installed. Install one in “Models”: it is done once.</source>
        <translation>Aucun modèle de reconnaissance vocale n’est installé. Installez-en un dans «&#xa0;Modèles&#xa0;»&#xa0;: une fois suffit.</translation>
    </message>
    <message>
        <source>Its transcription was begun and not ended. Click “Transcribe” to go on.</source>
        <translation>Sa transcription a été commencée et n’est pas finie. Cliquez sur «&#xa0;Transcrire&#xa0;» pour la poursuivre.</translation>
    </message>
</context>
</TS>
