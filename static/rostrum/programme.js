// Items of a programme are dragged to another place; the buttons beside them do the same by key.
(() => {
  const rows = () => document.querySelector(".programme-rows");
  let dragged = null;

  const handles = () => {
    for (const row of rows()?.querySelectorAll(".programme-row") ?? []) {
      if (row.querySelector(".programme-handle")) continue;
      const handle = document.createElement("span");
      handle.className = "programme-handle";
      handle.title = rows().dataset.drag;
      handle.setAttribute("aria-hidden", "true");
      handle.textContent = "⠿";
      row.querySelector(".programme-row-head").prepend(handle);
    }
  };

  const put = (y) => {
    const others = [...rows().querySelectorAll(".programme-row")].filter((row) => row !== dragged);
    const after = others.find((row) => {
      const box = row.getBoundingClientRect();
      return y < box.top + box.height / 2;
    });
    rows().insertBefore(dragged, after ?? null);
  };

  const drop = () => {
    dragged.classList.remove("is-dragged");
    dragged = null;
    rows()
      .querySelectorAll("[data-order]")
      .forEach((input, place) => {
        input.value = place + 1;
      });
    document.getElementById("act-preview").click(); // the server says what this shifts
  };

  document.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest(".programme-handle");
    if (!handle || event.button > 0) return;
    event.preventDefault();
    dragged = handle.closest(".programme-row");
    dragged.classList.add("is-dragged");
    const move = (moved) => put(moved.clientY);
    const end = () => {
      document.removeEventListener("pointermove", move);
      drop();
    };
    document.addEventListener("pointermove", move);
    document.addEventListener("pointerup", end, { once: true });
    document.addEventListener("pointercancel", end, { once: true });
  });

  document.addEventListener("DOMContentLoaded", handles);
  document.addEventListener("htmx:afterSwap", handles);
})();
