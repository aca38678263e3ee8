"""The page of the missing questions, for content staff and supervisors."""

import csv
from datetime import date, datetime, timedelta
from io import StringIO

import pytest
from people import account, quickly, said, signed_in
from pytest_django import Settings

from content.clock import PARIS
from handoff.accounts.models import Role
from handoff.accounts.retention import AUDIT_KEPT, forget_old
from handoff.console.models import MissingQuestion

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quick(settings: Settings) -> None:
    quickly(settings)


def note(text: str, *, subject: str = "animaux", done: bool = False) -> MissingQuestion:
    return MissingQuestion.objects.create(day=date(2020, 11, 14), subject=subject, text=text, done=done)


@pytest.mark.parametrize("role", [Role.CONTENT, Role.SUPERVISOR])
def test_content_staff_and_supervisors_read_and_mark_as_done(role: Role) -> None:
    question, _ = note("Peut-on promener un cochon ?"), note("Et un cheval ?", done=True)
    client = signed_in(account("kim", role))
    page = said(client.get("/policier/questions"))
    assert "Peut-on promener un cochon ?" in page
    assert "Promener ou soigner un animal" in page
    assert "Et un cheval" not in page
    assert client.post(f"/policier/questions/{question.pk}").status_code == 302
    assert "cochon" not in said(client.get("/policier/questions"))
    assert "cochon" in said(client.get("/policier/questions?traitees=1"))
    client.post(f"/policier/questions/{question.pk}", {"again": "1"})
    assert "cochon" in said(client.get("/policier/questions"))
    assert client.post("/policier/questions/999").status_code == 302


def test_an_officer_is_refused_with_a_sentence_and_a_stranger_goes_to_the_login() -> None:
    question = note("Peut-on promener un cochon ?")
    officer = signed_in(account("sam"))
    refusals = (
        officer.get("/policier/questions"),
        officer.get("/policier/questions.csv"),
        officer.post(f"/policier/questions/{question.pk}"),
    )
    for refused in refusals:
        assert refused.status_code == 403
        assert "réservée aux rédacteurs et aux superviseurs" in said(refused)
    question.refresh_from_db()
    assert not question.done


def test_ready_texts_are_for_those_who_answer() -> None:
    ready = signed_in(account("sam")).get("/policier/reponses.json").json()["texts"]
    assert {"canned:bonjour", "page:animaux"} <= {text["key"] for text in ready}
    assert signed_in(account("kim", Role.CONTENT)).get("/policier/reponses.json").status_code == 403


def test_the_export_opens_in_a_spreadsheet_and_runs_no_formula() -> None:
    note("=1+1 est-il permis ?", subject="gone")
    note("Peut-on ; citer « ceci » ?", done=True)
    answer = signed_in(account("kim", Role.CONTENT)).get("/policier/questions.csv")
    text = answer.content.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text), delimiter=";"))
    assert rows[0] == ["jour", "sujet", "question", "traitée"]
    assert rows[1][2:] == ["Peut-on ; citer « ceci » ?", "oui"]
    assert rows[2] == ["2020-11-14", "", "'=1+1 est-il permis ?", "non"]


def test_a_question_names_no_officer_and_no_conversation() -> None:
    fields = {field.name for field in MissingQuestion._meta.get_fields()}
    assert fields == {"id", "day", "subject", "text", "done"}


def test_a_question_is_forgotten_after_a_year() -> None:
    note("Peut-on promener un cochon ?")
    asked = datetime(2020, 11, 14, 12, tzinfo=PARIS)
    forget_old(asked + AUDIT_KEPT)
    assert MissingQuestion.objects.count() == 1
    forget_old(asked + AUDIT_KEPT + timedelta(days=1))
    assert MissingQuestion.objects.count() == 0
