// The pages of the stage: clocks by the server's time, keys that press buttons, and a word when the
// connection is gone.

const part = () => document.querySelector("[data-now]");

let ahead = 0; // milliseconds by which the server's clock is ahead of this device's
const setClock = () => {
  if (part()) ahead = new Date(part().dataset.now) - Date.now();
};

const two = (number) => String(number).padStart(2, "0");
const span = (milliseconds) => {
  const seconds = Math.floor(Math.abs(milliseconds) / 1000);
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
};

const tick = () => {
  const now = new Date(Date.now() + ahead);
  for (const clock of document.querySelectorAll("[data-clock]")) {
    clock.textContent = `${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`;
  }
  for (const left of document.querySelectorAll("[data-due]")) {
    const rest = new Date(left.dataset.due) - now;
    left.textContent = `${span(rest)} ${rest < 0 ? left.dataset.over : left.dataset.left}`;
    left.classList.toggle("is-over", rest < 0);
  }
};

setClock();
tick();
setInterval(tick, 500);
document.addEventListener("htmx:afterSwap", () => {
  setClock();
  tick();
});

// A key presses the button that names it, once however long it is held. Fields, links and buttons
// keep their own keys; single letters can be switched off, for those who speak to their computer.
const busy = "a, button, input, select, textarea, summary, dialog, [contenteditable]";
const SETTLE = 400; // milliseconds in which a second press is a slip of the finger
let pressed = 0;

const letters = document.querySelector("[data-letters]");
if (letters) {
  letters.checked = localStorage.getItem("letters") !== "no";
  letters.addEventListener("change", () =>
    localStorage.setItem("letters", letters.checked ? "yes" : "no"),
  );
}

document.addEventListener("keydown", (event) => {
  if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest(busy)) return;
  const letter = event.code.startsWith("Key") ? event.code.slice(3) : ""; // also while typing Hangul
  if (letter && !letters?.checked) return;
  const key = letter || (event.key === " " ? "Space" : event.key);
  const button = [...document.querySelectorAll("[data-keys]")].find((each) =>
    each.dataset.keys.split(" ").includes(key),
  );
  if (!button || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  if (event.timeStamp - pressed < SETTLE || document.querySelector("form.htmx-request")) return;
  pressed = event.timeStamp;
  button.click();
});

const offline = document.getElementById("stage-offline");
const connected = (yes) => {
  if (offline) offline.hidden = yes;
};
document.addEventListener("htmx:sendError", () => connected(false));
document.addEventListener("htmx:responseError", () => connected(false));
document.addEventListener("htmx:afterRequest", (event) => event.detail.successful && connected(true));

const print = document.querySelector("[data-print]");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
