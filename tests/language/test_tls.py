"""Over https:// nothing is sent before the server's certificate has been verified, against the CA that is named."""

import datetime
import ssl
from pathlib import Path

import pytest
import trustme
from servers import SURE, default, free_port, opinion, says, serving

JUDGES = says(("unbiased", "missing", ""))
LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


@pytest.fixture
def ca() -> trustme.CA:
    """A certificate authority that only this test knows."""
    return trustme.CA()


def certificate(ca: trustme.CA, host: str = "127.0.0.1", expires: datetime.datetime | None = None) -> ssl.SSLContext:
    """A server's side of TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert(host, not_after=expires).configure_cert(context)
    return context


@pytest.fixture
def trusted(ca: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The person trusts that authority."""
    ca.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))


@pytest.mark.usefixtures("trusted")
def test_a_certificate_of_an_authority_that_is_trusted_is_accepted(ca: trustme.CA):
    with serving(JUDGES, certificate(ca)) as server:
        found = opinion(server.url, SURE)
    assert (found.fell_back, found.sent) == ("", True)
    assert found.findings != default(SURE)
    assert server.got


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize(
    ("host", "expires", "why"),
    [("elsewhere.example", None, "IP address mismatch"), ("127.0.0.1", LONG_AGO, "certificate has expired")],
)
def test_a_certificate_of_another_host_or_out_of_date_is_refused(
    ca: trustme.CA, host: str, expires: datetime.datetime | None, why: str
):
    with serving(JUDGES, certificate(ca, host, expires)) as server:
        found = opinion(server.url, SURE)
    assert why in found.fell_back
    assert (found.sent, found.findings, server.got) == (False, default(SURE), [])


def test_a_certificate_of_an_unknown_authority_is_refused_and_said_so(ca: trustme.CA):
    with serving(JUDGES, certificate(ca)) as server:
        found = opinion(server.url, SURE)
    assert found.told() == (
        "Graded by the words alone (nothing was sent): test-model showed a certificate that is not trusted "
        "(unable to get local issuer certificate)."
    )
    assert (found.sent, found.findings, server.got) == (False, default(SURE), [])


def test_a_server_that_speaks_no_tls_is_sent_nothing():
    with serving(JUDGES) as server:
        found = opinion(server.url.replace("http:", "https:"), SURE)
    assert "did not agree on TLS" in found.fell_back
    assert (found.sent, found.findings, server.got) == (False, default(SURE), [])


def test_certificates_that_cannot_be_read_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "ca.pem").write_text("no certificate")
    for path in (tmp_path / "nowhere.pem", tmp_path / "ca.pem"):
        monkeypatch.setenv("SSL_CERT_FILE", str(path))
        found = opinion(f"https://127.0.0.1:{free_port()}/v1", SURE)
        assert "SSL_CERT_FILE" in found.fell_back
        assert (found.sent, found.findings) == (False, default(SURE))


def test_over_http_no_certificate_is_needed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "nowhere.pem"))
    with serving(JUDGES) as server:
        assert opinion(server.url, SURE).sent
