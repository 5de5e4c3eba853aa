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
        <source>Decisions</source>
        <translation>Décisions</translation>
    </message>
    <message>
        <source>Speaking time</source>
        <translation>Temps de parole</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Corbeille</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modèles</translation>
    </message>
    <message>
        <source>Earlier texts</source>
        <translation>Textes précédents</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Relecture</translation>
    </message>
    <message>
        <source>Welcome to Lokas</source>
        <translation>Bienvenue dans Lokas</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>About</source>
        <translation>À propos</translation>
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
        <translation>Étiquettes</translation>
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
        <translation>Titre de la réunion</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>Ordre du jour</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Réunion</translation>
    </message>
    <message>
        <source>Moment</source>
        <translation>Moment</translation>
    </message>
    <message>
        <source>Action, open</source>
        <translation>Action à faire</translation>
    </message>
    <message>
        <source>Action, done</source>
        <translation>Action faite</translation>
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
        <source>“{text}”</source>
        <translation>«&#xa0;{text}&#xa0;»</translation>
    </message>
    <message>
        <source>for: {value}</source>
        <translation>pour&#xa0;: {value}</translation>
    </message>
    <message>
        <source>against: {value}</source>
        <translation>contre&#xa0;: {value}</translation>
    </message>
    <message>
        <source>abstentions: {value}</source>
        <translation>abstentions&#xa0;: {value}</translation>
    </message>
    <message>
        <source>who: {value}</source>
        <translation>qui&#xa0;: {value}</translation>
    </message>
    <message>
        <source>by when: {value}</source>
        <translation>pour quand&#xa0;: {value}</translation>
    </message>
    <message>
        <source>done: {value}</source>
        <translation>faite&#xa0;: {value}</translation>
    </message>
    <message>
        <source>adopted</source>
        <translation>adopté</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rejeté</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
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
        <source>The name of “{path}” has characters that Lokas cannot note. Rename the file, then import it again.</source>
        <translation>Le nom de «&#xa0;{path}&#xa0;» a des caractères que Lokas ne peut pas noter. Renommez le fichier, puis importez-le de nouveau.</translation>
    </message>
    <message>
        <source>Nothing in “{path}” can be imported: there is no recording, no text and no meeting of Lokas.</source>
        <translation>Rien dans «&#xa0;{path}&#xa0;» ne peut être importé&#xa0;: il n’y a ni enregistrement, ni texte, ni réunion de Lokas.</translation>
    </message>
    <message>
        <source>“{path}” is not the sound of this meeting: its content differs.</source>
        <translation>«&#xa0;{path}&#xa0;» n’est pas le son de cette réunion&#xa0;: son contenu est différent.</translation>
    </message>
    <message>
        <source>No meeting goes by the name “{value}”.[ Names like it: {near}.]</source>
        <translation>Aucune réunion ne répond au nom «&#xa0;{value}&#xa0;».[ Noms proches&#xa0;: {near}.]</translation>
    </message>
    <message>
        <source>The sound of “{path}” is in a format that Lokas cannot read. Convert the file with another program.</source>
        <translation>Le son de «&#xa0;{path}&#xa0;» est dans un format que Lokas ne sait pas lire. Convertissez le fichier avec un autre programme.</translation>
    </message>
    <message>
        <source>“{path}” does not lie on the same disk as the trash of Lokas, and was not touched. Put that folder into the trash with the file manager.</source>
        <translation>«&#xa0;{path}&#xa0;» n’est pas sur le même disque que la corbeille de Lokas et n’a pas été touché. Mettez ce dossier à la corbeille avec le gestionnaire de fichiers.</translation>
    </message>
    <message>
        <source>“{path}” is a meeting already: {meeting}.</source>
        <translation>«&#xa0;{path}&#xa0;» est déjà une réunion&#xa0;: {meeting}.</translation>
    </message>
    <message>
        <source>The meeting has a text already, which stays as it is. To have another one, import the recording again.</source>
        <translation>La réunion a déjà un texte, qui reste tel quel. Pour en avoir un autre, importez de nouveau l’enregistrement.</translation>
    </message>
    <message>
        <source>The sound of “{path}” is no longer at “{sound}”. Plug in the disk it is on, or show where it is now: “Show where the sound is…” in the list of meetings.</source>
        <translation>Le son de «&#xa0;{path}&#xa0;» n’est plus à «&#xa0;{sound}&#xa0;». Branchez le disque où il est, ou montrez où il est maintenant&#xa0;: «&#xa0;Montrer où est le son…&#xa0;» dans la liste des réunions.</translation>
    </message>
    <message>
        <source>What the search reads is damaged ({reason}). The meetings themselves are not. Search again: it is made anew.</source>
        <translation>Ce que lit la recherche est abîmé ({reason}). Les réunions ne le sont pas. Cherchez de nouveau&#xa0;: ce sera refait.</translation>
    </message>
    <message>
        <source>Nothing was read for the search yet. Search again: it is made then.</source>
        <translation>Rien n’a encore été lu pour la recherche. Cherchez de nouveau&#xa0;: ce sera fait.</translation>
    </message>
    <message>
        <source>The recording of “{path}” was interrupted. Click “Recover” above the list of meetings first.</source>
        <translation>L’enregistrement de «&#xa0;{path}&#xa0;» a été interrompu. Cliquez d’abord sur «&#xa0;Récupérer&#xa0;» au-dessus de la liste des réunions.</translation>
    </message>
    <message>
        <source>Your own template “{path}” cannot be followed (line {line}): {reason}. Mend it, or take it out of its folder: Lokas then uses its own.</source>
        <translation>Votre propre modèle «&#xa0;{path}&#xa0;» ne peut pas être suivi (ligne {line})&#xa0;: {reason}. Corrigez-le, ou retirez-le de son dossier&#xa0;: Lokas prendra le sien.</translation>
    </message>
    <message>
        <source>Nothing was written: what the machine heard would show what is hidden in this meeting ({count}).</source>
        <translation>Rien n’a été écrit&#xa0;: le texte de la machine montrerait ce qui est masqué dans cette réunion ({count}).</translation>
    </message>
    <message>
        <source>“{path}” no longer has the track of sound that was chosen ({track}). It has: {available}.</source>
        <translation>«&#xa0;{path}&#xa0;» n’a plus la piste sonore choisie (n°&#xa0;{track}). Pistes présentes&#xa0;: {available}.</translation>
    </message>
    <message>
        <source>“{value}” cannot be recorded: it is not there any more. Click “Look again” and choose another source.</source>
        <translation>«&#xa0;{value}&#xa0;» ne peut pas être enregistré&#xa0;: il n’est plus là. Cliquez sur «&#xa0;Chercher de nouveau&#xa0;» et choisissez une autre source.</translation>
    </message>
    <message>
        <source>What the computer plays cannot be recorded here. Choose a microphone.</source>
        <translation>Ce que l’ordinateur fait entendre ne peut pas être enregistré ici. Choisissez un micro.</translation>
    </message>
    <message>
        <source>No microphone is plugged in, or the system shows none. Plug one in, check the sound settings of the computer, then click “Look again”.</source>
        <translation>Aucun micro n’est branché, ou le système n’en laisse voir aucun. Branchez-en un, vérifiez les réglages du son de l’ordinateur, puis cliquez sur «&#xa0;Chercher de nouveau&#xa0;».</translation>
    </message>
    <message>
        <source>“{path}” was not laid out anew: at line {line}, text has no time that can be read, and would be lost. Correct that line in a text editor.</source>
        <translation>«&#xa0;{path}&#xa0;» n’a pas été remis en page&#xa0;: à la ligne {line}, du texte n’a pas de temps lisible, et il serait perdu. Corrigez cette ligne dans un éditeur de texte.</translation>
    </message>
    <message>
        <source>“{first}” and “{second}” would have the same files. Write them into different folders.</source>
        <translation>«&#xa0;{first}&#xa0;» et «&#xa0;{second}&#xa0;» auraient les mêmes fichiers. Écrivez-les dans des dossiers différents.</translation>
    </message>
    <message>
        <source>These files are there already and were not touched: {paths}. Replace them, or choose another folder.</source>
        <translation>Ces fichiers existent déjà et n’ont pas été touchés&#xa0;: {paths}. Remplacez-les, ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>“{path}” is what the file would be made of, and was not touched. Choose another folder.</source>
        <translation>«&#xa0;{path}&#xa0;» est ce dont le fichier serait fait, et n’a pas été touché. Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>“{path}” cannot be written: {reason}. Check the rights of its folder, or choose another one.</source>
        <translation>«&#xa0;{path}&#xa0;» ne peut pas être écrit&#xa0;: {reason}. Vérifiez les droits du dossier, ou choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Click “Begin anew…”.</source>
        <translation>Cliquez sur «&#xa0;Recommencer…&#xa0;».</translation>
    </message>
    <message>
        <source>The transcription stopped: {reason}. What is text already is kept: click “Try again”. If it happens again, look under “About”, “This computer”, or choose a smaller model.</source>
        <translation>La transcription s’est arrêtée&#xa0;: {reason}. Le texte déjà fait est gardé&#xa0;: cliquez sur «&#xa0;Réessayer&#xa0;». Si cela se répète, regardez dans «&#xa0;À propos&#xa0;», «&#xa0;Cet ordinateur&#xa0;», ou choisissez un modèle plus petit.</translation>
    </message>
    <message>
        <source>The transcription has not moved for {after_s} seconds. What is text already is kept: click “Try again”. If it happens again, choose a smaller model.</source>
        <translation>La transcription n’avance plus depuis {after_s} secondes. Le texte déjà fait est gardé&#xa0;: cliquez sur «&#xa0;Réessayer&#xa0;». Si cela se répète, choisissez un modèle plus petit.</translation>
    </message>
    <message>
        <source>No graphics card can be used on this computer. Click “Try again”: the processor does the work.</source>
        <translation>Aucune carte graphique n’est utilisable sur cet ordinateur. Cliquez sur «&#xa0;Réessayer&#xa0;»&#xa0;: le processeur fera le travail.</translation>
    </message>
    <message>
        <source>There is not enough memory for this model. Close other programs, or choose a smaller model in “Models”.</source>
        <translation>La mémoire ne suffit pas pour ce modèle. Fermez d’autres programmes, ou choisissez un modèle plus petit dans «&#xa0;Modèles&#xa0;».</translation>
    </message>
    <message>
        <source>What was text already cannot be read at line {line}. It was not touched.</source>
        <translation>Le texte déjà fait est illisible à la ligne {line}. Il n’a pas été touché.</translation>
    </message>
    <message>
        <source>The text was begun by a newer version of Lokas ({version}). Update Lokas, or begin anew with this one.</source>
        <translation>Le texte a été commencé par une version plus récente de Lokas ({version}). Mettez Lokas à jour, ou recommencez avec celle-ci.</translation>
    </message>
    <message>
        <source>The text was begun in another way. What differs: {changed}.</source>
        <translation>Le texte a été commencé autrement. Ce qui diffère&#xa0;: {changed}.</translation>
    </message>
    <message>
        <source>The recording has changed since its text was begun.</source>
        <translation>L’enregistrement a changé depuis que son texte a été commencé.</translation>
    </message>
    <message>
        <source>From {start_ms} on, what is text already no longer fits the recording.</source>
        <translation>À partir de {start_ms}, le texte déjà fait ne correspond plus à l’enregistrement.</translation>
    </message>
    <message>
        <source>The model “{model}” does not know the language “{language}”. Choose another model.</source>
        <translation>Le modèle «&#xa0;{model}&#xa0;» ne connaît pas la langue «&#xa0;{language}&#xa0;». Choisissez un autre modèle.</translation>
    </message>
    <message>
        <source>“{path}” is in the queue already.</source>
        <translation>«&#xa0;{path}&#xa0;» est déjà dans la file d’attente.</translation>
    </message>
    <message>
        <source>The file of known voices is damaged ({reason}). Click “Erase all…” in the settings.</source>
        <translation>Le fichier des voix connues est abîmé ({reason}). Cliquez sur «&#xa0;Tout effacer…&#xa0;» dans les réglages.</translation>
    </message>
    <message>
        <source>“{name}” has no name yet. Click “Rename…” first.</source>
        <translation>«&#xa0;{name}&#xa0;» n'a pas encore de nom. Cliquez d'abord sur «&#xa0;Renommer…&#xa0;».</translation>
    </message>
    <message>
        <source>The voices of this meeting were not told apart, or they were erased with the sound. Click “Tell the voices apart…” first.</source>
        <translation>Les voix de cette réunion n'ont pas été distinguées, ou elles ont été effacées avec le son. Cliquez d'abord sur «&#xa0;Distinguer les voix…&#xa0;».</translation>
    </message>
    <message>
        <source>Voices are not remembered on this computer. The settings have the switch.</source>
        <translation>Aucune voix n'est retenue sur cet ordinateur. Cela se permet dans les réglages.</translation>
    </message>
    <message>
        <source>This meeting has no text yet. Click “Transcribe”.</source>
        <translation>Cette réunion n’a pas encore de texte. Cliquez sur «&#xa0;Transcrire&#xa0;».</translation>
    </message>
    <message>
        <source>The recorder ended without a word. What was said until then is on the disk, but for a second: “Recover” in “Meetings” makes it whole. To go on with the meeting, begin a new recording.</source>
        <translation>L’enregistreur s’est arrêté sans prévenir. Ce qui a été dit jusque-là est sur le disque, à une seconde près&#xa0;: «&#xa0;Récupérer&#xa0;» dans «&#xa0;Réunions&#xa0;» le rend complet. Pour continuer la réunion, commencez un nouvel enregistrement.</translation>
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
        <source>Lokas met a defect of its own. What was recorded and corrected is safe, and you can go on. Save this report and send it to those who help you with Lokas: it says where the program was, and nothing of your meetings. The same defect is not told again before the next start.</source>
        <translation>Lokas a rencontré un défaut qui lui est propre. Ce qui a été enregistré et corrigé est en sûreté, et vous pouvez continuer. Enregistrez ce rapport et envoyez-le à ceux qui vous aident avec Lokas&#xa0;: il dit où en était le programme, et rien de vos réunions. Le même défaut n’est pas signalé de nouveau avant le prochain démarrage.</translation>
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
        <source>There is no text to show.</source>
        <translation>Il n&apos;y a pas de texte à montrer.</translation>
    </message>
    <message numerus="yes">
        <source>All %n captions conform: {name}.</source>
        <translation>
            <numerusform>Le seul sous-titre est conforme&#xa0;: {name}.</numerusform>
            <numerusform>Les %n sous-titres sont tous conformes&#xa0;: {name}.</numerusform>
        </translation>
    </message>
    <message>
        <source>{conforming} of {count} captions conform ({percent} %): {name}.</source>
        <translation>{conforming} sous-titres sur {count} sont conformes ({percent}&#xa0;%)&#xa0;: {name}.</translation>
    </message>
    <message>
        <source>Agenda item</source>
        <translation>Point à l’ordre du jour</translation>
    </message>
    <message>
        <source>Go to the recording</source>
        <translation>Voir l’enregistrement en cours</translation>
    </message>
    <message>
        <source>Recover the recording</source>
        <translation>Récupérer l’enregistrement</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Réparer</translation>
    </message>
    <message>
        <source>Transcribe</source>
        <translation>Transcrire</translation>
    </message>
    <message>
        <source>Show the transcription</source>
        <translation>Voir la transcription en cours</translation>
    </message>
    <message>
        <source>Read and correct</source>
        <translation>Relire et corriger</translation>
    </message>
    <message>
        <source>Transcribe again…</source>
        <translation>Transcrire de nouveau…</translation>
    </message>
    <message>
        <source>Show where the sound is…</source>
        <translation>Montrer où est le son…</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Partager</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Procès-verbal</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Change the tags</source>
        <translation>Changer les étiquettes</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sauvegarder…</translation>
    </message>
    <message>
        <source>Put into the trash</source>
        <translation>Mettre à la corbeille</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Recording meetings</source>
        <translation>Enregistrement</translation>
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
        <source>The meeting</source>
        <translation>La réunion</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titre</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>Agen&amp;da</source>
        <translation>Or&amp;dre du jour</translation>
    </message>
    <message>
        <source>&amp;Names and terms</source>
        <translation>&amp;Noms et termes</translation>
    </message>
    <message>
        <source>Recorded &amp;to</source>
        <translation>Enregistrée po&amp;ur</translation>
    </message>
    <message>
        <source>One item a line</source>
        <translation>Un point par ligne</translation>
    </message>
    <message>
        <source>Words that will be said, with commas</source>
        <translation>Des mots qui seront dits, séparés par des virgules</translation>
    </message>
    <message>
        <source>They go into the glossary, so that they are written as you write them.</source>
        <translation>Ils vont dans le glossaire, pour être écrits comme vous les écrivez.</translation>
    </message>
    <message>
        <source>Write the minutes</source>
        <translation>Écrire le procès-verbal</translation>
    </message>
    <message>
        <source>Agenda and people</source>
        <translation>Ordre du jour et présences</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Aperçu</translation>
    </message>
    <message>
        <source>What the minutes are made of</source>
        <translation>Ce dont le procès-verbal est fait</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>LibreOffice (ODT)</source>
        <translation>LibreOffice (ODT)</translation>
    </message>
    <message>
        <source>Word (DOCX)</source>
        <translation>Word (DOCX)</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
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
        <source>As spoken</source>
        <translation>Celle de la réunion</translation>
    </message>
    <message>
        <source>The file holds the names of people and what they decided. It is not sent to anybody.</source>
        <translation>Le fichier contient les noms des personnes et ce qu&apos;elles ont décidé. Il n&apos;est envoyé à personne.</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Le remplacer</translation>
    </message>
    <message>
        <source>Find out by itself</source>
        <translation>Trouver automatiquement</translation>
    </message>
    <message>
        <source>Name of somebody present</source>
        <translation>Nom d’une personne présente</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Listen there</source>
        <translation>Écouter à cet endroit</translation>
    </message>
    <message>
        <source>Decisions and tasks</source>
        <translation>Décisions et tâches</translation>
    </message>
    <message>
        <source>These were marked while the meeting was recorded. They can be edited once it has a text.</source>
        <translation>Ces marques ont été posées pendant l&apos;enregistrement. Vous pourrez les modifier quand la réunion aura un texte.</translation>
    </message>
    <message>
        <source>Nothing is marked yet. “Add” notes a decision, a vote or a task.</source>
        <translation>Rien n&apos;est encore noté. «&#xa0;Ajouter&#xa0;» note une décision, un vote ou une tâche.</translation>
    </message>
    <message>
        <source>(without text)</source>
        <translation>(sans texte)</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Moment</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>People present</source>
        <translation>Personnes présentes</translation>
    </message>
    <message>
        <source>Tick who is there. The Delete key forgets a name.</source>
        <translation>Cochez qui est là. La touche Suppr oublie un nom.</translation>
    </message>
    <message numerus="yes">
        <source>People present: %n</source>
        <translation>
            <numerusform>Personne présente&#xa0;:&#xa0;%n</numerusform>
            <numerusform>Personnes présentes&#xa0;:&#xa0;%n</numerusform>
        </translation>
    </message>
    <message>
        <source>The sound</source>
        <translation>Le son</translation>
    </message>
    <message>
        <source>&amp;Record with</source>
        <translation>&amp;Enregistrer avec</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Chercher de nouveau</translation>
    </message>
    <message>
        <source>Looks for microphones that were plugged in meanwhile.</source>
        <translation>Cherche les micros branchés entre-temps.</translation>
    </message>
    <message>
        <source>Record what this computer plays too (video meeting)</source>
        <translation>Enregistrer aussi ce que l’ordinateur fait entendre (visioconférence)</translation>
    </message>
    <message>
        <source>Check the room (10 s)</source>
        <translation>Essayer la salle (10&#xa0;s)</translation>
    </message>
    <message>
        <source>Check of the room</source>
        <translation>Essai de la salle</translation>
    </message>
    <message>
        <source>Speak from your place…</source>
        <translation>Parlez de votre place…</translation>
    </message>
    <message>
        <source>{name} (what the computer plays)</source>
        <translation>{name} (ce que l’ordinateur fait entendre)</translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n heure</numerusform>
            <numerusform>%n heures</numerusform>
        </translation>
    </message>
    <message>
        <source>Room on the disk for {hours}</source>
        <translation>Place sur le disque&#xa0;: {hours}</translation>
    </message>
    <message>
        <source>⚠ Nothing is heard: the microphone is off, or it is another one. Check its switch, or choose another one above.</source>
        <translation>⚠ Rien ne s’entend&#xa0;: le micro est coupé, ou ce n’est pas le bon. Vérifiez son interrupteur, ou choisissez-en un autre ci-dessus.</translation>
    </message>
    <message>
        <source>To read aloud before it begins</source>
        <translation>À lire à voix haute avant de commencer</translation>
    </message>
    <message>
        <source>&amp;Association</source>
        <translation>&amp;Association</translation>
    </message>
    <message>
        <source>A&amp;genda, one point a line</source>
        <translation>&amp;Ordre du jour, un point par ligne</translation>
    </message>
    <message>
        <source>&amp;Present, one name a line</source>
        <translation>&amp;Présentes et présents, un nom par ligne</translation>
    </message>
    <message>
        <source>&amp;Represented, such as “Louis by Anne”</source>
        <translation>&amp;Représentés, par exemple «&#xa0;Louis par Anne&#xa0;»</translation>
    </message>
    <message>
        <source>&amp;Excused</source>
        <translation>&amp;Excusés</translation>
    </message>
    <message>
        <source>&amp;Quorum</source>
        <translation>&amp;Quorum</translation>
    </message>
    <message>
        <source>of so many &amp;members</source>
        <translation>sur tant de &amp;membres</translation>
    </message>
    <message>
        <source>such as 1/3, 50 % or 12</source>
        <translation>par exemple 1/3, 50&#xa0;% ou 12</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nombre inconnu</translation>
    </message>
    <message>
        <source>Those represented count</source>
        <translation>Les personnes représentées comptent</translation>
    </message>
    <message>
        <source>Say how many members there are.</source>
        <translation>Indiquez le nombre de membres.</translation>
    </message>
    <message>
        <source>Reached: {counted}, {needed} needed</source>
        <translation>Atteint&#xa0;: {counted} pour {needed} nécessaires</translation>
    </message>
    <message>
        <source>Missed: {counted}, {needed} needed</source>
        <translation>Non atteint&#xa0;: {counted} pour {needed} nécessaires</translation>
    </message>
    <message>
        <source>{name} by {other}</source>
        <translation>{name} par {other}</translation>
    </message>
    <message>
        <source>The sound is &amp;kept</source>
        <translation>Le son est &amp;gardé</translation>
    </message>
    <message>
        <source>our association</source>
        <translation>notre association</translation>
    </message>
    <message>
        <source>write the minutes</source>
        <translation>rédiger le compte rendu</translation>
    </message>
    <message>
        <source>Text to read aloud</source>
        <translation>Texte à lire à voix haute</translation>
    </message>
    <message>
        <source>The text was read aloud to &amp;everybody present</source>
        <translation>Le texte a été lu à &amp;voix haute à toutes les personnes présentes</translation>
    </message>
    <message>
        <source>O&amp;bjections, one a line</source>
        <translation>O&amp;bjections, une par ligne</translation>
    </message>
    <message>
        <source>✓ Good: the room is heard clearly.</source>
        <translation>✓ Bien&#xa0;: la salle s’entend clairement.</translation>
    </message>
    <message>
        <source>⚠ Too far: the voice is weak, or nobody spoke. Move the microphone closer, to the middle of the table, or raise its level in the sound settings of the computer.</source>
        <translation>⚠ Trop loin&#xa0;: la voix est faible, ou personne n’a parlé. Rapprochez le micro, posez-le au milieu de la table, ou montez son niveau dans les réglages du son de l’ordinateur.</translation>
    </message>
    <message>
        <source>⚠ Too noisy: the voice is lost in it. Close the windows, move the microphone away from fans and from the computer, or closer to people.</source>
        <translation>⚠ Trop de bruit&#xa0;: la voix s’y perd. Fermez les fenêtres, éloignez le micro des ventilateurs et de l’ordinateur, ou rapprochez-le des personnes.</translation>
    </message>
    <message>
        <source>⚠ Too loud: the sound is distorted. Lower the level in the sound settings of the computer, or move the microphone away.</source>
        <translation>⚠ Trop fort&#xa0;: le son est déformé. Baissez le niveau dans les réglages du son de l’ordinateur, ou éloignez le micro.</translation>
    </message>
    <message>
        <source>how long is not decided yet</source>
        <translation>pour une durée encore à décider</translation>
    </message>
    <message>
        <source>until the minutes are approved</source>
        <translation>jusqu’à l’approbation du compte rendu</translation>
    </message>
    <message numerus="yes">
        <source>%n days after the minutes are approved</source>
        <translation>
            <numerusform>%n jour après l’approbation du compte rendu</numerusform>
            <numerusform>%n jours après l’approbation du compte rendu</numerusform>
        </translation>
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
        <source>Read at that moment</source>
        <translation>Lire à ce moment</translation>
    </message>
    <message>
        <source>Save as a table (CSV)…</source>
        <translation>Enregistrer en tableau (CSV)…</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tout montrer</translation>
    </message>
    <message>
        <source>Search in the decisions</source>
        <translation>Chercher dans les décisions</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordre</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>to</source>
        <translation>au</translation>
    </message>
    <message>
        <source>It is done</source>
        <translation>C’est fait</translation>
    </message>
    <message>
        <source>Still to be done</source>
        <translation>Encore à faire</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Votes</source>
        <translation>Votes</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Actions</translation>
    </message>
    <message>
        <source>Open actions</source>
        <translation>Actions à faire</translation>
    </message>
    <message>
        <source>By subject</source>
        <translation>Par objet</translation>
    </message>
    <message>
        <source>By date</source>
        <translation>Par date</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tableaux (*.csv)</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>The table is in the file “{name}”.</source>
        <translation>Le tableau est dans le fichier «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entrée</numerusform>
            <numerusform>%n entrées</numerusform>
        </translation>
    </message>
    <message>
        <source>All dates</source>
        <translation>Toutes les dates</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>À toute heure</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Cette année</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>L’année dernière</translation>
    </message>
    <message>
        <source>The last 12 months</source>
        <translation>Les 12 derniers mois</translation>
    </message>
    <message>
        <source>Between two days</source>
        <translation>Entre deux jours</translation>
    </message>
    <message>
        <source>Nothing in the register is like that.</source>
        <translation>Rien dans le registre ne correspond.</translation>
    </message>
    <message>
        <source>No decision yet. Mark decisions, votes and actions while you record or read a meeting: all are listed here.</source>
        <translation>Aucune décision pour l’instant. Marquez les décisions, les votes et les actions en enregistrant ou en relisant une réunion&#xa0;: ils seront tous réunis ici.</translation>
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
        <source> days</source>
        <translation> jours</translation>
    </message>
    <message>
        <source>High contrast, dark on white</source>
        <translation>Contraste élevé, foncé sur blanc</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>Voix</translation>
    </message>
    <message>
        <source>High contrast, light on black</source>
        <translation>Contraste élevé, clair sur noir</translation>
    </message>
    <message>
        <source>Until somebody deletes it</source>
        <translation>Jusqu’à ce que quelqu’un l’efface</translation>
    </message>
    <message>
        <source>Until the minutes are approved</source>
        <translation>Jusqu&apos;à l&apos;approbation du compte rendu</translation>
    </message>
    <message>
        <source>Dark colours tire the eyes less in a dark room; high contrast helps weak eyes.</source>
        <translation>Les couleurs sombres fatiguent moins les yeux dans une pièce sombre&#xa0;; un contraste élevé aide les yeux faibles.</translation>
    </message>
    <message>
        <source>How long after the minutes are approved. Lokas reminds you of it; only you delete it.</source>
        <translation>Combien de temps après l’approbation du procès-verbal. Lokas vous le rappelle&#xa0;; vous seul l’effacez.</translation>
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
        <source>Remember voices from one meeting to the next</source>
        <translation>Retenir les voix d'une réunion à l'autre</translation>
    </message>
    <message>
        <source>Only of people who agree, each asked, and only to propose their names. The voices stay on this computer and go into no backup. Turned off, nothing is compared.</source>
        <translation>Seulement celles des personnes qui l'acceptent, chacune étant consultée, et seulement pour proposer leur nom. Les voix restent sur cet ordinateur et n'entrent dans aucune sauvegarde. À l'arrêt, rien n'est comparé.</translation>
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
        <source>What the keys of the keyboard, or a foot pedal, do on each screen.</source>
        <translation>Ce que font les touches du clavier, ou une pédale, sur chaque écran.</translation>
    </message>
    <message>
        <source>“{title}” is in the trash.</source>
        <translation>«&#xa0;{title}&#xa0;» est dans la corbeille.</translation>
    </message>
    <message>
        <source>“{title}” is back.</source>
        <translation>«&#xa0;{title}&#xa0;» est de retour.</translation>
    </message>
    <message>
        <source>“{title}” can be opened again. The damaged file is kept beside it.</source>
        <translation>«&#xa0;{title}&#xa0;» s’ouvre de nouveau. Le fichier abîmé est gardé à côté.</translation>
    </message>
    <message numerus="yes">
        <source>%n recordings were recovered: {length} of sound.</source>
        <translation>
            <numerusform>%n enregistrement récupéré&#xa0;: {length} de son.</numerusform>
            <numerusform>%n enregistrements récupérés&#xa0;: {length} de son.</numerusform>
        </translation>
    </message>
    <message>
        <source>The import of “{name}” did not end.</source>
        <translation>L’importation de «&#xa0;{name}&#xa0;» n’est pas allée au bout.</translation>
    </message>
    <message numerus="yes">
        <source>The import of %n files did not end.</source>
        <translation>
            <numerusform>L’importation de %n fichier n’est pas allée au bout.</numerusform>
            <numerusform>L’importation de %n fichiers n’est pas allée au bout.</numerusform>
        </translation>
    </message>
    <message>
        <source>The recording of “{title}” did not end properly. Its sound is on the disk.</source>
        <translation>L’enregistrement de «&#xa0;{title}&#xa0;» ne s’est pas terminé normalement. Le son est sur le disque.</translation>
    </message>
    <message numerus="yes">
        <source>%n recordings did not end properly. Their sound is on the disk.</source>
        <translation>
            <numerusform>%n enregistrement ne s’est pas terminé normalement. Le son est sur le disque.</numerusform>
            <numerusform>%n enregistrements ne se sont pas terminés normalement. Le son est sur le disque.</numerusform>
        </translation>
    </message>
    <message>
        <source>In “{title}”, these files are not whole: {files}. Nothing was changed.</source>
        <translation>Dans «&#xa0;{title}&#xa0;», ces fichiers ne sont pas entiers&#xa0;: {files}. Rien n’a été changé.</translation>
    </message>
    <message>
        <source>The sound of “{title}” is no longer at “{sound}”. Plug in the disk it is on, or show it.</source>
        <translation>Le son de «&#xa0;{title}&#xa0;» n’est plus à «&#xa0;{sound}&#xa0;». Branchez le disque où il est, ou montrez-le.</translation>
    </message>
    <message>
        <source>“{title}” is here more than once: its folder was copied. Another one: “{folder}”.</source>
        <translation>«&#xa0;{title}&#xa0;» est là plusieurs fois&#xa0;: son dossier a été copié. Une autre&#xa0;: «&#xa0;{folder}&#xa0;».</translation>
    </message>
    <message numerus="yes">
        <source>%n meetings cannot be opened. Nothing of them was changed.</source>
        <translation>
            <numerusform>%n réunion ne s’ouvre pas. Rien n’y a été changé.</numerusform>
            <numerusform>%n réunions ne s’ouvrent pas. Rien n’y a été changé.</numerusform>
        </translation>
    </message>
    <message>
        <source>no sound</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>“{title}” cannot be opened: the file that describes it is damaged. Still readable: the meeting of {day}, sound: {sound}, files: {files}. “Repair” writes that file anew and keeps the old one beside it.</source>
        <translation>«&#xa0;{title}&#xa0;» ne s’ouvre pas&#xa0;: le fichier qui la décrit est abîmé. Encore lisible&#xa0;: la réunion du {day}, son&#xa0;: {sound}, fichiers&#xa0;: {files}. «&#xa0;Réparer&#xa0;» récrit ce fichier et garde l’ancien à côté.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message numerus="yes">
        <source>%n meetings were imported.</source>
        <translation>
            <numerusform>%n réunion importée.</numerusform>
            <numerusform>%n réunions importées.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}” is a meeting here already.</source>
        <translation>«&#xa0;{name}&#xa0;» est déjà une réunion ici.</translation>
    </message>
    <message>
        <source>Importing “{name}”…</source>
        <translation>Importation de «&#xa0;{name}&#xa0;»…</translation>
    </message>
    <message>
        <source>The backup “{name}” was not finished.</source>
        <translation>La sauvegarde «&#xa0;{name}&#xa0;» n’a pas été terminée.</translation>
    </message>
    <message numerus="yes">
        <source>%n meetings are in “{name}”.</source>
        <translation>
            <numerusform>%n réunion est dans «&#xa0;{name}&#xa0;».</numerusform>
            <numerusform>%n réunions sont dans «&#xa0;{name}&#xa0;».</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the meetings… {percent} %</source>
        <translation>Lecture des réunions… {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Chercher</translation>
    </message>
    <message>
        <source>&amp;Replace by</source>
        <translation>&amp;Remplacer par</translation>
    </message>
    <message>
        <source>What the glossary suggests</source>
        <translation>Ce que propose le glossaire</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>Mots entiers</translation>
    </message>
    <message>
        <source>Capitals count</source>
        <translation>Majuscules</translation>
    </message>
    <message>
        <source>Accents count</source>
        <translation>Accents</translation>
    </message>
    <message>
        <source>Replace this one</source>
        <translation>Remplacer celui-ci</translation>
    </message>
    <message>
        <source>Places found</source>
        <translation>Endroits trouvés</translation>
    </message>
    <message numerus="yes">
        <source>Replace %n places</source>
        <translation>
            <numerusform>Remplacer à %n endroit</numerusform>
            <numerusform>Remplacer à %n endroits</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>Tout remplacer</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>The glossary suggests nothing.</source>
        <translation>Le glossaire ne propose rien.</translation>
    </message>
    <message numerus="yes">
        <source>%n places</source>
        <translation>
            <numerusform>%n endroit</numerusform>
            <numerusform>%n endroits</numerusform>
        </translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Introuvable</translation>
    </message>
    <message>
        <source>Nothing was found for “{words}”.</source>
        <translation>Rien n’a été trouvé pour «&#xa0;{words}&#xa0;».</translation>
    </message>
    <message numerus="yes">
        <source>%n passages</source>
        <translation>
            <numerusform>%n passage</numerusform>
            <numerusform>%n passages</numerusform>
        </translation>
    </message>
    <message>
        <source>“{path}” has several tracks of sound: the first one is taken.</source>
        <translation>«&#xa0;{path}&#xa0;» a plusieurs pistes de son&#xa0;: la première est prise.</translation>
    </message>
    <message>
        <source>No recording lies beside “{path}”: the meeting has a text, but no sound.</source>
        <translation>Aucun enregistrement à côté de «&#xa0;{path}&#xa0;»&#xa0;: la réunion a un texte, mais pas de son.</translation>
    </message>
    <message>
        <source>The sound of “{path}” stays where it is, at “{sound}”: it is not in the backup.</source>
        <translation>Le son de «&#xa0;{path}&#xa0;» reste où il est, à «&#xa0;{sound}&#xa0;»&#xa0;: il n’est pas dans la sauvegarde.</translation>
    </message>
    <message>
        <source>“{title}” is here already, and stays as it is.</source>
        <translation>«&#xa0;{title}&#xa0;» est déjà là, et reste tel quel.</translation>
    </message>
    <message>
        <source>The sound of “{path}” is not here: it was at “{sound}”.</source>
        <translation>Le son de «&#xa0;{path}&#xa0;» n’est pas ici&#xa0;: il était à «&#xa0;{sound}&#xa0;».</translation>
    </message>
    <message>
        <source>The earlier text and its corrections are kept: “Earlier texts” shows them. Your marks have gone over to the new text, which nobody has reviewed yet.</source>
        <translation>Le texte précédent et ses corrections sont gardés&#xa0;: «&#xa0;Textes précédents&#xa0;» les montre. Vos repères sont passés dans le nouveau texte, que personne n’a encore relu.</translation>
    </message>
    <message>
        <source>The graphics card failed its trial ({reason}): the processor does the work. “About”, “This computer” tells what is wanting.</source>
        <translation>La carte graphique n’a pas passé l’essai ({reason})&#xa0;: le processeur fait le travail. «&#xa0;À propos&#xa0;», «&#xa0;Cet ordinateur&#xa0;» dit ce qui manque.</translation>
    </message>
    <message>
        <source>No microphone is plugged in, or the system shows none. Plug one in, then click “Look again”. Without one, “Meetings” takes in a recording that was made elsewhere.</source>
        <translation>Aucun micro n’est branché, ou le système n’en laisse voir aucun. Branchez-en un, puis cliquez sur «&#xa0;Chercher de nouveau&#xa0;». Sans micro, «&#xa0;Réunions&#xa0;» prend un enregistrement fait ailleurs.</translation>
    </message>
    <message>
        <source>Nobody was heard to speak: the text is empty. If somebody does speak, listen to the recording: it may be very quiet.</source>
        <translation>Personne n’a été entendu&#xa0;: le texte est vide. Si quelqu’un parle pourtant, écoutez l’enregistrement&#xa0;: il est peut-être très faible.</translation>
    </message>
    <message>
        <source>The sound of “{path}” is not in the backup: it is no longer at “{sound}”.</source>
        <translation>Le son de «&#xa0;{path}&#xa0;» n’est pas dans la sauvegarde&#xa0;: il n’est plus à «&#xa0;{sound}&#xa0;».</translation>
    </message>
    <message>
        <source>Your glossary stays as it is; the one of the backup is beside it, in the file “{path}”.</source>
        <translation>Votre lexique reste tel quel&#xa0;; celui de la sauvegarde est à côté, dans le fichier «&#xa0;{path}&#xa0;».</translation>
    </message>
    <message>
        <source>All of it is reviewed</source>
        <translation>Tout est relu</translation>
    </message>
    <message>
        <source>The text follows the sound</source>
        <translation>Le texte suit le son</translation>
    </message>
    <message>
        <source>A click plays</source>
        <translation>Un clic fait écouter</translation>
    </message>
    <message>
        <source>Text of the meeting</source>
        <translation>Texte de la réunion</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>Beside the text</source>
        <translation>À côté du texte</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Personnes</translation>
    </message>
    <message numerus="yes">
        <source>%n doubts</source>
        <translation>
            <numerusform>%n doute</numerusform>
            <numerusform>%n doutes</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is known to say this line: give it to somebody first.</source>
        <translation>On ne sait pas qui dit cette ligne&#xa0;: attribuez-la d’abord à quelqu’un.</translation>
    </message>
    <message>
        <source>No doubt is left</source>
        <translation>Aucun doute</translation>
    </message>
    <message>
        <source>Whose voice it is, is unsure nowhere</source>
        <translation>Aucune voix n’est incertaine</translation>
    </message>
    <message>
        <source>Nobody says anything in this recording.</source>
        <translation>Personne ne parle dans cet enregistrement.</translation>
    </message>
    <message>
        <source>Bring this text back</source>
        <translation>Faire revenir ce texte</translation>
    </message>
    <message>
        <source>When a meeting is transcribed again, the text it had is kept here, with its corrections and marks. To bring one back loses nothing: the present text is kept here in its turn.</source>
        <translation>Quand une réunion est transcrite de nouveau, le texte qu’elle avait est gardé ici, avec ses corrections et ses repères. En faire revenir un ne perd rien&#xa0;: le texte actuel est gardé ici à son tour.</translation>
    </message>
    <message>
        <source>How the chosen text reads</source>
        <translation>Le texte choisi</translation>
    </message>
    <message>
        <source>The earlier text is back. The one it replaces is kept in this list.</source>
        <translation>Le texte précédent est revenu. Celui qu’il remplace est gardé dans cette liste.</translation>
    </message>
    <message>
        <source>This meeting has no earlier text.</source>
        <translation>Cette réunion n’a pas de texte précédent.</translation>
    </message>
    <message>
        <source>Opening the text…</source>
        <translation>Ouverture du texte…</translation>
    </message>
    <message>
        <source>Kept since {moment}</source>
        <translation>Gardé depuis {moment}</translation>
    </message>
    <message numerus="yes">
        <source>%n words</source>
        <translation>
            <numerusform>%n mot</numerusform>
            <numerusform>%n mots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n corrections</source>
        <translation>
            <numerusform>%n correction</numerusform>
            <numerusform>%n corrections</numerusform>
        </translation>
    </message>
    <message>
        <source>without corrections</source>
        <translation>sans correction</translation>
    </message>
    <message>
        <source>Heard: “{text}”</source>
        <translation>Entendu&#xa0;: «&#xa0;{text}&#xa0;»</translation>
    </message>
    <message>
        <source>It goes on</source>
        <translation>La suite est lue</translation>
    </message>
    <message>
        <source>It is repeated</source>
        <translation>La ligne est répétée</translation>
    </message>
    <message>
        <source>As it was heard</source>
        <translation>Comme entendu</translation>
    </message>
    <message>
        <source>Nobody is named yet. Have the voices told apart, or put the cursor into a line and name who says it.</source>
        <translation>Personne n’est encore nommé. Faites distinguer les voix, ou placez le curseur dans une ligne et nommez qui la dit.</translation>
    </message>
    <message>
        <source>Says the line of the cursor</source>
        <translation>Dit la ligne du curseur</translation>
    </message>
    <message>
        <source>Ctrl and the number of the speaker do the same</source>
        <translation>Ctrl et le numéro de la personne font la même chose</translation>
    </message>
    <message>
        <source>Remember this voice…</source>
        <translation>Retenir cette voix…</translation>
    </message>
    <message numerus="yes">
        <source>Next of %n unsure lines</source>
        <translation>
            <numerusform>La ligne incertaine</numerusform>
            <numerusform>Ligne incertaine suivante (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}, perhaps {likely}</source>
        <translation>{name}, peut-être {likely}</translation>
    </message>
    <message>
        <source>Take the name {name}</source>
        <translation>Prendre le nom {name}</translation>
    </message>
    <message>
        <source>The voice of {name} is remembered. The settings erase it.</source>
        <translation>Voix retenue&#xa0;: {name}. Elle s'efface dans les réglages.</translation>
    </message>
    <message>
        <source>Somebody else says it…</source>
        <translation>Quelqu’un d’autre parle…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Renommer…</translation>
    </message>
    <message>
        <source>Is the same as</source>
        <translation>Est la même que</translation>
    </message>
    <message>
        <source>No other line is known to sound like this one</source>
        <translation>Aucune autre ligne connue ne ressemble à celle-ci</translation>
    </message>
    <message>
        <source>Lines that sound like the corrected one</source>
        <translation>Lignes dont la voix ressemble à celle de la ligne corrigée</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>Les laisser</translation>
    </message>
    <message>
        <source>nobody known</source>
        <translation>inconnu</translation>
    </message>
    <message numerus="yes">
        <source>%n other lines sound like this one.</source>
        <translation>
            <numerusform>Une autre ligne ressemble à celle-ci.</numerusform>
            <numerusform>%n autres lignes ressemblent à celle-ci.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Les montrer</translation>
    </message>
    <message>
        <source>They are said by {name}</source>
        <translation>C’est {name} qui les dit</translation>
    </message>
    <message numerus="yes">
        <source>%n lines were given</source>
        <translation>
            <numerusform>Une ligne attribuée</numerusform>
            <numerusform>%n lignes attribuées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n ligne</numerusform>
            <numerusform>%n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>{number}, {name}, {lines}</source>
        <translation>{number}, {name}, {lines}</translation>
    </message>
    <message>
        <source>{name}, or perhaps {other}</source>
        <translation>{name}, ou peut-être {other}</translation>
    </message>
    <message>
        <source>{name}, but that is unsure</source>
        <translation>{name}, mais ce n’est pas sûr</translation>
    </message>
    <message>
        <source>Speakers and times</source>
        <translation>Personnes et moments</translation>
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
        <source>The arrow down lists the names that are known</source>
        <translation>La flèche vers le bas liste les noms connus</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>douteux</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>masqué</translation>
    </message>
    <message>
        <source>Marked: {kind}</source>
        <translation>Repère posé&#xa0;: {kind}</translation>
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
        <source>They go to {folder}</source>
        <translation>Ils seront dans {folder}</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>Autre dossier…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Writing the files</source>
        <translation>Écriture des fichiers</translation>
    </message>
    <message>
        <source>Choose at least one file.</source>
        <translation>Choisissez au moins un fichier.</translation>
    </message>
    <message numerus="yes">
        <source>%n names or passages are hidden in all of them.</source>
        <translation>
            <numerusform>%n nom ou passage y est masqué partout.</numerusform>
            <numerusform>%n noms ou passages y sont masqués partout.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is sent: they stay on this computer until you give them to somebody.</source>
        <translation>Rien n&apos;est envoyé&#xa0;: ils restent sur cet ordinateur tant que vous ne les donnez à personne.</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>Écrit&#xa0;: {path}</translation>
    </message>
    <message>
        <source>&amp;Language spoken</source>
        <translation>&amp;Langue parlée</translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation>&amp;Modèle</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Recommencer depuis le début</translation>
    </message>
    <message>
        <source>Only while the computer is plugged in</source>
        <translation>Seulement quand l&apos;ordinateur est branché</translation>
    </message>
    <message>
        <source>Not before</source>
        <translation>Pas avant</translation>
    </message>
    <message>
        <source>Then tell the voices apart</source>
        <translation>Distinguer ensuite les voix</translation>
    </message>
    <message>
        <source>Transcribe “{title}”</source>
        <translation>Transcrire «&#xa0;{title}&#xa0;»</translation>
    </message>
    <message>
        <source>Go on where it stopped ({percent} %)</source>
        <translation>Reprendre où c&apos;était arrêté ({percent}&#xa0;%)</translation>
    </message>
    <message>
        <source>Several languages in turn</source>
        <translation>Plusieurs langues tour à tour</translation>
    </message>
    <message>
        <source>To turn speech into text, Lokas needs a speech model: it is installed once, and then works without the network. For this computer “{model}” is recommended ({size}).</source>
        <translation>Pour transformer la parole en texte, Lokas a besoin d&apos;un modèle&#xa0;: on l&apos;installe une fois, et il travaille ensuite sans réseau. Pour cet ordinateur, «&#xa0;{model}&#xa0;» est conseillé ({size}).</translation>
    </message>
    <message>
        <source>None of the installed models knows this language.</source>
        <translation>Aucun des modèles installés ne connaît cette langue.</translation>
    </message>
    <message>
        <source>It takes {time} on this computer.</source>
        <translation>Durée sur cet ordinateur&#xa0;: {time}.</translation>
    </message>
    <message>
        <source>You can go on working meanwhile. Nothing leaves this computer.</source>
        <translation>Vous pouvez continuer à travailler pendant ce temps. Rien ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>A new text takes the place of the one there is. That one is set aside with its corrections: “Earlier texts” shows it, and brings it back.</source>
        <translation>Un nouveau texte prend la place de celui qui est là. Celui-ci est mis de côté avec ses corrections&#xa0;: «&#xa0;Textes précédents&#xa0;» le montre et le fait revenir.</translation>
    </message>
    <message>
        <source>{model} (recommended for this computer)</source>
        <translation>{model} (conseillé pour cet ordinateur)</translation>
    </message>
    <message>
        <source>The model “{model}” is not on this computer. Install it in “Models”.</source>
        <translation>Le modèle «&#xa0;{model}&#xa0;» n&apos;est pas sur cet ordinateur. Installez-le dans «&#xa0;Modèles&#xa0;».</translation>
    </message>
    <message>
        <source>The model “{model}” lacks files. In “Models”, “Repair” completes it; a model of your own must be imported again.</source>
        <translation>Il manque des fichiers au modèle «&#xa0;{model}&#xa0;». Dans «&#xa0;Modèles&#xa0;», «&#xa0;Réparer&#xa0;» le complète&#xa0;; un modèle apporté par vous est à importer de nouveau.</translation>
    </message>
    <message>
        <source>Files of the model “{model}” are damaged. In “Models”, “Repair” mends it; a model of your own must be deleted and imported again.</source>
        <translation>Des fichiers du modèle «&#xa0;{model}&#xa0;» sont abîmés. Dans «&#xa0;Modèles&#xa0;», «&#xa0;Réparer&#xa0;» y remédie&#xa0;; un modèle apporté par vous est à supprimer, puis à importer de nouveau.</translation>
    </message>
    <message>
        <source>“{name}” is the name of another model. Choose another name.</source>
        <translation>«&#xa0;{name}&#xa0;» est le nom d&apos;un autre modèle. Choisissez un autre nom.</translation>
    </message>
    <message>
        <source>A model “{model}” is here already. Choose another name, or delete the old one first.</source>
        <translation>Un modèle «&#xa0;{model}&#xa0;» est déjà là. Choisissez un autre nom, ou supprimez d&apos;abord l&apos;ancien.</translation>
    </message>
    <message>
        <source>The disk is full: “{path}” could not be written. Free some space, then try again.</source>
        <translation>Le disque est plein&#xa0;: «&#xa0;{path}&#xa0;» n&apos;a pas pu être écrit. Libérez de la place, puis réessayez.</translation>
    </message>
    <message>
        <source>The model “{model}” cannot translate. Choose another one in “Models”.</source>
        <translation>Le modèle «&#xa0;{model}&#xa0;» ne sait pas traduire. Choisissez-en un autre dans «&#xa0;Modèles&#xa0;».</translation>
    </message>
    <message>
        <source>No model is called “{name}”. Choose one in “Models”.</source>
        <translation>Aucun modèle ne s’appelle «&#xa0;{name}&#xa0;». Choisissez-en un dans «&#xa0;Modèles&#xa0;».</translation>
    </message>
    <message>
        <source>Lokas does not know this model. If you know where it comes from, give it a name of your own.</source>
        <translation>Lokas ne connaît pas ce modèle. Si vous savez d’où il vient, donnez-lui un nom à vous.</translation>
    </message>
    <message>
        <source>The model “{model}” tells voices apart, it does not turn speech into text. Choose another one in “Models”.</source>
        <translation>Le modèle «&#xa0;{model}&#xa0;» distingue les voix, il ne transforme pas la parole en texte. Choisissez-en un autre dans «&#xa0;Modèles&#xa0;».</translation>
    </message>
    <message>
        <source>The file that says who speaks when is damaged ({reason}). Delete “{path}”, then have it found anew.</source>
        <translation>Le fichier qui dit qui parle quand est abîmé ({reason}). Supprimez «&#xa0;{path}&#xa0;», puis faites-le chercher de nouveau.</translation>
    </message>
    <message>
        <source>What tells voices apart ended by itself ({reason}). The text is untouched. “Check the files” in “Models” looks whether its model is whole.</source>
        <translation>Ce qui distingue les voix s’est arrêté de lui-même ({reason}). Le texte est intact. «&#xa0;Vérifier les fichiers&#xa0;» dans «&#xa0;Modèles&#xa0;» regarde si son modèle est entier.</translation>
    </message>
    <message>
        <source>No model that tells voices apart is installed. “Models” has one ({size_bytes}): it is installed once.</source>
        <translation>Aucun modèle pour distinguer les voix n’est installé. «&#xa0;Modèles&#xa0;» en a un ({size_bytes})&#xa0;: on l’installe une fois.</translation>
    </message>
    <message>
        <source>The model “{model}” turns speech into text, it does not tell voices apart. Choose another one in “Models”.</source>
        <translation>Le modèle «&#xa0;{model}&#xa0;» transforme la parole en texte, il ne distingue pas les voix. Choisissez-en un autre dans «&#xa0;Modèles&#xa0;».</translation>
    </message>
    <message>
        <source>{host} cannot be reached. Check the connection, then try again. Without a network, “Import a model” takes one from a USB stick.</source>
        <translation>{host} ne répond pas. Vérifiez la connexion, puis réessayez. Sans réseau, «&#xa0;Importer un modèle&#xa0;» en prend un sur une clé USB.</translation>
    </message>
    <message>
        <source>{host} stopped answering. What came is kept: try again, and the download goes on from there.</source>
        <translation>{host} ne répond plus. Ce qui est arrivé est gardé&#xa0;: réessayez, et le téléchargement continuera de là.</translation>
    </message>
    <message>
        <source>The connection to {host} was cut. What came is kept: try again, and the download goes on from there.</source>
        <translation>La connexion avec {host} a été coupée. Ce qui est arrivé est gardé&#xa0;: réessayez, et le téléchargement continuera de là.</translation>
    </message>
    <message>
        <source>The proxy of this computer cannot be used: {reason}. It must be of the kind http or https. Without a network, “Import a model” takes one from a USB stick.</source>
        <translation>Le serveur mandataire (proxy) de cet ordinateur ne peut pas servir&#xa0;: {reason}. Il doit être de type http ou https. Sans réseau, «&#xa0;Importer un modèle&#xa0;» en prend un sur une clé USB.</translation>
    </message>
    <message>
        <source>{host} refuses to give “{file}” (answer {status}). Try again later, or take the model from a USB stick with “Import a model”.</source>
        <translation>{host} refuse de donner «&#xa0;{file}&#xa0;» (réponse {status}). Réessayez plus tard, ou prenez le modèle sur une clé USB avec «&#xa0;Importer un modèle&#xa0;».</translation>
    </message>
    <message>
        <source>“{file}” is no longer at {host} (answer {status}). Update Lokas, or take the model from a USB stick with “Import a model”.</source>
        <translation>«&#xa0;{file}&#xa0;» n&apos;est plus chez {host} (réponse {status}). Mettez Lokas à jour, ou prenez le modèle sur une clé USB avec «&#xa0;Importer un modèle&#xa0;».</translation>
    </message>
    <message>
        <source>{host} is out of order or under repair (answer {status}). What came is kept: try again later.</source>
        <translation>{host} est en panne ou en travaux (réponse {status}). Ce qui est arrivé est gardé&#xa0;: réessayez plus tard.</translation>
    </message>
    <message>
        <source>{host} gets too many requests (answer {status}). What came is kept: try again in an hour.</source>
        <translation>{host} reçoit trop de demandes (réponse {status}). Ce qui est arrivé est gardé&#xa0;: réessayez dans une heure.</translation>
    </message>
    <message>
        <source>Captions &amp;for</source>
        <translation>Sous-titres &amp;pour</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Précédent</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Previous caption</source>
        <translation>Sous-titre précédent</translation>
    </message>
    <message>
        <source>Next caption</source>
        <translation>Sous-titre suivant</translation>
    </message>
    <message>
        <source>Whole screen</source>
        <translation>Plein écran</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Sous-titre</translation>
    </message>
    <message>
        <source>About Lokas {version}</source>
        <translation>À propos de Lokas {version}</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licences</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Cet ordinateur</translation>
    </message>
    <message>
        <source>How it works</source>
        <translation>Fonctionnement</translation>
    </message>
    <message>
        <source>Lokas looks at everything it needs: its files, the processor, the memory, the disk, the microphones. It takes some seconds, changes nothing, and sends nothing.</source>
        <translation>Lokas regarde tout ce dont il a besoin&#xa0;: ses fichiers, le processeur, la mémoire, le disque, les micros. Cela prend quelques secondes, ne change rien et n&apos;envoie rien.</translation>
    </message>
    <message>
        <source>Examine this computer</source>
        <translation>Examiner cet ordinateur</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>To be pasted into a message to somebody who helps you.</source>
        <translation>À coller dans un message à une personne qui vous aide.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Ce qui a été trouvé</translation>
    </message>
    <message>
        <source>Examining this computer…</source>
        <translation>Examen de cet ordinateur…</translation>
    </message>
    <message>
        <source>Laying out the captions…</source>
        <translation>Mise en page des sous-titres…</translation>
    </message>
    <message>
        <source>Caption {number} of {count}, from {start} to {end}</source>
        <translation>Sous-titre {number} sur {count}, de {start} à {end}</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>En montrer plus</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Plus</translation>
    </message>
    <message>
        <source>More to do with this text</source>
        <translation>Plus d’actions sur ce texte</translation>
    </message>
    <message>
        <source>More to do with this meeting</source>
        <translation>Autres actions sur cette réunion</translation>
    </message>
    <message>
        <source>No meeting yet. Record one, or import a sound or video file: it stays on this computer.</source>
        <translation>Aucune réunion pour l’instant. Enregistrez-en une, ou importez un fichier audio ou vidéo&#xa0;: il reste sur cet ordinateur.</translation>
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
        <source>More to do with all meetings</source>
        <translation>Autres actions sur toutes les réunions</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>Importer un dossier…</translation>
    </message>
    <message>
        <source>Back up all meetings…</source>
        <translation>Sauvegarder toutes les réunions…</translation>
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
        <source>Words that were said. “in quotes”: one behind the other. -word: without it. #tag: with this tag.</source>
        <translation>Des mots qui ont été dits. «&#xa0;entre guillemets&#xa0;»&#xa0;: l’un derrière l’autre. -mot&#xa0;: sans ce mot. #étiquette&#xa0;: avec cette étiquette.</translation>
    </message>
    <message>
        <source>Recordings, texts and backups</source>
        <translation>Enregistrements, textes et sauvegardes</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Enregistrements</translation>
    </message>
    <message>
        <source>Texts of Lokas and captions</source>
        <translation>Textes de Lokas et sous-titres</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Tous les fichiers</translation>
    </message>
    <message>
        <source>Backups of Lokas</source>
        <translation>Sauvegardes de Lokas</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>pas encore mesuré</translation>
    </message>
    <message>
        <source>about {minutes} minutes</source>
        <translation>environ {minutes} minutes</translation>
    </message>
    <message>
        <source>One hour of sound takes</source>
        <translation>Une heure de son prend</translation>
    </message>
    <message>
        <source>ships with Lokas</source>
        <translation>livré avec Lokas</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>D&apos;où il vient</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Entraîné sur</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Ce que cela fait</translation>
    </message>
    <message>
        <source>A speech model turns sound into text. It was made by letting a program hear very many hours of sound together with their text. It then guesses, word by word, what was most likely said. It does not understand what people say, and it does not know them.</source>
        <translation>Un modèle de transcription transforme le son en texte. Pour le fabriquer, on a fait entendre à un programme un très grand nombre d&apos;heures de son avec leur texte. Il devine ensuite, mot après mot, ce qui a le plus probablement été dit. Il ne comprend pas ce que disent les personnes, et il ne les connaît pas.</translation>
    </message>
    <message>
        <source>Where it works</source>
        <translation>Où cela se passe</translation>
    </message>
    <message>
        <source>On this computer, and nowhere else. What you record, write and correct is sent to nobody. Lokas uses the network only when you click a button that says so, such as the one that installs a model. It counts nothing, reports nothing, and wants no account.</source>
        <translation>Sur cet ordinateur, et nulle part ailleurs. Ce que vous enregistrez, écrivez et corrigez n&apos;est envoyé à personne. Lokas ne se sert du réseau que si vous cliquez sur un bouton qui le dit, comme celui qui installe un modèle. Il ne compte rien, ne rapporte rien et ne demande aucun compte.</translation>
    </message>
    <message>
        <source>Where it errs</source>
        <translation>Où cela se trompe</translation>
    </message>
    <message>
        <source>Whom it understands less well</source>
        <translation>Qui est moins bien compris</translation>
    </message>
    <message>
        <source>Two thirds of what it heard was English. Its makers say that it makes more errors with some accents, some ages and some ways of speaking. Listen to these people with more care, so that nobody’s words weigh less than others’.</source>
        <translation>Les deux tiers de ce qu&apos;il a entendu étaient en anglais. Ses auteurs disent qu&apos;il se trompe davantage avec certains accents, certains âges et certaines façons de parler. Réécoutez ces personnes avec plus d&apos;attention, pour que la parole de personne ne pèse moins que celle des autres.</translation>
    </message>
    <message>
        <source>What it learned from</source>
        <translation>De quoi il a appris</translation>
    </message>
    <message>
        <source>The Whisper models were made by OpenAI from hundreds of thousands of hours of sound from the web. Who spoke there, and under which licences, was not published. Everybody may use the models; what they learned from cannot be looked at.</source>
        <translation>Les modèles Whisper ont été faits par OpenAI à partir de centaines de milliers d&apos;heures de son venues du web. Qui y parle, et sous quelles licences, n&apos;a pas été publié. Chacun peut se servir de ces modèles&#xa0;; ce dont ils ont appris ne peut pas être examiné.</translation>
    </message>
    <message>
        <source>What remains yours</source>
        <translation>Ce qui reste votre affaire</translation>
    </message>
    <message>
        <source>To ask for consent before you record, to listen where it matters, to correct, and to approve the minutes. A text that nobody has read again is a draft.</source>
        <translation>Demander l&apos;accord avant d&apos;enregistrer, réécouter là où cela compte, corriger, et approuver le compte rendu. Un texte que personne n&apos;a relu est un brouillon.</translation>
    </message>
    <message>
        <source>Names, numbers and little words such as “not” are often wrong; so is what is said by several people at once, far from the microphone, or in noise. The rates in “Models” were measured on people who read aloud: a meeting is harder. Sometimes a model writes sentences that nobody said, above all where nobody speaks (in one study, in about one passage in a hundred). Lokas lets it hear only passages with a voice, looks for such sentences, and marks what is doubtful. It does not find all of them.</source>
        <translation>Les noms, les nombres et les petits mots comme «&#xa0;ne… pas&#xa0;» sont souvent faux&#xa0;; de même ce qui est dit par plusieurs personnes à la fois, loin du micro ou dans le bruit. Les taux donnés dans «&#xa0;Modèles&#xa0;» ont été mesurés sur des personnes qui lisent à voix haute&#xa0;: une réunion est plus difficile. Il arrive qu&apos;un modèle écrive des phrases que personne n&apos;a dites, surtout là où personne ne parle (dans une étude, environ un passage sur cent). Lokas ne lui fait entendre que les passages où il y a une voix, cherche ces phrases et marque ce qui est douteux. Il ne les trouve pas toutes.</translation>
    </message>
    <message>
        <source>Lokas is free software under the GNU AGPL, version 3 or later: you may use it, study it, change it and pass it on, with its source and under the same terms. It comes without any warranty.</source>
        <translation>Lokas est un logiciel libre sous la licence GNU AGPL, version 3 ou suivante&#xa0;: vous pouvez vous en servir, l&apos;étudier, le modifier et le transmettre, avec son code et aux mêmes conditions. Il est fourni sans aucune garantie.</translation>
    </message>
    <message>
        <source>It is made of these works of others, under their own licences:</source>
        <translation>Il est fait de ces œuvres d&apos;autres personnes, sous leurs propres licences&#xa0;:</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licence</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Œuvre</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>No model is installed for your own meetings. Recommended: {recommended}, in “Models”.</source>
        <translation>Aucun modèle n&apos;est installé pour vos propres réunions. Conseillé&#xa0;: {recommended}, dans «&#xa0;Modèles&#xa0;».</translation>
    </message>
    <message>
        <source>The model “{model}” is damaged. In “Models”, “Repair” mends it; one of your own is to be deleted and imported again.</source>
        <translation>Le modèle «&#xa0;{model}&#xa0;» est abîmé. Dans «&#xa0;Modèles&#xa0;», «&#xa0;Réparer&#xa0;» y remédie&#xa0;; un modèle apporté par vous est à supprimer, puis à importer de nouveau.</translation>
    </message>
    <message>
        <source>Its files</source>
        <translation>Ses fichiers</translation>
    </message>
    <message>
        <source>{language}, {test_set}: {percent} % ({source})</source>
        <translation>{language}, {test_set}&#xa0;: {percent}&#xa0;% ({source})</translation>
    </message>
    <message>
        <source>Progress of the transcription</source>
        <translation>Avancement de la transcription</translation>
    </message>
    <message>
        <source>Transcribing “{title}”</source>
        <translation>Transcription de «&#xa0;{title}&#xa0;»</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Arrêt en cours…</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Préparation…</translation>
    </message>
    <message>
        <source>“{title}” could not be transcribed.</source>
        <translation>«&#xa0;{title}&#xa0;» n&apos;a pas pu être transcrit.</translation>
    </message>
    <message>
        <source>The text of “{title}” is ready.</source>
        <translation>Le texte de «&#xa0;{title}&#xa0;» est prêt.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message numerus="yes">
        <source>Transcription is paused: %n recordings wait.</source>
        <translation>
            <numerusform>La transcription est en pause&#xa0;: %n enregistrement attend.</numerusform>
            <numerusform>La transcription est en pause&#xa0;: %n enregistrements attendent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings wait to be transcribed.</source>
        <translation>
            <numerusform>%n enregistrement attend d&apos;être transcrit.</numerusform>
            <numerusform>%n enregistrements attendent d&apos;être transcrits.</numerusform>
        </translation>
    </message>
    <message>
        <source>tells voices apart</source>
        <translation>distingue les voix</translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>conseillé</translation>
    </message>
    <message>
        <source>{least} to {most} minutes, by a rough estimate; it can be measured once the model is here</source>
        <translation>de {least} à {most} minutes, à peu près&#xa0;; cela se mesure une fois le modèle installé</translation>
    </message>
    <message>
        <source>Recommended for this computer.</source>
        <translation>Conseillé pour cet ordinateur.</translation>
    </message>
    <message>
        <source>Published error rates</source>
        <translation>Taux d&apos;erreur publiés</translation>
    </message>
    <message>
        <source>It is used by “Tell the voices apart…” in the review of a text. It hears who speaks when, not what is said, and knows nobody: people name the voices.</source>
        <translation>Il sert à «&#xa0;Distinguer les voix…&#xa0;» dans la relecture d’un texte. Il entend qui parle quand, non ce qui est dit, et ne connaît personne&#xa0;: ce sont les gens qui nomment les voix.</translation>
    </message>
    <message>
        <source>Downloading “{model}”…</source>
        <translation>Téléchargement de «&#xa0;{model}&#xa0;»…</translation>
    </message>
    <message>
        <source>Importing “{model}”…</source>
        <translation>Importation de «&#xa0;{model}&#xa0;»…</translation>
    </message>
    <message>
        <source>Checking the files of “{model}”…</source>
        <translation>Vérification des fichiers de «&#xa0;{model}&#xa0;»…</translation>
    </message>
    <message>
        <source>Measuring the speed of “{model}” on the demonstration meeting…</source>
        <translation>Mesure de la vitesse de «&#xa0;{model}&#xa0;» sur la réunion de démonstration…</translation>
    </message>
    <message>
        <source>Deleting “{model}”…</source>
        <translation>Suppression de «&#xa0;{model}&#xa0;»…</translation>
    </message>
    <message>
        <source>{doing} {done} of {total}</source>
        <translation>{doing} {done} sur {total}</translation>
    </message>
    <message>
        <source>Stopped. What has been downloaded is kept: “Install” goes on from there.</source>
        <translation>Arrêté. Ce qui est déjà téléchargé est gardé&#xa0;: «&#xa0;Installer&#xa0;» continuera de là.</translation>
    </message>
    <message>
        <source>Files of “{model}” are damaged or missing: {files}.</source>
        <translation>Des fichiers de «&#xa0;{model}&#xa0;» sont abîmés ou absents&#xa0;: {files}.</translation>
    </message>
    <message>
        <source>“{model}” is ready.</source>
        <translation>«&#xa0;{model}&#xa0;» est prêt.</translation>
    </message>
    <message>
        <source>All files of “{model}” are as they should be.</source>
        <translation>Tous les fichiers de «&#xa0;{model}&#xa0;» sont en bon état.</translation>
    </message>
    <message>
        <source>With “{model}”, one hour of sound takes {duration} on this computer.</source>
        <translation>Avec «&#xa0;{model}&#xa0;», une heure de son prend {duration} sur cet ordinateur.</translation>
    </message>
    <message>
        <source>“{model}” was deleted from this computer.</source>
        <translation>«&#xa0;{model}&#xa0;» est supprimé de cet ordinateur.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Précisions</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminée</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Arrêtée</translation>
    </message>
    <message>
        <source>{done} of {total} are text</source>
        <translation>{done} sur {total} en texte</translation>
    </message>
    <message>
        <source>not before {time}</source>
        <translation>pas avant {time}</translation>
    </message>
    <message>
        <source>only when plugged in</source>
        <translation>seulement sur secteur</translation>
    </message>
    <message>
        <source>Another version of Lokas noted the error “{code}”.</source>
        <translation>Une autre version de Lokas a noté l&apos;erreur «&#xa0;{code}&#xa0;».</translation>
    </message>
    <message>
        <source>Choose another model…</source>
        <translation>Choisir un autre modèle…</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Repères</translation>
    </message>
    <message>
        <source>Nothing is marked. What you mark here is in the minutes, too.</source>
        <translation>Il n’y a aucun repère. Ceux que vous posez ici sont aussi dans le compte rendu.</translation>
    </message>
    <message>
        <source>&amp;Text of the mark</source>
        <translation>&amp;Texte du repère</translation>
    </message>
    <message>
        <source>Mark what is selected</source>
        <translation>Marquer la sélection</translation>
    </message>
    <message>
        <source>Remove the mark</source>
        <translation>Retirer le repère</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>Masqué</translation>
    </message>
    <message>
        <source>Nothing is hidden. Select words that no document, caption or sound you share shall hold.</source>
        <translation>Rien n’est masqué. Sélectionnez les mots qui ne doivent figurer dans aucun document, sous-titre ou son que vous partagez.</translation>
    </message>
    <message>
        <source>Hear from here</source>
        <translation>Écouter à partir d’ici</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Lecture ou pause</translation>
    </message>
    <message>
        <source>Repeat this line</source>
        <translation>Répéter cette ligne</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>Plus lent</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>Plus vite</translation>
    </message>
    <message>
        <source>Next doubt</source>
        <translation>Doute suivant</translation>
    </message>
    <message>
        <source>Doubt before</source>
        <translation>Doute précédent</translation>
    </message>
    <message>
        <source>Next line whose voice is unsure</source>
        <translation>Ligne suivante à la voix incertaine</translation>
    </message>
    <message>
        <source>Line before whose voice is unsure</source>
        <translation>Ligne précédente à la voix incertaine</translation>
    </message>
    <message>
        <source>It is right</source>
        <translation>C’est juste</translation>
    </message>
    <message>
        <source>Put back what was heard</source>
        <translation>Remettre ce qui a été entendu</translation>
    </message>
    <message>
        <source>Rename the speaker…</source>
        <translation>Renommer la personne…</translation>
    </message>
    <message>
        <source>From here on it is somebody else…</source>
        <translation>Désormais, quelqu’un d’autre…</translation>
    </message>
    <message>
        <source>Lines that sound like this one</source>
        <translation>Lignes dont la voix ressemble à celle-ci</translation>
    </message>
    <message>
        <source>Tell the voices apart…</source>
        <translation>Distinguer les voix…</translation>
    </message>
    <message>
        <source>Say who speaks and when</source>
        <translation>Dire qui parle et quand</translation>
    </message>
    <message>
        <source>Go to the search</source>
        <translation>Aller à la recherche</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Refaire</translation>
    </message>
    <message>
        <source>Change the keys…</source>
        <translation>Changer les touches…</translation>
    </message>
    <message>
        <source>Go to the next control, or to the one before</source>
        <translation>Aller au contrôle suivant, ou au précédent</translation>
    </message>
    <message>
        <source>Press the button that has the keyboard</source>
        <translation>Appuyer sur le bouton qui a le clavier</translation>
    </message>
    <message>
        <source>Keys of this screen</source>
        <translation>Touches de cet écran</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>Next place found</source>
        <translation>Endroit trouvé suivant</translation>
    </message>
    <message>
        <source>Place found before</source>
        <translation>Endroit trouvé précédent</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Glossaire</translation>
    </message>
    <message>
        <source>Mark a decision</source>
        <translation>Marquer une décision</translation>
    </message>
    <message>
        <source>Mark a vote</source>
        <translation>Marquer un vote</translation>
    </message>
    <message>
        <source>Mark an action</source>
        <translation>Marquer une action</translation>
    </message>
    <message>
        <source>Mark an agenda item</source>
        <translation>Marquer un point à l’ordre du jour</translation>
    </message>
    <message>
        <source>Mark a note</source>
        <translation>Marquer une note</translation>
    </message>
    <message>
        <source>Hide what is selected</source>
        <translation>Masquer la sélection</translation>
    </message>
    <message>
        <source>Hide this name everywhere</source>
        <translation>Masquer ce nom partout</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Listes</translation>
    </message>
    <message>
        <source>Give it a text from a file…</source>
        <translation>Lui donner un texte depuis un fichier…</translation>
    </message>
    <message>
        <source>Go to “{place}”</source>
        <translation>Aller à «&#xa0;{place}&#xa0;»</translation>
    </message>
    <message>
        <source>Do not hide it</source>
        <translation>Ne plus masquer</translation>
    </message>
    <message>
        <source>Name: {name}</source>
        <translation>Nom&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Récupérer</translation>
    </message>
    <message>
        <source>Write it again</source>
        <translation>La refaire</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Montrer</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Writing “{name}”…</source>
        <translation>Écriture de «&#xa0;{name}&#xa0;»…</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>moins d&apos;une minute</translation>
    </message>
    <message numerus="yes">
        <source>about %n minutes</source>
        <translation>
            <numerusform>environ %n minute</numerusform>
            <numerusform>environ %n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>about {hours} h {minutes:02}</source>
        <translation>environ {hours}&#xa0;h&#xa0;{minutes:02}</translation>
    </message>
    <message>
        <source>{day} at {time}</source>
        <translation>le {day} à {time}</translation>
    </message>
    <message>
        <source>Back to the meetings</source>
        <translation>Retour aux réunions</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <translation>Vider la corbeille…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Restaurer</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>La corbeille est vide.</translation>
    </message>
    <message>
        <source>Deleted on</source>
        <translation>Supprimée le</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Delete for ever</source>
        <translation>Supprimer pour toujours</translation>
    </message>
    <message>
        <source>“{title}” is back among the meetings.</source>
        <translation>«&#xa0;{title}&#xa0;» est de retour parmi les réunions.</translation>
    </message>
    <message numerus="yes">
        <source>%n meetings were deleted for ever.</source>
        <translation>
            <numerusform>%n réunion supprimée pour toujours.</numerusform>
            <numerusform>%n réunions supprimées pour toujours.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n meetings ({size}) for ever, with sound and text?</source>
        <translation>
            <numerusform>Supprimer pour toujours %n réunion ({size}), avec son et texte&#xa0;?</numerusform>
            <numerusform>Supprimer pour toujours %n réunions ({size}), avec son et texte&#xa0;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Stops this transcription; what is text already is kept.</source>
        <translation>Arrête cette transcription&#xa0;; ce qui est déjà en texte est gardé.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Text as it comes</source>
        <translation>Le texte à mesure qu&apos;il vient</translation>
    </message>
    <message>
        <source>The text appears here as it comes.</source>
        <translation>Le texte apparaît ici à mesure qu&apos;il vient.</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}&#xa0;%</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Arrêter</translation>
    </message>
    <message>
        <source>Stopping: the passage that is being heard is finished first. Nothing is lost.</source>
        <translation>Arrêt&#xa0;: le passage en cours d&apos;écoute est d&apos;abord terminé. Rien n&apos;est perdu.</translation>
    </message>
    <message>
        <source>Preparing the model and the sound…</source>
        <translation>Préparation du modèle et du son…</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} sur {total}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>encore {time}</translation>
    </message>
    <message>
        <source>{speed} times as fast as the sound</source>
        <translation>{speed} fois plus vite que l&apos;écoute</translation>
    </message>
    <message>
        <source>{energy} Wh used so far</source>
        <translation>{energy}&#xa0;Wh consommés jusqu&apos;ici</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>Sous-titres</translation>
    </message>
    <message>
        <source>Level of {source}</source>
        <translation>Niveau&#xa0;: {source}</translation>
    </message>
    <message>
        <source>Too loud</source>
        <translation>Trop fort</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Bon</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>Faible</translation>
    </message>
    <message>
        <source>Nothing heard</source>
        <translation>Rien ne s’entend</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Transcriptions</source>
        <translation>Transcriptions</translation>
    </message>
    <message>
        <source>Clear what is over</source>
        <translation>Effacer ce qui est fini</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Pause, or go on</source>
        <translation>Mettre en pause ou reprendre</translation>
    </message>
    <message>
        <source>Off the record, or back on it</source>
        <translation>Hors enregistrement, ou retour à l’enregistrement</translation>
    </message>
    <message>
        <source>Write what the marker is about</source>
        <translation>Écrire de quoi il s’agit</translation>
    </message>
    <message>
        <source>Prepare and record</source>
        <translation>Préparer et enregistrer</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Nothing is to be transcribed. In the list of meetings, choose one and then “Transcribe”.</source>
        <translation>Il n&apos;y a rien à transcrire. Dans la liste des réunions, choisissez-en une, puis «&#xa0;Transcrire&#xa0;».</translation>
    </message>
    <message>
        <source>Choose a meeting</source>
        <translation>Choisir une réunion</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Begin a new list</source>
        <translation>Commencer une nouvelle liste</translation>
    </message>
    <message>
        <source>Paused: nothing is transcribed until you click “Go on”.</source>
        <translation>En pause&#xa0;: rien n&apos;est transcrit tant que vous n&apos;avez pas cliqué sur «&#xa0;Continuer&#xa0;».</translation>
    </message>
    <message>
        <source>The text of the meeting that is being recorded comes first; the others wait.</source>
        <translation>Le texte de la réunion en cours d&apos;enregistrement passe d&apos;abord&#xa0;; les autres attendent.</translation>
    </message>
    <message>
        <source>Another program of Lokas is transcribing.</source>
        <translation>Un autre programme Lokas est en train de transcrire.</translation>
    </message>
    <message>
        <source>Choose a model…</source>
        <translation>Choisir un modèle…</translation>
    </message>
    <message>
        <source>Begin anew…</source>
        <translation>Recommencer…</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>Démarrage…</translation>
    </message>
    <message>
        <source>Paused: nothing is recorded</source>
        <translation>En pause&#xa0;: rien n’est enregistré</translation>
    </message>
    <message>
        <source>Off the record: nothing is kept</source>
        <translation>Hors enregistrement&#xa0;: rien n’est gardé</translation>
    </message>
    <message>
        <source>Ending…</source>
        <translation>Arrêt…</translation>
    </message>
    <message>
        <source>Ended by a failure</source>
        <translation>Interrompu par une panne</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Back on the record</source>
        <translation>Fin du hors enregistrement</translation>
    </message>
    <message>
        <source>Off the record</source>
        <translation>Hors enregistrement</translation>
    </message>
    <message>
        <source>{name} ({key})</source>
        <translation>{name} ({key})</translation>
    </message>
    <message>
        <source>Written to “{folder}”</source>
        <translation>S’écrit dans «&#xa0;{folder}&#xa0;»</translation>
    </message>
    <message>
        <source>{free} left on the disk: room for {hours}</source>
        <translation>{free} libres sur le disque&#xa0;: place pour {hours}</translation>
    </message>
    <message>
        <source>Some sound never came from the microphone: silence stands for it</source>
        <translation>Du son n’est jamais venu du micro&#xa0;: un silence le remplace</translation>
    </message>
    <message>
        <source>no sound lost</source>
        <translation>aucun son perdu</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>pause</translation>
    </message>
    <message>
        <source>off the record</source>
        <translation>hors enregistrement</translation>
    </message>
    <message>
        <source>microphone gone, silence in its place</source>
        <translation>micro absent, silence à la place</translation>
    </message>
    <message>
        <source>sound lost, silence in its place</source>
        <translation>son perdu, silence à la place</translation>
    </message>
    <message>
        <source>computer asleep, silence in its place</source>
        <translation>ordinateur en veille, silence à la place</translation>
    </message>
    <message>
        <source>{at}  {kind}, {length}</source>
        <translation>{at}  {kind}, {length}</translation>
    </message>
    <message>
        <source>Captions for videos (SRT)</source>
        <translation>Sous-titres de vidéo (SRT)</translation>
    </message>
    <message>
        <source>Captions for the web (WebVTT)</source>
        <translation>Sous-titres pour le web (WebVTT)</translation>
    </message>
    <message>
        <source>For web pages and PeerTube.</source>
        <translation>Pour les pages web et PeerTube.</translation>
    </message>
    <message>
        <source>Chapters (WebVTT)</source>
        <translation>Chapitres (WebVTT)</translation>
    </message>
    <message>
        <source>For videos, on any player.</source>
        <translation>Pour tous les lecteurs vidéo.</translation>
    </message>
    <message>
        <source>Titles that players list.</source>
        <translation>Des titres à choisir.</translation>
    </message>
    <message>
        <source>LibreOffice document (ODT)</source>
        <translation>Document LibreOffice (ODT)</translation>
    </message>
    <message>
        <source>To correct, print and keep.</source>
        <translation>Pour corriger, imprimer, garder.</translation>
    </message>
    <message>
        <source>Word document (DOCX)</source>
        <translation>Document Word (DOCX)</translation>
    </message>
    <message>
        <source>For those who use Word.</source>
        <translation>Pour qui utilise Word.</translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation>Page web (HTML)</translation>
    </message>
    <message>
        <source>To read and listen in any browser.</source>
        <translation>Pour lire et écouter, sans logiciel.</translation>
    </message>
    <message>
        <source>Plain text (TXT)</source>
        <translation>Texte simple (TXT)</translation>
    </message>
    <message>
        <source>To paste into a mail.</source>
        <translation>À coller dans un courriel.</translation>
    </message>
    <message>
        <source>Markdown (MD)</source>
        <translation>Markdown (MD)</translation>
    </message>
    <message>
        <source>For wikis and websites.</source>
        <translation>Pour les wikis et les sites.</translation>
    </message>
    <message>
        <source>MP3</source>
        <translation>MP3</translation>
    </message>
    <message>
        <source>Small, and plays everywhere.</source>
        <translation>Léger, lisible partout.</translation>
    </message>
    <message>
        <source>Opus</source>
        <translation>Opus</translation>
    </message>
    <message>
        <source>Smaller still, for recent players.</source>
        <translation>Encore plus léger.</translation>
    </message>
    <message>
        <source>FLAC</source>
        <translation>FLAC</translation>
    </message>
    <message>
        <source>Loses nothing: to keep.</source>
        <translation>Sans perte, pour garder.</translation>
    </message>
    <message>
        <source>WAV</source>
        <translation>WAV</translation>
    </message>
    <message>
        <source>Very large: to edit the sound.</source>
        <translation>Très lourd, pour monter le son.</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>Tableau (CSV)</translation>
    </message>
    <message>
        <source>For spreadsheets.</source>
        <translation>Pour les tableurs.</translation>
    </message>
    <message>
        <source>Table with tabs (TSV)</source>
        <translation>Tableau à tabulations (TSV)</translation>
    </message>
    <message>
        <source>For spreadsheets and databases.</source>
        <translation>Pour tableurs et bases.</translation>
    </message>
    <message>
        <source>Data (JSON)</source>
        <translation>Données (JSON)</translation>
    </message>
    <message>
        <source>All there is, for programs.</source>
        <translation>Tout, pour des programmes.</translation>
    </message>
    <message>
        <source>ELAN (EAF)</source>
        <translation>ELAN (EAF)</translation>
    </message>
    <message>
        <source>For linguists.</source>
        <translation>Pour les linguistes.</translation>
    </message>
    <message>
        <source>Labels for Audacity</source>
        <translation>Marqueurs pour Audacity</translation>
    </message>
    <message>
        <source>To edit the sound by its text.</source>
        <translation>Pour monter le son.</translation>
    </message>
    <message>
        <source>words</source>
        <translation>paroles</translation>
    </message>
    <message>
        <source>first words</source>
        <translation>premiers mots</translation>
    </message>
    <message>
        <source>names</source>
        <translation>noms</translation>
    </message>
    <message>
        <source>voices</source>
        <translation>voix</translation>
    </message>
    <message>
        <source>Holds: {things}</source>
        <translation>Contient&#xa0;: {things}</translation>
    </message>
    <message>
        <source>all that was said, also of people who were not there</source>
        <translation>tout ce qui a été dit, aussi de personnes absentes</translation>
    </message>
    <message>
        <source>the first words of each chapter</source>
        <translation>les premiers mots de chaque chapitre</translation>
    </message>
    <message>
        <source>who says it ({names})</source>
        <translation>qui le dit ({names})</translation>
    </message>
    <message>
        <source>the voices, by which people are recognized</source>
        <translation>les voix, qui font reconnaître les personnes</translation>
    </message>
    <message>
        <source>; </source>
        <comment>between things in a sentence</comment>
        <translation>&#xa0;; </translation>
    </message>
    <message>
        <source>These files hold {things}.</source>
        <translation>Ces fichiers contiennent {things}.</translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} et %n autre</numerusform>
            <numerusform>{names} et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>French charter, for deaf viewers</source>
        <translation>Charte française, pour personnes sourdes</translation>
    </message>
    <message>
        <source>Videos on the web</source>
        <translation>Vidéos sur le web</translation>
    </message>
    <message>
        <source>As Netflix asks for</source>
        <translation>Règles de Netflix</translation>
    </message>
    <message>
        <source>Telephones held upright</source>
        <translation>Téléphones tenus debout</translation>
    </message>
    <message>
        <source>Word for word, a working copy</source>
        <translation>Mot à mot, pour travailler</translation>
    </message>
    <message>
        <source>The web page has no sound: the recording is not there any more.</source>
        <translation>La page web n&apos;a pas de son&#xa0;: l&apos;enregistrement n&apos;est plus là.</translation>
    </message>
    <message>
        <source>The web page looks for its sound beside it: copy “{path}” into “{folder}”, or tick “Sound within the web page”.</source>
        <translation>La page web cherche son son à côté d’elle&#xa0;: copiez «&#xa0;{path}&#xa0;» dans «&#xa0;{folder}&#xa0;», ou cochez «&#xa0;Son dans la page web elle-même&#xa0;».</translation>
    </message>
    <message>
        <source>Marks without a text: {count}. What was said at that moment is quoted there. Give them a text under “Decisions and tasks”.</source>
        <translation>Marques sans texte&#xa0;: {count}. Les paroles dites à ce moment sont citées. Donnez-leur un texte dans «&#xa0;Décisions et tâches&#xa0;».</translation>
    </message>
    <message>
        <source>The quorum ({rule}) is a share of the members: say how many there are to know whether it is reached.</source>
        <translation>Le quorum ({rule}) est une part des membres&#xa0;: indiquez leur nombre pour savoir s&apos;il est atteint.</translation>
    </message>
    <message>
        <source>Moment of the sound, in seconds</source>
        <translation>Moment du son, en secondes</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}&#xa0;s</translation>
    </message>
    <message>
        <source>Five seconds back</source>
        <translation>Cinq secondes en arrière</translation>
    </message>
    <message>
        <source>Five seconds on</source>
        <translation>Cinq secondes en avant</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Volume, in percent</source>
        <translation>Volume, en pour cent</translation>
    </message>
    <message>
        <source>Look closer</source>
        <translation>Regarder de plus près</translation>
    </message>
    <message>
        <source>See more</source>
        <translation>Voir une plus grande partie</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>{factor}×</source>
        <translation>{factor}&#xa0;×</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Écouter</translation>
    </message>
    <message>
        <source>{moment} of {length}</source>
        <translation>{moment} sur {length}</translation>
    </message>
    <message>
        <source>Drawing the sound: {percent} %</source>
        <translation>Dessin du son&#xa0;: {percent}&#xa0;%</translation>
    </message>
    <message>
        <source>What is known of this model</source>
        <translation>Ce que l&apos;on sait de ce modèle</translation>
    </message>
    <message>
        <source>Install ({size})</source>
        <translation>Installer ({size})</translation>
    </message>
    <message>
        <source>Is downloaded from {host}, once. Nothing of your meetings leaves this computer.</source>
        <translation>Se télécharge depuis {host}, une seule fois. Rien de vos réunions ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>Measure the speed</source>
        <translation>Mesurer la vitesse</translation>
    </message>
    <message>
        <source>Takes about 20 seconds.</source>
        <translation>Prend environ 20 secondes.</translation>
    </message>
    <message>
        <source>Check the files</source>
        <translation>Vérifier les fichiers</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Delete the model “{model}” from this computer?</source>
        <translation>Supprimer le modèle «&#xa0;{model}&#xa0;» de cet ordinateur&#xa0;?</translation>
    </message>
    <message>
        <source>Delete a model</source>
        <translation>Supprimer un modèle</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>Importer un modèle</translation>
    </message>
    <message>
        <source>From a file (.zip)…</source>
        <translation>Depuis un fichier (.zip)…</translation>
    </message>
    <message>
        <source>From a folder, such as a USB stick…</source>
        <translation>Depuis un dossier, une clé USB par exemple…</translation>
    </message>
    <message>
        <source>Models (*.zip)</source>
        <translation>Modèles (*.zip)</translation>
    </message>
    <message>
        <source>Lokas does not know this model. If you know where it comes from, give it a name:</source>
        <translation>Lokas ne connaît pas ce modèle. Si vous savez d&apos;où il vient, donnez-lui un nom&#xa0;:</translation>
    </message>
    <message>
        <source>Keep for later…</source>
        <translation>Garder pour plus tard…</translation>
    </message>
    <message>
        <source>Begin to record</source>
        <translation>Commencer à enregistrer</translation>
    </message>
    <message>
        <source>Show the &amp;text while people speak</source>
        <translation>Afficher le te&amp;xte pendant qu’on parle</translation>
    </message>
    <message>
        <source>Install a model…</source>
        <translation>Installer un modèle…</translation>
    </message>
    <message>
        <source>The text was not read aloud. To record people who do not know of it is punished by law (in France, article 226-1 of the penal code). Read it to them, or tell them in your own words.</source>
        <translation>Le texte n’a pas été lu à voix haute. Enregistrer des personnes à leur insu est puni par la loi (article 226-1 du Code pénal). Lisez-le-leur, ou prévenez-les avec vos mots.</translation>
    </message>
    <message>
        <source>They know: record</source>
        <translation>Elles le savent&#xa0;: enregistrer</translation>
    </message>
    <message>
        <source>There is no microphone: plug one in, and look again.</source>
        <translation>Il n’y a pas de micro&#xa0;: branchez-en un, puis cherchez de nouveau.</translation>
    </message>
    <message>
        <source>Meeting at {time}</source>
        <translation>Réunion de {time}</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documents</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Son</translation>
    </message>
    <message>
        <source>For other programs</source>
        <translation>Pour d&apos;autres logiciels</translation>
    </message>
    <message>
        <source>Write the files</source>
        <translation>Écrire les fichiers</translation>
    </message>
    <message>
        <source>Minutes…</source>
        <translation>Procès-verbal…</translation>
    </message>
    <message>
        <source>Speaking time…</source>
        <translation>Temps de parole…</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Preview of captions</source>
        <translation>Aperçu des sous-titres</translation>
    </message>
    <message>
        <source>Files and captions</source>
        <translation>Fichiers et sous-titres</translation>
    </message>
    <message>
        <source>Tell who speaks</source>
        <translation>Dire qui parle</translation>
    </message>
    <message>
        <source>Show the times</source>
        <translation>Montrer les temps</translation>
    </message>
    <message>
        <source>Mark doubtful words</source>
        <translation>Marquer les mots douteux</translation>
    </message>
    <message>
        <source>Names as tags (WebVTT)</source>
        <translation>Noms en balises (WebVTT)</translation>
    </message>
    <message>
        <source>Sound within the web page</source>
        <translation>Son dans la page web elle-même</translation>
    </message>
    <message>
        <source>Replace them</source>
        <translation>Les remplacer</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>&amp;Text while people speak</source>
        <translation>&amp;Texte pendant qu’on parle</translation>
    </message>
    <message>
        <source>Text so far</source>
        <translation>Texte jusqu’ici</translation>
    </message>
    <message>
        <source>Tick the box above to see what is said. The recording is the same without.</source>
        <translation>Cochez la case ci-dessus pour voir ce qui se dit. L’enregistrement est le même sans cela.</translation>
    </message>
    <message>
        <source>Ending after this sentence…</source>
        <translation>S’arrête après cette phrase…</translation>
    </message>
    <message>
        <source>at most {time} behind</source>
        <translation>en retard de {time} au plus</translation>
    </message>
    <message>
        <source>Write here what the marker is about</source>
        <translation>Écrivez ici de quoi il s’agit</translation>
    </message>
    <message>
        <source>Text of the marker</source>
        <translation>Texte du repère</translation>
    </message>
    <message>
        <source>Mark as a note</source>
        <translation>Marquer comme note</translation>
    </message>
    <message>
        <source>Time recorded</source>
        <translation>Temps enregistré</translation>
    </message>
    <message>
        <source>Open Lokas</source>
        <translation>Ouvrir Lokas</translation>
    </message>
    <message>
        <source>Small window</source>
        <translation>Petite fenêtre</translation>
    </message>
    <message>
        <source>Quit Lokas (the recording goes on)</source>
        <translation>Quitter Lokas (l’enregistrement continue)</translation>
    </message>
    <message>
        <source>Shows the time and the buttons above all other windows.</source>
        <translation>Montre le temps et les boutons par-dessus toutes les autres fenêtres.</translation>
    </message>
    <message>
        <source>End the recording</source>
        <translation>Terminer l’enregistrement</translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation>Ouvrir son dossier</translation>
    </message>
    <message>
        <source>Marked so far</source>
        <translation>Repères jusqu’ici</translation>
    </message>
    <message>
        <source>Nothing is recorded now</source>
        <translation>Aucun enregistrement en cours</translation>
    </message>
    <message>
        <source>{time} recorded. The sound is safe on this computer, in “{folder}”.</source>
        <translation>{time} d’enregistrement. Le son est en sûreté sur cet ordinateur, dans «&#xa0;{folder}&#xa0;».</translation>
    </message>
    <message>
        <source>What the sound does not have:</source>
        <translation>Ce que le son n’a pas&#xa0;:</translation>
    </message>
    <message>
        <source>Read the text</source>
        <translation>Lire le texte</translation>
    </message>
    <message>
        <source>Its text is ready to be read and corrected.</source>
        <translation>Son texte est prêt à être relu et corrigé.</translation>
    </message>
    <message>
        <source>Its text is being made: {done} of {total}.</source>
        <translation>Son texte se fait&#xa0;: {done} sur {total}.</translation>
    </message>
    <message>
        <source>It has no text yet. That can be made now, or at any time later.</source>
        <translation>Il n’a pas encore de texte. Vous pouvez le faire maintenant, ou plus tard.</translation>
    </message>
    <message>
        <source>Show the recording</source>
        <translation>Voir l’enregistrement</translation>
    </message>
    <message>
        <source>{state}  {time}  {title}</source>
        <translation>{state}  {time}  {title}</translation>
    </message>
    <message>
        <source>{title} – Lokas</source>
        <translation>{title} – Lokas</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Nature</translation>
    </message>
    <message>
        <source>T&amp;ime</source>
        <translation>&amp;Moment</translation>
    </message>
    <message>
        <source>&amp;Text, as it shall stand in the minutes</source>
        <translation>&amp;Texte, tel qu&apos;il sera au procès-verbal</translation>
    </message>
    <message>
        <source>&amp;For</source>
        <translation>P&amp;our</translation>
    </message>
    <message>
        <source>A&amp;gainst</source>
        <translation>Con&amp;tre</translation>
    </message>
    <message>
        <source>A&amp;bstained</source>
        <translation>A&amp;bstentions</translation>
    </message>
    <message>
        <source>&amp;Outcome</source>
        <translation>&amp;Résultat</translation>
    </message>
    <message>
        <source>&amp;Who does it</source>
        <translation>&amp;Qui s&apos;en charge</translation>
    </message>
    <message>
        <source>&amp;Until when, such as 2026-04-01</source>
        <translation>Pour &amp;quand, par exemple 2026-04-01</translation>
    </message>
    <message>
        <source>Do&amp;ne on</source>
        <translation>Faite l&amp;e</translation>
    </message>
    <message>
        <source>It is &amp;done</source>
        <translation>&amp;C’est fait</translation>
    </message>
    <message>
        <source>not noted</source>
        <translation>non noté</translation>
    </message>
    <message>
        <source>Adopted</source>
        <translation>Adopté</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Rejeté</translation>
    </message>
    <message>
        <source>The minutes as they will be written</source>
        <translation>Le procès-verbal tel qu&apos;il sera écrit</translation>
    </message>
    <message>
        <source>Which language do you want to read?</source>
        <translation>Dans quelle langue voulez-vous lire&#xa0;?</translation>
    </message>
    <message>
        <source>Lokas records your meetings and turns them into text, on this computer and nowhere else.</source>
        <translation>Lokas enregistre vos réunions et les transforme en texte, sur cet ordinateur et nulle part ailleurs.</translation>
    </message>
    <message>
        <source>This can be changed at any time in “Settings”.</source>
        <translation>Cela peut se changer à tout moment dans «&#xa0;Réglages&#xa0;».</translation>
    </message>
    <message>
        <source>Which microphone do you record with?</source>
        <translation>Avec quel micro enregistrez-vous&#xa0;?</translation>
    </message>
    <message>
        <source>Say a sentence from your place: the bar has to move.</source>
        <translation>Dites une phrase de votre place&#xa0;: la barre doit bouger.</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Micro</translation>
    </message>
    <message>
        <source>Nothing is recorded now. Without a microphone you can go on all the same: recordings can be imported, and a microphone plugged in later is found by itself.</source>
        <translation>Rien n&apos;est enregistré en ce moment. Sans micro, vous pouvez continuer quand même&#xa0;: des enregistrements peuvent être importés, et un micro branché plus tard sera trouvé tout seul.</translation>
    </message>
    <message>
        <source>No microphone was found</source>
        <translation>Aucun micro n&apos;a été trouvé</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>A model, to turn speech into text</source>
        <translation>Un modèle, pour transformer la parole en texte</translation>
    </message>
    <message>
        <source>“Later” is an answer too: recording works without a model. The install button downloads from {host}, once; nothing of your meetings is sent. “Models” shows all of them.</source>
        <translation>«&#xa0;Plus tard&#xa0;» est aussi une réponse&#xa0;: on peut enregistrer sans modèle. Le bouton d&apos;installation télécharge depuis {host}, une seule fois&#xa0;; rien de vos réunions n&apos;est envoyé. «&#xa0;Modèles&#xa0;» les montre tous.</translation>
    </message>
    <message>
        <source>“{model}” is here. One hour of sound takes: {duration}.</source>
        <translation>«&#xa0;{model}&#xa0;» est là. Une heure de son prend&#xa0;: {duration}.</translation>
    </message>
    <message>
        <source>For this computer: “{model}”, {size}, which needs about {memory} of memory while it works. Words wrong in French, as published: {rates}; in a meeting there are more. One hour of sound takes {duration}.</source>
        <translation>Pour cet ordinateur&#xa0;: «&#xa0;{model}&#xa0;», {size}, qui demande environ {memory} de mémoire pendant qu’il travaille. Mots faux en français, selon ce qui est publié&#xa0;: {rates}&#xa0;; dans une réunion, il y en a davantage. Une heure de son prend {duration}.</translation>
    </message>
    <message>
        <source>Step {number} of {total}</source>
        <translation>Étape {number} sur {total}</translation>
    </message>
    <message>
        <source>Begin meanwhile</source>
        <translation>Commencer en attendant</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Commencer</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Plus tard</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Rubriques</translation>
    </message>
    <message>
        <source>Go back there</source>
        <translation>Y retourner</translation>
    </message>
    <message>
        <source>Lokas stopped while a recording was being prepared. What was filled in is kept.</source>
        <translation>Lokas s’est arrêté pendant la préparation d’un enregistrement. Ce qui était saisi est conservé.</translation>
    </message>
    <message>
        <source>Lokas stopped while “{screen}” was shown.</source>
        <translation>Lokas s’est arrêté alors que «&#xa0;{screen}&#xa0;» était affiché.</translation>
    </message>
    <message>
        <source>Lokas stopped while “{title}” was being reviewed, at {time}.</source>
        <translation>Lokas s’est arrêté pendant la relecture de «&#xa0;{title}&#xa0;», à {time}.</translation>
    </message>
    <message>
        <source>Lokas stopped while “{title}” was being reviewed.</source>
        <translation>Lokas s’est arrêté pendant la relecture de «&#xa0;{title}&#xa0;».</translation>
    </message>
    <message>
        <source>Lokas stopped while the minutes of “{title}” were being written.</source>
        <translation>Lokas s’est arrêté pendant la rédaction du compte rendu de «&#xa0;{title}&#xa0;».</translation>
    </message>
    <message>
        <source>Lokas stopped while “{title}” was being shared.</source>
        <translation>Lokas s’est arrêté pendant le partage de «&#xa0;{title}&#xa0;».</translation>
    </message>
    <message>
        <source>Lokas stopped while you were at “{title}”.</source>
        <translation>Lokas s’est arrêté alors que «&#xa0;{title}&#xa0;» était ouvert.</translation>
    </message>
    <message>
        <source>The installation of “{model}” did not end. What has been downloaded is kept.</source>
        <translation>L’installation de «&#xa0;{model}&#xa0;» n’est pas allée au bout. Ce qui est téléchargé est conservé.</translation>
    </message>
    <message>
        <source>Nobody says it</source>
        <translation>Personne ne dit cette ligne</translation>
    </message>
    <message>
        <source>The first speaker says it, and so on to the ninth</source>
        <translation>Le premier intervenant dit cette ligne, et ainsi de suite jusqu’au neuvième</translation>
    </message>
    <message>
        <source>Everything has its usual keys.</source>
        <translation>Toutes les actions ont leurs touches habituelles.</translation>
    </message>
    <message>
        <source>{key} does “{name}” now.</source>
        <translation>{key} sert maintenant à «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>{key} does “{name}” no longer.</source>
        <translation>{key} ne sert plus à «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message>
        <source>“{name}” has its usual keys.</source>
        <translation>«&#xa0;{name}&#xa0;» a de nouveau ses touches habituelles.</translation>
    </message>
    <message>
        <source>Those that you chose are forgotten.</source>
        <translation>Les touches que vous avez choisies seront oubliées.</translation>
    </message>
    <message>
        <source>Use the usual keys</source>
        <translation>Reprendre les touches habituelles</translation>
    </message>
    <message>
        <source>{key} does “{name}” until now.</source>
        <translation>{key} sert déjà à «&#xa0;{name}&#xa0;».</translation>
    </message>
    <message numerus="yes">
        <source>Shall %n keys do “{name}” instead?</source>
        <translation>
            <numerusform>Doit-elle servir à «&#xa0;{name}&#xa0;» à la place&#xa0;?</numerusform>
            <numerusform>Ces %n touches doivent-elles servir à «&#xa0;{name}&#xa0;» à la place&#xa0;?</numerusform>
        </translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Oui, la changer</translation>
    </message>
    <message>
        <source>{key} does it already.</source>
        <translation>{key} sert déjà à cela.</translation>
    </message>
    <message>
        <source>It has as many keys as it can have. Take one away before you give it {key}.</source>
        <translation>Cette action ne peut pas avoir plus de touches. Retirez-en une avant de lui donner {key}.</translation>
    </message>
    <message>
        <source>{key} is needed to move about, to press buttons or to correct a text. Press another key.</source>
        <translation>{key} est nécessaire pour se déplacer, appuyer sur un bouton ou corriger un texte. Appuyez sur une autre touche.</translation>
    </message>
    <message>
        <source>{key} writes a letter or a sign. Press it together with Ctrl or Alt, or press another key.</source>
        <translation>{key} écrit une lettre ou un signe. Appuyez en même temps sur Ctrl ou Alt, ou choisissez une autre touche.</translation>
    </message>
    <message>
        <source>{key} says who speaks. Press another key.</source>
        <translation>{key} sert à dire qui parle. Appuyez sur une autre touche.</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>aucune touche</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Où</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Take the key {key} away</source>
        <translation>Retirer la touche {key}</translation>
    </message>
    <message>
        <source>For “{name}”. Escape leads back to the list.</source>
        <translation>Pour «&#xa0;{name}&#xa0;». Échap ramène à la liste.</translation>
    </message>
    <message>
        <source>It has no key.</source>
        <translation>Cette action n’a pas de touche.</translation>
    </message>
    <message>
        <source>&amp;New key</source>
        <translation>&amp;Nouvelle touche</translation>
    </message>
    <message>
        <source>Press the new key</source>
        <translation>Appuyez sur la nouvelle touche</translation>
    </message>
    <message>
        <source>Usual keys</source>
        <translation>Touches habituelles</translation>
    </message>
    <message>
        <source>All usual keys</source>
        <translation>Tout remettre comme à l’origine</translation>
    </message>
    <message>
        <source>Choose an action, press Enter, then its new key. A foot pedal is a key like any other: let it send one that nothing uses, such as F13, and press it here. Ctrl with 1 to 9 says who speaks and stays as it is, like the keys to move about, to press buttons and to write.</source>
        <translation>Choisissez une action, appuyez sur Entrée, puis sur sa nouvelle touche. Une pédale est une touche comme une autre&#xa0;: réglez-la pour qu’elle envoie une touche libre, comme F13, et appuyez dessus ici. Ctrl avec 1 à 9 dit qui parle et ne change pas, comme les touches qui servent à se déplacer, à appuyer sur les boutons et à écrire.</translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation>Chercher une action ou une touche</translation>
    </message>
    <message>
        <source>Nothing has these words. Try others.</source>
        <translation>Rien ne contient ces mots. Essayez-en d’autres.</translation>
    </message>
    <message>
        <source>Keep this meeting for later</source>
        <translation>Garder cette réunion pour plus tard</translation>
    </message>
    <message>
        <source>&amp;When it is</source>
        <translation>&amp;Quand elle a lieu</translation>
    </message>
    <message>
        <source>It then stands in the list of meetings, with its agenda and the people. “Prepare and record” opens it again.</source>
        <translation>Elle figure alors dans la liste des réunions, avec son ordre du jour et les personnes. «&#xa0;Préparer et enregistrer&#xa0;» l’ouvre de nouveau.</translation>
    </message>
    <message>
        <source>Help for this screen</source>
        <translation>Aide sur cet écran</translation>
    </message>
    <message>
        <source>What this screen is for, and its keys</source>
        <translation>À quoi sert cet écran, et ses touches</translation>
    </message>
    <message>
        <source>Three short steps, and Lokas is ready. Choose your language, see that the microphone hears you, and take the model that turns speech into text. Each step can be skipped: recording works without a model. All of it can be changed later in “Settings” and “Models”.</source>
        <translation>Trois petites étapes, et Lokas est prêt. Choisissez votre langue, vérifiez que le micro vous entend, et prenez le modèle qui transforme la parole en texte. Chaque étape peut être passée&#xa0;: on peut enregistrer sans modèle. Tout peut être changé plus tard dans «&#xa0;Réglages&#xa0;» et «&#xa0;Modèles&#xa0;».</translation>
    </message>
    <message>
        <source>All your meetings are here, the newest first. “Record a meeting” begins a new one; “Import a recording” takes in a sound or video file, which can also be dropped onto the list. Choose a meeting, and the button below the list does what comes next for it; “More” shows all that can be done. The search finds words that were ever said, and opens the meeting at that second.</source>
        <translation>Toutes vos réunions sont ici, la plus récente en premier. «&#xa0;Enregistrer une réunion&#xa0;» en commence une&#xa0;; «&#xa0;Importer un enregistrement&#xa0;» prend un fichier son ou vidéo, que vous pouvez aussi déposer sur la liste. Choisissez une réunion&#xa0;: le bouton sous la liste fait ce qui vient ensuite pour elle, et «&#xa0;Plus&#xa0;» montre tout ce qu’on peut en faire. La recherche retrouve des mots dits un jour, et ouvre la réunion à cette seconde.</translation>
    </message>
    <message>
        <source>Meetings that you deleted wait here, with their sound and their text. “Restore” puts one back where it was. Nothing is deleted for ever until you empty the trash and say so twice.</source>
        <translation>Les réunions que vous avez supprimées attendent ici, avec leur son et leur texte. «&#xa0;Restaurer&#xa0;» en remet une à sa place. Rien n’est effacé pour toujours tant que vous ne videz pas la corbeille en le confirmant.</translation>
    </message>
    <message>
        <source>Every decision, vote and task that was marked in any meeting stands here, by date. Filter them by their kind, by words or by tasks that are still open. “Read at that moment” leads to the second at which it was said. The table can be saved for a spreadsheet.</source>
        <translation>Chaque décision, vote et action marqués dans une réunion figure ici, par date. Filtrez-les par nature, par mots, ou gardez les actions qui restent à faire. «&#xa0;Lire à ce moment&#xa0;» mène à la seconde où cela a été dit. Le tableau peut être enregistré pour un tableur.</translation>
    </message>
    <message>
        <source>Fill in what you know; all of it can stay empty and be added later. Tick who is there, and look whether the level moves when somebody speaks: “Check the room” listens for ten seconds and says whether everybody can be heard. Read the text at the right aloud and tick the box: people have a right to know. Then begin, or keep the meeting for later.</source>
        <translation>Remplissez ce que vous savez&#xa0;; tout peut rester vide et être ajouté plus tard. Cochez qui est là, et regardez si le niveau bouge quand quelqu’un parle&#xa0;: «&#xa0;Essayer la salle&#xa0;» écoute dix secondes et dit si tout le monde s’entend. Lisez à voix haute le texte à droite et cochez la case&#xa0;: chacun a le droit de savoir. Puis commencez, ou gardez la réunion pour plus tard.</translation>
    </message>
    <message>
        <source>The sound is written to the disk every second. “Pause” records nothing until you go on; “Off the record” keeps nothing of what is said, and the minutes show that there was a break. Mark decisions and votes as they come: they are found again in the text. You can close the window: the recording goes on, and the next start of Lokas shows it again.</source>
        <translation>Le son est écrit sur le disque à chaque seconde. «&#xa0;Pause&#xa0;» n’enregistre plus rien jusqu’à la reprise&#xa0;; «&#xa0;Hors enregistrement&#xa0;» ne garde rien de ce qui se dit, et le procès-verbal montre qu’il y a eu une interruption. Marquez décisions et votes quand ils viennent&#xa0;: vous les retrouverez dans le texte. Vous pouvez fermer la fenêtre&#xa0;: l’enregistrement continue, et Lokas le montre de nouveau à son prochain démarrage.</translation>
    </message>
    <message>
        <source>Here meetings are turned into text, one after the other. You can go on working, close the window or switch the computer off: what is text already is kept, and the work goes on from there. Entries can be put in another order, with the mouse or with the buttons. “Pause” frees the computer at once.</source>
        <translation>Ici, les réunions deviennent du texte, l’une après l’autre. Vous pouvez continuer à travailler, fermer la fenêtre ou éteindre l’ordinateur&#xa0;: le texte déjà fait est gardé, et le travail reprend de là. L’ordre peut être changé à la souris ou avec les boutons. «&#xa0;Pause&#xa0;» libère l’ordinateur aussitôt.</translation>
    </message>
    <message>
        <source>Read the text while you listen to it, and type over what is wrong: every change is saved at once and can be undone. A click on a word plays it. Doubtful words have a wavy line: “Next doubt” leads from one to the next. At the side, give the speakers their names, and see what was marked or hidden. When you have read all of it, tick “All of it is reviewed”.</source>
        <translation>Lisez le texte en l’écoutant, et corrigez ce qui est faux en tapant&#xa0;: chaque changement est enregistré aussitôt et peut être annulé. Un clic sur un mot le fait entendre. Les mots douteux sont soulignés d’une vague&#xa0;: «&#xa0;Doute suivant&#xa0;» mène de l’un à l’autre. À côté, donnez leur nom aux personnes qui parlent, et voyez ce qui a été marqué ou masqué. Quand vous avez tout lu, cochez «&#xa0;Tout est relu&#xa0;».</translation>
    </message>
    <message>
        <source>Each time a meeting is transcribed anew, the text it had is set aside, with its corrections and marks. Here you see these texts and can compare them. “Bring this text back” puts the chosen one in the place of the present one, which is set aside in its turn: nothing is lost.</source>
        <translation>Chaque fois qu’une réunion est transcrite de nouveau, le texte qu’elle avait est mis de côté, avec ses corrections et ses repères. Vous voyez ici ces textes et pouvez les comparer. «&#xa0;Faire revenir ce texte&#xa0;» met celui qui est choisi à la place du texte actuel, mis de côté à son tour&#xa0;: rien n’est perdu.</translation>
    </message>
    <message>
        <source>See who spoke for how long, in the whole meeting or at one point of its agenda. Nobody is ranked unless you ask. Where it is unsure who speaks, two times are shown: what surely is theirs, and what may be. Groups are only those that people declared themselves. “Write the sheet” makes a page to print.</source>
        <translation>Voyez qui a parlé, et combien de temps, dans toute la réunion ou à un point de l’ordre du jour. Personne n’est classé, sauf si vous le demandez. Là où une voix est incertaine, deux durées sont montrées&#xa0;: ce qui vient certainement de la personne, et ce qui vient peut-être d’elle. Les groupes sont ceux que les personnes ont déclarés elles-mêmes. «&#xa0;Écrire la feuille&#xa0;» fait une page à imprimer.</translation>
    </message>
    <message>
        <source>Choose what you need: documents to read, captions for a video, the sound, or data for other programs. Several can be written at once. “Preview of captions” shows them as viewers will see them, and what makes them hard to read. Below stands what these files tell of people. Nothing is sent: the files are put into a folder of this computer.</source>
        <translation>Choisissez ce qu’il vous faut&#xa0;: des documents à lire, des sous-titres pour une vidéo, le son, ou des données pour d’autres logiciels. Plusieurs peuvent être écrits à la fois. «&#xa0;Aperçu des sous-titres&#xa0;» les montre comme on les verra, et ce qui les rend difficiles à lire. En bas se trouve ce que ces fichiers disent des personnes. Rien n’est envoyé&#xa0;: les fichiers vont dans un dossier de cet ordinateur.</translation>
    </message>
    <message>
        <source>At the left is what the minutes are made of: the agenda, the people, and the decisions, votes and tasks that were marked. At the right you see the page that comes of it. Click on a time to hear what was said then. “Write the minutes” makes a document that you can finish in your word processor.</source>
        <translation>À gauche, ce dont le procès-verbal est fait&#xa0;: l’ordre du jour, les personnes, et les décisions, votes et actions marqués. À droite, la page qui en résulte. Cliquez sur un temps pour entendre ce qui a été dit alors. «&#xa0;Écrire le procès-verbal&#xa0;» fait un document que vous pouvez finir dans votre traitement de texte.</translation>
    </message>
    <message>
        <source>A model is what turns speech into text. One is enough; a larger one makes fewer errors and takes longer. For each you see where it comes from, what it was trained on, and the errors that were published. “Measure the speed” says how long one hour takes on this computer. Without a network, a model can come on a USB stick.</source>
        <translation>Un modèle est ce qui transforme la parole en texte. Un seul suffit&#xa0;; un plus grand fait moins d’erreurs et prend plus de temps. Pour chacun, vous voyez d’où il vient, sur quoi il a été entraîné, et les erreurs publiées. «&#xa0;Mesurer la vitesse&#xa0;» dit combien de temps prend une heure sur cet ordinateur. Sans réseau, un modèle peut venir d’une clé USB.</translation>
    </message>
    <message>
        <source>Everything here has a value that suits most people. A change holds at once and is kept. The search finds a setting by its name or by what it does.</source>
        <translation>Tout a ici une valeur qui convient à la plupart des gens. Un changement vaut aussitôt et il est gardé. La recherche trouve un réglage par son nom ou par ce qu’il fait.</translation>
    </message>
    <message>
        <source>Every action can have keys of your choice. A foot pedal is a key like any other. Where a key is taken already, Lokas asks which of the two it shall be. The usual keys can always be put back.</source>
        <translation>Chaque action peut avoir les touches de votre choix. Une pédale est une touche comme une autre. Si une touche est déjà prise, Lokas demande pour laquelle des deux actions elle doit servir. Les touches habituelles peuvent toujours être remises.</translation>
    </message>
    <message>
        <source>Here stands how the text comes about, where it errs, and whom it understands less well. “This computer” looks whether everything Lokas needs is there. The licences say what Lokas is made of. Nothing of your meetings is ever sent anywhere.</source>
        <translation>Vous trouvez ici comment le texte se fait, où il se trompe, et qui il comprend moins bien. «&#xa0;Cet ordinateur&#xa0;» regarde si tout ce qu’il faut à Lokas est là. Les licences disent de quoi Lokas est fait. Rien de vos réunions n’est jamais envoyé où que ce soit.</translation>
    </message>
    <message>
        <source>Tell the voices apart</source>
        <translation>Distinguer les voix</translation>
    </message>
    <message>
        <source>How many people spoke?</source>
        <translation>Combien de personnes ont parlé&#xa0;?</translation>
    </message>
    <message>
        <source>Nobody knows</source>
        <translation>On ne sait pas</translation>
    </message>
    <message>
        <source>Exactly</source>
        <translation>Exactement</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>De … à …</translation>
    </message>
    <message>
        <source>Number of people, or the least of it</source>
        <translation>Nombre de personnes, ou le minimum</translation>
    </message>
    <message>
        <source>Number of people, the most of it</source>
        <translation>Nombre de personnes, le maximum</translation>
    </message>
    <message>
        <source>to</source>
        <comment>from a number to another</comment>
        <translation>à</translation>
    </message>
    <message>
        <source>Voices are taken for the same</source>
        <translation>Confondre deux voix</translation>
    </message>
    <message>
        <source>Tell apart</source>
        <translation>Distinguer</translation>
    </message>
    <message>
        <source>The same person</source>
        <translation>La même personne</translation>
    </message>
    <message>
        <source>Two people</source>
        <translation>Deux personnes</translation>
    </message>
    <message>
        <source>Who may be the same person</source>
        <translation>Qui est peut-être la même personne</translation>
    </message>
    <message>
        <source>To tell voices apart, Lokas needs a model that is made for it: “{model}” ({size}). It is installed once, and then works without the network.</source>
        <translation>Pour distinguer les voix, Lokas a besoin d’un modèle fait pour cela&#xa0;: «&#xa0;{model}&#xa0;» ({size}). Il s’installe une fois, puis fonctionne sans réseau.</translation>
    </message>
    <message>
        <source>The voices are heard on this computer. What tells them apart stays with this meeting and goes when its sound goes. Every line is given anew to who says it; “Undo” takes that back.</source>
        <translation>Les voix sont écoutées sur cet ordinateur. Ce qui les distingue reste avec cette réunion et disparaît avec son enregistrement. Chaque ligne est de nouveau attribuée à qui la dit&#xa0;; «&#xa0;Annuler&#xa0;» revient en arrière.</translation>
    </message>
    <message>
        <source>Listening to the voices…</source>
        <translation>Écoute des voix…</translation>
    </message>
    <message>
        <source>The voices come next…</source>
        <translation>L’écoute des voix va commencer…</translation>
    </message>
    <message numerus="yes">
        <source>%n people speak.</source>
        <translation>
            <numerusform>%n personne parle.</numerusform>
            <numerusform>%n personnes parlent.</numerusform>
        </translation>
    </message>
    <message>
        <source>Some spoke so little that they may be another one:</source>
        <translation>Certaines ont si peu parlé qu’il s’agit peut-être d’une autre&#xa0;:</translation>
    </message>
    <message>
        <source>“{name}” speaks for {time} only, and sounds most like “{other}”</source>
        <translation>«&#xa0;{name}&#xa0;» ne parle que {time} et ressemble surtout à «&#xa0;{other}&#xa0;»</translation>
    </message>
    <message>
        <source>Person {number}</source>
        <translation>Personne {number}</translation>
    </message>
    <message>
        <source>hardly ever: different people were taken for one</source>
        <translation>presque jamais&#xa0;: plusieurs personnes ont été confondues</translation>
    </message>
    <message>
        <source>less readily than usual</source>
        <translation>moins facilement que d’habitude</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>comme d’habitude</translation>
    </message>
    <message>
        <source>more readily than usual</source>
        <translation>plus facilement que d’habitude</translation>
    </message>
    <message>
        <source>very readily: one person became several</source>
        <translation>très facilement&#xa0;: une personne en est devenue plusieurs</translation>
    </message>
    <message>
        <source>Groups that people declared…</source>
        <translation>Groupes déclarés par les personnes…</translation>
    </message>
    <message>
        <source>Only what people told of themselves, if they wished to: gender, role, newcomer… Nothing is guessed, and nothing has to be filled in. It stays in the folder of this meeting.</source>
        <translation>Seulement ce que les personnes ont dit d’elles-mêmes, si elles le voulaient&#xa0;: genre, rôle, nouvelle venue… Rien n’est deviné, rien n’est obligatoire. Cela reste dans le dossier de cette réunion.</translation>
    </message>
    <message>
        <source>Group of {name}</source>
        <translation>Groupe de {name}</translation>
    </message>
    <message>
        <source>How many of “{group}” were there</source>
        <translation>Combien de personnes de «&#xa0;{group}&#xa0;» étaient là</translation>
    </message>
    <message>
        <source>present: </source>
        <translation>présents&#xa0;: </translation>
    </message>
    <message>
        <source>nobody counted</source>
        <translation>pas comptés</translation>
    </message>
    <message>
        <source>{group}: {time}, {share} of what was said</source>
        <translation>{group}&#xa0;: {time}, {share} de la parole</translation>
    </message>
    <message>
        <source>{told}; {share} of those who were there</source>
        <translation>{told}&#xa0;; {share} des présents</translation>
    </message>
    <message>
        <source>Write the sheet</source>
        <translation>Écrire la feuille</translation>
    </message>
    <message>
        <source>A page to print, which any browser shows</source>
        <translation>Une page à imprimer, que tout navigateur affiche</translation>
    </message>
    <message>
        <source>Write the table (CSV)</source>
        <translation>Écrire le tableau (CSV)</translation>
    </message>
    <message>
        <source>Speaking time in</source>
        <translation>Temps de parole dans</translation>
    </message>
    <message>
        <source>Who spoke longest first</source>
        <translation>Qui a parlé le plus longtemps d’abord</translation>
    </message>
    <message>
        <source>Between two times: what is surely said by the person, and what perhaps is too. Each line you check narrows it.</source>
        <translation>Entre deux durées&#xa0;: ce qui est certainement dit par la personne, et ce qui l’est peut-être aussi. Chaque ligne vérifiée resserre l’écart.</translation>
    </message>
    <message>
        <source>The sheet and the table tell how long each person spoke, by name, and nothing of what was said. Nothing is sent: they stay with the exports of this meeting until you give them to somebody.</source>
        <translation>La feuille et le tableau disent combien de temps chaque personne a parlé, avec son nom, et rien de ce qui a été dit. Rien n’est envoyé&#xa0;: ils restent parmi les fichiers de cette réunion jusqu’à ce que vous les donniez à quelqu’un.</translation>
    </message>
    <message>
        <source>Who speaks is not known yet: have the voices told apart, or name who says the lines.</source>
        <translation>On ne sait pas encore qui parle&#xa0;: faites distinguer les voix, ou nommez qui dit les lignes.</translation>
    </message>
    <message>
        <source>Before the first point</source>
        <translation>avant le premier point</translation>
    </message>
    <message>
        <source>the whole meeting</source>
        <translation>toute la réunion</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Time and share</source>
        <translation>Temps et part</translation>
    </message>
    <message>
        <source>Between</source>
        <translation>Entre</translation>
    </message>
    <message>
        <source>Turns</source>
        <translation>Prises de parole</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>La plus longue</translation>
    </message>
    <message>
        <source>Words per minute</source>
        <translation>Mots par minute</translation>
    </message>
    <message>
        <source>While others spoke</source>
        <translation>En même temps que d’autres</translation>
    </message>
    <message>
        <source>A model turns speech into text, on this computer alone. One is enough: a larger one makes fewer errors and takes longer. A small one of another kind tells voices apart.</source>
        <translation>Un modèle transforme la parole en texte, sur cet ordinateur seulement. Un seul suffit&#xa0;: un plus grand fait moins d’erreurs et prend plus de temps. Un petit, d’une autre sorte, distingue les voix.</translation>
    </message>
    <message>
        <source>Remember the voice of {name}</source>
        <translation>Retenir une voix&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Read this to {name}:</source>
        <translation>Lisez ceci à {name}&#xa0;:</translation>
    </message>
    <message>
        <source>The text to read</source>
        <translation>Le texte à lire</translation>
    </message>
    <message>
        <source>I read it to {name}, who agrees</source>
        <translation>J'ai lu ce texte à {name}, qui accepte</translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation>Demandé par</translation>
    </message>
    <message>
        <source>Remember</source>
        <translation>Retenir</translation>
    </message>
    <message>
        <source>No voice is kept.</source>
        <translation>Aucune voix n'est gardée.</translation>
    </message>
    <message>
        <source>Known voices</source>
        <translation>Voix connues</translation>
    </message>
    <message>
        <source>Erase this voice</source>
        <translation>Effacer cette voix</translation>
    </message>
    <message>
        <source>Erase all…</source>
        <translation>Tout effacer…</translation>
    </message>
    <message>
        <source>The voice of {name} is erased</source>
        <translation>Voix effacée&#xa0;: {name}</translation>
    </message>
    <message>
        <source>Erase all known voices? Nobody is recognised any more.</source>
        <translation>Effacer toutes les voix connues&#xa0;? Plus personne ne sera reconnu.</translation>
    </message>
    <message>
        <source>Erase all voices</source>
        <translation>Effacer toutes les voix</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>{name} — agreed on {date}, asked by {who}, heard in “{meeting}”</source>
        <translation>{name} — accord du {date}, demandé par {who}, voix entendue dans «&#xa0;{meeting}&#xa0;»</translation>
    </message>
    <message>
        <source>{name} — agreed on {date}, heard in “{meeting}”</source>
        <translation>{name} — accord du {date}, voix entendue dans «&#xa0;{meeting}&#xa0;»</translation>
    </message>
</context>
</TS>
