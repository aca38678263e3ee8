// How long ago, in words that are read at a glance, and kept true while the page stands.

import { el } from "../look/dom.js";

const REFRESH_MS = 15000;

// `before`: what is said before a number of minutes; `now`: what is said in the first one.
export function elapsed(instant, { before, now }) {
  const element = el("time", { datetime: instant, "data-elapsed": instant, "data-before": before, "data-now": now });
  element.textContent = words(element.dataset);
  return element;
}

setInterval(() => {
  for (const element of Array.from(document.querySelectorAll("[data-elapsed]"))) element.textContent = words(element.dataset);
}, REFRESH_MS);

function words({ elapsed: instant, before, now }) {
  const minutes = Math.max(0, Math.floor((Date.now() - new Date(instant).getTime()) / 60000));
  if (minutes < 1) return now;
  if (minutes < 60) return `${before} ${minutes}\u00a0min`;
  return `${before} ${Math.floor(minutes / 60)}\u00a0h\u00a0${String(minutes % 60).padStart(2, "0")}`;
}
