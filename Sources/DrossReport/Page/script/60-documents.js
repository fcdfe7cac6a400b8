// The table of documents, to sort and filter.

const ruleChoices = (all, more = []) => {
  const families = [...new Set([...data.rules.map((rule) => rule.family), ...more])];
  const select = el("select", { "aria-label": "Rule or family" }, el("option", { value: "" }, all));
  for (const family of families) {
    select.append(el("option", { value: family }, family));
    for (const rule of data.rules) {
      if (rule.family === family) select.append(el("option", { value: rule.id }, `  ${rule.id}`));
    }
  }
  return select;
};

const documentsView = {
  order: "findings",
  down: true,
  shown: [],

  make() {
    this.filter = el("input", { type: "search", placeholder: "Filter by path or id  ( / )", "aria-label": "Filter by path or id", oninput: () => this.draw() });
    this.rule = ruleChoices("all rules", data.documents.flatMap((row) => row.verdicts.map(({ family }) => family)));
    this.rule.addEventListener("change", () => this.draw());
    this.verdict = el("select", { "aria-label": "Verdict", onchange: () => this.draw() },
      el("option", { value: "" }, "all verdicts"), el("option", { value: "confirmed" }, "confirmed"),
      el("option", { value: "suspected" }, "suspected"), el("option", { value: "any" }, "either"));
    this.found = el("label", {}, el("input", { type: "checkbox", onchange: () => this.draw() }), " with findings only");
    this.count = el("span", { class: "soft", role: "status" });
    this.heads = el("div", { class: "heads documents-grid" });
    this.list = new List({
      label: "Documents", grid: "documents-grid",
      cells: (row) => [
        textCell(row.name), cell(number(row.words), "number"), cell(number(row.findings), "number"),
        cell(number(row.edits), "number"), cell(percent(row.share), "number"), cell(this.chips(row)),
      ],
      open: (row) => go(`document/${row.number}`),
    });
    $("documents").replaceChildren(
      el("div", { class: "view" },
        el("div", { class: "tools" }, this.filter, this.rule, this.verdict, this.found, this.count), this.heads, this.list.node));
    this.draw();
  },

  chips(row) {
    return row.families.map(({ name, findings, verdict, why }) =>
      el("span", { class: `chip ${verdict ?? ""}`, title: why }, verdict ? `${name} ${findings}: ${verdict}` : `${name} ${findings}`));
  },

  filterBy(name, verdict = "") {
    this.filter.value = "";
    this.rule.value = name;
    this.verdict.value = verdict;
    this.draw();
    go("documents");
  },

  draw() {
    const columns = [["name", "Document"], ["words", "Words"], ["findings", "Findings"], ["edits", "Edits"], ["share", "Removed"], ["", "Families"]];
    this.heads.replaceChildren(...columns.map(([key, label]) => {
      if (!key) return el("span", {}, label);
      const isOrder = this.order === key;
      return el("button", {
        class: key === "name" ? "" : "number", "data-key": key,
        "aria-label": `${label}, ${isOrder ? (this.down ? "descending" : "ascending") : "not sorted"}`,
        onclick: () => {
          this.down = isOrder ? !this.down : key !== "name";
          this.order = key;
          this.draw();
          this.heads.querySelector(`[data-key="${key}"]`).focus();
        },
      }, label + (isOrder ? (this.down ? " ▾" : " ▴") : ""));
    }));
    const words = this.filter.value.toLowerCase().split(/\s+/u).filter(Boolean);
    const wanted = this.rule.value;
    const called = this.verdict.value;
    // A verdict is one of the family, if a family is wanted.
    const isFamily = wanted && !wanted.includes("/");
    const isCalled = ({ family, verdict }) => (called === "any" || verdict === called) && (!isFamily || family === wanted);
    const fits = (row) =>
      words.every((word) => row.name.toLowerCase().includes(word)) &&
      (!this.found.firstChild.checked || row.findings > 0) &&
      (!called || row.verdicts.some(isCalled)) &&
      (!wanted || row.families.some(({ name }) => name === wanted) || row.rules.some(({ rule }) => data.rules[rule].id === wanted));
    this.shown = sortedBy(data.documents.filter(fits), (row) => row[this.order], this.down);
    this.list.set(this.shown);
    this.count.textContent = this.shown.length === data.documents.length
      ? count(this.shown.length, "document") : `${number(this.shown.length)} of ${count(data.documents.length, "document")}`;
  },

  // The document that stands `step` rows from another one.
  neighbour(of, step) {
    const at = this.shown.findIndex((row) => row.number === of);
    return this.shown[at + step]?.number;
  },
};
