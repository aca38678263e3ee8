// The ticket that opens the socket. The conversation's name stays in a cookie that no script can read.

const ANSWER_EXPECTED_MS = 10000;

export async function requestTicket(body) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), ANSWER_EXPECTED_MS);
  try {
    const answer = await call("POST", { body: JSON.stringify(body), signal: patience.signal });
    if (!answer.ok) throw new Error(`ticket refused: ${answer.status}`);
    return (await answer.json()).ticket;
  } finally {
    clearTimeout(timer);
  }
}

// What the page has seen, told as it goes away: after a reload and a restart of the server, both can tell what was lost.
export function rememberCursor(cursor) {
  call("POST", { body: JSON.stringify({ cursor }), keepalive: true }).catch(() => {});
}

// A conversation that is over leaves no name behind for the next person at this computer.
export function dropTicket() {
  return call("DELETE", { keepalive: true }).catch(() => {});
}

function call(method, options) {
  return fetch("/ticket", Object.assign({ method, credentials: "same-origin", headers: { "Content-Type": "application/json" } }, options));
}
