// The interviewer's voice, by text and by sound. Every page works without it: the question stands as it is written.

const Recognition = globalThis.SpeechRecognition ?? globalThis.webkitSpeechRecognition;
const fillers = /\b(um+|uh+|er+|erm+|hmm+|basically|actually|literally|you know|i mean)\b/gi;

let current;

// --- What the interviewer says, a checked sentence at a time ---

async function hear(section) {
  const spoken = section.querySelector('[data-spoken]');
  const note = section.querySelector('[data-speech-note]');
  const stop = section.querySelector('[data-stop-speech]');
  const leaving = new AbortController();
  current?.abort();
  current = leaving;
  stop.hidden = false;
  const headers = () => ({ 'X-Form-Token': document.querySelector('main [name=__RequestVerificationToken]')?.value ?? '' });
  stop.onclick = () => {
    leaving.abort('stopped');
    // Told as well: a request that had not reached the server yet would be asked again by the next look at the page.
    fetch(section.dataset.speech, { method: 'DELETE', headers: headers(), keepalive: true }).catch(() => {});
  };
  note.textContent = 'The interviewer is speaking';
  try {
    const response = await fetch(section.dataset.speech, {
      method: 'POST', headers: { Accept: 'text/event-stream', ...headers() }, signal: leaving.signal,
    });
    if (!response.ok) {
      note.textContent = response.status === 429
        ? 'That was a lot at once. The question stands as it is written.'
        : 'The interviewer cannot be asked now. The question stands as it is written.';
      return;
    }
    for await (const { name, data } of events(response.body)) {
      if (name === 'said') {
        spoken.textContent += data.text;
      } else if (name === 'taken-back') {
        spoken.textContent = '';
      } else if (name === 'done') {
        spoken.textContent = data.by ? data.text : '';
        note.textContent = data.by ? `Worded by ${data.by}.` : data.why;
      }
    }
  } catch {
    spoken.textContent = '';
    note.textContent = leaving.signal.aborted
      ? 'You stopped the interviewer. The question stands as it is written.'
      : 'The connection broke off. The question stands as it is written.';
  } finally {
    stop.hidden = true;
    offerReading(section);
  }
}

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) {
      return;
    }
    text += value;
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n');
      text = text.slice(end + 2);
      const field = (name) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
      yield { name: field('event'), data: JSON.parse(field('data') ?? '{}') };
    }
  }
}

// --- Being spoken to ---

function offerReading(section) {
  const button = section.querySelector('[data-read-aloud]');
  const text = () => section.querySelector('[data-spoken]').textContent.trim() || document.querySelector('h1.question-prompt')?.textContent;
  if (!button || !globalThis.speechSynthesis || !text()) {
    return;
  }
  button.hidden = false;
  button.onclick = () => {
    if (speechSynthesis.speaking) {
      speechSynthesis.cancel();
      return;
    }
    const saying = new SpeechSynthesisUtterance(text());
    saying.lang = document.documentElement.lang;
    saying.onstart = () => { button.textContent = 'Stop reading'; };
    saying.onend = saying.onerror = () => { button.textContent = 'Read it to me'; };
    speechSynthesis.speak(saying);
  };
}

// --- Speaking ---

function offerTalking(box) {
  const area = document.getElementById(box.dataset.voice);
  if (!Recognition || !area) {
    return;
  }
  const talk = box.querySelector('[data-talk]');
  const state = box.querySelector('[data-voice-state]');
  const counts = box.querySelector('[data-voice-counts]');
  let listening, began, spokenFor = 0, said = '';
  box.hidden = false;

  function begin() {
    if (listening) {
      return;
    }
    globalThis.speechSynthesis?.cancel();
    const before = area.value;
    const joint = before && !/\s$/.test(before) ? ' ' : '';
    let heard = '';
    listening = new Recognition();
    listening.continuous = true;
    listening.interimResults = true;
    listening.lang = 'en';
    listening.onresult = ({ results }) => {
      heard = [...results].map(([best]) => best.transcript).join('');
      area.value = before + joint + heard.trimStart();
      area.dispatchEvent(new Event('input', { bubbles: true }));
    };
    listening.onerror = ({ error }) => {
      state.textContent = error === 'not-allowed'
        ? 'The browser may not use the microphone. Type instead; it counts the same.'
        : 'Nothing was understood. Type instead, or try again.';
    };
    listening.onend = () => {
      spokenFor += performance.now() - began;
      said += ` ${heard}`;
      listening = null;
      talk.ariaPressed = 'false';
      talk.textContent = 'Hold to talk';
      tellCounts();
    };
    began = performance.now();
    listening.start();
    talk.ariaPressed = 'true';
    talk.textContent = 'Listening: let go to stop';
    state.textContent = 'Listening. What you say is written above, where you can correct it.';
  }

  const end = () => listening?.stop();

  /** Counts, from the transcript alone; recognition leaves some fillers out. */
  function tellCounts() {
    const words = said.match(/\S+/g)?.length ?? 0;
    if (words) {
      const pace = Math.round(words / Math.max(spokenFor / 60_000, 1 / 60));
      counts.textContent = `${words} words spoken, about ${pace} a minute, ${said.match(fillers)?.length ?? 0} fillers heard. Counts only; none of it is graded.`;
    }
  }

  talk.addEventListener('pointerdown', begin);
  talk.addEventListener('pointerup', end);
  talk.addEventListener('pointerleave', end);
  talk.addEventListener('keydown', (event) => {
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      if (!event.repeat) {
        (listening ? end : begin)();
      }
    }
  });
  // Who uses a switch or a screen reader clicks: the first click begins, the second ends.
  talk.addEventListener('click', (event) => event.detail === 0 && (listening ? end : begin)());
}

function startPage() {
  current?.abort();
  globalThis.speechSynthesis?.cancel();
  document.querySelectorAll('main .conversation').forEach((section) => {
    if (section.dataset.speech) {
      hear(section);
    } else {
      offerReading(section);
    }
  });
  document.querySelectorAll('main [data-voice]').forEach(offerTalking);
}

// The enhancement script puts a page in place of another; what is new on it starts here.
new MutationObserver((changes) => {
  if (changes.some(({ addedNodes }) => [...addedNodes].some((node) => node.id === 'main'))) {
    startPage();
  }
}).observe(document.body, { childList: true });
addEventListener('pagehide', () => current?.abort());
startPage();
