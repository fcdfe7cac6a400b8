// Charts: bars of SVG, each with its number beside it.

const svg = (name, properties = {}, ...children) => {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(properties)) node.setAttribute(key, value);
  node.append(...children);
  return node;
};

// Bars from left to right, one a row: `[{ label, value, open }]`.
const barChart = (title, rows, unit) => {
  const width = 560;
  const left = 150;
  const most = Math.max(1, ...rows.map((row) => row.value));
  const chart = svg("svg", { viewBox: `0 0 ${width} ${rows.length * 22 + 4}`, role: "group", "aria-label": title });
  rows.forEach((row, index) => {
    const length = row.value ? Math.max(1, (row.value / most) * (width - left - 80)) : 0;
    const label = `${row.label}: ${number(row.value)} ${unit}`;
    const group = svg(
      "g", row.open ? { role: "button", tabindex: 0, "aria-label": label } : { "aria-label": label },
      svg("title", {}, label),
      svg("rect", { x: 0, y: index * 22, width, height: 22, fill: "transparent" }),
      svg("text", { x: left - 8, y: index * 22 + 16, "text-anchor": "end" }, row.label),
      svg("rect", { class: "bar", x: left, y: index * 22 + 4, width: length, height: 14, rx: 2 }),
      svg("text", { x: left + length + 6, y: index * 22 + 16 }, number(row.value)));
    if (row.open) {
      group.addEventListener("click", row.open);
      group.addEventListener("keydown", (event) => event.key === "Enter" && row.open());
    }
    chart.append(group);
  });
  return el("figure", {}, el("h2", {}, title), rows.length ? chart : el("p", { class: "soft" }, "nothing"));
};
