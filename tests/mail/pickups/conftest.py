import pytest

from tests.lib.certificates import make_pair
from tests.mail.dovecot import running_dovecot
from tests.mail.pickups.mailboxes import Account, connect, connect_and_confirm


@pytest.fixture(scope="session")
def dovecot():
    with running_dovecot() as server:
        yield server


@pytest.fixture(scope="session")
def plain_dovecot():
    """One of the old kind: neither MOVE nor IDLE."""
    with running_dovecot(imap_capability="IMAP4rev1 NAMESPACE UIDPLUS") as server:
        yield server


@pytest.fixture(scope="session")
def tls_dovecot(tmp_path_factory):
    """Speaks TLS as «localhost»; whoever trusts `certificate` believes it."""
    certificate, key = make_pair(tmp_path_factory.mktemp("tls"), "localhost")
    with running_dovecot(ssl="yes", ssl_cert=f"<{certificate}", ssl_key=f"<{key}") as server:
        server.certificate = certificate
        yield server


@pytest.fixture
def account(dovecot, request):
    """An empty account of its own for each test."""
    return Account(dovecot, f"u{abs(hash(request.node.nodeid))}")


@pytest.fixture
def plain_account(plain_dovecot, request):
    return Account(plain_dovecot, f"p{abs(hash(request.node.nodeid))}")


@pytest.fixture
def own_dovecot():
    """An account on a server that a test may stop."""
    with running_dovecot() as server:
        yield Account(server, "anna")


@pytest.fixture
def connected(transactional_db, house):
    return connect


@pytest.fixture
def confirmed(connected):
    return connect_and_confirm
