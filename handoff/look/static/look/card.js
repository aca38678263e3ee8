// A service's card, and the rescue numbers. The twin of citizen/templates/citizen/card.html.

import { el, hiddenText } from "./dom.js";
import { host } from "./prose.js";

export function card(service) {
  return el("div", { class: "card", role: "group", "aria-label": service.name },
    el("p", { class: "card__title" }, service.title),
    el("p", { class: "card__what" }, service.what),
    el("ul", { class: "card__ways" }, website(service), telephone(service)),
    facts(service),
    conditions(service));
}

// In danger the number is what must be read: it comes first and large, and pressing it calls.
export function rescueNumbers(services) {
  return el("ul", { class: "rescue" }, services.filter((service) => service.phone).map((service) =>
    el("li", {},
      el("a", { class: "rescue__number", href: callAddress(service) },
        el("strong", {}, service.phone),
        el("span", {}, service.sms ? "par SMS, sans parler" : service.name)))));
}

function website(service) {
  const site = service.url && host(service.url);
  return site && el("li", {},
    el("a", { class: "card__way", href: service.url, target: "_blank", rel: "noopener external" },
      el("strong", {}, "Ouvrir le site"), " ", el("span", {}, site), hiddenText(" (nouvelle fenêtre)")));
}

function telephone(service) {
  if (!service.phone) return null;
  const number = service.phone.replace(/ /g, "\u00a0");
  return el("li", {},
    el("a", { class: `card__way card__way--${service.sms ? "sms" : "call"}`, href: callAddress(service) },
      el("strong", {}, service.sms ? `Écrire par SMS au ${number}` : `Appeler le ${number}`)));
}

function callAddress(service) {
  return `${service.sms ? "sms" : "tel"}:${service.phone.replace(/[^\d+]/g, "")}`;
}

function facts(service) {
  const known = [service.hours, service.cost && service.cost[0].toUpperCase() + service.cost.slice(1)].filter(Boolean);
  return known.length > 0 && el("p", { class: "card__facts" }, known.map((fact) => el("span", {}, fact)));
}

function conditions(service) {
  if (!service.accepts.length && !service.refuses.length) return null;
  return el("details", { class: "card__conditions" },
    el("summary", {}, "Conditions", hiddenText(` : ${service.name}`)),
    list("Pour\u00a0:", service.accepts),
    list("Pas pour\u00a0:", service.refuses));
}

function list(title, things) {
  return things.length ? [el("p", {}, title), el("ul", {}, things.map((thing) => el("li", {}, thing)))] : [];
}
