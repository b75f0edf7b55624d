// The door's page with a script: acts are answered at once, by the server or, without the network,
// by what the device knows; cameras read passes; the tone says what came of it.
import { DoorStore } from "./door-store.js";

const MOST_AT_ONCE = 200; // as the server takes them
const ANSWER_WITHIN = 5000; // milliseconds; then the device decides
const TRY_AGAIN_AFTER = 10000;
const LEARN_AFTER = 3 * 60 * 1000; // passes are given while the doors are open, too
const MOST_TOLD = 5;
const KEPT_FOR = 24 * 3600 * 1000;
const CLOCK_MAY_BE_OFF = 60 * 1000;
const TOKEN = /([A-Za-z0-9_-]{22})\/?$/;

const root = document.getElementById("door");
const form = root.querySelector("#door-form form");
const { event: eventId, scans: SCANS, passes: PASSES } = root.dataset;
const words = JSON.parse(document.getElementById("door-words").textContent);
const verdicts = document.getElementById("door-verdict");
const status = document.getElementById("door-network");
const store = await DoorStore.open(eventId);

const cookie = (name) =>
  document.cookie
    .split("; ")
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);

const digest = async (token) => {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
};

// --- what came of it ------------------------------------------------------------------------

let sound;
const ring = (good) => {
  sound ??= new AudioContext();
  const tone = sound.createOscillator();
  tone.frequency.value = good ? 880 : 220;
  tone.connect(sound.destination);
  tone.start();
  tone.stop(sound.currentTime + (good ? 0.12 : 0.45));
};

const show = (outcome, sentence, note = "", undo = "") => {
  const look = words.looks[outcome];
  const card = document.getElementById("door-card").content.cloneNode(true);
  const section = card.querySelector(".verdict");
  section.classList.add(look.tone);
  section.dataset.outcome = outcome;
  const drawing = card.querySelector("use");
  drawing.setAttribute("href", drawing.getAttribute("href").replace(/#.*/, `#${look.icon}`));
  card.querySelector("h2").textContent = sentence;
  card.querySelector("p").textContent = note;
  const link = card.querySelector("a");
  link.href = undo;
  link.hidden = !undo;
  verdicts.replaceChildren(card);
  ring(look.tone === "tone-good" || look.tone === "tone-info");
};

// What keeps acts from arriving: no network, a door that was closed, a refusal; empty for nothing.
let trouble = "";
const say = async (sentence) => {
  trouble = sentence;
  const waiting = await store.waiting();
  status.hidden = !trouble && !waiting;
  status.dataset.waiting = waiting;
  status.textContent = (trouble || words.sending).replace("{number}", waiting);
};

// The server judged otherwise than this device did alone: that stays on the page.
const told = [];
const tellLater = (results) => {
  if (!results.length) return;
  told.push(...results.map((result) => result.message));
  const notice = document.getElementById("door-told");
  notice.textContent = [words.toldLater, ...told.slice(-MOST_TOLD)].join(" ");
  notice.hidden = false;
  ring(false);
};

// Every answer says what time it is. What this device's clock says is put right where acts arrive.
const compareClocks = (response, asked) => {
  const off = (asked + Date.now()) / 2 - Date.parse(response.headers.get("Date"));
  if (Number.isNaN(off)) return;
  const notice = document.getElementById("door-clock");
  const sentence = off < 0 ? words.clockSlow : words.clockFast;
  notice.textContent = sentence.replace("{time}", inWords(Math.abs(off) / 60000));
  notice.hidden = Math.abs(off) < CLOCK_MAY_BE_OFF;
};

const inWords = (minutes) => {
  const units = { day: 1440, hour: 60, minute: 1 };
  const unit = Object.keys(units).find((each) => minutes >= 2 * units[each]) ?? "minute";
  const format = { style: "unit", unit, unitDisplay: "long" };
  const time = new Intl.NumberFormat(document.documentElement.lang, format);
  return time.format(Math.round(minutes / units[unit]));
};

// --- acts -----------------------------------------------------------------------------------

class Closed extends Error {}
class NotTaken extends Error {}

const SOON_OTHERWISE = [408, 425, 429]; // as good as no network: the same may be taken in a while
const TURNED_AWAY = ["already_inside", "unknown"];

const refusalOf = async (response) => {
  if ([401, 403, 404].includes(response.status)) return new Closed();
  if (response.status >= 500 || SOON_OTHERWISE.includes(response.status)) return new Error();
  const { detail = "" } = await response.json().catch(() => ({}));
  return new NotTaken(detail);
};

const send = async (acts) => {
  const asked = Date.now();
  const response = await fetch(`${SCANS}?${new URLSearchParams({ door: form.door.value })}`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "X-CSRFToken": cookie("csrftoken"),
      "Device-Time": new Date().toISOString(),
    },
    body: JSON.stringify(
      acts.map(({ scan_id, token, direction, scanned_at, provisional, decided }) => ({
        scan_id,
        token,
        direction,
        scanned_at,
        provisional,
        turned_away: TURNED_AWAY.includes(decided),
      })),
    ),
    signal: AbortSignal.timeout(ANSWER_WITHIN),
  });
  if (!response.ok) throw await refusalOf(response);
  compareClocks(response, asked);
  return response.json();
};

let flushing = Promise.resolve();
const flush = () => {
  flushing = flushing.then(async () => {
    for (;;) {
      const acts = await store.first(MOST_AT_ONCE);
      if (!acts.length) return say("");
      let results;
      try {
        results = await send(acts);
      } catch (error) {
        if (error instanceof Closed) return closed();
        if (error instanceof NotTaken)
          return say(words.notTaken.replace("{reason}", error.message));
        return say(words.offline);
      }
      const known = new Set(results.map((result) => result.scan_id));
      await store.acknowledge(
        acts.filter((act) => known.has(act.scan_id)).map((act) => act.number),
      );
      const sent = new Map(acts.map((act) => [act.scan_id, act]));
      for (const result of results) await remember(result, sent.get(result.scan_id).digest);
      tellLater(
        results.filter(({ scan_id, outcome }) => {
          const { decided } = sent.get(scan_id);
          return decided && decided !== outcome;
        }),
      );
    }
  });
  return flushing;
};

const closed = async () => {
  await store.forget();
  await caches.delete(`door${location.pathname}`);
  if (trouble !== words.signIn) show("unknown", words.signIn);
  await say(words.signIn);
};

const answers = new Map();
const INSIDE = ["admitted", "already_inside", "conflict"];

const remember = async (result, known) => {
  answers.get(result.scan_id)?.(result);
  answers.delete(result.scan_id);
  await mark(known, INSIDE.includes(result.outcome));
};

// Who went in or out since the passes were asked for: that is newer than what is learnt.
const since = new Map();
const mark = async (digest, inside) => {
  since.set(digest, inside);
  const pass = await store.pass(digest);
  if (pass) await store.mark(pass, inside);
};

// The server's result for an act; null when there is none in time.
const answered = (act) =>
  new Promise((resolve) => {
    answers.set(act.scan_id, resolve);
    setTimeout(() => resolve(null), ANSWER_WITHIN);
    flush().then(() => resolve(null));
  });

const take = async (token, direction) => {
  const act = {
    scan_id: crypto.randomUUID(),
    token,
    direction,
    scanned_at: new Date().toISOString(),
    provisional: false,
    digest: await digest(token),
  };
  await store.enqueue(act);
  const result = await answered(act);
  if (!result) {
    answers.delete(act.scan_id);
    await decideAlone(act);
    return say(trouble || words.offline);
  }
  htmx.trigger("#door-counts", "scanned");
  const done = ["admitted", "left"].includes(result.outcome);
  return show(result.outcome, result.message, result.title, done ? `?scan=${act.scan_id}` : "");
};

// Without the network: whom the device knows is let in, and the server is told later what was
// decided, of whom was turned away as well.
const decideAlone = async (act) => {
  const pass = await store.pass(act.digest);
  const kept = await store.find(act.scan_id);
  if (!kept) return; // acknowledged meanwhile
  const decided = decisionOn(act, pass);
  await store.update({ ...kept, provisional: true, decided });
  if (!TURNED_AWAY.includes(decided)) await mark(act.digest, decided === "admitted");
  const sentence = words.alone[decided].replace("{name}", pass?.name);
  show(decided, sentence, words.provisional);
};

const decisionOn = (act, pass) => {
  if (!pass) return "unknown";
  if (act.direction === "out") return "left";
  return pass.inside ? "already_inside" : "admitted";
};

form.addEventListener("submit", (event) => {
  const token = TOKEN.exec(form.code.value.trim())?.[1];
  if (!token) return; // a name: the server looks for it
  event.preventDefault();
  form.code.value = "";
  form.code.focus();
  take(token, form.elements.direction.value);
});

// Everything else here is done by the server. Without it the browser would leave the page for one
// of its own, and what was typed would be lost.
const asking = new WeakSet();
const reached = new WeakSet();
const reachable = () =>
  fetch(root.dataset.alive, { cache: "no-store", signal: AbortSignal.timeout(ANSWER_WITHIN) }).then(
    () => true,
    () => false,
  );

document.addEventListener("submit", async (event) => {
  const { target, submitter, defaultPrevented } = event;
  if (defaultPrevented || !new URL(target.action).pathname.startsWith(location.pathname)) return;
  if (reached.delete(target)) return;
  event.preventDefault();
  if (asking.has(target)) return;
  asking.add(target);
  if (await reachable()) {
    reached.add(target);
    target.requestSubmit(submitter);
  } else {
    show("not_inside", words.needsNetwork);
  }
  asking.delete(target);
});

// --- the network comes and goes ----------------------------------------------------------------

let learning;
const learn = () => {
  learning ??= learnAll().finally(() => (learning = undefined));
  return learning;
};

const learnAll = async () => {
  since.clear();
  for (const act of await store.first()) {
    if (act.provisional) since.set(act.digest, act.direction === "in");
  }
  try {
    const passes = [];
    let page = { next: "" };
    do {
      const asked = Date.now();
      const response = await fetch(`${PASSES}?${new URLSearchParams({ after: page.next })}`);
      if ([401, 403, 404].includes(response.status)) return closed();
      if (!response.ok) return;
      compareClocks(response, asked);
      page = await response.json();
      passes.push(...page.items);
    } while (page.next);
    const now = passes.map((pass) => ({ ...pass, inside: since.get(pass.digest) ?? pass.inside }));
    await store.keepPasses(now, Date.now() + KEPT_FOR);
    if (trouble === words.offline && !(await store.waiting())) await say("");
  } catch {
    await say(words.offline);
  }
};

addEventListener("online", () => flush().then(learn));
addEventListener("offline", () => say(words.offline));
setInterval(async () => {
  await store.forgetIfOver();
  if (await store.waiting()) await flush();
  else if (trouble === words.offline) await learn();
}, TRY_AGAIN_AFTER);
setInterval(learn, LEARN_AFTER);

const files = () =>
  performance
    .getEntriesByType("resource")
    .map((entry) => new URL(entry.name).pathname)
    .filter((path) => path.startsWith("/static/"));

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register(root.dataset.worker, { scope: location.pathname });
  navigator.serviceWorker.ready.then((registration) =>
    registration.active.postMessage({ files: [...new Set(files())] }),
  );
}

// Whoever signs out leaves nothing on the device; what is not sent yet is not thrown away.
for (const out of document.querySelectorAll("form[action*='logout']")) {
  out.addEventListener("submit", async (event) => {
    event.preventDefault();
    await flush();
    if (await store.waiting()) return show("conflict", words.notSentYet);
    await store.forget();
    await caches.delete(`door${location.pathname}`);
    const registration = await navigator.serviceWorker?.getRegistration();
    await registration?.unregister();
    out.submit();
  });
}

await store.forgetIfOver();
await flush();
await learn();
root.dataset.ready = "yes";

// --- the camera ---------------------------------------------------------------------------------

const reader = async () => {
  const formats = (await globalThis.BarcodeDetector?.getSupportedFormats()) ?? [];
  if (formats.includes("qr_code")) {
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    return async (video) => (await detector.detect(video))[0]?.rawValue;
  }
  if (!root.dataset.decoder) return null;
  await import(root.dataset.decoder);
  const canvas = new OffscreenCanvas(1, 1);
  const drawing = canvas.getContext("2d", { willReadFrequently: true });
  return async (video) => {
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    drawing.drawImage(video, 0, 0);
    const { data } = drawing.getImageData(0, 0, canvas.width, canvas.height);
    return globalThis.jsQR(data, canvas.width, canvas.height)?.data;
  };
};

const button = document.getElementById("door-camera");
const read = navigator.mediaDevices ? await reader() : null;
button.hidden = !read;
button.addEventListener("click", async () => {
  const video = document.getElementById("door-video");
  button.disabled = true;
  try {
    video.srcObject = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: "environment" },
    });
  } catch {
    button.disabled = false;
    show("not_inside", words.noCamera);
    return;
  }
  video.hidden = false;
  await video.play();
  let last = "";
  let quiet = 0;
  const look = async () => {
    const code = video.videoWidth ? await read(video) : "";
    const token = code && TOKEN.exec(code)?.[1];
    quiet = token ? 0 : quiet + 1;
    if (quiet > 10) last = ""; // the pass was taken away; the same one may come again
    if (token && token !== last) {
      last = token;
      take(token, form.elements.direction.value);
    }
    setTimeout(look, 100);
  };
  look();
});
