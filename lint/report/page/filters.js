// The row of filters, and which findings pass it.

const unique = (values) => [...new Set(values)].sort();

function options() {
  return {
    group: unique(data.kinds.map((kind) => kind[GROUP])),
    rule: unique(data.kinds.map((kind) => kind[RULE])),
    severity: unique(data.kinds.map((kind) => kind[SEVERITY])).reverse(),
    source: unique(data.sources),
    month: unique(data.months.map((month) => month || UNDATED)),
    proposal: ["safe", "unsafe", "show", "none"],
  };
}

function makeFilters() {
  const home = document.getElementById("filters");
  for (const [name, values] of Object.entries(options())) {
    const select = el("select", { id: `filter-${name}`, onchange: () => choose({ [name]: select.value }) }, el("option", { value: "" }, "all"));
    values.forEach((value) => select.append(el("option", { value }, visible(value))));
    home.append(el("label", {}, el("span", {}, name), select));
  }
  const search = el("input", { id: "filter-text", type: "search", placeholder: "text, path or message" });
  search.addEventListener("input", () => choose({ text: search.value }));
  home.append(el("label", { class: "wide" }, el("span", {}, "search the list"), search));
  if (data.earlier) {
    const fresh = el("input", { id: "filter-fresh", type: "checkbox", onchange: () => choose({ fresh: fresh.checked ? "yes" : "" }) });
    home.append(el("label", { class: "check" }, fresh, el("span", {}, "new in the list")));
  }
  home.append(el("button", { id: "clear", type: "button", onclick: () => choose(Object.fromEntries(CHOICES.map((n) => [n, ""]))) }, "Clear"));
}

function showFilters() {
  for (const name of [...Object.keys(options()), "text"]) {
    const control = document.getElementById(`filter-${name}`);
    if (control.value !== state[name]) control.value = state[name];
    control.classList.toggle("set", Boolean(state[name]));
  }
  if (data.earlier) document.getElementById("filter-fresh").checked = Boolean(state.fresh);
  document.getElementById("clear").disabled = !CHOICES.some((name) => name !== "document" && state[name]);
}

// For each dimension of the cube, whether a place in it passes; `except` is left open, so that a table shows what else could be chosen.
function passes(except) {
  const wanted = (name) => (name === except ? "" : state[name]);
  return {
    kind: data.kinds.map(
      (kind) =>
        (!wanted("rule") || kind[RULE] === wanted("rule")) &&
        (!wanted("group") || kind[GROUP] === wanted("group")) &&
        (!wanted("severity") || kind[SEVERITY] === wanted("severity")),
    ),
    source: data.sources.map((source) => !wanted("source") || source === wanted("source")),
    month: data.months.map((month) => !wanted("month") || (month || UNDATED) === wanted("month")),
  };
}

// Places in data.findings of those that pass all filters.
function listed() {
  const pass = passes("");
  const wanted = state.text.toLowerCase();
  const out = [];
  data.findings.forEach((finding, at) => {
    const doc = data.documents[finding[F.doc]];
    if (!pass.kind[finding[F.kind]] || !pass.source[doc[SOURCE]] || !pass.month[doc[MONTH]]) return;
    if (state.fresh && !finding[F.fresh]) return;
    if (state.proposal && (finding[F.proposals].length ? finding[F.proposals][0][0] : "none") !== state.proposal) return;
    if (wanted && !holds(finding, doc, wanted)) return;
    out.push(at);
  });
  return out;
}

function holds(finding, doc, wanted) {
  const parts = [finding[F.before] + finding[F.text] + finding[F.after], nameOf(doc), data.messages[finding[F.message]]];
  return parts.some((part) => part.toLowerCase().includes(wanted));
}
