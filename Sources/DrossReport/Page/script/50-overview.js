// The first page: totals, charts, and the rules that found something.

const overview = {
  order: "findings",
  down: true,

  make() {
    const documents = data.documents;
    const sum = (value) => documents.reduce((total, row) => total + value(row), 0);
    const findings = sum((row) => row.findings);
    const bytes = sum((row) => row.bytes);
    const removed = sum((row) => row.removed);
    const card = (value, label) => el("div", { class: "card" }, el("b", {}, value), label);
    const families = new Map();
    this.rules = data.rules.map((rule) => ({ ...rule, findings: 0, documents: 0, removed: 0 }));
    for (const row of documents) {
      for (const { rule, findings, removed } of row.rules) {
        const total = this.rules[rule];
        total.findings += findings;
        total.documents += 1;
        total.removed += removed;
        families.set(total.family, (families.get(total.family) ?? 0) + findings);
      }
    }
    const familyRows = [...families].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .map(([label, value]) => ({ label, value, open: () => documentsView.filterBy(label) }));
    this.table = el("div");
    const verdicts = this.verdicts();
    $("overview").replaceChildren(
      el("div", { class: "cards" },
        card(number(documents.length), documents.length === 1 ? "document" : "documents"),
        card(number(documents.filter((row) => row.findings).length), "with findings"),
        card(number(findings), findings === 1 ? "finding" : "findings"),
        card(number(sum((row) => row.edits)), "edits"),
        card(percent(bytes ? removed / bytes : 0), `removed, ${number(removed)} of ${count(bytes, "byte")}`)),
      el("div", { class: "charts" },
        barChart("Findings by family", familyRows, "findings"),
        barChart("Documents by share removed", this.shares(), "documents"),
        verdicts.length ? barChart("Documents that are confirmed or suspected", verdicts, "documents") : null),
      el("h2", {}, "Rules"), this.table);
    this.draw();
  },

  // How many documents are called what.
  verdicts() {
    const rows = new Map();
    for (const row of data.documents) {
      for (const { family, verdict } of row.verdicts) {
        const label = `${family}: ${verdict}`;
        if (!rows.has(label)) rows.set(label, { label, value: 0, open: () => documentsView.filterBy(family, verdict) });
        rows.get(label).value += 1;
      }
    }
    return [...rows.values()].sort((a, b) => b.value - a.value || (a.label < b.label ? -1 : 1));
  },

  shares() {
    const limits = [0, 0.01, 0.05, 0.1, 0.2, 0.4, 1];
    const labels = ["nothing", "up to 1 %", "1 to 5 %", "5 to 10 %", "10 to 20 %", "20 to 40 %", "over 40 %"];
    const rows = labels.map((label) => ({ label, value: 0 }));
    for (const row of data.documents) rows[limits.findIndex((limit) => row.share <= limit)].value += 1;
    return rows;
  },

  draw() {
    const columns = [["id", "Rule"], ["title", "Title"], ["findings", "Findings"], ["documents", "Documents"], ["removed", "Bytes removed"]];
    const heads = columns.map(([key, label]) => {
      const isOrder = this.order === key;
      return el("th", { "aria-sort": isOrder ? (this.down ? "descending" : "ascending") : "none", class: key === "id" || key === "title" ? "" : "number" },
        el("button", { onclick: () => { this.down = isOrder ? !this.down : key !== "id" && key !== "title"; this.order = key; this.draw(); } },
          label + (isOrder ? (this.down ? " ▾" : " ▴") : "")));
    });
    const rules = sortedBy(this.rules, (rule) => rule[this.order], this.down);
    this.table.replaceChildren(
      el("table", {}, el("thead", {}, el("tr", {}, ...heads)),
        el("tbody", {}, ...rules.map((rule) =>
          el("tr", {},
            el("td", {}, el("button", { class: "link", onclick: () => documentsView.filterBy(rule.id) }, rule.id)),
            el("td", { title: rule.why }, rule.title),
            ...["findings", "documents", "removed"].map((key) => el("td", { class: "number" }, number(rule[key]))))))));
  },
};

// A copy in order of `key`; equals stay in order.
const sortedBy = (items, key, down) => {
  const sign = down ? -1 : 1;
  return [...items].sort((left, right) => {
    const a = key(left);
    const b = key(right);
    return a < b ? -sign : a > b ? sign : 0;
  });
};
