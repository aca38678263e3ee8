"""Read once, cast, and fail at start. What content staff may change lives in data/, not here."""

import os
import secrets
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from content.clock import rules_day
from content.library import load_library
from handoff.accounts.oidc_settings import oidc_settings

BASE_DIR = Path(__file__).resolve().parent.parent

DEMO = os.environ.get("DEMO", "") == "1"
HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT", "8000"))
BOT_URL = os.environ.get("BOT_URL", "http://127.0.0.1:5005")
BOT_TOKEN = os.environ.get("BOT_TOKEN", "")
# The day of the rules: regimes.yml says it, unless this does (a day, an instant or « calendrier »).
AS_OF = rules_day(os.environ.get("AS_OF", ""), load_library().regimes.as_of)
# Drawn when it is not given: serve.py refuses that outside a demo, where it would cut every session at a restart.
GATEWAY_SECRET = os.environ.get("GATEWAY_SECRET", "")
SECRET_KEY = GATEWAY_SECRET or secrets.token_urlsafe(48)

OFFICER_CAPACITY = 3

DEBUG = False
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
ROOT_URLCONF = "handoff.urls"
ASGI_APPLICATION = "handoff.asgi.application"

INSTALLED_APPS = [
    # Before dsfr: its templates win.
    "handoff.look",
    "handoff.accounts",
    "handoff.opening",
    "handoff.stats",
    "handoff.citizen",
    "handoff.console",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "dsfr",
    "widget_tweaks",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "handoff.static_files.StaticFiles",
    "csp.middleware.CSPMiddleware",
    "handoff.own_sockets.AllowOwnSockets",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "handoff.accounts.session_limits.SessionLimits",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Last, as it asks: it turns a locked sign-in into its page.
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Officers, sessions, hours and counters. Never a conversation.
DATABASE = Path(os.environ.get("DATABASE") or BASE_DIR / ".run" / "officers.sqlite3")
DATABASE.parent.mkdir(parents=True, exist_ok=True)
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATABASE,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 5},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Officer"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "accounts:home"
LOGOUT_REDIRECT_URL = "accounts:login"

# ProConnect, or another provider: OIDC_… in the environment; nothing there, no button.
_oidc = oidc_settings(os.environ)
globals().update(_oidc)
# Named once more: what our own code reads has a type.
OIDC_ON: bool = _oidc["OIDC_ON"]
OIDC_ISSUER: str = _oidc["OIDC_ISSUER"]
OIDC_ACR_VALUES: list[str] = _oidc["OIDC_ACR_VALUES"]
OIDC_EMAILS_ARE_VERIFIED: bool = _oidc["OIDC_EMAILS_ARE_VERIFIED"]
OIDC_RP_CLIENT_ID: str = _oidc["OIDC_RP_CLIENT_ID"]
OIDC_LOGOUT_ENDPOINT: str = _oidc["OIDC_LOGOUT_ENDPOINT"]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    *(["handoff.accounts.oidc.Backend"] if OIDC_ON else []),
]

OTP_TOTP_ISSUER = "Mon commissariat"

# Five wrong passwords or codes, then a quarter of an hour: guessing becomes hopeless, a slip stays bearable. By name
# and address together, so that nobody can lock an officer out from elsewhere.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # the page says how long: trying meanwhile must not prolong it
AXES_LOCKOUT_CALLABLE = "handoff.accounts.lock_out.locked_page"
AXES_USERNAME_FORM_FIELD = "username"
AXES_USERNAME_CALLABLE = "handoff.accounts.lock_out.hidden_name"
AXES_WHITELIST_CALLABLE = "handoff.accounts.lock_out.names_nobody"
# It keeps what a failed form held: nothing of that is wanted.
AXES_SENSITIVE_PARAMETERS = ["username", "password", "code", "next", "csrfmiddlewaretoken", "ip_address", "user_agent"]
AXES_DISABLE_ACCESS_LOG = True  # the audit trail (handoff/accounts) has it
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

LANGUAGE_CODE = "fr"
TIME_ZONE = "Europe/Paris"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
# Served from where they are: no build step, and nothing to collect before the first start.
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
DSFR_USE_INTEGRITY_CHECKSUMS = False

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        # data: the design system's style sheets carry small pictures in themselves.
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        # A sign-out is a form, and goes on to the provider.
        "form-action": [SELF, *([OIDC_LOGOUT_ENDPOINT] if OIDC_LOGOUT_ENDPOINT else [])],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

# A demo is served over plain HTTP on this machine; anything else stands behind TLS.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEMO
SECURE_PROXY_SSL_HEADER = None if DEMO else ("HTTP_X_FORWARDED_PROTO", "https")
# With a provider the session must survive the way back from its page, which is another site.
SESSION_COOKIE_SAMESITE = "Lax" if OIDC_ON else "Strict"
CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_AGE = 13 * 3600  # an officer's day (handoff/accounts/session_limits.py)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_AGE = None  # as the session: nothing stays on a shared computer

DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024
# content.quiet_log decides what is written.
LOGGING_CONFIG = None
