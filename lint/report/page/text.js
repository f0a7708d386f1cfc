// One document: its text with the findings marked, and what is said of each under the pointer.

const reader = document.getElementById("reader");
const tip = document.getElementById("tip");
let wantedFinding = null;

function showDocument() {
  const at = Number(state.document);
  const doc = state.document === "" ? undefined : data.documents[at];
  if (!doc) return reader.open && reader.close();
  const found = data.findings.map((finding, place) => ({ finding, place })).filter((each) => each.finding[F.doc] === at);
  const facts = [data.sources[doc[SOURCE]], monthName(doc[MONTH]), counted(doc[WORDS], "word"), `score ${doc[SCORE].toFixed(0)}`];
  const close = el("button", { type: "button", id: "close", "aria-label": "Close", onclick: () => reader.close() }, "✕");
  const head = el("header", {}, el("h2", {}, nameOf(doc)), close, el("p", { class: "quiet" }, visible(facts.join(" · "))));
  const whole = found.filter(({ finding }) => finding[F.start] === 0 && finding[F.end] === 0);
  const inside = found.filter(({ finding }) => finding[F.end] > 0);
  const body = doc[TEXT] === null ? excerpts(inside) : marked(doc[TEXT], inside);
  reader.replaceChildren(head, el("ul", { class: "whole" }, ...whole.map(({ finding }) => wholeLine(finding))), body, tip);
  if (!reader.open) reader.showModal();
  const wanted = reader.querySelector(`[data-found~="${wantedFinding}"]`);
  wantedFinding = null;
  (wanted || close).focus();
  if (wanted) wanted.scrollIntoView({ block: "center" });
}

function wholeLine(finding) {
  const kind = kindOf(finding);
  return el("li", {}, el("b", { class: kind[SEVERITY] }, kind[RULE]), " ", data.messages[finding[F.message]]);
}

function excerpts(found) {
  const note = "The texts of the noisiest documents are in this page; of this one only the lines with findings are.";
  const lines = found.map(({ finding, place }) => el("p", {}, finding[F.before], mark(finding[F.text], [place]), finding[F.after]));
  return el("div", { class: "text" }, el("p", { class: "quiet" }, note), ...lines);
}

// The text cut where a finding begins or ends; each piece knows the findings it lies in. Positions are code points, so are the pieces.
function marked(text, found) {
  const points = Array.from(text);
  const edges = new Set([0, points.length]);
  found.forEach(({ finding }) => [F.start, F.end].forEach((side) => edges.add(Math.min(finding[side], points.length))));
  const order = [...edges].sort((a, b) => a - b);
  const out = el("div", { class: "text", dir: "auto" });
  order.forEach((start, at) => {
    for (const { finding, place } of found) if (finding[F.start] === start && finding[F.end] === start) out.append(mark("▏", [place]));
    if (at + 1 === order.length) return;
    const piece = visible(points.slice(start, order[at + 1]).join(""));
    const covering = found.filter(({ finding }) => finding[F.start] <= start && finding[F.end] >= order[at + 1]).map(({ place }) => place);
    out.append(covering.length ? mark(piece, covering) : piece);
  });
  return out;
}

function mark(text, places) {
  const severity = places.some((at) => kindOf(data.findings[at])[SEVERITY] === "warning") ? "warning" : "info";
  return el("mark", { class: severity, tabindex: 0, "data-found": places.join(" ") }, text);
}

function showTip(at) {
  const blocks = at.dataset.found.split(" ").map((place) => {
    const finding = data.findings[Number(place)];
    const proposals = finding[F.proposals].map(([safety, confidence, what]) =>
      el("li", {}, el("b", { class: `fix ${safety}` }, what), ` ${safety}, ${confidence.toFixed(2)}`),
    );
    return el("div", {}, el("b", {}, kindOf(finding)[RULE]), el("p", {}, data.messages[finding[F.message]]), el("ul", {}, ...proposals));
  });
  tip.replaceChildren(...blocks);
  tip.hidden = false;
  const box = at.getClientRects()[0];
  const width = tip.offsetWidth;
  tip.style.left = `${Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 8))}px`;
  const below = box.bottom + 6 + tip.offsetHeight < document.documentElement.clientHeight;
  tip.style.top = `${below ? box.bottom + 6 : Math.max(8, box.top - tip.offsetHeight - 6)}px`;
}

const marksUnder = (event) => event.target.closest?.("mark[data-found]");
for (const come of ["mouseover", "focusin", "click"]) {
  reader.addEventListener(come, (event) => marksUnder(event) && showTip(marksUnder(event)));
}
for (const go of ["mouseout", "focusout"]) reader.addEventListener(go, () => (tip.hidden = true));
reader.addEventListener("scroll", () => (tip.hidden = true));
reader.addEventListener("click", (event) => event.target === reader && reader.close());
reader.addEventListener("close", () => {
  tip.hidden = true;
  if (state.document !== "") choose({ document: "" });
});
