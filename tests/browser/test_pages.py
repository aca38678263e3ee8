"""The pages as the server sends them: whole, strict, and leading somewhere. No browser here."""

import gzip
import re
from collections.abc import Iterator

import httpx
import pytest

from content.library import load_library
from tests.browser.conftest import Site

pytestmark = pytest.mark.slow

SLUGS = sorted(load_library().pages)


@pytest.fixture
def http(site: Site) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=site.url, trust_env=False) as client:
        yield client


@pytest.mark.parametrize("slug", SLUGS)
def test_every_subject_has_a_page_with_its_answer_and_the_rescue_numbers(http: httpx.Client, slug: str) -> None:
    page = http.get(f"/sujet/{slug}")
    assert page.status_code == 200
    assert f'href="/?sujet={slug}#tchat"' in page.text
    assert 'href="tel:17"' in page.text
    assert 'href="sms:114"' in page.text


def test_every_line_of_the_menu_leads_somewhere(http: httpx.Client) -> None:
    menu = http.get("/").text.split('<nav class="menu"')[1].split("</nav>")[0]
    addresses = re.findall(r'href="([^"]+)"', menu)
    assert len(addresses) == sum(len(entry.items) for entry in load_library().home.menu)
    for address in addresses:
        assert address.startswith("https://") or http.get(address).status_code == 200


@pytest.mark.parametrize("path", ["/", "/?sujet=perceval", "/sujet/perceval", "/sujet/inconnu", "/policier/connexion"])
def test_no_page_has_a_script_or_a_style_of_its_own(http: httpx.Client, path: str) -> None:
    page = http.get(path)
    policy = page.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:", page.text)


@pytest.mark.parametrize("path", ["/", "/sujet/courses", "/sujet/perceval"])
def test_the_day_of_the_rules_is_read_on_every_page(http: httpx.Client, path: str) -> None:
    read = re.sub(r"\s|&nbsp;|\u00a0|\u202f", " ", http.get(path).text)
    assert "Règles au 10 novembre 2020" in read


def test_an_unknown_page_still_shows_the_rescue_numbers(http: httpx.Client) -> None:
    page = http.get("/sujet/inconnu")
    assert page.status_code == 404
    assert 'href="tel:17"' in page.text


def test_an_unknown_subject_in_the_address_is_not_asked_and_not_echoed(http: httpx.Client) -> None:
    page = http.get("/?sujet=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert page.status_code == 200
    assert "data-ask" not in page.text
    assert "alert(1)" not in page.text


def test_the_home_page_and_the_console_are_not_kept_by_the_browser(http: httpx.Client) -> None:
    assert "no-store" in http.get("/").headers["Cache-Control"]
    console = http.get("/policier/")
    assert console.status_code == 302
    assert "no-store" in console.headers["Cache-Control"]


def test_what_is_needed_to_read_the_home_page_is_light(http: httpx.Client) -> None:
    """Old phones on slow networks."""
    page = http.get("/").text
    assets = re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"', page)
    assert sum(len(gzip.compress(http.get(asset).content)) for asset in assets) < 90_000
