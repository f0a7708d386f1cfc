// The list of findings: only the rows in view are there, so that fifty thousand cost no more than fifty.

const list = document.getElementById("list");
const space = list.firstElementChild;
let rows = [];

function showList() {
  rows = listed();
  const cut = data.totals.listed < data.totals.findings ? ` of the ${number(data.totals.listed)} listed` : "";
  document.getElementById("list-head").textContent = counted(rows.length, "finding") + cut;
  list.scrollTop = 0;
  drawRows();
}

function drawRows() {
  const height = parseFloat(getComputedStyle(list).getPropertyValue("--row"));
  space.style.height = `${rows.length * height}px`;
  const first = Math.max(0, Math.floor(list.scrollTop / height) - 4);
  const last = Math.min(rows.length, Math.ceil((list.scrollTop + list.clientHeight) / height) + 4);
  space.replaceChildren();
  for (let at = first; at < last; at++) {
    const made = findingRow(rows[at]);
    made.style.top = `${at * height}px`;
    space.append(made);
  }
}

function findingRow(at) {
  const finding = data.findings[at];
  const doc = data.documents[finding[F.doc]];
  const kind = kindOf(finding);
  const where = `${nameOf(doc)}${finding[F.start] || finding[F.end] ? ":" + finding[F.line] : ""}`;
  const head = el("span", { class: "head" }, el("b", { class: kind[SEVERITY] }, kind[RULE]), el("span", { class: "where" }, where));
  if (finding[F.fresh]) head.append(el("i", { class: "fresh" }, "new"));
  const body = el("span", { class: "body" });
  if (finding[F.text]) {
    const proposal = finding[F.proposals][0];
    const mark = el("mark", { class: kind[SEVERITY] }, finding[F.text]);
    if (proposal) mark.append(el("span", { class: `fix ${proposal[0]}` }, ` → ${proposal[2]}`));
    body.append(el("span", { class: "before" }, el("bdi", {}, finding[F.before])), mark, finding[F.after]);
  } else body.append(data.messages[finding[F.message]]);
  const title = data.messages[finding[F.message]];
  return el("a", { class: "row", href: addressOf({ document: String(finding[F.doc]) }), title, "data-at": at }, head, body);
}

list.addEventListener("scroll", () => requestAnimationFrame(drawRows));
new ResizeObserver(drawRows).observe(list);
list.addEventListener("click", (event) => {
  const chosen = event.target.closest("[data-at]");
  if (chosen) wantedFinding = Number(chosen.dataset.at);
});
