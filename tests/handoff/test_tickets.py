"""Who may open a socket."""

import pytest
from talkers import Citizen
from websockets.exceptions import ConnectionClosed, InvalidStatus

from handoff.citizen import tickets
from handoff.citizen.tickets import COOKIE, Seen


async def _refused(citizen: Citizen, ticket: str) -> int | None:
    await citizen.dial()
    await citizen.send("hello", ticket=ticket, cursor=0)
    assert (await citizen.next())["code"] == "bad_ticket"
    with pytest.raises(ConnectionClosed):
        await citizen.next()
    return citizen.socket.close_code


async def test_a_ticket_opens_one_socket(address: str) -> None:
    async with Citizen(address) as citizen:
        ticket = await citizen.ticket()
        await citizen.dial()
        await citizen.send("hello", ticket=ticket, cursor=0)
        await citizen.until("welcome")
        assert await _refused(citizen, ticket) == 4401


async def test_a_ticket_is_void_after_its_time(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tickets, "TICKET_AGE", -1)
    async with Citizen(address) as citizen:
        assert await _refused(citizen, await citizen.ticket()) == 4401


@pytest.mark.parametrize("forged", ["x", "a:b:c", "é" * 20])
async def test_a_forged_ticket_opens_nothing(address: str, forged: str) -> None:
    async with Citizen(address) as citizen:
        assert await _refused(citizen, forged) == 4401


async def test_a_cookie_is_no_ticket(address: str) -> None:
    async with Citizen(address) as citizen:
        await citizen.ticket()
        assert await _refused(citizen, citizen.http.cookies[COOKIE]) == 4401


async def test_an_altered_cookie_names_nothing_and_a_new_conversation_begins(address: str) -> None:
    async with Citizen(address) as citizen:
        await citizen.open()
        await citizen.answer("bonjour")
        citizen.http.cookies.set(COOKIE, citizen.http.cookies[COOKIE][:-2] + "xx", domain="127.0.0.1")
        assert (await citizen.open())["continuity"] == "new"


async def test_the_cookie_is_for_the_server_alone_and_holds_no_text(address: str) -> None:
    async with Citizen(address) as citizen:
        response = await citizen.http.post("/ticket", json={"cursor": 5})
        header = response.headers["set-cookie"]
        seen = Seen.from_cookie(citizen.http.cookies[COOKIE])
    assert "HttpOnly" in header
    assert "SameSite=Strict" in header
    assert "Max-Age" not in header
    assert seen
    assert set(vars(seen)) == {"conversation_id", "cursor"}
    assert response.headers["cache-control"].startswith("max-age=0, no-cache, no-store")


async def test_forgetting_drops_the_cookie(address: str) -> None:
    async with Citizen(address) as citizen:
        await citizen.ticket()
        response = await citizen.http.delete("/ticket")
        assert response.status_code == 204
        assert COOKIE not in citizen.http.cookies


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "", "http://[", "http://127.0.0.1:1"])
async def test_another_sites_page_gets_neither_ticket_nor_socket(address: str, origin: str) -> None:
    async with Citizen(address) as citizen:
        response = await citizen.http.post("/ticket", json={}, headers={"Origin": origin})
        assert response.status_code == 403
        assert response.json() == {"code": "bad_origin"}
        if origin:
            with pytest.raises(InvalidStatus) as refused:
                await citizen.dial(origin=origin)
            assert refused.value.response.status_code == 403


async def test_a_name_that_is_not_ours_gets_nothing(address: str) -> None:
    async with Citizen(address) as citizen:
        host = {"Host": "evil.example", "Origin": "http://evil.example"}
        assert (await citizen.http.post("/ticket", json={}, headers=host)).status_code in {400, 403}


@pytest.mark.parametrize(
    "body", [b"", b"[]", b'{"cursor": -1}', b'{"cursor": "1"}', b'{"text": "secret"}', b"{" * 9000]
)
async def test_an_unreadable_request_for_a_ticket_is_refused(address: str, body: bytes) -> None:
    async with Citizen(address) as citizen:
        response = await citizen.http.post("/ticket", content=body, headers={"Content-Type": "application/json"})
    assert response.status_code == 400


async def test_a_socket_that_does_not_begin_with_hello_is_closed(address: str) -> None:
    async with Citizen(address) as citizen:
        await citizen.dial()
        await citizen.write("bonjour")
        assert (await citizen.next())["code"] == "hello_first"
        with pytest.raises(ConnectionClosed):
            await citizen.next()
        assert citizen.socket.close_code == 4400


async def test_a_socket_that_says_nothing_is_closed(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from handoff import wire

    monkeypatch.setattr(wire, "HELLO_DEADLINE", 0.1)
    async with Citizen(address) as citizen:
        await citizen.dial()
        assert (await citizen.next())["code"] == "hello_first"


async def test_an_unknown_socket_is_refused(address: str) -> None:
    async with Citizen(address) as citizen:
        citizen.path = "/ws/elsewhere"
        with pytest.raises(InvalidStatus):
            await citizen.dial()
