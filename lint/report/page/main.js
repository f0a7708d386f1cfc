// Everything that stays, and drawing what is chosen.

function showHead() {
  const { files, documents, words, findings, warnings, noisy, score } = data.totals;
  const made = `${data.made}, noiselint ${data.version}`;
  const lead = findings ? `${number(noisy)} of ${counted(documents, "document")} hold noise` : `No noise found in ${counted(documents, "document")}`;
  document.getElementById("lead").textContent = `${lead} · ${made}`;
  const facts = [["score", score.toFixed(0)], ["warnings", number(warnings)], ["remarks", number(findings - warnings)]];
  facts.push(["per 1,000 words", shownRate(rate(findings, words))], ["documents", number(documents)], ["words", number(words)], ["files", number(files)]);
  document.getElementById("numbers").append(...facts.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value))));
  const few = data.problems.slice(0, 20);
  document.getElementById("problems").append(...few.map((problem) => el("li", {}, problem)));
  if (few.length < data.problems.length) document.getElementById("problems").append(el("li", {}, `and ${number(data.problems.length - few.length)} more`));
  const meaning = "The score is 100 ÷ (1 + warnings a hundred words): 100 for none, 91 for one in 1,000 words, 50 for one in 100; remarks do not count.";
  document.getElementById("foot").textContent = `${meaning} A source is the site of a record's address, else its file, of a text its folder.`;
}

let lastList = null;
function render() {
  showFilters();
  const { document: _, ...filters } = state;
  const now = JSON.stringify([filters, [...opened]]);
  if (now !== lastList) {
    lastList = now;
    showCharts();
    showTables();
    showNoisiest();
    showList();
  }
  showDocument();
}

addEventListener("hashchange", () => {
  state = readAddress();
  render();
});
showHead();
makeFilters();
showChanges();
showDrift();
render();
