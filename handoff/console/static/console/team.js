// Who is on duty, and how much each has.

import { el, empty } from "../look/dom.js";

const STATUS = { available: "disponible", busy: "complet", away: "absent" };

// `officers`: as the gateway tells them.
export function showTeam(list, officers) {
  empty(list);
  for (const officer of officers.filter(({ status }) => status !== "offline")) {
    list.appendChild(el("li", { class: `mate mate--${officer.status}` },
      el("span", { class: "mate__name" }, officer.me ? `${officer.name} (vous)` : officer.name),
      el("span", { class: "mate__status" }, STATUS[officer.status]),
      el("span", { class: "mate__load" }, `${officer.held} sur ${officer.capacity}`, officer.load !== officer.held && ` (charge ${String(officer.load).replace(".", ",")})`)));
  }
}
