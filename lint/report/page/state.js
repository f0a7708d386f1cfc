// The data, what is chosen, and the address that holds what is chosen.

const data = JSON.parse(document.getElementById("data").textContent);
const [RULE, GROUP, SEVERITY, FINDS] = [0, 1, 2, 3]; // of a kind
const [PATH, RECORD, FIELD, SOURCE, MONTH, WORDS, SCORE, TEXT] = [0, 1, 2, 3, 4, 5, 6, 7]; // of a document
const F = { doc: 0, kind: 1, message: 2, fresh: 3, start: 4, end: 5, line: 6, before: 7, text: 8, after: 9, proposals: 10 };
const UNDATED = "undated";

const CHOICES = ["group", "rule", "severity", "source", "month", "proposal", "text", "fresh", "document"];
let state = readAddress();

function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  return Object.fromEntries(CHOICES.map((name) => [name, given.get(name) || ""]));
}

function addressOf(changes) {
  const all = { ...state, document: "", ...changes };
  const given = new URLSearchParams(CHOICES.filter((name) => all[name]).map((name) => [name, all[name]]));
  return "#" + given.toString();
}

function choose(changes) {
  history.replaceState(null, "", addressOf(changes));
  state = readAddress();
  render();
}

// An element with properties and children; strings become text, never markup.
function el(tag, properties, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (name === "class") made.className = value;
    else if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

const number = (value) => value.toLocaleString("en");
const counted = (value, noun) => `${number(value)} ${noun}${value === 1 ? "" : "s"}`;
const rate = (count, words) => (words ? (1000 * count) / words : 0);
const shownRate = (value) => (value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(2));
const monthName = (month) => data.months[month] || UNDATED;
const kindOf = (finding) => data.kinds[finding[F.kind]];

const manyFields = new Set(data.documents.map((doc) => doc[FIELD])).size > 1;
function nameOf(doc) {
  const record = doc[RECORD] === null ? "" : ` (${doc[RECORD]}${manyFields && doc[FIELD] ? ", " + doc[FIELD] : ""})`;
  return visible(doc[PATH] + record);
}

// Characters that show nothing, direct the writing or break a line are spelled out.
const RISKY = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]/gu;
function visible(text) {
  return String(text).replace(RISKY, (char) => "\\u" + char.codePointAt(0).toString(16).padStart(4, "0"));
}
