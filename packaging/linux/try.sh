#!/bin/sh
# Sets Lokas up in this folder and transcribes the demonstration meeting. Run it again at will.
set -eu
CDPATH='' cd -- "$(dirname -- "$0")/../.."
. packaging/linux/prepare.sh

sync --no-dev --inexact
exec .venv/bin/lokas demo "$@"
