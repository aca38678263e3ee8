// Light or dark, as the device asks: the design system's own script would weigh 100 kB for this line.
// A classic script, before the style sheets, so that no page flashes white in the dark.
(function () {
  "use strict";
  if (!window.matchMedia) return;
  var dark = window.matchMedia("(prefers-color-scheme: dark)");
  function apply() {
    document.documentElement.setAttribute("data-fr-theme", dark.matches ? "dark" : "light");
  }
  apply();
  if (dark.addEventListener) dark.addEventListener("change", apply);
})();
