'use strict';
// The page of a review. What is decided is in the program; the page shows it,
// asks for it again now and then, and holds nothing that could be lost.
const $ = id => document.getElementById(id);
const NOBODY = '-', TERM = '!term';
const docs = []; // records, as they are asked for
let state = null, current = 0, at = '', order = [], busy = false;

async function ask(path, body) {
  const options = body && { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(path, options);
  const value = await response.json().catch(() => ({ error: 'no answer' }));
  if (!response.ok) throw Object.assign(new Error(value.error), { status: response.status });
  return value;
}

function alarm(text) {
  $('alarm').textContent = text || '';
  $('alarm').hidden = !text;
}

const record = () => docs[current];
const quotes = () => record().quotes;
const quote = () => record().byId.get(at);
const decision = id => state.docs[current].decisions[id];
const isDone = id => { const d = decision(id); return Boolean(d && d.speaker); };

// sureness is small where it is doubtful who said a quote.
function sureness(q) {
  if (q.status === 'withheld') return q.candidates.length ? q.candidates[0].confidence / 2 : 0;
  return q.speaker ? q.confidence : 0.5;
}

function sort() {
  order = quotes().map(q => q.id);
  if (!$('doubt').checked) return;
  order.sort((a, b) => sureness(record().byId.get(a)) - sureness(record().byId.get(b)));
}

function shown(name) {
  return name === NOBODY ? 'nobody the text names' : name === TERM ? 'no speech' : name;
}

function node(tag, text, attributes) {
  const n = document.createElement(tag);
  if (text != null) n.textContent = text;
  for (const [key, value] of Object.entries(attributes || {})) n.setAttribute(key, value);
  return n;
}

// flowing returns a text whose lines were cut at a width as one that flows; what
// ends early is a line of its own. No place in it changes.
const flowing = text => text.replace(/(.{45})\n(?=\S)/g, '$1 ');

// drawText writes the text with a mark for each part of a quote.
function drawText() {
  const text = flowing(record().text), out = document.createDocumentFragment();
  let pos = 0;
  const parts = quotes().flatMap(q => q.parts.map(p => [p, q.id])).sort((a, b) => a[0].start - b[0].start);
  for (const [p, id] of parts) {
    if (p.start < pos) continue;
    out.append(text.slice(pos, p.start), node('mark', text.slice(p.start, p.end), { 'data-id': id }));
    pos = p.end;
  }
  out.append(text.slice(pos));
  $('text').replaceChildren(out);
  $('text').lang = record().language;
}

function paintMarks() {
  for (const m of document.querySelectorAll('mark[data-id]')) {
    const q = record().byId.get(m.dataset.id);
    m.className = (isDone(q.id) ? 'done' : q.speaker ? '' : 'open') + (q.id === at ? ' here' : '');
  }
}

// choicesOf lists who may have said a quote: whom the program names, whom else it
// thought of, and those who speak most.
function choicesOf(q) {
  const list = new Map();
  const made = decision(q.id);
  if (q.speaker) list.set(q.speaker.name, q.confidence);
  for (const c of q.candidates) if (!list.has(c.name)) list.set(c.name, c.confidence);
  if (made && made.speaker && ![NOBODY, TERM].includes(made.speaker) && !list.has(made.speaker)) list.set(made.speaker, null);
  for (const name of people()) {
    if (list.size >= 7) break;
    if (!list.has(name)) list.set(name, null);
  }
  return [...list].slice(0, 9);
}

// people lists all names, those with most quotes first, and those that were typed.
function people() {
  const names = [...record().speakers].sort((a, b) => b.quotes - a.quotes).map(s => s.name);
  for (const doc of state.docs) for (const d of Object.values(doc.decisions)) names.push(d.speaker);
  return [...new Set(names)].filter(n => n && n !== NOBODY && n !== TERM);
}

function drawChoices(q) {
  const made = decision(q.id);
  const chosen = made ? made.speaker : '';
  const button = (key, name, label, sure) => {
    const b = node('button', null, { type: 'button', 'data-name': name, 'aria-pressed': String(name === chosen), 'aria-keyshortcuts': key });
    b.append(node('kbd', key), node('span', label, { class: 'who' }));
    if (sure != null) b.append(node('span', sure.toFixed(2).replace(/^0/, ''), { class: 'sure', title: 'how likely the program holds it' }));
    b.onclick = () => decide(name);
    return b;
  };
  const all = choicesOf(q).map(([name, sure], i) => button(String(i + 1), name, name, sure));
  all.push(button('n', NOBODY, 'Nobody the text names'), button('x', TERM, 'No speech'));
  $('choices').replaceChildren(...all);
  $('names').replaceChildren(...people().map(n => node('option', null, { value: n })));
}

function drawPanel() {
  const q = quote();
  $('panel').hidden = !q;
  if (!q) return;
  const made = decision(q.id);
  $('place').textContent = `Quote ${quotes().indexOf(q) + 1} of ${quotes().length}, line ${q.line}` + (q.chapter ? `, ${q.chapter}` : '');
  $('quote').textContent = q.text;
  $('now').textContent = made && made.speaker
    ? `✓ ${shown(made.speaker)}` + (made.by ? `, by ${made.by}` : '') + (made.at ? `, ${new Date(made.at).toLocaleString()}` : '')
    : q.speaker ? `The program says ${q.speaker.name}.` : q.status === 'withheld' ? 'The program is not sure enough to name anybody.' : 'The program names nobody.';
  $('why').textContent = q.why || '';
  $('clear').disabled = !(made && made.speaker);
  drawChoices(q);
}

function drawHead() {
  const all = state.docs.reduce((n, d) => n + d.quotes, 0);
  const done = state.docs.reduce((n, d) => n + Object.values(d.decisions).filter(x => x.speaker).length, 0);
  $('bar').max = Math.max(all, 1);
  $('bar').value = done;
  $('count').textContent = `${done} of ${all} checked`;
  $('undo').disabled = !state.can_undo;
  $('doc').replaceChildren(...state.docs.map((d, i) => {
    const n = Object.values(d.decisions).filter(x => x.speaker).length;
    return node('option', `${d.title || d.name} (${n}/${d.quotes})`, { value: i });
  }));
  $('doc').value = current;
}

function draw() {
  drawHead();
  drawPanel();
  paintMarks();
}

function reveal() {
  const mark = document.querySelector('mark.here');
  if (mark) mark.scrollIntoView({ block: 'center' });
}

function go(id) {
  at = id;
  $('name').value = '';
  draw();
  reveal();
}

function move(by) {
  const i = order.indexOf(at) + by;
  if (i >= 0 && i < order.length) go(order[i]);
}

// onward goes to the next quote that nobody has checked, here or in another document.
function onward() {
  const from = order.indexOf(at) + 1;
  const next = [...order.slice(from), ...order.slice(0, from)].find(id => !isDone(id));
  if (next) return go(next);
  const other = state.docs.findIndex((d, i) => i !== current && Object.values(d.decisions).filter(x => x.speaker).length < d.quotes);
  if (other >= 0) return open(other);
  draw();
}

async function open(n, id) {
  if (!docs[n]) {
    docs[n] = await ask(`doc/${n}`);
    docs[n].byId = new Map(docs[n].quotes.map(q => [q.id, q]));
  }
  current = n;
  document.title = `Review: ${state.docs[n].title || state.docs[n].name}`;
  sort();
  drawText();
  go(id || order.find(id => !isDone(id)) || order[0] || '');
  if (!quotes().length) $('text').scrollTop = 0;
}

// trouble says what went wrong; what was not written is not shown as written.
function trouble(error) {
  if (error.status === 409) return refresh().then(() => alarm('This quote was decided in another window meanwhile. Look at it again.'));
  alarm(error.status ? `Not written: ${error.message}.` : 'Not written: the program has ended. Start quotes review again and open its new address; what was decided before is in the file.');
}

async function decide(name) {
  if (busy || !at) return;
  busy = true;
  const id = at, doc = current, seen = decision(id);
  try {
    const made = await ask('decide', { doc, id, speaker: name, seen: seen ? seen.revision : 0 });
    alarm('');
    state.docs[doc].decisions[id] = made;
    state.can_undo = true;
    if (name) onward(); else draw();
  } catch (error) {
    await trouble(error);
  } finally {
    busy = false;
  }
}

async function undo() {
  if (busy || $('undo').disabled) return;
  busy = true;
  try {
    const undone = await ask('undo', {});
    state = await ask('state');
    alarm('');
    if (undone.doc !== current) await open(undone.doc, undone.id); else go(undone.id);
  } catch (error) {
    await trouble(error);
  } finally {
    busy = false;
  }
}

// refresh shows what other windows have decided.
async function refresh() {
  const now = await ask('state');
  if (now.revision === state.revision && now.can_undo === state.can_undo) return;
  state = now;
  draw();
}

// accept takes what the page shows: the decision that stands, else what the program
// says (nobody, where the text does not tell), else who is likeliest.
function accept() {
  const q = quote();
  if (q && q.status === 'open' && !isDone(q.id)) return decide(NOBODY);
  const chosen = document.querySelector('#choices button[aria-pressed="true"]') || document.querySelector('#choices button');
  if (chosen) chosen.click();
}

const keys = {
  j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1),
  n: () => decide(NOBODY), x: () => decide(TERM), u: undo, c: () => decide(''),
  '/': () => {}, // see keyup
  d: () => $('doubt').click(), '?': () => $('helper').click(),
  '[': () => current > 0 && open(current - 1), ']': () => current + 1 < state.docs.length && open(current + 1),
  Enter: accept,
};

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || !state) return;
  if (event.target === $('name')) {
    if (event.key === 'Escape') $('name').blur();
    return;
  }
  const control = event.target.closest('button, select, input');
  if (control && (event.key === 'Enter' || event.target === $('doc'))) return;
  const choice = /^[1-9]$/.test(event.key) && document.querySelectorAll('#choices button')[event.key - 1];
  const run = choice ? () => choice.click() : keys[event.key];
  if (!run) return;
  event.preventDefault();
  run();
});

// The field gets the focus when its key is through, or the key is typed into it.
document.addEventListener('keyup', event => { if (event.key === '/' && !event.target.closest('input, select')) $('name').focus(); });

$('form').onsubmit = event => {
  event.preventDefault();
  const name = $('name').value.trim();
  $('name').blur();
  if (name) decide(name);
};
$('text').onclick = event => { const mark = event.target.closest('mark[data-id]'); if (mark) go(mark.dataset.id); };
$('doc').onchange = () => { open(Number($('doc').value)); $('doc').blur(); };
$('doubt').onchange = () => { sort(); $('doubt').blur(); };
$('prev').onclick = () => move(-1);
$('next').onclick = () => move(1);
$('clear').onclick = () => decide('');
$('undo').onclick = undo;
$('helper').onclick = () => {
  $('help').hidden = !$('help').hidden;
  $('helper').setAttribute('aria-expanded', String(!$('help').hidden));
};
setInterval(() => { if (state && !busy && !document.hidden) refresh().catch(() => {}); }, 2000);

(async () => {
  try {
    state = await ask('state');
    const first = state.docs.findIndex(d => Object.values(d.decisions).filter(x => x.speaker).length < d.quotes);
    await open(Math.max(first, 0));
  } catch (error) {
    trouble(error);
  }
})();
