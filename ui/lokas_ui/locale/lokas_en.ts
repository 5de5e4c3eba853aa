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
        <source>Decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaking time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome to Lokas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
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
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action, open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action, done</source>
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
        <source>“{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>against: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>abstentions: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>who: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by when: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>adopted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
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
        <source>The name of “{path}” has characters that Lokas cannot note. Rename the file, then import it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in “{path}” can be imported: there is no recording, no text and no meeting of Lokas.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” is not the sound of this meeting: its content differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No meeting goes by the name “{value}”.[ Names like it: {near}.]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound of “{path}” is in a format that Lokas cannot read. Convert the file with another program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” does not lie on the same disk as the trash of Lokas, and was not touched. Put that folder into the trash with the file manager.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” is a meeting already: {meeting}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The meeting has a text already, which stays as it is. To have another one, import the recording again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound of “{path}” is no longer at “{sound}”. Plug in the disk it is on, or show where it is now: “Show where the sound is…” in the list of meetings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the search reads is damaged ({reason}). The meetings themselves are not. Search again: it is made anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was read for the search yet. Search again: it is made then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording of “{path}” was interrupted. Click “Recover” above the list of meetings first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own template “{path}” cannot be followed (line {line}): {reason}. Mend it, or take it out of its folder: Lokas then uses its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written: what the machine heard would show what is hidden in this meeting ({count}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” no longer has the track of sound that was chosen ({track}). It has: {available}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” cannot be recorded: it is not there any more. Click “Look again” and choose another source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the computer plays cannot be recorded here. Choose a microphone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No microphone is plugged in, or the system shows none. Plug one in, check the sound settings of the computer, then click “Look again”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” was not laid out anew: at line {line}, text has no time that can be read, and would be lost. Correct that line in a text editor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{first}” and “{second}” would have the same files. Write them into different folders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These files are there already and were not touched: {paths}. Replace them, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” is what the file would be made of, and was not touched. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” cannot be written: {reason}. Check the rights of its folder, or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click “Begin anew…”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transcription stopped: {reason}. What is text already is kept: click “Try again”. If it happens again, look under “About”, “This computer”, or choose a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transcription has not moved for {after_s} seconds. What is text already is kept: click “Try again”. If it happens again, choose a smaller model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No graphics card can be used on this computer. Click “Try again”: the processor does the work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for this model. Close other programs, or choose a smaller model in “Models”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was text already cannot be read at line {line}. It was not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text was begun by a newer version of Lokas ({version}). Update Lokas, or begin anew with this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text was begun in another way. What differs: {changed}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording has changed since its text was begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {start_ms} on, what is text already no longer fits the recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{model}” does not know the language “{language}”. Choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{path}” is in the queue already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of known voices is damaged ({reason}). Click “Erase all…” in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” has no name yet. Click “Rename…” first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voices of this meeting were not told apart, or they were erased with the sound. Click “Tell the voices apart…” first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voices are not remembered on this computer. The settings have the switch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This meeting has no text yet. Click “Transcribe”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recorder ended without a word. What was said until then is on the disk, but for a second: “Recover” in “Meetings” makes it whole. To go on with the meeting, begin a new recording.</source>
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
        <source>Lokas met a defect of its own. What was recorded and corrected is safe, and you can go on. Save this report and send it to those who help you with Lokas: it says where the program was, and nothing of your meetings. The same defect is not told again before the next start.</source>
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
        <source>There is no text to show.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>All %n captions conform: {name}.</source>
        <translation>
            <numerusform>The only caption conforms: {name}.</numerusform>
            <numerusform>All %n captions conform: {name}.</numerusform>
        </translation>
    </message>
    <message>
        <source>{conforming} of {count} captions conform ({percent} %): {name}.</source>
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
        <source>Transcribe again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show where the sound is…</source>
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
        <source>Recording meetings</source>
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
        <source>The meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agen&amp;da</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Names and terms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded &amp;to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One item a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words that will be said, with commas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They go into the glossary, so that they are written as you write them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agenda and people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the minutes are made of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LibreOffice (ODT)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word (DOCX)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown</source>
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
        <source>As spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds the names of people and what they decided. It is not sent to anybody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find out by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of somebody present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listen there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decisions and tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These were marked while the meeting was recorded. They can be edited once it has a text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is marked yet. “Add” notes a decision, a vote or a task.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(without text)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick who is there. The Delete key forgets a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>People present: %n</source>
        <translation>
            <numerusform>People present: %n</numerusform>
            <numerusform>People present: %n</numerusform>
        </translation>
    </message>
    <message>
        <source>The sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Record with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks for microphones that were plugged in meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record what this computer plays too (video meeting)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the room (10 s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check of the room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speak from your place…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} (what the computer plays)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message>
        <source>Room on the disk for {hours}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ Nothing is heard: the microphone is off, or it is another one. Check its switch, or choose another one above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To read aloud before it begins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Association</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;genda, one point a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Present, one name a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Represented, such as “Louis by Anne”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Excused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quorum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of so many &amp;members</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>such as 1/3, 50 % or 12</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those represented count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say how many members there are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached: {counted}, {needed} needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missed: {counted}, {needed} needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} by {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound is &amp;kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>our association</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write the minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text to read aloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text was read aloud to &amp;everybody present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>O&amp;bjections, one a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ Good: the room is heard clearly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ Too far: the voice is weak, or nobody spoke. Move the microphone closer, to the middle of the table, or raise its level in the sound settings of the computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ Too noisy: the voice is lost in it. Close the windows, move the microphone away from fans and from the computer, or closer to people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>⚠ Too loud: the sound is distorted. Lower the level in the sound settings of the computer, or move the microphone away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how long is not decided yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until the minutes are approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n days after the minutes are approved</source>
        <translation>
            <numerusform>%n day after the minutes are approved</numerusform>
            <numerusform>%n days after the minutes are approved</numerusform>
        </translation>
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
        <source>Read at that moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a table (CSV)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in the decisions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still to be done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Votes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table is in the file “{name}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message>
        <source>All dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At any time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last 12 months</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between two days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in the register is like that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No decision yet. Mark decisions, votes and actions while you record or read a meeting: all are listed here.</source>
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
        <source> days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast, dark on white</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High contrast, light on black</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until somebody deletes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until the minutes are approved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark colours tire the eyes less in a dark room; high contrast helps weak eyes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long after the minutes are approved. Lokas reminds you of it; only you delete it.</source>
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
        <source>Remember voices from one meeting to the next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only of people who agree, each asked, and only to propose their names. The voices stay on this computer and go into no backup. Turned off, nothing is compared.</source>
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
        <source>What the keys of the keyboard, or a foot pedal, do on each screen.</source>
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
        <translation>
            <numerusform>%n recording was recovered: {length} of sound.</numerusform>
            <numerusform>%n recordings were recovered: {length} of sound.</numerusform>
        </translation>
    </message>
    <message>
        <source>The import of “{name}” did not end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The import of %n files did not end.</source>
        <translation>
            <numerusform>The import of %n file did not end.</numerusform>
            <numerusform>The import of %n files did not end.</numerusform>
        </translation>
    </message>
    <message>
        <source>The recording of “{title}” did not end properly. Its sound is on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n recordings did not end properly. Their sound is on the disk.</source>
        <translation>
            <numerusform>%n recording did not end properly. Its sound is on the disk.</numerusform>
            <numerusform>%n recordings did not end properly. Their sound is on the disk.</numerusform>
        </translation>
    </message>
    <message>
        <source>In “{title}”, these files are not whole: {files}. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound of “{title}” is no longer at “{sound}”. Plug in the disk it is on, or show it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” is here more than once: its folder was copied. Another one: “{folder}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n meetings cannot be opened. Nothing of them was changed.</source>
        <translation>
            <numerusform>%n meeting cannot be opened. Nothing of it was changed.</numerusform>
            <numerusform>%n meetings cannot be opened. Nothing of them was changed.</numerusform>
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
        <translation>
            <numerusform>%n meeting was imported.</numerusform>
            <numerusform>%n meetings were imported.</numerusform>
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
    <message>
        <source>The backup “{name}” was not finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n meetings are in “{name}”.</source>
        <translation>
            <numerusform>%n meeting is in “{name}”.</numerusform>
            <numerusform>%n meetings are in “{name}”.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the meetings… {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replace by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the glossary suggests</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capitals count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accents count</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places found</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Replace %n places</source>
        <translation>
            <numerusform>Replace %n place</numerusform>
            <numerusform>Replace %n places</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The glossary suggests nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n places</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was found for “{words}”.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No recording lies beside “{path}”: the meeting has a text, but no sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound of “{path}” stays where it is, at “{sound}”: it is not in the backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” is here already, and stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound of “{path}” is not here: it was at “{sound}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The earlier text and its corrections are kept: “Earlier texts” shows them. Your marks have gone over to the new text, which nobody has reviewed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The graphics card failed its trial ({reason}): the processor does the work. “About”, “This computer” tells what is wanting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No microphone is plugged in, or the system shows none. Plug one in, then click “Look again”. Without one, “Meetings” takes in a recording that was made elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody was heard to speak: the text is empty. If somebody does speak, listen to the recording: it may be very quiet.</source>
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
        <source>All of it is reviewed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text follows the sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A click plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beside the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n doubts</source>
        <translation>
            <numerusform>%n doubt</numerusform>
            <numerusform>%n doubts</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is known to say this line: give it to somebody first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No doubt is left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose voice it is, is unsure nowhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody says anything in this recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring this text back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When a meeting is transcribed again, the text it had is kept here, with its corrections and marks. To bring one back loses nothing: the present text is kept here in its turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the chosen text reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The earlier text is back. The one it replaces is kept in this list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This meeting has no earlier text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the text…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept since {moment}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n words</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heard: “{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is repeated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it was heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is named yet. Have the voices told apart, or put the cursor into a line and name who says it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says the line of the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl and the number of the speaker do the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remember this voice…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Next of %n unsure lines</source>
        <translation>
            <numerusform>The unsure line</numerusform>
            <numerusform>Next of %n unsure lines</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}, perhaps {likely}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the name {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice of {name} is remembered. The settings erase it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else says it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the same as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other line is known to sound like this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines that sound like the corrected one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody known</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n other lines sound like this one.</source>
        <translation>
            <numerusform>One other line sounds like this one.</numerusform>
            <numerusform>%n other lines sound like this one.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are said by {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n lines were given</source>
        <translation>
            <numerusform>One line was given</numerusform>
            <numerusform>%n lines were given</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message>
        <source>{number}, {name}, {lines}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, or perhaps {other}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, but that is unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speakers and times</source>
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
        <source>The arrow down lists the names that are known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked: {kind}</source>
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
        <source>They go to {folder}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose at least one file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n names or passages are hidden in all of them.</source>
        <translation>
            <numerusform>%n name or passage is hidden in all of them.</numerusform>
            <numerusform>%n names or passages are hidden in all of them.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is sent: they stay on this computer until you give them to somebody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language spoken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only while the computer is plugged in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then tell the voices apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transcribe “{title}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on where it stopped ({percent} %)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several languages in turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To turn speech into text, Lokas needs a speech model: it is installed once, and then works without the network. For this computer “{model}” is recommended ({size}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of the installed models knows this language.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes {time} on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can go on working meanwhile. Nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new text takes the place of the one there is. That one is set aside with its corrections: “Earlier texts” shows it, and brings it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{model} (recommended for this computer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{model}” is not on this computer. Install it in “Models”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{model}” lacks files. In “Models”, “Repair” completes it; a model of your own must be imported again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of the model “{model}” are damaged. In “Models”, “Repair” mends it; a model of your own must be deleted and imported again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is the name of another model. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model “{model}” is here already. Choose another name, or delete the old one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full: “{path}” could not be written. Free some space, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{model}” cannot translate. Choose another one in “Models”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is called “{name}”. Choose one in “Models”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lokas does not know this model. If you know where it comes from, give it a name of your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{model}” tells voices apart, it does not turn speech into text. Choose another one in “Models”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file that says who speaks when is damaged ({reason}). Delete “{path}”, then have it found anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What tells voices apart ended by itself ({reason}). The text is untouched. “Check the files” in “Models” looks whether its model is whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model that tells voices apart is installed. “Models” has one ({size_bytes}): it is installed once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{model}” turns speech into text, it does not tell voices apart. Choose another one in “Models”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} cannot be reached. Check the connection, then try again. Without a network, “Import a model” takes one from a USB stick.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} stopped answering. What came is kept: try again, and the download goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to {host} was cut. What came is kept: try again, and the download goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy of this computer cannot be used: {reason}. It must be of the kind http or https. Without a network, “Import a model” takes one from a USB stick.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} refuses to give “{file}” (answer {status}). Try again later, or take the model from a USB stick with “Import a model”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{file}” is no longer at {host} (answer {status}). Update Lokas, or take the model from a USB stick with “Import a model”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} is out of order or under repair (answer {status}). What came is kept: try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} gets too many requests (answer {status}). What came is kept: try again in an hour.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions &amp;for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Lokas {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lokas looks at everything it needs: its files, the processor, the memory, the disk, the microphones. It takes some seconds, changes nothing, and sends nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examine this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be pasted into a message to somebody who helps you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examining this computer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laying out the captions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caption {number} of {count}, from {start} to {end}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More to do with this text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More to do with this meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No meeting yet. Record one, or import a sound or video file: it stays on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record a meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More to do with all meetings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up all meetings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search what was ever said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words that were said. “in quotes”: one behind the other. -word: without it. #tag: with this tag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings, texts and backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts of Lokas and captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups of Lokas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {minutes} minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One hour of sound takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ships with Lokas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A speech model turns sound into text. It was made by letting a program hear very many hours of sound together with their text. It then guesses, word by word, what was most likely said. It does not understand what people say, and it does not know them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this computer, and nowhere else. What you record, write and correct is sent to nobody. Lokas uses the network only when you click a button that says so, such as the one that installs a model. It counts nothing, reports nothing, and wants no account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it errs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whom it understands less well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two thirds of what it heard was English. Its makers say that it makes more errors with some accents, some ages and some ways of speaking. Listen to these people with more care, so that nobody’s words weigh less than others’.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it learned from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Whisper models were made by OpenAI from hundreds of thousands of hours of sound from the web. Who spoke there, and under which licences, was not published. Everybody may use the models; what they learned from cannot be looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What remains yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To ask for consent before you record, to listen where it matters, to correct, and to approve the minutes. A text that nobody has read again is a draft.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names, numbers and little words such as “not” are often wrong; so is what is said by several people at once, far from the microphone, or in noise. The rates in “Models” were measured on people who read aloud: a meeting is harder. Sometimes a model writes sentences that nobody said, above all where nobody speaks (in one study, in about one passage in a hundred). Lokas lets it hear only passages with a voice, looks for such sentences, and marks what is doubtful. It does not find all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lokas is free software under the GNU AGPL, version 3 or later: you may use it, study it, change it and pass it on, with its source and under the same terms. It comes without any warranty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is made of these works of others, under their own licences:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No model is installed for your own meetings. Recommended: {recommended}, in “Models”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{model}” is damaged. In “Models”, “Repair” mends it; one of your own is to be deleted and imported again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{language}, {test_set}: {percent} % ({source})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the transcription</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transcribing “{title}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” could not be transcribed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text of “{title}” is ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Transcription is paused: %n recordings wait.</source>
        <translation>
            <numerusform>Transcription is paused: %n recording waits.</numerusform>
            <numerusform>Transcription is paused: %n recordings wait.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recordings wait to be transcribed.</source>
        <translation>
            <numerusform>%n recording waits to be transcribed.</numerusform>
            <numerusform>%n recordings wait to be transcribed.</numerusform>
        </translation>
    </message>
    <message>
        <source>tells voices apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recommended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{least} to {most} minutes, by a rough estimate; it can be measured once the model is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recommended for this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Published error rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is used by “Tell the voices apart…” in the review of a text. It hears who speaks when, not what is said, and knows nobody: people name the voices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Downloading “{model}”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing “{model}”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking the files of “{model}”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measuring the speed of “{model}” on the demonstration meeting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting “{model}”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{doing} {done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. What has been downloaded is kept: “Install” goes on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files of “{model}” are damaged or missing: {files}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” is ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files of “{model}” are as they should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With “{model}”, one hour of sound takes {duration} on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” was deleted from this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total} are text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not before {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only when plugged in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another version of Lokas noted the error “{code}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is marked. What you mark here is in the minutes, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Text of the mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark what is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is hidden. Select words that no document, caption or sound you share shall hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat this line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next doubt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Doubt before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next line whose voice is unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line before whose voice is unsure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put back what was heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename the speaker…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From here on it is somebody else…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines that sound like this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the voices apart…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say who speaks and when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the keys…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next control, or to the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press the button that has the keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys of this screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next place found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Place found before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark a decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark a vote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark an action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark an agenda item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide what is selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide this name everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a text from a file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to “{place}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not hide it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing “{name}”…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>about %n minutes</source>
        <translation>
            <numerusform>about %n minute</numerusform>
            <numerusform>about %n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>about {hours} h {minutes:02}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day} at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the meetings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete for ever</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{title}” is back among the meetings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n meetings were deleted for ever.</source>
        <translation>
            <numerusform>%n meeting was deleted for ever.</numerusform>
            <numerusform>%n meetings were deleted for ever.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n meetings ({size}) for ever, with sound and text?</source>
        <translation>
            <numerusform>Delete %n meeting ({size}) for ever, with sound and text?</numerusform>
            <numerusform>Delete %n meetings ({size}) for ever, with sound and text?</numerusform>
        </translation>
    </message>
    <message>
        <source>Stops this transcription; what is text already is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text as it comes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text appears here as it comes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping: the passage that is being heard is finished first. Nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the model and the sound…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{speed} times as fast as the sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{energy} Wh used so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level of {source}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too loud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transcriptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear what is over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause, or go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off the record, or back on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write what the marker is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prepare and record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is to be transcribed. In the list of meetings, choose one and then “Transcribe”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a new list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused: nothing is transcribed until you click “Go on”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text of the meeting that is being recorded comes first; the others wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program of Lokas is transcribing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin anew…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused: nothing is recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off the record: nothing is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ending…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended by a failure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back on the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} ({key})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written to “{folder}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{free} left on the disk: room for {hours}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some sound never came from the microphone: silence stands for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no sound lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off the record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>microphone gone, silence in its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sound lost, silence in its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>computer asleep, silence in its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{at}  {kind}, {length}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions for videos (SRT)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captions for the web (WebVTT)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For web pages and PeerTube.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chapters (WebVTT)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For videos, on any player.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Titles that players list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LibreOffice document (ODT)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To correct, print and keep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word document (DOCX)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For those who use Word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To read and listen in any browser.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain text (TXT)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To paste into a mail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Markdown (MD)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For wikis and websites.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MP3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small, and plays everywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller still, for recent players.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FLAC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loses nothing: to keep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WAV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very large: to edit the sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For spreadsheets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table with tabs (TSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For spreadsheets and databases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data (JSON)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All there is, for programs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ELAN (EAF)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For linguists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels for Audacity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To edit the sound by its text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds: {things}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all that was said, also of people who were not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first words of each chapter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>who says it ({names})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the voices, by which people are recognized</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; </source>
        <comment>between things in a sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These files hold {things}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <translation>
            <numerusform>{names} and %n more</numerusform>
            <numerusform>{names} and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>French charter, for deaf viewers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Videos on the web</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As Netflix asks for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telephones held upright</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word for word, a working copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The web page has no sound: the recording is not there any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The web page looks for its sound beside it: copy “{path}” into “{folder}”, or tick “Sound within the web page”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks without a text: {count}. What was said at that moment is quoted there. Give them a text under “Decisions and tasks”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The quorum ({rule}) is a share of the members: say how many there are to know whether it is reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moment of the sound, in seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five seconds back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five seconds on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume, in percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look closer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{factor}×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{moment} of {length}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drawing the sound: {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is known of this model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install ({size})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is downloaded from {host}, once. Nothing of your meetings leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure the speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes about 20 seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the model “{model}” from this computer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a file (.zip)…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a folder, such as a USB stick…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models (*.zip)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lokas does not know this model. If you know where it comes from, give it a name:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep for later…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin to record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the &amp;text while people speak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install a model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text was not read aloud. To record people who do not know of it is punished by law (in France, article 226-1 of the penal code). Read it to them, or tell them in your own words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They know: record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no microphone: plug one in, and look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meeting at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For other programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaking time…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview of captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files and captions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell who speaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark doubtful words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names as tags (WebVTT)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound within the web page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Text while people speak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick the box above to see what is said. The recording is the same without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ending after this sentence…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most {time} behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write here what the marker is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the marker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as a note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Lokas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit Lokas (the recording goes on)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the time and the buttons above all other windows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is recorded now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} recorded. The sound is safe on this computer, in “{folder}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the sound does not have:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its text is ready to be read and corrected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its text is being made: {done} of {total}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no text yet. That can be made now, or at any time later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{state}  {time}  {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{title} – Lokas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;ime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Text, as it shall stand in the minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;For</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;gainst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;bstained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Who does it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Until when, such as 2026-04-01</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do&amp;ne on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is &amp;done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not noted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Adopted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The minutes as they will be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which language do you want to read?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lokas records your meetings and turns them into text, on this computer and nowhere else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This can be changed at any time in “Settings”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which microphone do you record with?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say a sentence from your place: the bar has to move.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is recorded now. Without a microphone you can go on all the same: recordings can be imported, and a microphone plugged in later is found by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No microphone was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model, to turn speech into text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“Later” is an answer too: recording works without a model. The install button downloads from {host}, once; nothing of your meetings is sent. “Models” shows all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{model}” is here. One hour of sound takes: {duration}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For this computer: “{model}”, {size}, which needs about {memory} of memory while it works. Words wrong in French, as published: {rates}; in a meeting there are more. One hour of sound takes {duration}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step {number} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lokas stopped while a recording was being prepared. What was filled in is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lokas stopped while “{screen}” was shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lokas stopped while “{title}” was being reviewed, at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lokas stopped while “{title}” was being reviewed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lokas stopped while the minutes of “{title}” were being written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lokas stopped while “{title}” was being shared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lokas stopped while you were at “{title}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The installation of “{model}” did not end. What has been downloaded is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody says it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first speaker says it, and so on to the ninth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything has its usual keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} does “{name}” now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} does “{name}” no longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” has its usual keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those that you chose are forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the usual keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} does “{name}” until now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Shall %n keys do “{name}” instead?</source>
        <translation>
            <numerusform>Shall it do “{name}” instead?</numerusform>
            <numerusform>Shall these %n keys do “{name}” instead?</numerusform>
        </translation>
    </message>
    <message>
        <source>Change it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} does it already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has as many keys as it can have. Take one away before you give it {key}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is needed to move about, to press buttons or to correct a text. Press another key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} writes a letter or a sign. Press it together with Ctrl or Alt, or press another key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} says who speaks. Press another key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the key {key} away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For “{name}”. Escape leads back to the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press the new key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All usual keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an action, press Enter, then its new key. A foot pedal is a key like any other: let it send one that nothing uses, such as F13, and press it here. Ctrl with 1 to 9 says who speaks and stays as it is, like the keys to move about, to press buttons and to write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an action or a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has these words. Try others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this meeting for later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;When it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It then stands in the list of meetings, with its agenda and the people. “Prepare and record” opens it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help for this screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What this screen is for, and its keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three short steps, and Lokas is ready. Choose your language, see that the microphone hears you, and take the model that turns speech into text. Each step can be skipped: recording works without a model. All of it can be changed later in “Settings” and “Models”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All your meetings are here, the newest first. “Record a meeting” begins a new one; “Import a recording” takes in a sound or video file, which can also be dropped onto the list. Choose a meeting, and the button below the list does what comes next for it; “More” shows all that can be done. The search finds words that were ever said, and opens the meeting at that second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meetings that you deleted wait here, with their sound and their text. “Restore” puts one back where it was. Nothing is deleted for ever until you empty the trash and say so twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every decision, vote and task that was marked in any meeting stands here, by date. Filter them by their kind, by words or by tasks that are still open. “Read at that moment” leads to the second at which it was said. The table can be saved for a spreadsheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in what you know; all of it can stay empty and be added later. Tick who is there, and look whether the level moves when somebody speaks: “Check the room” listens for ten seconds and says whether everybody can be heard. Read the text at the right aloud and tick the box: people have a right to know. Then begin, or keep the meeting for later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound is written to the disk every second. “Pause” records nothing until you go on; “Off the record” keeps nothing of what is said, and the minutes show that there was a break. Mark decisions and votes as they come: they are found again in the text. You can close the window: the recording goes on, and the next start of Lokas shows it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here meetings are turned into text, one after the other. You can go on working, close the window or switch the computer off: what is text already is kept, and the work goes on from there. Entries can be put in another order, with the mouse or with the buttons. “Pause” frees the computer at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the text while you listen to it, and type over what is wrong: every change is saved at once and can be undone. A click on a word plays it. Doubtful words have a wavy line: “Next doubt” leads from one to the next. At the side, give the speakers their names, and see what was marked or hidden. When you have read all of it, tick “All of it is reviewed”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each time a meeting is transcribed anew, the text it had is set aside, with its corrections and marks. Here you see these texts and can compare them. “Bring this text back” puts the chosen one in the place of the present one, which is set aside in its turn: nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See who spoke for how long, in the whole meeting or at one point of its agenda. Nobody is ranked unless you ask. Where it is unsure who speaks, two times are shown: what surely is theirs, and what may be. Groups are only those that people declared themselves. “Write the sheet” makes a page to print.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what you need: documents to read, captions for a video, the sound, or data for other programs. Several can be written at once. “Preview of captions” shows them as viewers will see them, and what makes them hard to read. Below stands what these files tell of people. Nothing is sent: the files are put into a folder of this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the left is what the minutes are made of: the agenda, the people, and the decisions, votes and tasks that were marked. At the right you see the page that comes of it. Click on a time to hear what was said then. “Write the minutes” makes a document that you can finish in your word processor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model is what turns speech into text. One is enough; a larger one makes fewer errors and takes longer. For each you see where it comes from, what it was trained on, and the errors that were published. “Measure the speed” says how long one hour takes on this computer. Without a network, a model can come on a USB stick.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything here has a value that suits most people. A change holds at once and is kept. The search finds a setting by its name or by what it does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every action can have keys of your choice. A foot pedal is a key like any other. Where a key is taken already, Lokas asks which of the two it shall be. The usual keys can always be put back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here stands how the text comes about, where it errs, and whom it understands less well. “This computer” looks whether everything Lokas needs is there. The licences say what Lokas is made of. Nothing of your meetings is ever sent anywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the voices apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many people spoke?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exactly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of people, or the least of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of people, the most of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <comment>from a number to another</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voices are taken for the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may be the same person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To tell voices apart, Lokas needs a model that is made for it: “{model}” ({size}). It is installed once, and then works without the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voices are heard on this computer. What tells them apart stays with this meeting and goes when its sound goes. Every line is given anew to who says it; “Undo” takes that back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening to the voices…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voices come next…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n people speak.</source>
        <translation>
            <numerusform>%n person speaks.</numerusform>
            <numerusform>%n people speak.</numerusform>
        </translation>
    </message>
    <message>
        <source>Some spoke so little that they may be another one:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” speaks for {time} only, and sounds most like “{other}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hardly ever: different people were taken for one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less readily than usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more readily than usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>very readily: one person became several</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups that people declared…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what people told of themselves, if they wished to: gender, role, newcomer… Nothing is guessed, and nothing has to be filled in. It stays in the folder of this meeting.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many of “{group}” were there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>present: </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{group}: {time}, {share} of what was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{told}; {share} of those who were there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page to print, which any browser shows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the table (CSV)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speaking time in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who spoke longest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between two times: what is surely said by the person, and what perhaps is too. Each line you check narrows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet and the table tell how long each person spoke, by name, and nothing of what was said. Nothing is sent: they stay with the exports of this meeting until you give them to somebody.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who speaks is not known yet: have the voices told apart, or name who says the lines.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before the first point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the whole meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time and share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words per minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While others spoke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model turns speech into text, on this computer alone. One is enough: a larger one makes fewer errors and takes longer. A small one of another kind tells voices apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remember the voice of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read this to {name}:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text to read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I read it to {name}, who agrees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remember</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No voice is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase this voice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase all…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The voice of {name} is erased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase all known voices? Nobody is recognised any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase all voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Erase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} — agreed on {date}, asked by {who}, heard in “{meeting}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} — agreed on {date}, heard in “{meeting}”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
