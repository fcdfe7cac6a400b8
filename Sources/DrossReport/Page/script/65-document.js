// One document: its text with everything marked in place, and a card for the finding that is chosen.

const documentView = {
  number: -1,

  async open(number) {
    if (this.number === number) return;
    const row = data.documents[number];
    if (!row) return go("documents");
    const content = await loadDocument(number);
    this.number = number;
    this.content = content;
    this.marks = new Map();
    this.text = el("div", { class: "text", tabindex: "0", "aria-label": "Text" }, ...this.pieces(content));
    this.text.addEventListener("click", (event) => this.click(event));
    this.text.addEventListener("keydown", (event) => event.key === "Enter" && this.click(event));
    this.card = el("div", { class: "card-of-finding", "aria-live": "polite" });
    this.list = new List({
      label: "Findings", grid: "findings-grid",
      cells: (finding) => [cell(`${finding.line}:${finding.column}`, "soft"), cell([el("span", { class: `chip ${finding.action}` }, finding.action), finding.rule])],
      choose: (finding, index) => this.choose(index, true),
    });
    const title = el("h2", { dir: "auto" }, ...shown(row.name, { line: true }));
    $("document").replaceChildren(
      el("div", { class: "view" },
        el("div", { class: "tools" },
          el("button", { onclick: () => go("documents") }, "← Documents"), title,
          el("span", { class: "soft" }, `${count(row.words, "word")}, ${count(row.findings, "finding")}, ${percent(row.share)} removed`),
          el("span", { class: "grow" }),
          el("label", {}, el("input", { type: "checkbox", onchange: (event) => this.clean(event.target.checked) }), " as cleaned")),
        this.summary(row),
        el("div", { class: "split" }, this.text, el("div", { class: "side" }, this.card, this.list.node))));
    this.list.set(content.findings);
    this.choose(-1);
    if (content.findings.length) this.list.move(0);
    this.text.scrollTop = 0;
  },

  // What all findings together say: for each family how many for each 1,000 words, the verdict and why.
  summary(row) {
    if (!row.families.length) return null;
    const line = ({ name, findings, density, verdict, why }) =>
      el("tr", {},
        el("th", { scope: "row" }, name), el("td", { class: "number" }, number(findings)),
        el("td", { class: "number" }, density.toFixed(1)),
        el("td", {}, verdict ? el("span", { class: `chip ${verdict}` }, verdict) : null), el("td", {}, why ?? ""));
    const heads = ["Family", "Findings", "In 1,000 words", "Verdict", "Because"];
    return el("details", { class: "summary", ...(row.verdicts.length ? { open: "" } : {}) },
      el("summary", {}, "What the findings say together"),
      el("table", {},
        el("thead", {}, el("tr", {}, ...heads.map((head, at) => el("th", { scope: "col", class: at === 1 || at === 2 ? "number" : "" }, head)))),
        el("tbody", {}, ...row.families.map(line))));
  },

  // The text cut at the ends of all findings and edits.
  pieces({ text, findings, edits }) {
    const cuts = new Set([0, text.length]);
    for (const { range } of [...findings, ...edits]) range.forEach((at) => cuts.add(at));
    const places = [...cuts].sort((a, b) => a - b);
    const starting = new Map();
    const empty = new Map();
    findings.forEach(({ range }, index) => {
      const places = range[0] < range[1] ? starting : empty;
      places.set(range[0], [...(places.get(range[0]) ?? []), index]);
    });
    const nodes = [];
    let open = [];
    let edit = 0;
    places.forEach((start, at) => {
      const end = places[at + 1] ?? start;
      open = open.filter((index) => findings[index].range[1] > start).concat(starting.get(start) ?? []);
      // Edits that only insert stand between two pieces.
      while (edit < edits.length && edits[edit].range[1] <= start) {
        nodes.push(...this.inserted(edits[edit]));
        edit += 1;
      }
      if (empty.has(start)) nodes.push(this.mark(empty.get(start), ["‸"]));
      if (end === start) return;
      const change = edits[edit]?.range[0] <= start ? edits[edit] : undefined;
      let piece = shown(text.slice(start, end), { endings: change !== undefined });
      if (open.length) piece = [this.mark(open, piece)];
      nodes.push(...(change ? [el("del", { title: change.rule }, ...piece)] : piece));
    });
    while (edit < edits.length) nodes.push(...this.inserted(edits[edit++]));
    return nodes;
  },

  inserted({ replacement, rule }) {
    return replacement ? [el("ins", { title: rule }, ...shown(replacement))] : [];
  },

  mark(indices, children) {
    // What is removed hides what is only flagged.
    const order = ["remove", "replace", "flag"];
    const kinds = indices.map((index) => this.content.findings[index].action);
    const kind = order.find((name) => kinds.includes(name));
    const node = el("mark", { class: kind, tabindex: "0", role: "button", title: indices.map((index) => this.content.findings[index].rule).join(", ") }, ...children);
    node.findings = indices;
    for (const index of indices) this.marks.set(index, [...(this.marks.get(index) ?? []), node]);
    return node;
  },

  click(event) {
    const mark = event.target.closest("mark");
    if (!mark) return;
    // Another click goes to the next of several findings at one place.
    const at = mark.findings.indexOf(this.chosen);
    this.list.move(mark.findings[(at + 1) % mark.findings.length]);
  },

  choose(index, reveals = false) {
    for (const mark of this.marks.get(this.chosen) ?? []) mark.classList.remove("chosen");
    this.chosen = index;
    const marks = this.marks.get(index) ?? [];
    for (const mark of marks) mark.classList.add("chosen");
    if (reveals) marks[0]?.scrollIntoView({ block: "nearest" });
    const finding = this.content.findings[index];
    this.card.replaceChildren(...(finding ? this.describe(finding) : [el("p", { class: "soft" }, "Nothing was found here.")]));
  },

  describe(finding) {
    const rule = ruleNamed(finding.rule);
    const fact = (name, ...value) => [el("dt", {}, name), el("dd", {}, ...value)];
    const facts = [
      ...fact("does", `${finding.action}, ${finding.fix === "none" ? "report only" : finding.fix}`),
      ...fact("place", `line ${finding.line}, column ${finding.column}; bytes ${finding.start} to ${finding.end}`),
    ];
    if (finding.replacement !== undefined) facts.push(...fact("becomes", ...shown(finding.replacement || "(nothing)")));
    if (finding.confidence !== undefined) facts.push(...fact("precision", finding.confidence.toString()));
    const rows = finding.evidence.map(({ why, weight, range }) =>
      el("tr", {}, el("td", { class: "number" }, weight === undefined ? "" : (weight < 0 ? "" : "+") + weight),
        el("td", {}, ...shown(why, { line: true })),
        el("td", { dir: "auto" }, ...shown(this.content.text.slice(...range).slice(0, 200), { line: true }))));
    if (finding.score !== undefined) rows.push(el("tr", {}, el("th", { class: "number" }, finding.score), el("th", { colspan: "2" }, "score")));
    return [
      el("h2", {}, finding.rule), el("div", {}, ...shown(finding.message, { line: true })),
      el("dl", {}, ...facts), rows.length ? el("table", { class: "evidence" }, el("tbody", {}, ...rows)) : null,
      rule.why ? el("p", { class: "soft" }, rule.why) : null,
    ].filter(Boolean);
  },

  // Shows the text as it is after the edits, or with everything marked again.
  clean(isClean) {
    this.marks.clear();
    if (isClean) {
      let text = "";
      let position = 0;
      for (const { range, replacement } of this.content.edits) {
        text += this.content.text.slice(position, range[0]) + replacement;
        position = range[1];
      }
      this.text.replaceChildren(...shown(text + this.content.text.slice(position)));
    } else {
      this.text.replaceChildren(...this.pieces(this.content));
      this.choose(this.chosen);
    }
  },

  step(step) {
    if (this.content?.findings.length) this.list.move(this.chosen + step);
  },
};
