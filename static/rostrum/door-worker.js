// Lets the door's page load without the network: the page itself without anybody's name on it, and
// the files that it needs. Everything else goes to the network, always.

const SHELF = `door${self.registration ? new URL(self.registration.scope).pathname : ""}`;
const page = () => new URL(self.registration.scope).pathname;

self.addEventListener("install", (event) => {
  event.waitUntil(self.skipWaiting());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
});

const keep = async (request, response) => {
  if (response.ok && !response.redirected) {
    const shelf = await caches.open(SHELF);
    await shelf.put(request, response.clone());
  }
  return response;
};

const kept = async (request) => (await caches.open(SHELF)).match(request);

const fromNetworkElseShelf = async (request, shelved) => {
  try {
    const response = await fetch(request);
    const signedOut = response.type === "opaqueredirect" || response.status === 404;
    if (signedOut) await caches.delete(SHELF);
    return shelved ? await keep(shelved, response) : response;
  } catch (error) {
    const found = await kept(shelved ?? page());
    if (found) return found;
    throw error;
  }
};

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (event.request.mode === "navigate") {
    // Only the page without a query is kept: others name whoever was scanned last.
    const bare = url.pathname === page() && !url.search;
    event.respondWith(fromNetworkElseShelf(event.request, bare ? page() : null));
  } else if (url.pathname.startsWith("/static/")) {
    event.respondWith(
      kept(event.request).then(
        (found) =>
          found ?? fetch(event.request).then((response) => keep(event.request, response)),
      ),
    );
  }
});

// The page asks for itself and its files to be kept, once the worker is there.
self.addEventListener("message", (event) => {
  const keepOne = async (path) => keep(path, await fetch(path));
  event.waitUntil(Promise.all([page(), ...event.data.files].map(keepOne)));
});
