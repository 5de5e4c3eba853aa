"""Downloading one file: resumed where it stopped, redirected with care, tried again, and verified."""

from __future__ import annotations

import re
import ssl
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

import httpx
import truststore

from lokas_models.errors import NetworkError, Stopped
from lokas_models.manifest import FileRecord
from lokas_models.partfile import HubNote, PartFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from lokas_models.catalogue import ModelFile
    from lokas_models.disk import Stop, Tick
    from lokas_models.manifest import VerifiedBy

MAX_REDIRECTS = 5
MAX_TRIES = 4
"""Tries in a row that bring nothing new; a try that brings bytes starts the count again."""
MAX_RETRY_AFTER_S = 120
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def make_client() -> httpx.Client:
    """A client that trusts what the system trusts and goes through the system's proxy (30 s without a byte is the end).

    Raises `NetworkError` ``network.proxy_unusable`` for a proxy of a kind httpx cannot speak to, such as SOCKS.
    """
    try:
        return httpx.Client(
            verify=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
            timeout=httpx.Timeout(30, connect=15),
            headers={"User-Agent": "lokas", "Accept-Encoding": "identity"},
        )
    except (ImportError, ValueError, httpx.InvalidURL) as error:
        raise NetworkError("network.proxy_unusable", reason=str(error)) from error


class _TryAgain(Exception):  # noqa: N818 - a signal, not an error
    """A try failed in a way that may pass; `error` is for when tries run out, `wait_s` is the server's wish."""

    def __init__(self, error: NetworkError, wait_s: float | None = None) -> None:
        super().__init__(error)
        self.error, self.wait_s = error, wait_s


class Downloader:
    """Fetches the files of a hub. `client` must not follow redirects by itself.

    `sleep` takes seconds and is called in slices of at most 0.25 s, with `should_stop` asked before each.
    Raises `NetworkError` ``network.bad_hub`` if `hub_url` is no web address.
    """

    def __init__(
        self,
        client: httpx.Client,
        hub_url: str,
        *,
        should_stop: Stop,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._client, self._hub = client, _address(hub_url)
        self._should_stop, self._sleep = should_stop, sleep

    def fetch(self, path: str, file: ModelFile, target: Path, tick: Tick) -> FileRecord:
        """Download `file` from `path` of the hub to `target`, through ``<target>.part``, and verify it.

        What an earlier call left is continued; `tick` gets the bytes present. A part that proves wrong is thrown away
        and fetched once more from its beginning; a wrong file fetched in one go is deleted and reported.
        Raises `NetworkError`, `DiskError`, or `Stopped` (the part is then kept).
        """
        url = httpx.URL(f"{self._hub}{path}")
        with PartFile(target.with_name(target.name + ".part"), file.size, tick, self._should_stop) as part:
            resumed = part.size > 0
            while True:
                self._complete(url, file, part)
                record, wrong = _judge(file, part)
                if not wrong:
                    part.finish(target)
                    return record
                part.restart()
                if not resumed:
                    raise NetworkError(
                        "network.wrong_content", file=file.name, host=url.host, expected=wrong, found=record.sha256
                    )
                resumed = False

    def _complete(self, url: httpx.URL, file: ModelFile, part: PartFile) -> None:
        tries = 0
        while not part.complete:
            before = part.size
            try:
                self._try(url, file, part)
            except _TryAgain as failure:
                tries = 1 if part.size > before else tries + 1
                if tries == MAX_TRIES:
                    raise failure.error from failure
                self._wait(2 ** (tries - 1) if failure.wait_s is None else failure.wait_s)

    def _wait(self, seconds: float) -> None:
        while seconds > 0:
            self._check()
            self._sleep(min(0.25, seconds))
            seconds -= 0.25

    def _check(self) -> None:
        if self._should_stop():
            raise Stopped

    def _try(self, url: httpx.URL, file: ModelFile, part: PartFile) -> None:
        try:
            with self._answer(url, _resume_headers(part)) as (response, note):
                _check_status(response, file, part)
                self._receive(response, note, file, part)
        except httpx.HTTPError as error:
            raise _translated(error, url.host, file.name) from error

    @contextmanager
    def _answer(self, url: httpx.URL, headers: dict[str, str]) -> Iterator[tuple[httpx.Response, HubNote]]:
        """The answer at the end of the redirects, its body unread, and what the hub's own answers said of the file."""
        linked = HubNote()
        for _ in range(MAX_REDIRECTS + 1):
            self._check()
            self._require_safe(url)
            response = self._client.send(self._client.build_request("GET", url, headers=headers), stream=True)
            try:
                if url.netloc == self._hub.netloc and not linked.knows:
                    linked = HubNote.of_hub(response.headers, last=not response.has_redirect_location)
                if not response.has_redirect_location:
                    yield response, HubNote(_strong_etag(response), linked.sha256, linked.git_sha1)
                    return
            finally:
                response.close()
            url = url.join(response.headers["location"])
        raise NetworkError("network.too_many_redirects", host=self._hub.host, limit=MAX_REDIRECTS)

    def _require_safe(self, url: httpx.URL) -> None:
        loopback = self._hub.host in _LOOPBACK and url.host in _LOOPBACK
        if url.scheme != "https" and not (url.scheme == "http" and loopback):
            raise NetworkError("network.not_secure", host=url.host, scheme=url.scheme)

    def _receive(self, response: httpx.Response, note: HubNote, file: ModelFile, part: PartFile) -> None:
        if response.status_code == HTTPStatus.OK:
            part.restart()
        if part.size == 0:
            part.note = note
        for data in response.iter_raw():
            self._check()
            if part.size + len(data) > file.size:
                part.restart()
                raise _wrong_size(response, file, None)
            part.append(data)
        if not part.complete:
            raise _TryAgain(_interrupted(response, file))


def _address(hub_url: str) -> httpx.URL:
    """`hub_url` to append paths to; it may hold a password, so the error does not repeat it."""
    try:
        url = httpx.URL(hub_url.rstrip("/") + "/")
    except httpx.InvalidURL as error:
        raise NetworkError("network.bad_hub") from error
    if not url.host:
        raise NetworkError("network.bad_hub")
    return url


def _resume_headers(part: PartFile) -> dict[str, str]:
    if part.size == 0:
        return {}
    etag = part.note.etag
    return {"Range": f"bytes={part.size}-"} | ({"If-Range": etag} if etag else {})


def _strong_etag(response: httpx.Response) -> str:
    etag = response.headers.get("etag", "")
    return etag if etag.startswith('"') else ""


def _judge(file: ModelFile, part: PartFile) -> tuple[FileRecord, str]:
    """What the complete file is, and the digest it should have had if it is not right (else an empty text)."""
    sha256, git_sha1 = part.digests
    note = part.note
    if file.sha256:
        return FileRecord(file.name, part.size, sha256, "catalogue"), "" if sha256 == file.sha256 else file.sha256
    verified_by: VerifiedBy = "hub" if note.knows else "first download"
    return FileRecord(file.name, part.size, sha256, verified_by), note.mismatch(sha256, git_sha1)


def _check_status(response: httpx.Response, file: ModelFile, part: PartFile) -> None:
    """Return if the body can be written: a 200, or a 206 that goes on where `part` ends. Else raise."""
    status, host = response.status_code, response.url.host
    data: dict[str, object] = {"host": host, "file": file.name, "status": status}
    if status == HTTPStatus.PARTIAL_CONTENT:
        _check_range(response, file, part)
    elif status == HTTPStatus.OK:
        length = response.headers.get("content-length", str(file.size))
        if length != str(file.size):
            raise _wrong_size(response, file, length)
    elif status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE and part.size:
        part.restart()
        raise _TryAgain(NetworkError("network.unexpected", **data), wait_s=0)
    elif status in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}:
        raise _asked_to_wait(response, data)
    elif status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        raise _TryAgain(NetworkError("network.server_error", **data, retry_after_s=None))
    else:
        raise NetworkError(_REFUSALS.get(status, "network.unexpected"), **data)


_REFUSALS: dict[int, str] = {
    HTTPStatus.UNAUTHORIZED: "network.refused",
    HTTPStatus.FORBIDDEN: "network.refused",
    HTTPStatus.NOT_FOUND: "network.not_found",
    HTTPStatus.GONE: "network.not_found",
    HTTPStatus.PROXY_AUTHENTICATION_REQUIRED: "network.proxy_refused",
}


def _check_range(response: httpx.Response, file: ModelFile, part: PartFile) -> None:
    found = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", response.headers.get("content-range", ""))
    if found is None or int(found[1]) != part.size:
        part.restart()
        raise _TryAgain(_interrupted(response, file), wait_s=0)
    if found[2] not in {"*", str(file.size)}:
        part.restart()
        raise _wrong_size(response, file, found[2])


def _interrupted(response: httpx.Response, file: ModelFile) -> NetworkError:
    return NetworkError("network.interrupted", host=response.url.host, file=file.name, reason=None)


def _wrong_size(response: httpx.Response, file: ModelFile, found: str | None) -> NetworkError:
    return NetworkError(
        "network.wrong_size",
        host=response.url.host,
        file=file.name,
        expected=file.size,
        found=int(found) if found else None,
    )


def _asked_to_wait(response: httpx.Response, data: dict[str, object]) -> Exception:
    busy = response.status_code == HTTPStatus.TOO_MANY_REQUESTS
    wait_s = _retry_after(response.headers.get("retry-after", ""))
    code = "network.too_many_requests" if busy else "network.server_error"
    error = NetworkError(code, **data, retry_after_s=wait_s)
    return error if wait_s is not None and wait_s > MAX_RETRY_AFTER_S else _TryAgain(error, wait_s)


def _retry_after(text: str) -> float | None:
    """Seconds to wait by a Retry-After header, which holds seconds or a date (RFC 9110, 10.2.3)."""
    if text.isdecimal():
        return float(text)
    try:
        return max(0.0, (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _translated(error: httpx.HTTPError, host: str, file: str) -> Exception:
    """The error of ours for one of httpx; one that may pass comes as `_TryAgain`."""
    reason = str(error) or type(error).__name__
    if _certificate_refused(error):
        return NetworkError("network.certificate", host=host, file=file, reason=reason)
    code = next((code for kind, code in _FAILURES if isinstance(error, kind)), "network.interrupted")
    return _TryAgain(NetworkError(code, host=host, file=file, reason=reason))


_FAILURES: tuple[tuple[type[httpx.HTTPError], str], ...] = (
    (httpx.TimeoutException, "network.timeout"),
    (httpx.ProxyError, "network.proxy"),
    (httpx.ConnectError, "network.unreachable"),
)


def _certificate_refused(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False
