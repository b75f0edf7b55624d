// Comforts on top of pages that work without any script.
(() => {
  const cookie = (name) =>
    document.cookie
      .split("; ")
      .find((pair) => pair.startsWith(`${name}=`))
      ?.slice(name.length + 1);

  // htmx sends the token that Django asks of every request that changes something.
  document.addEventListener("htmx:configRequest", (event) => {
    const token = cookie("csrftoken");
    if (token) event.detail.headers["X-CSRFToken"] = token;
  });

  // A form that came back shows what to correct, to readers who listen as well.
  const faulty = (root) =>
    root.querySelector("[data-form-summary]") ?? root.querySelector(".is-invalid");
  document.addEventListener("DOMContentLoaded", () => faulty(document)?.focus());
  document.addEventListener("htmx:afterSettle", (event) => faulty(event.detail.elt)?.focus());

  // A button with data-confirm asks first.
  const dialog = () => document.getElementById("confirm");
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-confirm]");
    if (!button || !dialog()?.showModal) return;
    event.preventDefault();
    dialog().querySelector(".confirm-question").textContent = button.dataset.confirm;
    dialog().querySelector("[value=yes]").className = button.className;
    dialog().returnValue = "no";
    dialog().onclose = () => {
      if (dialog().returnValue !== "yes") return;
      const { confirm } = button.dataset;
      delete button.dataset.confirm;
      button.form.requestSubmit(button);
      button.dataset.confirm = confirm;
    };
    dialog().showModal();
  });

  // Nobody is signed in, or no more: what a door kept on this device of others goes.
  if (document.body.hasAttribute("data-signed-out") && globalThis.indexedDB) {
    import("./door-store.js").then(({ DoorStore }) => DoorStore.forgetAll());
  }

  // Menus close with Escape and with a click elsewhere.
  const openMenus = () => document.querySelectorAll("details[data-menu][open]");
  document.addEventListener("click", (event) => {
    for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of openMenus()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
})();
