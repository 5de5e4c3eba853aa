<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>texts</name>
    <message>
        <source>Meetings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Important</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes:02}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be recovered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transcribing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state} {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This meeting has no text yet. Click “Transcribe”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No speech model is installed. Install one in “Models”: it is done once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings could not be read ({reason}), so Lokas uses the original ones. The damaged file stays in the same folder, under the name settings.damaged.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings were written by a newer version of Lokas ({version}), so this one uses the original ones. They stay in the same folder, under the name settings.damaged.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its transcription was begun and not ended. Click “Transcribe” to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something did not work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lokas met a defect of its own. What was recorded and corrected is safe, and you can go on. If it happens again, save this report and send it to those who help you with Lokas: it says where the program was, and nothing of your meetings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agenda item</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language of the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>French</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found out by listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best suited of those installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At any time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the buttons and sentences of Lokas, not of your meetings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark colours tire the eyes less in a dark room. High contrast comes from the system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that is written in the window grows with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the association</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands in the text that is read aloud to ask for consent, and in minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the text while people speak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes much of the computer&apos;s strength. The recording always comes first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long after the minutes are approved you are reminded to delete the sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reminder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the meetings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is usually spoken. It can be chosen anew for each meeting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speech model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models are installed and compared in “Models”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transcribe on mains power only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On its battery, the computer waits until it is plugged in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin no earlier than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lets long work wait until nobody needs the computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step back after a pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far before the pause the sound goes on, so that the word is heard whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed of listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voices keep their pitch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No setting has these words. Try others.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New paragraph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The paragraph goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joined</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
