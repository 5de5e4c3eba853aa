#!/bin/sh
# Sets up what the tests need, then runs every check and every test. This is all that CI does.
set -eu
CDPATH='' cd -- "$(dirname -- "$0")/../.."
. packaging/linux/prepare.sh

has_library() {
    python3 -c 'import ctypes.util, sys; sys.exit(not ctypes.util.find_library(sys.argv[1]))' "$1"
}

has_alsa_plugin() {
    ls /usr/lib/*/alsa-lib/libasound_module_pcm_pulse.so /usr/lib*/alsa-lib/libasound_module_pcm_pulse.so 2>/dev/null |
        grep -q .
}

# Debian would take a person's PipeWire away to install PulseAudio: then the tests that need it are left out.
has_sound_server() {
    command -v pulseaudio || command -v pipewire-pulse
}

has_browser() {
    command -v chromium || command -v chromium-browser || command -v google-chrome
}

has_accessibility() {
    [ -e /usr/share/dbus-1/services/org.a11y.Bus.service ] &&
        /usr/bin/python3 -c 'import gi; gi.require_version("Atspi", "2.0")' 2>/dev/null
}

find_python
missing=
command -v strace >/dev/null || missing="$missing strace" # shows that a transcription opens no socket
has_library portaudio || missing="$missing libportaudio2" # lists the sound devices
has_alsa_plugin || missing="$missing libasound2-plugins" # lets PortAudio record from PulseAudio
has_sound_server >/dev/null || missing="$missing pulseaudio" # gives virtual microphones
command -v pacat >/dev/null || missing="$missing pulseaudio-utils" # plays into them
has_browser >/dev/null || missing="$missing chromium fonts-dejavu-core" # opens the page and the captions that are made
has_library atomic || missing="$missing libatomic1" # what drives the browser (Playwright's Node.js) is linked with it
# What Qt's own libraries are linked with, and what its windows need on a virtual screen.
has_library EGL || missing="$missing libegl1"
has_library GL || missing="$missing libgl1"
has_library xkbcommon || missing="$missing libxkbcommon0"
has_library fontconfig || missing="$missing libfontconfig1"
has_library dbus-1 || missing="$missing libdbus-1-3"
for name in cursor0 icccm4 image0 keysyms1 randr0 render-util0 shape0 shm0 sync1 util1 xfixes0 xkb1; do
    has_library "xcb-${name%?}" || missing="$missing libxcb-$name" # what Qt's part for X is linked with
done
has_library xkbcommon-x11 || missing="$missing libxkbcommon-x11-0"
# The desktop application is tried on a screen and a bus of its own, as a screen reader uses it.
command -v Xvfb >/dev/null || missing="$missing xvfb"
command -v openbox >/dev/null || missing="$missing openbox" # gives windows the keyboard
command -v dbus-daemon >/dev/null || missing="$missing dbus"
has_accessibility || missing="$missing at-spi2-core gir1.2-atspi-2.0 python3-gi"
# shellcheck disable=SC2086 # one word per package
[ -z "$missing" ] || system_packages $missing

sync
exec .venv/bin/just test
