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
        <source>Your settings could not be read ({reason}), so Lokas uses the original ones. The damaged file stays in the same folder, under the name settings.damaged.json.</source>
        <translation>Vos réglages n&apos;ont pas pu être lus ({reason})&#xa0;: Lokas reprend ceux d&apos;origine. Le fichier abîmé reste dans le même dossier, sous le nom settings.damaged.json.</translation>
    </message>
    <message>
        <source>Your settings were written by a newer version of Lokas ({version}), so this one uses the original ones. They stay in the same folder, under the name settings.damaged.json.</source>
        <translation>Vos réglages ont été écrits par une version plus récente de Lokas ({version})&#xa0;: celle-ci reprend ceux d&apos;origine. Ils restent dans le même dossier, sous le nom settings.damaged.json.</translation>
    </message>
    <message>
        <source>Its transcription was begun and not ended. Click “Transcribe” to go on.</source>
        <translation>Sa transcription a été commencée et n’est pas finie. Cliquez sur «&#xa0;Transcrire&#xa0;» pour la poursuivre.</translation>
    </message>
    <message>
        <source>Something did not work</source>
        <translation>Quelque chose n&apos;a pas marché</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>Enregistré&#xa0;: {path}</translation>
    </message>
    <message>
        <source>Lokas met a defect of its own. What was recorded and corrected is safe, and you can go on. If it happens again, save this report and send it to those who help you with Lokas: it says where the program was, and nothing of your meetings.</source>
        <translation>Lokas a rencontré un défaut qui vient de lui. Ce qui a été enregistré et corrigé est à l&apos;abri, et vous pouvez continuer. Si cela se reproduit, enregistrez ce rapport et envoyez-le aux personnes qui vous aident avec Lokas&#xa0;: il dit où en était le programme, et rien de vos réunions.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapport</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>Enregistrer le rapport…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
</context>
</TS>
