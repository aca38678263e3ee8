// A service's card, and the rescue numbers. The twin of citizen/templates/citizen/card.html.

import { el, hiddenText } from "./dom.js";
import { host } from "./prose.js";

// `brief`: one way among others; what it is for is read on demand.
export function card(service, { brief = false } = {}) {
  const [what, ways] = [el("p", { class: "card__what" }, service.what), el("ul", { class: "card__ways" }, website(service), telephone(service))];
  const title = el("p", { class: "card__title" }, service.title);
  return brief
    ? frame(service, "card card--brief", title, ways, unfolding("En savoir plus", service, [what, facts(service), ...conditions(service)]))
    : frame(service, "card", title, what, ways, facts(service), unfolding("Conditions", service, conditions(service)));
}

function frame(service, style, ...content) {
  return el("div", { class: style, role: "group", "aria-label": service.name }, content);
}

function unfolding(title, service, content) {
  return content.length > 0 && el("details", { class: "card__conditions" }, el("summary", {}, title, hiddenText(`\u00a0: ${service.name}`)), content);
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
  return [...list("Pour\u00a0:", service.accepts), ...list("Pas pour\u00a0:", service.refuses)];
}

function list(title, things) {
  return things.length ? [el("p", {}, title), el("ul", {}, things.map((thing) => el("li", {}, thing)))] : [];
}
