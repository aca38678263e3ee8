// What this officer chose for this computer: yes or no to each. Nothing else is ever kept in the browser.

const PREFIX = "console.";

export function prefers(name, otherwise = false) {
  try {
    const kept = localStorage.getItem(PREFIX + name);
    return kept === null ? otherwise : kept === "yes";
  } catch (storageRefused) {
    return otherwise;
  }
}

export function prefer(name, yes) {
  try {
    localStorage.setItem(PREFIX + name, yes ? "yes" : "no");
  } catch (storageRefused) {
    // Holds until the page is closed, then.
  }
}
