"""A local OpenID provider, served over HTTP: how it is reached, and what people do at it."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import httpx
import oidc_provider_mock
import pytest

TWO_FACTORS = "eidas2"


@contextmanager
def running_provider() -> Iterator[str]:
    """Run a provider on this machine; yield its address."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AUTHLIB_INSECURE_TRANSPORT", "1")
        with oidc_provider_mock.run_server_in_thread() as server:
            yield f"http://localhost:{server.server_port}"


def environment_for(provider: str) -> dict[str, str]:
    """Return what the environment says of it."""
    return {
        "OIDC_ISSUER": provider,
        "OIDC_CLIENT_ID": "moncommissariat",
        "OIDC_CLIENT_SECRET": "secret",
        "OIDC_AUTHORIZATION_ENDPOINT": f"{provider}/oauth2/authorize",
        "OIDC_TOKEN_ENDPOINT": f"{provider}/oauth2/token",
        "OIDC_USERINFO_ENDPOINT": f"{provider}/userinfo",
        "OIDC_JWKS_ENDPOINT": f"{provider}/jwks",
        "OIDC_ACR_VALUES": TWO_FACTORS,
    }


def knows(provider: str, subject: str, **claims: object) -> None:
    """Let the provider know a person."""
    httpx.put(f"{provider}/users/{subject}", json={"acr": TWO_FACTORS, **claims}, trust_env=False).raise_for_status()


def agree(there: str, subject: str) -> str:
    """Sign in at the provider; return the address it sends back to."""
    answer = httpx.post(there, data={"sub": subject}, trust_env=False)
    assert answer.status_code == 302
    back = urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}"
