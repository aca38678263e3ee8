// Elements built from data. Strings become text nodes, never markup: what a person wrote stays text.

export function el(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === false || value === null || value === undefined) continue;
    if (name === "onclick") element.addEventListener("click", value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  fill(element, children);
  return element;
}

export function fill(element, children) {
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    element.appendChild(typeof child === "object" ? child : document.createTextNode(String(child)));
  }
}

export function empty(element) {
  while (element.firstChild) element.removeChild(element.firstChild);
}

export function hiddenText(text) {
  return el("span", { class: "fr-sr-only" }, text);
}
