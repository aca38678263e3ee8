// A text as paragraphs, lists and links. The twin of templatetags/french.py: a blank line parts
// paragraphs, "- " opens an item, and only http(s) addresses become links.

import { el, hiddenText } from "./dom.js";

const ADDRESS = /(https?:\/\/[^\s<>"«»]*[^\s<>"«».,;:!?)])/;

export function prose(text) {
  return text.trim().split(/\n\s*\n/).map(block);
}

function block(text) {
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
  if (lines.length && lines.every((line) => line.startsWith("- "))) {
    return el("ul", {}, lines.map((line) => el("li", {}, linked(line.slice(2)))));
  }
  const withBreaks = lines.map((line, index) => [index ? el("br") : null, linked(line)]);
  return el("p", {}, withBreaks.flat(2));
}

// Odd pieces of the split are the addresses caught by the group.
function linked(line) {
  return line.split(ADDRESS).map((piece, index) => (index % 2 ? link(piece) : piece));
}

function link(address) {
  const site = host(address);
  if (!site) return address;
  return el("a", { href: address, target: "_blank", rel: "noopener external" }, site, hiddenText(" (nouvelle fenêtre)"));
}

// The site of an address as people say it, or null when it is no http(s) address.
export function host(address) {
  try {
    const parsed = new URL(address);
    return /^https?:$/.test(parsed.protocol) ? parsed.hostname.replace(/^www\./, "") : null;
  } catch (notAnAddress) {
    return null;
  }
}
