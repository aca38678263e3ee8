"""Signing in at a provider (ProConnect): an account that exists, by its bound subject or its verified address."""

from typing import Any
from urllib.parse import urlencode

import jwt
import requests
from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import SuspiciousOperation
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import get_random_string
from mozilla_django_oidc.auth import OIDCAuthenticationBackend
from mozilla_django_oidc.views import OIDCAuthenticationCallbackView, OIDCAuthenticationRequestView

from handoff.accounts import signing_in
from handoff.accounts.audit import record_unknown
from handoff.accounts.models import Officer
from handoff.accounts.session_limits import NOTICE

UNKNOWN = (
    "ProConnect vous a reconnu, mais aucun compte actif ne porte votre adresse vérifiée. "
    "Demandez à un superviseur de l'ajouter à votre compte."
)
FAILED = "La connexion par ProConnect n'a pas abouti. Réessayez, ou utilisez votre mot de passe."


class Untrusted(Exception):
    """The token is for somebody or something else. Not SuspiciousOperation: the library takes that for nobody."""


# What a provider that is down, wrong or forged ends in; never a bare error page.
_FAULTS = (Untrusted, SuspiciousOperation, requests.RequestException, jwt.PyJWTError, KeyError, TypeError, ValueError)


class Backend(OIDCAuthenticationBackend):  # type: ignore[misc]  # it ships no types
    """mozilla-django-oidc checks state, nonce and signature; here are issuer, audience, level and the account."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> Officer | None:
        """Return the officer who comes back from the provider. A password is none of its business."""
        if "nonce" not in credentials:
            return None
        officer: Officer | None = super().authenticate(request, **credentials)
        return officer

    def get_or_create_user(self, access_token: str, id_token: str, payload: dict[str, Any]) -> Officer | None:
        """Return the officer that the provider vouches for. Raises Untrusted on a token for others."""
        audience = payload.get("aud")
        if payload.get("iss") != settings.OIDC_ISSUER:
            raise Untrusted("another issuer")
        if settings.OIDC_RP_CLIENT_ID not in (audience if isinstance(audience, list) else [audience]):
            raise Untrusted("another audience")
        if settings.OIDC_ACR_VALUES and payload.get("acr") not in settings.OIDC_ACR_VALUES:
            raise Untrusted("too weak a level")
        claims = self.get_userinfo(access_token, id_token, payload)
        if not claims.get("sub") or claims["sub"] != payload.get("sub"):
            raise Untrusted("another subject")
        return officer_of_claims(claims)

    def get_user(self, user_id: int) -> Any:
        """Return the officer of a session, unless the account is closed: the library would not look."""
        return ModelBackend().get_user(user_id)


def officer_of_claims(claims: dict[str, Any]) -> Officer | None:
    """Return the active officer of this subject, or of this verified address, to which the subject is then bound."""
    bound = Officer.objects.filter(oidc_subject=claims["sub"]).first()
    if bound is not None:
        return bound if bound.is_active else None
    verified = claims.get("email_verified") is True or settings.OIDC_EMAILS_ARE_VERIFIED
    if not claims.get("email") or not verified:
        return None
    unbound = Officer.objects.filter(email__iexact=claims["email"], oidc_subject=None, is_active=True).first()
    if unbound is not None:
        unbound.oidc_subject = claims["sub"]
        unbound.save(update_fields=["oidc_subject"])
    return unbound


def leaving_address(request: HttpRequest) -> str:
    """Return where the provider signs this session out too, empty when it has no part in it. Ask before the end."""
    token = request.session.get("oidc_id_token")
    if not token or not settings.OIDC_LOGOUT_ENDPOINT:
        return ""
    back = request.build_absolute_uri(reverse("accounts:login"))
    asked = {"id_token_hint": token, "state": get_random_string(32), "post_logout_redirect_uri": back}
    return f"{settings.OIDC_LOGOUT_ENDPOINT}?{urlencode(asked)}"


class Request(OIDCAuthenticationRequestView):  # type: ignore[misc]  # it ships no types
    """Sends to the provider."""

    def __init__(self, **kwargs: Any) -> None:
        if not settings.OIDC_ON:
            raise Http404
        super().__init__(**kwargs)


class Callback(OIDCAuthenticationCallbackView):  # type: ignore[misc]  # it ships no types
    """Comes back from the provider."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Sign in, or say on the login page why not."""
        if not settings.OIDC_ON:
            raise Http404
        if not request.GET.get("error") and request.GET.get("state") not in request.session.get("oidc_states", {}):
            return self._refuse(FAILED)
        request.signed_in_by = "ProConnect"  # type: ignore[attr-defined]  # for the audit trail
        try:
            answer: HttpResponse = super().get(request)
        except (*_FAULTS, IntegrityError):
            return self._refuse(FAILED)
        return answer

    def login_failure(self) -> HttpResponse:
        """Say that no account is meant, or that the provider refused."""
        return self._refuse(FAILED if self.request.GET.get("error") else UNKNOWN)

    @property
    def success_url(self) -> str:
        """Return where the officer wanted to go."""
        return self.request.session.get("oidc_login_next") or reverse(signing_in.home_of(self.user))

    def _refuse(self, sentence: str) -> HttpResponse:
        record_unknown("ProConnect")
        self.request.session[NOTICE] = sentence
        return redirect("accounts:login")
