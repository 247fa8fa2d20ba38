/* The button for dark colours. A line in <head> has set what the reader chose before anything was drawn; a choice that is
   what the system asks for is forgotten, so that the page follows the system again. */
{
  const root = document.documentElement;
  const button = document.querySelector(".theme-switch");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (/^(dark|light)$/.test(root.dataset.theme) ? root.dataset.theme === "dark" : system.matches);

  const show = () => {
    button.setAttribute("aria-pressed", isDark());
    const chosen = root.dataset.theme !== "auto";
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      meta.dataset.media ??= meta.media;
      const mine = meta.dataset.media.includes(isDark() ? "dark" : "light");
      meta.media = chosen ? (mine ? "all" : "not all") : meta.dataset.media;
    }
  };

  const recall = () => {
    try {
      root.dataset.theme = localStorage.getItem("theme") || "auto";
    } catch {
      /* A browser that keeps nothing: the choice lasts as long as the page. */
    }
    show();
  };

  if (button) {
    button.addEventListener("click", () => {
      const wanted = isDark() ? "light" : "dark";
      const same = (wanted === "dark") === system.matches;
      root.dataset.theme = same ? "auto" : wanted;
      try {
        if (same) localStorage.removeItem("theme");
        else localStorage.setItem("theme", wanted);
      } catch {
        /* As above. */
      }
      show();
    });
    system.addEventListener("change", show);
    addEventListener("storage", recall);
    addEventListener("pageshow", (event) => event.persisted && recall());
    show();
  }
}
