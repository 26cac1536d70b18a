// Uplift's one script. Every page works without it; it saves page loads and loses nothing that was typed.

const main = () => document.querySelector('main#main');
const addressOf = (url) => url.pathname + url.search;

const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
const announcer = make('p', { className: 'visually-hidden', role: 'status' });
const progress = make('progress', { className: 'page-progress', ariaLabel: 'Loading' });

function announce(text) {
  announcer.textContent = '';
  setTimeout(() => { announcer.textContent = text; }, 80); // a pause, or the same text twice is silence
}

function complain(text) {
  main().prepend(make('div', { className: 'alert floating', role: 'alert', textContent: text }));
}

// --- Moving between pages ---

/** The address of the page on screen; `location` is ahead of it after a press of "back". */
let shown = addressOf(location);
let lastVisit = 0;
let reading;

/**
 * Fetches a page and puts it in place of this one.
 * @param {{body?: URLSearchParams, back?: boolean, scroll?: number, keep?: Element, taken?: () => void}} how
 *   body: to POST; back: to a history entry left at `scroll`; keep: a control to stay at; taken: called on success
 */
async function visit(url, how = {}) {
  await settled(); // what was typed is on its way to the server, and this page is to show it
  const visitNumber = ++lastVisit;
  document.querySelector('.alert.floating')?.remove();
  rememberScroll();
  document.body.prepend(progress);
  const { response, page } = await ask(url, how.body).catch(() => ({}));
  if (response?.ok) {
    how.taken?.();
  }
  if (page && visitNumber === lastVisit) {
    await fetchStyles(page);
  }
  if (visitNumber !== lastVisit) {
    return;
  }
  progress.remove();
  if (page) {
    show(page, response, url, how);
  } else if (!response) {
    await explainFailure(url, how);
  } else if (response.status !== 204) {
    leave(response, url, how);
  }
}

async function ask(url, body, moves = true) {
  // Only a read is given up for the next click: a POST may have changed something.
  if (moves) {
    reading?.abort();
    reading = body ? null : new AbortController();
  }
  const headers = { Accept: 'text/html, */*;q=0.1' };
  const keepalive = !moves && String(body).length < 60_000; // browsers let at most 64 KiB outlive a page
  const response = await fetch(url, { method: body ? 'POST' : 'GET', body, headers, keepalive, signal: moves ? reading?.signal : undefined });
  const isHtml = response.headers.get('Content-Type')?.startsWith('text/html');
  const page = isHtml && new DOMParser().parseFromString(await response.text(), 'text/html');
  return { response, page: page && page.querySelector('main#main') && page };
}

function show(page, response, url, { body, back, scroll = 0, keep }) {
  const landed = new URL(response.url);
  // A POST answered without a redirect is this page again with its errors: no address to return to.
  if (!back && addressOf(landed) !== addressOf(location) && (!body || response.redirected)) {
    history.pushState(null, '', landed);
  }
  shown = addressOf(location);
  const unfolded = keep ? [...main().querySelectorAll('details[open][id]')].map(({ id }) => id) : [];
  swapIn(page);
  unfolded.map((id) => document.getElementById(id)).forEach((fold) => {
    // Of folds of which one is open at a time the server may have opened another.
    if (fold && !(fold.getAttribute('name') && main().querySelector(`details[open][name="${CSS.escape(fold.getAttribute('name'))}"]`))) {
      fold.open = true;
    }
  });
  startPage();

  // A refusal is told at the top, so nothing leads away from there.
  const isRefused = body && main().querySelector('[role=alert]');
  const wanted = main().querySelector('[autofocus]');
  if (wanted && !isRefused) {
    wanted.focus();
    announce(main().querySelector('.saved')?.textContent ?? document.title);
    return;
  }
  if (keep && !isRefused && keepPlace(keep)) {
    return;
  }
  scrollTo({ top: scroll, behavior: 'instant' });
  const fault = body && main().querySelector('[aria-invalid=true]');
  const start = fault || main().querySelector('h1') || main();
  start.tabIndex = fault ? 0 : -1;
  start.focus({ preventScroll: !fault });
  announce(document.title);
  if (url.hash && !back && !response.redirected) {
    location.replace(url.hash); // unlike scrolling, this also sets :target
  }
}

/** Styles that the new page has and this one lacks, before it is shown. */
async function fetchStyles(page) {
  await Promise.all([...page.head.querySelectorAll('link[rel=stylesheet]')]
    .filter((link) => !document.head.querySelector(`link[href="${link.getAttribute('href')}"]`))
    .map((link) => new Promise((done) => {
      const copy = document.importNode(link);
      copy.onload = copy.onerror = done;
      document.head.append(copy);
    })));
}

function swapIn(page) {
  page.head.querySelectorAll('script[type=module][src]').forEach((script) => import(script.getAttribute('src')));
  document.title = page.title;
  document.documentElement.dataset.theme = page.documentElement.dataset.theme ?? '';
  for (const selector of ['meta[name=description]', 'link[rel=canonical]']) {
    document.head.querySelector(selector)?.remove();
    document.head.append(...page.head.querySelectorAll(selector));
  }
  for (const selector of ['header.site-header', 'main#main']) {
    document.querySelector(selector)?.replaceWith(...page.querySelectorAll(selector));
  }
}

/** After a filter or a bookmark the person goes on where they were. */
function keepPlace({ id }) {
  const control = id && document.getElementById(id);
  control?.closest('details')?.setAttribute('open', '');
  control?.focus({ preventScroll: true });
  announce(main().querySelector('.count')?.textContent ?? document.title);
  return control;
}

/** What is no page of ours, as a feed or file, is left to the browser. */
function leave(response, url, { body, back }) {
  if (back) {
    location.reload();
  } else if (!body || response.redirected) {
    location.assign(body ? response.url : url);
  } else {
    complain(`The server sent no page (${response.status}); nothing typed is lost.`);
  }
}

async function explainFailure(url, { body, back }) {
  // A redirect to another site fails as a cut line does, but then our server still answers.
  if (!body && !back && await fetch('/health/live', { cache: 'no-store' }).catch(() => null)) {
    location.assign(url);
    return;
  }
  if (back) {
    history.pushState(null, '', shown); // still on screen
  }
  complain(`${navigator.onLine ? 'The server does not answer' : 'You are offline'}; nothing is lost. Try again.`);
}

/** In the history entry itself, where "back" and a reload both find it. */
function rememberScroll() {
  if (addressOf(location) === shown) {
    history.replaceState({ scroll: scrollY }, '');
  }
}

let scrollPause;

function rememberScrollSoon() {
  clearTimeout(scrollPause);
  scrollPause = setTimeout(rememberScroll, 400);
}

const scrollBackTo = (state) => state && scrollTo({ top: state.scroll, behavior: 'instant' });

function followHistory({ state }) {
  if (addressOf(location) === shown) {
    scrollBackTo(state);
  } else {
    saveDrafts();
    visit(new URL(location.href), { back: true, scroll: state?.scroll });
  }
}

function followLink(event) {
  const link = event.target.closest('a[href]:not([download])');
  if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
    return;
  }
  const url = new URL(link.href);
  const isPlaceOnPage = url.hash && addressOf(url) === shown;
  rememberScroll();
  if (isOurs(url, link, link.target) && !isPlaceOnPage) {
    event.preventDefault();
    saveDrafts();
    visit(url);
  }
}

const isOurs = (url, element, target) =>
  url.origin === location.origin && (!target || target === '_self') && !element.closest('[data-plain]');

// --- Forms ---

function followForm(event) {
  const request = !event.defaultPrevented && requestOf(event.target, event.submitter);
  if (request) {
    event.preventDefault();
    (request.body ? post : get)(request, event.target, event.submitter);
  }
}

function submitOnChange({ target }) {
  if (target.matches('[data-submit-on-change] :is(select, [type=checkbox], [type=radio])')) {
    target.form.requestSubmit();
  }
}

/** What a form would send; null leaves it to the browser. */
function requestOf(form, submitter) {
  // Not properties: a field named "action" would hide one.
  const setting = (name) => submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? '';
  const url = new URL(setting('action') || shown, location.href);
  const isPlain = /^(application\/x-www-form-urlencoded)?$/i.test(setting('enctype'));
  if (!isPlain || !isOurs(url, form, setting('target'))) {
    return null;
  }
  const body = new URLSearchParams(new FormData(form, submitter));
  if (/post/i.test(setting('method'))) {
    return { url, body };
  }
  // Without unused filters, one list has one address.
  url.search = new URLSearchParams([...body].filter(([, value]) => value));
  return { url };
}

/** Locks nothing: a filter may be changed again before its list has come. */
function get({ url }, form) {
  saveDrafts();
  visit(url, { keep: form.matches('[data-submit-on-change]') && document.activeElement });
}

async function post({ url, body }, form, submitter) {
  if (form.ariaBusy) {
    return; // sent already
  }
  form.ariaBusy = true;
  await settled(form);
  body = requestOf(form, submitter)?.body ?? body; // the version may be another now
  const buttons = [...form.elements].filter((field) => field.type === 'submit' && !field.disabled);
  const typed = [...drafts].filter((draft) => draft.form === form);
  const setBusy = (busy) => {
    form.ariaBusy = busy || null;
    buttons.forEach((button) => { button.disabled = busy; });
    typed.forEach((draft) => draft.hold(busy));
  };
  setBusy(true);
  const keep = form.matches('[data-keep-place]') && submitter;
  await visit(url, { body, keep, taken: () => typed.forEach((draft) => draft.forget()) });
  setBusy(false);
  if (form.isConnected) {
    submitter?.focus({ preventScroll: true });
  }
}

// --- Writing an answer ---

function countWords(area) {
  const output = document.getElementById(area.dataset.count);
  const update = () => {
    const words = area.value.match(/\S+/g)?.length ?? 0;
    output.textContent = words === 1 ? '1 word' : `${words} words`;
  };
  area.addEventListener('input', update);
  update();
}

const draftWords = {
  saving: 'Saving',
  saved: 'Saved',
  cut: 'Not saved yet: no connection',
  busy: 'Not saved yet: the server is busy',
  refused: 'Not saved: the server refused it',
};

const drafts = new Set();
const saveDrafts = () => drafts.forEach((draft) => draft.save());

/** Keeps the server's copy of a text close behind the typing. */
function keepDraft(area) {
  const { form, dataset: { autosave: url, autosaveState = 'data-autosave-state' } } = area;
  const key = `draft ${url}`;
  const output = document.getElementById(autosaveState) ?? make('output');
  let saved = area.value;
  let sending, timer, held, failures = 0;

  const forget = () => sessionStorage.removeItem(key);
  const hold = (on) => {
    held = on; // a draft must not overtake its answer
    save();
  };

  function tell(state) {
    if (output.dataset.state !== state) {
      output.dataset.state = state;
      output.textContent = draftWords[state];
      if (!state.startsWith('sav')) {
        announce(draftWords[state]);
      }
    }
  }

  function settle() {
    if (area.value === saved && output.dataset.state) {
      forget();
      tell('saved');
    }
  }

  async function save() {
    clearTimeout(timer);
    const text = area.value;
    settle();
    if (held || !area.isConnected || text === saved || text === sending) {
      return;
    }
    sending = text;
    const status = await put(url, text, form);
    sending = null;
    if (status >= 200 && status < 300) {
      saved = text;
      failures = 0;
      settle();
    } else if (status && status < 500 && status !== 429) {
      tell('refused');
    } else {
      tell(status ? 'busy' : 'cut');
      timer = setTimeout(save, Math.min(2000 * 2 ** failures++, 60_000));
    }
  }

  area.addEventListener('input', () => {
    sessionStorage.setItem(key, area.value);
    if (!failures) {
      tell('saving');
    }
    clearTimeout(timer);
    timer = setTimeout(save, 800);
  });
  drafts.add({ form, save, forget, hold });

  // The tab's copy lives until the server has confirmed it: where there is one, it is newer.
  const copy = sessionStorage.getItem(key);
  if (copy && copy !== area.value) {
    area.value = copy;
    area.dispatchEvent(new Event('input'));
  }
}

/** Sends a draft; gives the answer's status, 0 without one. */
function put(url, text, form) {
  const token = form?.querySelector('[name=__RequestVerificationToken]')?.value ?? '';
  const body = JSON.stringify({ text });
  const headers = { 'Content-Type': 'application/json', 'X-Form-Token': token };
  const keepalive = new Blob([body]).size < 60_000; // browsers let at most 64 KiB outlive a page
  return fetch(url, { method: 'PUT', body, headers, keepalive }).then(({ status }) => status, () => 0);
}

// --- Forms that are saved while they are filled in ---

const formWords = {
  saving: 'Saving',
  cut: 'Not saved yet: no connection. What you typed stays here',
  busy: 'Not saved yet: the server is busy. What you typed stays here',
};

/** Waits until every such form is saved, except one that is about to be sent itself. */
const settled = (except) => Promise.all([...drafts].map((draft) => draft.settle?.(draft.form === except)));

/**
 * Sends a form some time after typing stops, as its own button would, and takes over from the page that comes back whatever is
 * marked `data-part`; the fields themselves stay as they are, under the cursor.
 */
function keepForm(form) {
  const key = `form ${location.pathname} ${form.dataset.live}`;
  const isOfTheForm = ([name]) => name !== 'Version' && !name.startsWith('_');
  const typed = () => String(new URLSearchParams([...new FormData(form)].filter(isOfTheForm)));
  let saved = typed();
  let sending, timer, held, failures = 0;

  const forget = () => sessionStorage.removeItem(key);
  const hold = (on) => {
    held = on;
    clearTimeout(timer);
    if (!on && form.isConnected && typed() !== saved) {
      later(700);
    }
  };

  function tell(state, text = formWords[state]) {
    const output = document.getElementById('save-state');
    if (output && output.textContent !== text) {
      output.dataset.state = state;
      output.textContent = text;
      if (state !== 'saving') {
        announce(text);
      }
    }
  }

  async function send() {
    const text = typed();
    const { url, body } = requestOf(form);
    const { response, page } = await ask(url, body, false).catch(() => ({}));
    if (!form.isConnected) {
      return;
    }
    if (response?.ok && page) {
      [saved, failures] = [text, 0];
      forget();
      takeParts(page);
      if (typed() !== saved) {
        later(800);
      }
    } else if (response && response.status < 500 && response.status !== 429) {
      const reason = page && page.querySelector('main [role=alert]')?.textContent.trim().split('. ')[0];
      tell('refused', reason ? `Not saved: ${reason}` : 'Not saved: the server refused it');
    } else {
      tell(response ? 'busy' : 'cut');
      later(Math.min(2000 * 2 ** failures++, 60_000));
    }
  }

  async function save() {
    clearTimeout(timer);
    await sending;
    if (!held && form.isConnected && typed() !== saved) {
      sending = send();
      await sending;
      sending = null;
    }
  }

  function later(pause) {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  }

  function change() {
    const version = form.elements.Version?.value;
    sessionStorage.setItem(key, JSON.stringify({ version, fields: [...new FormData(form)].filter(isOfTheForm) }));
    if (!failures) {
      tell('saving');
    }
    later(700);
  }

  form.addEventListener('input', change);
  drafts.add({ form, save, forget, hold, settle: async (isSent) => (isSent ? (clearTimeout(timer), sending) : failures || save()) });

  // What the server never got: put back if nothing else was saved since, so that nothing newer is overwritten.
  const copy = JSON.parse(sessionStorage.getItem(key) ?? 'null');
  if (copy && copy.version === form.elements.Version?.value) {
    copy.fields.forEach(([name, value]) => { if (form.elements[name]) { form.elements[name].value = value; } });
    if (typed() !== saved) {
      change();
    }
  }
}

/** Takes the parts of a page that show what is saved, and leaves what is being typed in. */
function takeParts(page) {
  main().querySelectorAll('[data-part]').forEach((part) => {
    const fresh = page.getElementById(part.id);
    if (fresh && fresh.outerHTML !== part.outerHTML && !part.contains(document.activeElement)) {
      part.replaceWith(fresh);
    }
  });
  const version = page.querySelector('main [name=Version]')?.value;
  main().querySelectorAll('[name=Version]').forEach((field) => { field.value = version; });
  main().querySelectorAll('[data-live] :is(input, textarea, select)[id]').forEach((field) => {
    field.ariaInvalid = page.getElementById(field.id)?.getAttribute('aria-invalid') ?? null;
  });
}

/** Entries that are dragged to another place; the buttons beside them do the same. */
function startSorting(list) {
  let dragged;
  const items = [...list.children];
  items.forEach((item) => {
    // Text in a field is selected by dragging, so only a closed entry is dragged.
    item.addEventListener('pointerdown', ({ target }) => { item.draggable = !target.closest('input, textarea, select, button') && !item.querySelector('details[open]'); });
    item.addEventListener('dragstart', () => { dragged = item; });
    item.addEventListener('dragover', (event) => {
      if (dragged && dragged !== item) {
        event.preventDefault();
        item.classList.add('over');
      }
    });
    item.addEventListener('dragleave', () => item.classList.remove('over'));
    item.addEventListener('drop', (event) => {
      event.preventDefault();
      const form = list.closest('form');
      const move = make('button', { type: 'submit', name: 'do', value: `move:${dragged.dataset.item}:${item.dataset.item}`, hidden: true });
      form.append(move);
      form.requestSubmit(move);
      move.remove();
    });
    item.addEventListener('dragend', () => { dragged = null; items.forEach((other) => other.classList.remove('over')); });
  });
}

/** `data-now`, the server's clock when it wrote the page, corrects a wrong one here. */
function countDown(output) {
  const { deadline, now } = output.dataset;
  const end = Date.parse(deadline) + (now ? Date.now() - Date.parse(now) : 0);
  let before = 0;
  const tick = () => {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    const minutes = left >= 60 ? `${Math.floor(left / 60)} min ` : '';
    output.textContent = left ? `${minutes}${left % 60} s left` : 'Time is up';
    output.classList.toggle('late', left <= 60);
    if ([300, 60, 0].some((mark) => before > mark && left <= mark)) {
      announce(output.textContent);
    }
    before = left;
    if (left && output.isConnected) {
      setTimeout(tick, 1000);
    }
  };
  tick();
}

function followButton({ target }) {
  const button = target.closest('[data-copy], [data-print]');
  if (button?.dataset.copy) {
    copyFrom(document.querySelector(button.dataset.copy), button);
  } else if (button) {
    print();
  }
}

async function copyFrom(source, button) {
  const label = button.dataset.label ??= button.textContent;
  try {
    await navigator.clipboard.writeText(source.value ?? source.textContent);
    button.textContent = 'Copied';
  } catch {
    getSelection().selectAllChildren(source); // without HTTPS there is no clipboard
    button.textContent = 'Marked: copy it now';
  }
  announce(button.textContent);
  setTimeout(() => { button.textContent = label; }, 2500);
}

function startPage() {
  const each = (selector, start) => main()?.querySelectorAll(selector).forEach((element) => start(element));
  drafts.clear();
  each('textarea[data-autosave]', keepDraft);
  each('form[data-live]', keepForm);
  each('[data-sortable]', startSorting);
  each('textarea[data-count]', countWords);
  each('[data-deadline]', countDown);
  // What scrolls sideways must be reachable by keyboard.
  each('pre, .table-scroll', (box) => box.scrollWidth > box.clientWidth && (box.tabIndex = 0));
}

document.body.append(announcer);
history.scrollRestoration = 'manual';
document.addEventListener('click', followLink);
document.addEventListener('click', followButton);
document.addEventListener('submit', followForm);
document.addEventListener('change', submitOnChange);
document.addEventListener('visibilitychange', () => document.hidden && saveDrafts());
addEventListener('online', saveDrafts);
addEventListener('pagehide', saveDrafts);
addEventListener('popstate', followHistory);
addEventListener('scroll', rememberScrollSoon, { passive: true });
startPage();
scrollBackTo(history.state);
