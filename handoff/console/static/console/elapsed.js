// How long ago, in words that are read at a glance, and kept true while the page stands.

import { el } from "../look/dom.js";

const REFRESH_MS = 15000;

export function elapsed(instant) {
  const element = el("time", { datetime: instant, "data-elapsed": instant });
  element.textContent = words(instant);
  return element;
}

setInterval(() => {
  for (const element of Array.from(document.querySelectorAll("[data-elapsed]"))) element.textContent = words(element.dataset.elapsed);
}, REFRESH_MS);

function words(instant) {
  const minutes = Math.max(0, Math.floor((Date.now() - new Date(instant).getTime()) / 60000));
  if (minutes < 1) return "moins d’une minute";
  if (minutes < 60) return `${minutes}\u00a0min`;
  return `${Math.floor(minutes / 60)}\u00a0h\u00a0${String(minutes % 60).padStart(2, "0")}`;
}
