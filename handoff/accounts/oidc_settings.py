"""What the environment says of an OIDC provider. Without OIDC_ISSUER there is none."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ImproperlyConfigured

_NEEDED = (
    "OIDC_ISSUER",
    "OIDC_CLIENT_ID",
    "OIDC_CLIENT_SECRET",
    "OIDC_AUTHORIZATION_ENDPOINT",
    "OIDC_TOKEN_ENDPOINT",
    "OIDC_USERINFO_ENDPOINT",
    "OIDC_JWKS_ENDPOINT",
)

_NONE = {
    "OIDC_ON": False,
    "OIDC_ISSUER": "",
    "OIDC_ACR_VALUES": [],
    "OIDC_EMAILS_ARE_VERIFIED": False,
    "OIDC_RP_CLIENT_ID": "",
    "OIDC_LOGOUT_ENDPOINT": "",
}


def oidc_settings(environment: Mapping[str, str]) -> dict[str, Any]:
    """Return the settings of mozilla-django-oidc and of oidc.py. Raises ImproperlyConfigured on half a provider."""
    given = {name: environment.get(name, "") for name in _NEEDED}
    if not any(given.values()):
        return _NONE
    if missing := [name for name, value in given.items() if not value]:
        raise ImproperlyConfigured(
            f"ProConnect : il manque {', '.join(missing)}. / OIDC: missing {', '.join(missing)}."
        )
    acr = environment.get("OIDC_ACR_VALUES", "").split()
    return {
        "OIDC_ON": True,
        "OIDC_ISSUER": given["OIDC_ISSUER"],
        # Levels of assurance that are asked for and checked; empty: any.
        "OIDC_ACR_VALUES": acr,
        # For a provider that verifies every address and therefore does not say so in `email_verified`.
        "OIDC_EMAILS_ARE_VERIFIED": environment.get("OIDC_EMAILS_ARE_VERIFIED", "") == "1",
        "OIDC_RP_CLIENT_ID": given["OIDC_CLIENT_ID"],
        "OIDC_RP_CLIENT_SECRET": given["OIDC_CLIENT_SECRET"],
        "OIDC_RP_SIGN_ALGO": environment.get("OIDC_SIGN_ALGO", "RS256"),
        "OIDC_RP_SCOPES": environment.get("OIDC_SCOPES", "openid email"),
        "OIDC_OP_AUTHORIZATION_ENDPOINT": given["OIDC_AUTHORIZATION_ENDPOINT"],
        "OIDC_OP_TOKEN_ENDPOINT": given["OIDC_TOKEN_ENDPOINT"],
        "OIDC_OP_USER_ENDPOINT": given["OIDC_USERINFO_ENDPOINT"],
        "OIDC_OP_JWKS_ENDPOINT": given["OIDC_JWKS_ENDPOINT"],
        "OIDC_AUTH_REQUEST_EXTRA_PARAMS": {"acr_values": " ".join(acr)} if acr else {},
        "OIDC_AUTHENTICATION_CALLBACK_URL": "accounts:oidc-callback",
        "OIDC_USE_PKCE": True,
        "OIDC_CREATE_USER": False,
        # Where the provider is told of a sign-out; it wants the token that it gave.
        "OIDC_LOGOUT_ENDPOINT": environment.get("OIDC_LOGOUT_ENDPOINT", ""),
        "OIDC_STORE_ID_TOKEN": bool(environment.get("OIDC_LOGOUT_ENDPOINT")),
        "OIDC_TIMEOUT": 10,
    }
