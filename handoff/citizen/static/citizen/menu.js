// The three entries open without script; this closes an open one as people expect of a menu.

export function closeMenuFromOutside(menu) {
  const entries = Array.from(menu.querySelectorAll("details"));
  const open = () => entries.find((entry) => entry.open);
  for (const entry of entries) {
    entry.addEventListener("toggle", () => {
      // Browsers before 2024 do not know details[name]: one entry at a time is kept here.
      if (entry.open) entries.filter((other) => other !== entry).forEach((other) => (other.open = false));
    });
  }
  document.addEventListener("keydown", (event) => {
    const entry = event.key === "Escape" && open();
    if (!entry) return;
    entry.open = false;
    entry.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    const entry = open();
    if (entry && !menu.contains(event.target)) entry.open = false;
  });
}
