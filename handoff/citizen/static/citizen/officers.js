// The officers' presence and the supervisors' message, as the server tells them.

export function showOfficers({ open, sentence, notice }, { presence, information }) {
  presence.hidden = open;
  say(presence, open ? "" : sentence);
  information.hidden = !notice;
  say(information.querySelector("[data-sentence]"), notice || "");
}

// Written only when it changes: each writing is read aloud.
function say(element, sentence) {
  if (element.textContent !== sentence) element.textContent = sentence;
}
