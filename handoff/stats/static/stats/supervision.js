// The supervisors' page, kept at the present by a light look every few seconds.

import { el, empty } from "../look/dom.js";

const EVERY_MS = 3000;
const page = document.querySelector("[data-supervision]");
const broken = page.querySelector("[data-broken]");

async function look() {
  try {
    const answer = await fetch(page.dataset.supervision, { redirect: "error", headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    show(await answer.json());
    broken.hidden = true;
  } catch (fault) {
    // Old figures that look like new ones would mislead.
    broken.hidden = false;
  }
  // Nobody looks at a page in the background: it catches up when it is shown again.
  setTimeout(() => (document.hidden ? document.addEventListener("visibilitychange", look, { once: true }) : look()), EVERY_MS);
}

function show(state) {
  const values = Object.assign({}, state);
  for (const { name, number } of state.classes) values[`class-${name}`] = number;
  for (const place of page.querySelectorAll("[data-live]")) {
    const value = values[place.dataset.live];
    if (place.textContent !== value) place.textContent = value;
  }
  // Of each switch the form that fits; what is being typed stays.
  for (const [name, on] of Object.entries(state.switches)) {
    page.querySelector(`[data-on="${name}"]`).hidden = !on;
    page.querySelector(`[data-off="${name}"]`).hidden = on;
  }
  rows("[data-officers]", state.officers.map(({ name, status, load, capacity }) => [name, status, `${load} sur ${capacity}`]));
  page.querySelector("[data-team]").hidden = !state.officers.length;
  rows("[data-what-if-rows]", state.what_if.map(({ label, wait, soon, gone }) => [label, wait, soon, gone]));
  page.querySelector("[data-what-if]").hidden = !state.what_if.length;
  page.querySelector("[data-what-if-none]").hidden = state.what_if.length > 0;
}

function rows(where, lines) {
  const body = page.querySelector(where);
  empty(body);
  for (const [first, ...rest] of lines) {
    body.appendChild(el("tr", {}, el("th", { scope: "row" }, first), rest.map((cell) => el("td", {}, cell))));
  }
}

document.documentElement.classList.add("scripted");
setTimeout(look, EVERY_MS);
