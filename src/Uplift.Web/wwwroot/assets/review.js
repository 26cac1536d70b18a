// The review page: keys, and ratings that outlive a lost connection. Without it the page is a plain form.

const wait = 5000;
let page; // the review form on screen, with its cards; null elsewhere
let timer, sending = false;

const storeOf = (owner) => `reviews ${owner}`;
const waiting = (owner) => JSON.parse(localStorage.getItem(storeOf(owner)) ?? '[]');

function keep(owner, ratings) {
  if (ratings.length) {
    localStorage.setItem(storeOf(owner), JSON.stringify(ratings));
  } else {
    localStorage.removeItem(storeOf(owner));
  }
}

/** Takes the form as the server wrote it; `uplift.js` may have put it here in place of another page. */
function begin() {
  const form = document.querySelector('main form[data-review]');
  if (page?.form === form) {
    return;
  }
  page = form && {
    form,
    owner: form.dataset.owner,
    done: Number(form.dataset.done),
    due: Number(form.dataset.due),
    at: 0,
    shownAt: Date.now(),
    cards: [cardOnScreen(form), ...[...form.querySelectorAll('[data-review-next] > li')].map(cardInList)],
    last: null,
  };
  if (page) {
    send();
  }
}

const cardOnScreen = (form) => ({
  id: form.elements.Card.value,
  key: form.elements['Draft.Key'].value,
  facts: form.querySelector('[data-review-facts]').innerHTML,
  prompt: form.querySelector('[data-review-prompt]').textContent,
  answer: form.querySelector('[data-review-text]').textContent,
});

const cardInList = (item) => ({
  id: item.dataset.card,
  key: item.dataset.key,
  facts: item.children[0].innerHTML,
  prompt: item.children[1].textContent,
  answer: item.children[2].textContent,
});

function show() {
  const { form, cards, at } = page;
  const card = cards[at];
  form.elements.Card.value = card.id;
  form.elements['Draft.Key'].value = card.key;
  form.elements['Draft.Text'].value = '';
  form.querySelector('[data-review-facts]').innerHTML = card.facts; // the server's own markup, moved
  form.querySelector('[data-review-text]').textContent = card.answer;
  form.querySelector('[data-review-answer]').open = false;
  const prompt = form.querySelector('[data-review-prompt]');
  prompt.textContent = card.prompt;
  prompt.focus({ preventScroll: true });
  scrollTo({ top: 0, behavior: 'instant' });
  page.shownAt = Date.now();
}

function tellProgress() {
  const line = document.querySelector('[data-review-count]');
  line.textContent = `${page.done} done today, ${page.due} to go`;
  const bar = line.parentElement.querySelector('progress');
  bar.max = page.done + page.due;
  bar.value = page.done;
}

function tellState(text, state = '') {
  const output = document.querySelector('[data-review-state]');
  if (output) {
    output.textContent = text;
    output.dataset.state = state;
  }
}

function rate(event) {
  begin();
  const mark = Number(event.submitter?.value);
  if (event.target !== page?.form || !mark) {
    return;
  }
  event.preventDefault();
  const { owner, form, cards, at } = page;
  const text = form.elements['Draft.Text'].value;
  const rating = {
    card: cards[at].id, key: cards[at].key, mark, text, at: new Date().toISOString(),
    milliseconds: Math.min(Date.now() - page.shownAt, 3_600_000),
  };
  keep(owner, [...waiting(owner), rating]);
  page.last = { key: rating.key, at };
  page.done++;
  page.due--;
  document.querySelector('.review-last')?.remove();
  if (text.trim() && navigator.onLine) {
    readVerdict(rating);
    return;
  }
  goOn();
  send();
}

/** What was typed has a verdict to be read before the next card. */
async function readVerdict(rating) {
  tellState('The examiner reads it');
  await send();
  if (page?.sent?.key === rating.key) {
    location.assign(`/review?rated=${page.sent.id}`);
  } else if (page) {
    goOn();
  }
}

function goOn() {
  tellProgress();
  page.at++;
  if (page.at < page.cards.length) {
    show();
  } else {
    finish();
  }
}

/** The next cards are the server's to choose, once it knows these ratings. */
async function finish() {
  page.form.querySelectorAll('button, textarea').forEach((control) => { control.disabled = true; });
  await send();
  if (page && !waiting(page.owner).length) {
    location.assign('/review');
  }
}

/** Sends what waits, in order, each until the server has it: the key makes it count once. */
async function send() {
  clearTimeout(timer);
  if (!page || sending) {
    return;
  }
  sending = true;
  const { owner } = page;
  for (let rating = waiting(owner)[0]; rating; rating = waiting(owner)[0]) {
    const { card, ...body } = rating;
    const answer = await fetch(`/api/v1/cards/${card}/reviews`, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
    }).catch(() => null);
    const problem = answer?.status === 409 ? (await answer.json().catch(() => ({}))).type : '';
    const again = !answer || answer.status >= 500 || [401, 403, 429].includes(answer.status) || problem === '/problems/changed-meanwhile';
    if (again) {
      const count = waiting(owner).length;
      tellState(`${count === 1 ? '1 rating waits' : `${count} ratings wait`} for the connection`, 'cut');
      timer = setTimeout(send, wait);
      sending = false;
      return;
    }
    if (answer.ok && page) {
      page.sent = { key: rating.key, id: (await answer.json()).id };
    }
    keep(owner, waiting(owner).filter((one) => one.key !== rating.key));
  }
  tellState('');
  sending = false;
  if (page && page.at >= page.cards.length) {
    location.assign('/review');
  }
}

async function undo() {
  const button = document.querySelector('[data-review-undo]');
  const last = page?.last;
  if (!last) {
    button?.click();
    return;
  }
  const { owner } = page;
  const unsent = waiting(owner).some((rating) => rating.key === last.key) && !sending;
  if (unsent) {
    keep(owner, waiting(owner).filter((rating) => rating.key !== last.key));
  } else {
    await send();
    const taken = page?.sent?.key === last.key
      && await fetch(`/api/v1/reviews/${page.sent.id}`, { method: 'DELETE' }).then(({ ok }) => ok, () => false);
    if (!taken) {
      tellState('Not taken back: no connection', 'cut');
      return;
    }
    page.cards[last.at].key = crypto.randomUUID?.() ?? page.cards[last.at].key.replace(/^.{8}/, () => Math.random().toString(16).slice(2, 10).padEnd(8, '0'));
  }
  page.last = null;
  page.done--;
  page.due++;
  page.at = last.at;
  tellProgress();
  show();
}

function followKey(event) {
  begin();
  if (!page || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('textarea, input, select, [contenteditable]')) {
    return;
  }
  const { form } = page;
  if (event.key === ' ' && !event.target.closest('button, summary, a')) {
    event.preventDefault();
    const answer = form.querySelector('[data-review-answer]');
    answer.open = !answer.open;
  } else if (/^[1-4]$/.test(event.key)) {
    event.preventDefault();
    form.querySelector(`button[value="${event.key}"]`)?.click();
  } else if (event.key === 'u') {
    event.preventDefault();
    undo();
  }
}

function followUndo(event) {
  if (event.target.closest('[data-review-undo]') && page?.last) {
    event.preventDefault();
    undo();
  }
}

document.addEventListener('submit', rate, true);
document.addEventListener('keydown', followKey);
document.addEventListener('click', followUndo, true);
addEventListener('online', send);
new MutationObserver(begin).observe(document.body, { childList: true });
begin();
