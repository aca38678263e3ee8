// A one-time password is long: it may be read while it is typed.

for (const button of Array.from(document.querySelectorAll("[data-reveals]"))) {
  const field = document.getElementById(button.dataset.reveals);
  button.hidden = false;
  button.addEventListener("click", () => {
    const shown = field.type === "password";
    field.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
  });
}
