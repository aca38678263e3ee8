"""The second factor: a code of the officer's telephone (TOTP), or one of ten recovery codes kept on paper."""

import hashlib
import math
import secrets
from base64 import b32encode
from dataclasses import dataclass
from io import BytesIO

import segno
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_otp import verify_token
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from handoff.accounts.models import Officer

RECOVERY_CODES = 10
# 80 bits: kept as a plain digest, such a code cannot be guessed from the database.
_GROUPS, _LETTERS, _ALPHABET = 4, 4, "abcdefghijklmnopqrstuvwxyz234567"


@dataclass(frozen=True)
class Verdict:
    """What became of a code. `wait` is the number of seconds before another may be tried."""

    accepted: bool = False
    by_recovery_code: bool = False
    wait: int = 0


def is_required() -> bool:
    """Tell whether everybody with a password needs one. A demonstration is for trying, on one machine."""
    return not settings.DEMO


def has_second_factor(officer: Officer) -> bool:
    """Tell whether a code is asked of this officer."""
    return bool(TOTPDevice.objects.filter(user=officer, confirmed=True).exists())


def candidate(officer: Officer) -> TOTPDevice:
    """Return the device that is being set up: the same one until it is confirmed, so that the page can be reloaded."""
    device, _ = TOTPDevice.objects.get_or_create(user=officer, confirmed=False, defaults={"name": "telephone"})
    return device


def forget_candidate(officer: Officer) -> None:
    """Drop a secret that was shown and never confirmed: the next setting up draws another."""
    TOTPDevice.objects.filter(user=officer, confirmed=False).delete()


def secret_in_groups(device: TOTPDevice) -> str:
    """Return the secret as one types it into a telephone."""
    secret = b32encode(device.bin_key).decode()
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))


def qr_code(device: TOTPDevice) -> bytes:
    """Return the picture that a telephone reads, as SVG."""
    picture = BytesIO()
    segno.make(device.config_url, error="m").save(picture, kind="svg", scale=5, border=4, dark="#000", light="#fff")
    return picture.getvalue()


def confirm(officer: Officer, code: str) -> Verdict:
    """Confirm the device being set up by its first code."""
    device = candidate(officer)
    verdict = _verify(officer, device, code)
    if verdict.accepted:
        TOTPDevice.objects.filter(pk=device.pk).update(confirmed=True)
    return verdict


def check(officer: Officer, code: str) -> Verdict:
    """Check a code of the telephone, or a recovery code, which is used up. Each code is good once."""
    typed = "".join(code.split()).replace("-", "").lower()
    if typed.isdigit():
        return _verify(officer, TOTPDevice.objects.filter(user=officer, confirmed=True).first(), typed)
    verdict = _verify(officer, StaticDevice.objects.filter(user=officer).first(), _digest(typed))
    return Verdict(accepted=verdict.accepted, by_recovery_code=verdict.accepted, wait=verdict.wait)


def draw_recovery_codes(officer: Officer) -> list[str]:
    """Return new recovery codes, to be shown once; those before are void. Only their digests are kept."""
    codes = ["-".join(_group() for _ in range(_GROUPS)) for _ in range(RECOVERY_CODES)]
    with transaction.atomic():
        StaticDevice.objects.filter(user=officer).delete()
        device = StaticDevice.objects.create(user=officer, name="recovery")
        for code in codes:
            device.token_set.create(token=_digest(code.replace("-", "")))
    return codes


def remove(officer: Officer) -> None:
    """Forget the telephone and the recovery codes."""
    TOTPDevice.objects.filter(user=officer).delete()
    StaticDevice.objects.filter(user=officer).delete()


def _verify(officer: Officer, device: TOTPDevice | StaticDevice | None, code: str) -> Verdict:
    if device is None:
        return Verdict()
    allowed, why = device.verify_is_allowed()
    if not allowed:
        left = (why["locked_until"] - timezone.now()).total_seconds()
        return Verdict(wait=max(1, math.ceil(left)))
    return Verdict(accepted=verify_token(officer, device.persistent_id, code) is not None)


def _group() -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(_LETTERS))


def _digest(code: str) -> str:
    # As long as the column of the library: 16 characters, 80 bits.
    return b32encode(hashlib.sha256(code.encode()).digest()[:10]).decode().lower()
