// What a door keeps on its device: the event's passes by digest, with names masked, and the acts
// that the server has not acknowledged yet. Nothing leaves the queue before it is acknowledged.

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const committed = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });

export class DoorStore {
  static async open(event) {
    const request = indexedDB.open(`door-${event}`, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("passes", { keyPath: "digest" });
      request.result.createObjectStore("queue", { keyPath: "number", autoIncrement: true });
      request.result.createObjectStore("facts");
    };
    return new DoorStore(await done(request));
  }

  constructor(database) {
    this.database = database;
  }

  // Durability "strict": a tablet that dies a second later has the act on its disk.
  write(store) {
    return this.database.transaction(store, "readwrite", { durability: "strict" });
  }

  async enqueue(act) {
    const transaction = this.write("queue");
    transaction.objectStore("queue").add(act);
    await committed(transaction);
  }

  async update(act) {
    const transaction = this.write("queue");
    transaction.objectStore("queue").put(act);
    await committed(transaction);
  }

  async acknowledge(numbers) {
    const transaction = this.write("queue");
    for (const number of numbers) transaction.objectStore("queue").delete(number);
    await committed(transaction);
  }

  first(most) {
    return done(this.database.transaction("queue").objectStore("queue").getAll(null, most));
  }

  find(scanId) {
    return this.first().then((acts) => acts.find((act) => act.scan_id === scanId));
  }

  waiting() {
    return done(this.database.transaction("queue").objectStore("queue").count());
  }

  async keepPasses(passes, until) {
    const transaction = this.write(["passes", "facts"]);
    transaction.objectStore("passes").clear();
    for (const pass of passes) transaction.objectStore("passes").put(pass);
    transaction.objectStore("facts").put(until, "until");
    await committed(transaction);
  }

  async pass(digest) {
    const until = await done(this.database.transaction("facts").objectStore("facts").get("until"));
    if (!until || Date.now() > until) return undefined;
    return done(this.database.transaction("passes").objectStore("passes").get(digest));
  }

  async mark(pass, inside) {
    const transaction = this.write("passes");
    transaction.objectStore("passes").put({ ...pass, inside });
    await committed(transaction);
  }

  // After its time the device knows nobody any more.
  async forgetIfOver() {
    const until = await done(this.database.transaction("facts").objectStore("facts").get("until"));
    if (until && Date.now() > until) await this.forget();
  }

  // What this device knows of people, of all events that it was a door of. Acts that wait to be sent
  // hold a random token and a time alone; they stay until the server has them.
  static async forgetAll() {
    for (const { name } of (await indexedDB.databases?.()) ?? []) {
      const event = /^door-(\d+)$/.exec(name)?.[1];
      if (event) await (await DoorStore.open(event)).forget();
    }
    for (const shelf of (await globalThis.caches?.keys()) ?? []) {
      if (shelf.startsWith("door")) await caches.delete(shelf);
    }
  }

  async forget() {
    const transaction = this.write(["passes", "facts"]);
    transaction.objectStore("passes").clear();
    transaction.objectStore("facts").clear();
    await committed(transaction);
  }
}
