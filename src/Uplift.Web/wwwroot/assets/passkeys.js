// Passkeys: asks the server for a challenge, the authenticator for an answer, and the server again. Without this script
// people sign in with their password.

const decode = (text) => Uint8Array.fromBase64?.(text, { alphabet: 'base64url' }) ?? Uint8Array.from(
  atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));

const withId = (credential) => ({ ...credential, id: decode(credential.id) });

function creationOptions(options) {
  return PublicKeyCredential.parseCreationOptionsFromJSON?.(options) ?? {
    ...options,
    challenge: decode(options.challenge),
    user: withId(options.user),
    excludeCredentials: options.excludeCredentials?.map(withId),
  };
}

function requestOptions(options) {
  return PublicKeyCredential.parseRequestOptionsFromJSON?.(options) ?? {
    ...options,
    challenge: decode(options.challenge),
    allowCredentials: options.allowCredentials?.map(withId),
  };
}

async function send(address, body) {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(body ?? {}),
  });
  const answer = await response.json();
  if (!response.ok) {
    throw new Error(answer.detail);
  }
  return answer;
}

async function add(name) {
  const { ticket, options } = await send('/api/v1/me/passkeys/options');
  const credential = await navigator.credentials.create({ publicKey: creationOptions(options) });
  await send('/api/v1/me/passkeys', { ticket, credential, name });
}

async function use() {
  const { ticket, options } = await send('/api/v1/passkey-sign-ins/options');
  const credential = await navigator.credentials.get({ publicKey: requestOptions(options) });
  return send('/api/v1/passkey-sign-ins', { ticket, credential });
}

async function act(place) {
  const says = place.querySelector('[role=alert]');
  says.textContent = '';
  try {
    if (place.dataset.passkey === 'add') {
      await add(place.querySelector('[name=name]').value);
      location.assign(place.dataset.target);
      return;
    }
    const { hasGuestRows } = await use();
    const { target } = place.dataset;
    location.assign(hasGuestRows ? `/signin/guest?returnUrl=${encodeURIComponent(target)}` : target);
  } catch (failure) {
    // The browser's own errors are about cancelling or waiting too long; ours are sentences.
    says.textContent = failure instanceof DOMException ? 'That was cancelled, or took too long. Nothing has changed.' : failure.message;
  }
}

function reveal() {
  if (window.PublicKeyCredential) {
    document.querySelectorAll('[data-passkey][hidden]').forEach((place) => { place.hidden = false; });
  }
}

addEventListener('submit', (event) => {
  if (event.target.matches('[data-passkey]')) {
    event.preventDefault();
    act(event.target);
  }
}, true);

addEventListener('click', (event) => {
  const place = event.target.closest?.('p[data-passkey]');
  if (place && event.target.closest('button')) {
    act(place);
  }
});

// Pages are swapped in without a load of this script.
new MutationObserver(reveal).observe(document.body, { childList: true });
reveal();
