"""A model hub on the loopback interface that fails on demand, a proxy that counts, and one small model to fetch."""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import threading
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lokas_models.catalogue import Catalogue, ModelEntry, ModelFile, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Answer = Callable[["Handler", "Served"], None]

REVISION = "0123456789abcdef0123456789abcdef01234567"
WEIGHTS = b"".join(hashlib.sha256(b"%d" % n).digest() for n in range(10_000))
SMALL_FILES = {
    "config.json": b'{"alignment_heads": []}',
    "model.bin": WEIGHTS,
    "tokenizer.json": "{«jetons»}".encode(),
    "vocabulary.txt": b"a\nb\n",
}


def git_sha1(content: bytes) -> str:
    """The blob id Git, and so the hub, gives to a small file."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()


def entry(
    model: str = "petit", files: Mapping[str, bytes] = SMALL_FILES, *, unhashed: tuple[str, ...] = (), **changes: object
) -> ModelEntry:
    """A catalogue entry for `files`; those named in `unhashed` have no digest."""
    described = (
        ModelFile(name, len(data), None if name in unhashed else hashlib.sha256(data).hexdigest())
        for name, data in files.items()
    )
    values = {
        "id": model,
        "aliases": (),
        "repository": f"Essai/{model}",
        "revision": REVISION,
        "files": tuple(described),
        "licence": "MIT",
        "parameters": 1,
        "mel_bands": 80,
        "languages": (),
        "translate": True,
        "memory_int8_estimate": 1,
        "error_rates": (),
        "trained_on": Text("rien", "nothing"),
        "description": Text("un essai", "a try"),
    }
    return ModelEntry(**values | changes)


def catalogue(*entries: ModelEntry) -> Catalogue:
    """A catalogue of these entries."""
    return Catalogue(entries, Text("", ""))


@dataclass
class Served:
    """One file as the hub has it; `headers` are sent with it and with every redirect to it."""

    content: bytes
    etag: str = '"one"'
    headers: dict[str, str] = field(default_factory=dict)


class HubServer:
    """Serves files by path, and records requests. `plan` gives the answers to the next requests for a path.

    Once its planned answers are used up, a path is served faithfully, ranges included.
    """

    def __init__(self) -> None:
        self.files: dict[str, Served] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.closing = threading.Event()
        self._plans: dict[str, list[Answer]] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, self))
        self._server.daemon_threads = False  # so that closing waits for every one of them
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})

    def __enter__(self) -> HubServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def port(self) -> int:
        return self._server.server_address[1]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def publish(self, model: ModelEntry, files: Mapping[str, bytes] = SMALL_FILES) -> None:
        for name, data in files.items():
            self.files[self.path(model, name)] = Served(data)

    def path(self, model: ModelEntry, name: str) -> str:
        return f"/{model.repository}/resolve/{model.revision}/{name}"

    def served(self, model: ModelEntry, name: str) -> Served:
        return self.files[self.path(model, name)]

    def plan(self, model: ModelEntry, name: str, *answers: Answer) -> None:
        self.plan_path(self.path(model, name), *answers)

    def plan_path(self, path: str, *answers: Answer) -> None:
        self._plans[path] = list(answers)

    def asked(self, name: str) -> list[dict[str, str]]:
        """The headers of every request for a file of that name, in order, names in lower case."""
        return [headers for path, headers in self.requests if path.endswith("/" + name)]

    def answer(self, handler: Handler) -> None:
        path = urlsplit(handler.path).path
        self.requests.append((path, {key.lower(): value for key, value in handler.headers.items()}))
        plan = self._plans.get(path)
        served = self.files.get(path)
        if served is None:
            status(404)(handler, Served(b""))
        else:
            (plan.pop(0) if plan else faithful)(handler, served)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, hub: HubServer, *args: object) -> None:
        self.hub = hub
        super().__init__(*args)

    def do_GET(self) -> None:
        self.close_connection = True  # one request a connection: a dropped one is then really dropped
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # several tests want a client that leaves
            self.hub.answer(self)

    def log_message(self, *_: object) -> None:
        pass

    def begin(self, code: int, headers: Mapping[str, object]) -> None:
        self.send_response(code)
        for key, value in headers.items():
            self.send_header(key, str(value))
        self.send_header("Connection", "close")
        self.end_headers()


def faithful(handler: Handler, served: Served) -> None:
    """What a good server does, with Range and If-Range."""
    wanted = handler.headers.get("Range")
    if wanted is None or handler.headers.get("If-Range", served.etag) != served.etag:
        whole(handler, served)
        return
    start = int(wanted.removeprefix("bytes=").rstrip("-"))
    total = len(served.content)
    span = {"Content-Range": f"bytes {start}-{total - 1}/{total}", "Content-Length": total - start}
    handler.begin(206, {"ETag": served.etag, **span, **served.headers})
    handler.wfile.write(served.content[start:])


def whole(handler: Handler, served: Served) -> None:
    """The whole file, whatever range was asked for."""
    handler.begin(200, {"ETag": served.etag, "Content-Length": len(served.content), **served.headers})
    handler.wfile.write(served.content)


def cut(after: int) -> Answer:
    """`after` bytes of the answer's body, then a dropped connection."""

    def answer(handler: Handler, served: Served) -> None:
        wanted = handler.headers.get("Range")
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0
        total = len(served.content)
        span = {"Content-Range": f"bytes {start}-{total - 1}/{total}"} if wanted else {}
        length = {"Content-Length": total - start}
        handler.begin(206 if wanted else 200, {"ETag": served.etag, **span, **length, **served.headers})
        handler.wfile.write(served.content[start : start + after])

    return answer


def stalled(after: int) -> Answer:
    """`after` bytes, then nothing until the server closes."""

    def answer(handler: Handler, served: Served) -> None:
        cut(after)(handler, served)
        handler.wfile.flush()
        handler.hub.closing.wait(30)

    return answer


def unmeasured(content: bytes) -> Answer:
    """A body without a length, ended by the end of the connection."""

    def answer(handler: Handler, served: Served) -> None:
        handler.begin(200, {"ETag": served.etag})
        handler.wfile.write(content)

    return answer


def other(content: bytes) -> Answer:
    """Another content, properly announced."""
    return lambda handler, served: whole(handler, Served(content, served.etag, served.headers))


def status(code: int, headers: Mapping[str, object] | None = None) -> Answer:
    """No content, only a status."""
    return lambda handler, _served: handler.begin(code, {"Content-Length": 0, **(headers or {})})


def redirect(to: str, code: int = 302) -> Answer:
    """A redirect, with the hub's headers of the file."""
    return lambda handler, served: handler.begin(code, {"Location": to, "Content-Length": 0, **served.headers})


def partial_from(start: int, total: object) -> Answer:
    """A 206 that starts where nobody asked, or tells another total."""

    def answer(handler: Handler, served: Served) -> None:
        body = served.content[start:]
        span = f"bytes {start}-{len(served.content) - 1}/{total}"
        handler.begin(206, {"ETag": served.etag, "Content-Range": span, "Content-Length": len(body)})
        handler.wfile.write(body)

    return answer


class ProxyServer:
    """A proxy for plain HTTP that forwards GET requests and keeps the addresses it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(ProxyHandler, self))
        self._server.daemon_threads = False
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})

    def __enter__(self) -> ProxyServer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"


class ProxyHandler(BaseHTTPRequestHandler):
    def __init__(self, proxy: ProxyServer, *args: object) -> None:
        self.proxy = proxy
        super().__init__(*args)

    def do_GET(self) -> None:
        self.proxy.asked.append(self.path)
        target = urlsplit(self.path)
        connection = http.client.HTTPConnection(target.netloc, timeout=10)
        try:
            connection.request("GET", target.path)
            answer = connection.getresponse()
            body = answer.read()
        finally:
            connection.close()
        self.send_response(answer.status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass
