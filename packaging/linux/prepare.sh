# Shared by try.sh and test.sh: brings what Lokas needs onto a Debian or Ubuntu computer, and says plainly what it
# cannot do. Sourced in the project's folder; all it makes is in .uv/ and .venv/ there, but for system packages.

fail() {
    printf 'Lokas: %s\n' "$*" >&2
    exit 1
}

# system_packages PACKAGE...: install them as root, through sudo, or say what to type.
system_packages() {
    command -v apt-get >/dev/null || fail "please install these packages, then run this again: $*"
    root=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "as root, type: apt-get install $*    Then run this again."
        root=sudo
        [ -t 0 ] || root='sudo -n'
    fi
    echo "Installing system packages: $*"
    apt_get="$root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0"
    { $apt_get update && $apt_get install -y --no-install-recommends "$@"; } >&2 ||
        fail "could not install system packages. As root, type: apt-get install $*    Then run this again."
}

is_recent() {
    command -v "$1" >/dev/null && "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))'
}

# Sets $python to a Python of version 3.11 or later.
find_python() {
    command -v python3 >/dev/null || system_packages python3
    for python in python3 python3.13 python3.12 python3.11; do
        if is_recent "$python"; then return; fi
    done
    fail "Python 3.11 or later is needed; here is $(python3 --version 2>&1)."
}

# uv installs what uv.lock says. It has a folder of its own, so that nothing it does to .venv can remove it.
get_uv() {
    if [ -x .uv/bin/uv ]; then return; fi
    "$python" -c 'import ensurepip' 2>/dev/null || system_packages "$python-venv"
    echo "Getting uv, which installs the rest"
    "$python" -m venv --clear .uv || fail "could not make the folder .uv here."
    .uv/bin/python -m pip install --quiet --disable-pip-version-check 'uv>=0.9' ||
        fail "could not get uv: is there a network? A proxy is taken from HTTPS_PROXY."
}

# sync OPTION...: make .venv hold what uv.lock says, exactly those versions, checked by their digests.
sync() {
    find_python
    get_uv
    echo "Installing Lokas and its libraries in .venv (the first time, some 280 MB are downloaded, for the tests 100 more)"
    env -u VIRTUAL_ENV UV_PYTHON_DOWNLOADS=never .uv/bin/uv sync --quiet --frozen --python "$python" "$@" ||
        fail "could not install the libraries: the lines above say why. Running this again goes on from there."
}
