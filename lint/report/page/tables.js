// Counts by rule, source and month; noisiest documents; what changed since an earlier run.

const MOST_ROWS = 12; // of a table before "show all"
const opened = new Set();

function sums(dimension, except) {
  const pass = passes(except);
  const counts = new Map();
  const at = { kind: 0, source: 1, month: 2 }[dimension];
  for (const row of data.cube) {
    if (pass.kind[row[0]] && pass.source[row[1]] && pass.month[row[2]]) counts.set(row[at], (counts.get(row[at]) || 0) + row[3]);
  }
  return counts;
}

function wordsBy(dimension, except) {
  const pass = passes(except);
  const words = new Map();
  let all = 0;
  for (const [source, month, , count] of data.cells) {
    if (!pass.source[source] || !pass.month[month]) continue;
    const key = dimension === "source" ? source : month;
    words.set(key, (words.get(key) || 0) + count);
    all += count;
  }
  return { words, all };
}

function showTables() {
  const byRule = new Map();
  for (const [kind, count] of sums("kind", "rule")) {
    const rule = data.kinds[kind][RULE];
    byRule.set(rule, (byRule.get(rule) || 0) + count);
  }
  const finds = new Map(data.kinds.map((kind) => [kind[RULE], kind[FINDS]]));
  const { all } = wordsBy("source", "rule");
  fill("by-rule", "rule", [...byRule].map(([rule, count]) => ({ name: rule, count, rate: rate(count, all), hint: finds.get(rule) })));

  const sources = wordsBy("source", "source").words;
  const found = sums("source", "source");
  fill("by-source", "source", [...sources].map(([at, words]) => row(data.sources[at], found.get(at) || 0, words)));

  const months = wordsBy("month", "month").words;
  const dated = sums("month", "month");
  const rows = [...months].map(([at, words]) => row(monthName(at), dated.get(at) || 0, words));
  const latest = (a, b) => (a.name === UNDATED) - (b.name === UNDATED) || (a.name < b.name ? 1 : -1);
  fill("by-month", "month", rows, latest);
}

const row = (name, count, words) => ({ name, count, rate: rate(count, words), hint: counted(words, "word") });

function fill(id, choice, rows, order) {
  rows.sort(order || ((a, b) => b.rate - a.rate || b.count - a.count || (a.name < b.name ? -1 : 1)));
  const highest = Math.max(...rows.map((each) => each.rate), 0);
  const whole = opened.has(id) || rows.length <= MOST_ROWS + 1;
  const table = document.getElementById(id);
  table.replaceChildren(head(choice, "findings", "per 1,000 words"));
  for (const each of whole ? rows : rows.slice(0, MOST_ROWS)) {
    const chosen = state[choice] === each.name;
    const link = el("a", { href: addressOf({ [choice]: chosen ? "" : each.name }), title: each.hint || null }, visible(each.name));
    const bar = el("span", { class: "bar" });
    bar.style.width = `${highest ? (100 * each.rate) / highest : 0}%`;
    const cells = [el("td", {}, link), el("td", { class: "n" }, number(each.count)), el("td", { class: "n rate" }, el("span", { class: "track" }, bar), shownRate(each.rate))];
    table.append(el("tr", { "aria-current": chosen ? "true" : null }, ...cells));
  }
  if (!whole) table.append(more(id, rows.length));
}

function more(id, count) {
  const open = () => (opened.add(id), render());
  return el("tr", {}, el("td", { colspan: 3 }, el("button", { type: "button", class: "more", onclick: open }, `show all ${number(count)}`)));
}

function head(...names) {
  return el("tr", {}, ...names.map((name, at) => el("th", { scope: "col", class: at ? "n" : "" }, name)));
}

function showNoisiest() {
  const pass = passes("");
  const table = document.getElementById("noisiest");
  const counts = new Map();
  for (const finding of data.findings) {
    if (pass.kind[finding[F.kind]]) counts.set(finding[F.doc], (counts.get(finding[F.doc]) || 0) + 1);
  }
  const chosen = [...counts.keys()].filter((at) => pass.source[data.documents[at][SOURCE]] && pass.month[data.documents[at][MONTH]]);
  chosen.sort((a, b) => a - b); // documents stand in the data by score
  const whole = opened.has("noisiest") ? chosen.slice(0, 500) : chosen.slice(0, MOST_ROWS);
  table.replaceChildren(head("document", "findings", "score"));
  for (const at of whole) {
    const doc = data.documents[at];
    const link = el("a", { href: addressOf({ document: String(at) }), title: `${data.sources[doc[SOURCE]]}, ${monthName(doc[MONTH])}` }, nameOf(doc));
    table.append(el("tr", {}, el("td", {}, link), el("td", { class: "n" }, number(counts.get(at))), el("td", { class: "n" }, doc[SCORE].toFixed(0))));
  }
  if (whole.length < chosen.length && !opened.has("noisiest")) table.append(more("noisiest", Math.min(500, chosen.length)));
}

function showChanges() {
  if (!data.earlier) return;
  document.getElementById("compared").hidden = false;
  const { name, made, score, words, drift } = data.earlier;
  document.getElementById("compared-name").textContent = visible(name) + (made ? ` of ${made}` : "");
  if (score !== null) {
    const then = `Then: score ${score.toFixed(0)}, ${counted(words, "word")}. Now: score ${data.totals.score.toFixed(0)}, ${counted(data.totals.words, "word")}.`;
    document.getElementById("compared-lead").textContent = then;
  }
  const table = document.getElementById("by-change");
  table.replaceChildren(head("rule", "then", "now", "new", "gone"));
  const rows = [...data.earlier.rows].sort((a, b) => b[3] + b[4] - a[3] - a[4] || b[2] - a[2]);
  const total = [1, 2, 3, 4].map((at) => rows.reduce((sum, each) => sum + each[at], 0));
  for (const [rule, ...counts] of [...rows, ["all", ...total]]) {
    const name = rule === "all" ? rule : el("a", { href: addressOf({ rule, fresh: "yes" }) }, rule);
    const signed = counts.map((count, at) => (at < 2 || !count ? number(count) : (at === 2 ? "+" : "−") + number(count)));
    table.append(el("tr", { class: rule === "all" ? "total" : "" }, el("td", {}, name), ...signed.map((text) => el("td", { class: "n" }, text))));
  }
}

function showDrift() {
  if (!data.earlier?.drift.length) return;
  const table = document.getElementById("by-drift");
  table.hidden = false;
  table.replaceChildren(head("what changed most, per 1,000 words", "then", "now"));
  for (const [rule, source, then, now] of data.earlier.drift) {
    const link = el("a", { href: addressOf({ rule, source }) }, visible(`${rule} · ${source}`));
    const change = el("td", { class: now > then ? "n worse" : "n better" }, shownRate(now));
    table.append(el("tr", {}, el("td", {}, link), el("td", { class: "n" }, shownRate(then)), change));
  }
}
