// Passkeys: a form that asks the device, and sends its answer. It shows only where the browser knows
// passkeys and the address has a name: they are bound to it.
{
  const named = !/^[\d.]+$|:/.test(window.location.hostname);
  const able = named && window.isSecureContext && window.PublicKeyCredential && navigator.credentials;
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (each) => each.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const known = (each) => ({ ...each, id: bytes(each.id) });
  const asked = ({ publicKey }) => ({
    publicKey: {
      ...publicKey,
      challenge: bytes(publicKey.challenge),
      ...(publicKey.user && { user: known(publicKey.user) }),
      ...(publicKey.excludeCredentials && { excludeCredentials: publicKey.excludeCredentials.map(known) }),
      ...(publicKey.allowCredentials && { allowCredentials: publicKey.allowCredentials.map(known) }),
    },
  });
  const answered = (credential) => {
    const response = {};
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[part]) response[part] = text(credential.response[part]);
    }
    const clientExtensionResults = credential.getClientExtensionResults();
    return { id: credential.id, rawId: text(credential.rawId), type: credential.type, clientExtensionResults, response };
  };
  for (const form of able ? document.querySelectorAll("[data-passkey]") : []) {
    const told = form.querySelector("[role=status]");
    form.hidden = false;
    for (const way of document.querySelectorAll("[data-without-passkey]")) way.hidden = true;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      told.textContent = "";
      try {
        const options = await (await fetch(form.dataset.ask)).json();
        const credential = await navigator.credentials[form.dataset.passkey](asked(options));
        form.elements.credential.value = JSON.stringify(answered(credential));
        form.submit();
      } catch {
        told.textContent = form.dataset.trouble;
      }
    });
  }
}
