// The keyboard's shortcuts. With Alt everywhere; without it outside of fields, unless the officer has turned that off.

import { prefers } from "./preferences.js";

const TEXT_FIELD = "textarea, select, input:not([type=radio]):not([type=checkbox]), [contenteditable]";

// `actions`: what each key does. `digit(n, withShift)`: what 1 to 9 do. Each returns false where there is nothing to do.
export function listenToKeys(actions, digit) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.getModifierState("AltGraph")) return;
    if (document.querySelector("dialog[open]")) return;
    const writes = event.target.closest && event.target.closest(TEXT_FIELD);
    if (!event.altKey && (writes || !prefers("keys", true))) return;
    const act = actionOf(event, actions, digit);
    if (act && act() !== false) event.preventDefault();
  });
}

// Digits by their place on the keyboard: a French one gives them with Shift only, so that Shift means something beside Alt
// alone. Letters by what they write.
function actionOf(event, actions, digit) {
  const place = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
  if (place && (event.altKey || !event.shiftKey)) return () => digit(Number(place[1]), event.shiftKey);
  return actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
}
