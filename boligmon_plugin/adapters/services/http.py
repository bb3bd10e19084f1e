"""One request at a time through QGIS' network manager: its proxies, certificates and user agent hold."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from qgis.core import QgsNetworkAccessManager
from qgis.PyQt.QtCore import QEventLoop, QTimer, QUrl
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest

from ..errors import SourceError

Poll = Callable[[], None]

# Whether the user has canceled is asked this often while a server is silent (ms).
_POLL = 100
_FIRST_ERROR = 400
# As numbers, since Qt takes an attribute's value as such in every version of PyQt.
_ALWAYS_NETWORK = 0  # QNetworkRequest.CacheLoadControl.AlwaysNetwork
_NO_LESS_SAFE = 1  # QNetworkRequest.RedirectPolicy.NoLessSafeRedirectPolicy


def service_of(address: str) -> str:
    """The host of an address: what messages call a service, since an address may hold a password.

    Raises:
        SourceError: it is no address of the web ("service_address").
    """
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme.lower() not in {"http", "https"}:
        raise SourceError("service_address")
    return host


def get(address: str, timeout: float, poll: Poll) -> bytes:
    """The body of an answer, complete.

    Works in the main thread and in a worker thread: a local event loop waits, so that a server which never
    answers can be left at any time.

    Args:
        address: with its query, percent-encoded.
        timeout: seconds without a byte after which the request is given up. QGIS' own limit (Options,
            Network) holds beside it.
        poll: called several times a second; may raise to stop the request.

    Raises:
        SourceError: "service_address", "service_timeout" (seconds), "service_status" (the code of HTTP),
            "service_unreachable" (problem), "service_half", each with the service.
    """
    service = service_of(address)
    request = QNetworkRequest(QUrl.fromEncoded(address.strip().encode("ascii", "ignore")))
    request.setAttribute(QNetworkRequest.Attribute.CacheLoadControlAttribute, _ALWAYS_NETWORK)
    request.setAttribute(QNetworkRequest.Attribute.RedirectPolicyAttribute, _NO_LESS_SAFE)
    poll()
    reply = QgsNetworkAccessManager.instance().get(request)
    try:
        if _wait(reply, timeout, poll):
            raise SourceError("service_timeout", service=service, seconds=timeout)
        return _body(reply, service, timeout)
    finally:
        reply.deleteLater()


def _wait(reply: QNetworkReply, timeout: float, poll: Poll) -> bool:
    """Waits for the end of a reply; True when it took too long."""
    loop, silence, asking = QEventLoop(), QTimer(), QTimer()
    late: list[bool] = []
    raised: list[Exception] = []

    def give_up() -> None:
        late.append(True)
        reply.abort()

    def ask() -> None:
        try:
            poll()
        except Exception as error:  # an error in a slot would end QGIS: it is raised when the loop has ended
            raised.append(error)
            reply.abort()

    silence.setSingleShot(True)
    silence.setInterval(max(1, round(1000 * timeout)))
    silence.timeout.connect(give_up)
    asking.setInterval(_POLL)
    asking.timeout.connect(ask)
    reply.downloadProgress.connect(lambda *_: silence.start())
    reply.finished.connect(loop.quit)
    if not reply.isFinished():
        silence.start()
        asking.start()
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    silence.stop()
    asking.stop()
    if raised:
        raise raised[0]
    return bool(late)


def _body(reply: QNetworkReply, service: str, timeout: float) -> bytes:
    status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
    if status is not None and int(status) >= _FIRST_ERROR:
        raise SourceError("service_status", service=service, status=str(status))
    error = reply.error()
    if error in {
        QNetworkReply.NetworkError.OperationCanceledError,  # nobody here did: it was QGIS' own limit
        QNetworkReply.NetworkError.TimeoutError,
    }:
        raise SourceError("service_timeout", service=service, seconds=timeout)
    body = bytes(reply.readAll())
    if status is not None and (
        error == QNetworkReply.NetworkError.RemoteHostClosedError or len(body) < _promised(reply)
    ):
        raise SourceError("service_half", service=service)
    if error != QNetworkReply.NetworkError.NoError:
        address = reply.request().url().toString()  # may hold a password
        problem = reply.errorString().replace(address, service).rstrip(".")
        raise SourceError("service_unreachable", service=service, problem=problem)
    return body


def _promised(reply: QNetworkReply) -> int:
    """The length of the body as its header says it; 0 where that is the length of something compressed."""
    if reply.hasRawHeader(b"Content-Encoding") or not reply.hasRawHeader(b"Content-Length"):
        return 0
    length = bytes(reply.rawHeader(b"Content-Length")).decode("ascii", "ignore").strip()
    return int(length) if length.isdigit() else 0
