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
        <source>Settings</source>
        <translation>Réglages</translation>
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
        <source>Tags</source>
        <translation type="unfinished"></translation>
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
        <source>Title of the meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Décision</translation>
    </message>
    <message>
        <source>Vote</source>
        <translation>Vote</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Important</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
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
    <message>
        <source>{kind}: {text}</source>
        <translation>{kind}&#xa0;: {text}</translation>
    </message>
    <message>
        <source>Agenda item</source>
        <translation>Point à l’ordre du jour</translation>
    </message>
    <message>
        <source>Go to the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepare and record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transcribe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the transcription</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read and correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put into the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Écoute</translation>
    </message>
    <message>
        <source>The language of the system</source>
        <translation>La langue du système</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Français</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Anglais</translation>
    </message>
    <message>
        <source>Found out by listening</source>
        <translation>Reconnue à l&apos;écoute</translation>
    </message>
    <message>
        <source>The best suited of those installed</source>
        <translation>Le mieux adapté des modèles installés</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>À toute heure</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Of the buttons and sentences of Lokas, not of your meetings.</source>
        <translation>Celle des boutons et des phrases de Lokas, pas celle de vos réunions.</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Couleurs</translation>
    </message>
    <message>
        <source>Dark colours tire the eyes less in a dark room. High contrast comes from the system.</source>
        <translation>Les couleurs sombres fatiguent moins les yeux dans une pièce sombre. Le contraste élevé vient du système.</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>Taille du texte</translation>
    </message>
    <message>
        <source>Everything that is written in the window grows with it.</source>
        <translation>Tout ce qui est écrit dans la fenêtre grandit avec elle.</translation>
    </message>
    <message>
        <source> %</source>
        <translation>&#xa0;%</translation>
    </message>
    <message>
        <source>Name of the association</source>
        <translation>Nom de l&apos;association</translation>
    </message>
    <message>
        <source>Stands in the text that is read aloud to ask for consent, and in minutes.</source>
        <translation>Figure dans le texte lu à voix haute pour demander l&apos;accord, et dans les comptes rendus.</translation>
    </message>
    <message>
        <source>Show the text while people speak</source>
        <translation>Montrer le texte pendant que l&apos;on parle</translation>
    </message>
    <message>
        <source>Takes much of the computer&apos;s strength. The recording always comes first.</source>
        <translation>Demande beaucoup à l&apos;ordinateur. L&apos;enregistrement passe toujours en premier.</translation>
    </message>
    <message>
        <source>Keep the sound</source>
        <translation>Garder le son</translation>
    </message>
    <message>
        <source>How long after the minutes are approved you are reminded to delete the sound.</source>
        <translation>Combien de temps après l&apos;approbation du compte rendu il vous est rappelé d&apos;effacer le son.</translation>
    </message>
    <message>
        <source> days</source>
        <translation> jours</translation>
    </message>
    <message>
        <source>No reminder</source>
        <translation>Sans rappel</translation>
    </message>
    <message>
        <source>Language of the meetings</source>
        <translation>Langue des réunions</translation>
    </message>
    <message>
        <source>What is usually spoken. It can be chosen anew for each meeting.</source>
        <translation>Celle que l&apos;on parle d&apos;habitude. Elle peut être choisie pour chaque réunion.</translation>
    </message>
    <message>
        <source>Speech model</source>
        <translation>Modèle de transcription</translation>
    </message>
    <message>
        <source>Models are installed and compared in “Models”.</source>
        <translation>Les modèles s&apos;installent et se comparent dans «&#xa0;Modèles&#xa0;».</translation>
    </message>
    <message>
        <source>Transcribe on mains power only</source>
        <translation>Transcrire sur secteur seulement</translation>
    </message>
    <message>
        <source>On its battery, the computer waits until it is plugged in.</source>
        <translation>Sur batterie, l&apos;ordinateur attend d&apos;être branché.</translation>
    </message>
    <message>
        <source>Begin no earlier than</source>
        <translation>Ne pas commencer avant</translation>
    </message>
    <message>
        <source>Lets long work wait until nobody needs the computer.</source>
        <translation>Les longs travaux attendent que personne n&apos;ait besoin de l&apos;ordinateur.</translation>
    </message>
    <message>
        <source>Step back after a pause</source>
        <translation>Recul après une pause</translation>
    </message>
    <message>
        <source>How far before the pause the sound goes on, so that the word is heard whole.</source>
        <translation>De combien le son reprend avant la pause, pour que le mot s&apos;entende en entier.</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Speed of listening</source>
        <translation>Vitesse d&apos;écoute</translation>
    </message>
    <message>
        <source>Voices keep their pitch.</source>
        <translation>Les voix gardent leur hauteur.</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Chercher un réglage</translation>
    </message>
    <message>
        <source>No setting has these words. Try others.</source>
        <translation>Aucun réglage ne contient ces mots. Essayez-en d&apos;autres.</translation>
    </message>
    <message>
        <source>“{title}” is in the trash.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” can be opened again. The damaged file is kept beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n recordings were recovered: {length} of sound.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The recording of “{title}” did not end properly. Its sound is on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n recordings did not end properly. Their sound is on the disk.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>In “{title}”, these files are not whole: {files}. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n meetings cannot be opened. Nothing of them was changed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>no sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” cannot be opened: the file that describes it is damaged. Still readable: the meeting of {day}, sound: {sound}, files: {files}. “Repair” writes that file anew and keeps the old one beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n meetings were imported.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}” is a meeting here already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing “{name}”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n meetings are in “{name}”.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the meetings… {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was found for “{words}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n passages</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>“{path}” has several tracks of sound: the first one is taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recording lies beside “{path}”: the meeting has a text, but no sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound of “{path}” is not here: it was at “{sound}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound of “{path}” is not in the backup: it is no longer at “{sound}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your glossary stays as it is; the one of the backup is beside it, in the file “{path}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>Name of the speaker</source>
        <translation>Nom de la personne</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>douteux</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>Done again</source>
        <translation>Refait</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Nouvelle ligne</translation>
    </message>
    <message>
        <source>New paragraph</source>
        <translation>Nouveau paragraphe</translation>
    </message>
    <message>
        <source>The paragraph goes on</source>
        <translation>Le paragraphe continue</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Réunies</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
