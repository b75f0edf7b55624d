// Copies or shares a link where the browser can; the field alone works without.
(() => {
  for (const place of document.querySelectorAll("[data-share]")) {
    const field = place.querySelector("input");
    const said = place.querySelector("[data-copied]");
    const copy = place.querySelector("[data-copy]");
    const share = place.querySelector("[data-native-share]");
    field.addEventListener("focus", () => field.select());
    if (navigator.clipboard) {
      copy.hidden = false;
      copy.addEventListener("click", async () => {
        await navigator.clipboard.writeText(field.value);
        said.textContent = said.dataset.copied;
      });
    }
    if (navigator.share) {
      share.hidden = false;
      share.addEventListener("click", () =>
        navigator.share({ title: document.title, url: field.value }).catch(() => {}),
      );
    }
  }
})();
