// What stays on this device, where its person chose so: a copy of their own pages, and words written without a network.
// Each is sealed to a public key, so that it can be put away at any time. The private key lies locked with words that
// only they know, and is open in the memory of one page alone.
const kept = (() => {
  const PAIR = { name: "RSA-OAEP", modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash: "SHA-256" };
  const ROUNDS = 600_000; // of PBKDF2 with SHA-256, after OWASP's Password Storage Cheat Sheet of 2023
  const PAGES = "/space/offline/pages/";
  const { subtle } = crypto;
  const chance = (count) => crypto.getRandomValues(new Uint8Array(count));

  const store = (mode, ask) =>
    new Promise((resolve, reject) => {
      const opening = indexedDB.open("kept", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore("kept");
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const database = opening.result;
        const turn = database.transaction("kept", mode, { durability: "strict" });
        const asked = ask(turn.objectStore("kept"));
        turn.oncomplete = () => {
          database.close(); // an open one would keep it from being wiped
          resolve(asked.result);
        };
        turn.onabort = () => {
          database.close();
          reject(turn.error);
        };
      };
    });
  const get = (name) => store("readonly", (shelf) => shelf.get(name));
  const put = (name, value) => store("readwrite", (shelf) => shelf.put(value, name));
  const remove = (name) => store("readwrite", (shelf) => shelf.delete(name));
  const drafts = () => store("readonly", (shelf) => shelf.getAll(IDBKeyRange.bound("draft-", "draft-\uffff")));

  const keyOf = async (words, salt) => {
    const said = words.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean).join(" ");
    const typed = await subtle.importKey("raw", new TextEncoder().encode(said), "PBKDF2", false, ["deriveKey"]);
    const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS };
    return subtle.deriveKey(how, typed, { name: "AES-GCM", length: 256 }, false, ["wrapKey", "unwrapKey"]);
  };

  // `told` goes with the lock: whose it is, as a mark that tells nobody who, and whether they may write here.
  const lockUp = async (words, told) => {
    const pair = await subtle.generateKey(PAIR, true, ["wrapKey", "unwrapKey"]);
    const [salt, iv] = [chance(16), chance(12)];
    const secret = await subtle.wrapKey("pkcs8", pair.privateKey, await keyOf(words, salt), { name: "AES-GCM", iv });
    await put("lock", { ...told, open: pair.publicKey, salt, iv, secret });
    await put("here", told.whose);
  };

  // The private key, where these are the words; else it throws.
  const unlock = async (words) => {
    const { salt, iv, secret } = await get("lock");
    const key = await keyOf(words, salt);
    return subtle.unwrapKey("pkcs8", secret, key, { name: "AES-GCM", iv }, PAIR, false, ["unwrapKey"]);
  };

  const seal = async (text) => {
    const { open } = await get("lock");
    const key = await subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt"]);
    const iv = chance(12);
    const sealed = await subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(text));
    return { iv, sealed, key: await subtle.wrapKey("raw", key, open, PAIR), at: Date.now() };
  };

  const unseal = async ({ iv, sealed, key }, secret) => {
    const opened = await subtle.unwrapKey("raw", key, secret, PAIR, "AES-GCM", false, ["decrypt"]);
    return new TextDecoder().decode(await subtle.decrypt({ name: "AES-GCM", iv }, opened, sealed));
  };

  // Fetch one's own pages, where those that are here are older than so many milliseconds. Where the session is over
  // they go; what was written here and is not sent yet stays, locked. Whoever keeps none here is given none. Gives
  // whether any came.
  const refreshed = async (age) => {
    const lock = await get("lock");
    const before = await get("pages");
    if (!lock || (before && Date.now() - before.at < age)) return false;
    const answer = await fetch(`${PAGES}?whose=${lock.whose}`, { redirect: "manual", cache: "no-store" });
    if (answer.type === "opaqueredirect") await remove("pages");
    if (answer.status !== 200) return false;
    const { html } = await answer.json();
    await put("pages", await seal(html));
    return true;
  };

  return { get, put, remove, drafts, lockUp, unlock, seal, unseal, refreshed };
})();
