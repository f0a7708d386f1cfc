// Two plots, drawn anew for other filters, sizes and colours.

const drawn = {};
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function showCharts() {
  const pass = passes("");
  timePlot(pass);
  scorePlot(pass);
}

function timePlot(pass) {
  const home = document.getElementById("plot-time");
  const words = new Map();
  for (const [source, month, , count] of data.cells) {
    if (pass.source[source] && pass.month[month] && data.months[month]) add(words, data.months[month], count);
  }
  const counts = new Map();
  for (const [kind, source, month, count] of data.cube) {
    if (pass.kind[kind] && pass.source[source] && pass.month[month] && data.months[month]) add(counts, data.months[month], count);
  }
  const all = between([...words.keys()].sort());
  if (words.size < 2) return put(home, null, words.size ? "All dated texts are of one month." : "No text is dated.");
  const values = all.map((month) => (words.get(month) ? rate(counts.get(month) || 0, words.get(month)) : null));
  const series = { label: "per 1,000 words", stroke: colour("--accent"), width: 2, spanGaps: true, points: { show: all.length < 60 }, value: shown };
  const axes = [{}, { size: 56, values: (_, ticks) => ticks.map(String) }];
  put(home, { axes, series: [{ label: "month", value: "{YYYY}-{MM}" }, series], scales: { y: { range: zeroTo } } }, [all.map(seconds), values]);
}

function scorePlot(pass) {
  const home = document.getElementById("plot-score");
  const bins = new Array(20).fill(0);
  for (const [source, month, , , scores] of data.cells) {
    if (pass.source[source] && pass.month[month]) scores.forEach((count, at) => (bins[at] += count));
  }
  const bars = uPlot.paths.bars({ size: [0.85] });
  const series = { label: "documents", stroke: colour("--accent"), fill: colour("--accent"), paths: bars, points: { show: false } };
  const scale = { label: "score", value: (_, value) => (value === null ? "--" : `${value - 2.5} to ${value + 2.5}`) };
  const options = { axes: [{}, { size: 56, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 1e6] }], series: [scale, series], scales: { x: { time: false, range: () => [0, 100] }, y: { range: zeroTo } } };
  put(home, options, [bins.map((_, at) => at * 5 + 2.5), bins.map((count) => count || null)]);
}

const add = (map, key, count) => map.set(key, (map.get(key) || 0) + count);
const shown = (_, value) => (value === null ? "--" : shownRate(value));
const zeroTo = (_, low, high) => [0, high > 0 ? high * 1.08 : 1];
const seconds = (month) => Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1) / 1000;

function between(months) {
  const out = [];
  for (let at = months[0]; at && at <= months[months.length - 1]; ) {
    out.push(at);
    const [year, month] = at.split("-").map(Number);
    at = month === 12 ? `${String(year + 1).padStart(4, "0")}-01` : `${at.slice(0, 4)}-${String(month + 1).padStart(2, "0")}`;
  }
  return out;
}

function put(home, options, values) {
  drawn[home.id]?.destroy();
  delete drawn[home.id];
  home.replaceChildren();
  if (!options) return home.append(el("p", { class: "quiet" }, values));
  const look = { stroke: colour("--quiet"), grid: { stroke: colour("--line"), width: 1 }, ticks: { stroke: colour("--line"), width: 1 } };
  options.axes = options.axes.map((axis) => ({ ...look, ...axis }));
  const zone = (at) => uPlot.tzDate(new Date(at * 1000), "Etc/UTC");
  drawn[home.id] = new uPlot({ width: home.clientWidth || 300, height: 200, tzDate: zone, ...options }, values, home);
}

new ResizeObserver((entries) => {
  for (const entry of entries) drawn[entry.target.id]?.setSize({ width: entry.contentRect.width, height: 200 });
}).observe(document.getElementById("plot-time"));
new ResizeObserver((entries) => {
  for (const entry of entries) drawn[entry.target.id]?.setSize({ width: entry.contentRect.width, height: 200 });
}).observe(document.getElementById("plot-score"));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showCharts);
