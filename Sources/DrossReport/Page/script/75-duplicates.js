// Passages and documents that are nearly the same, side by side.

const duplicatesView = {
  around: 120,

  async make() {
    const found = await loadDuplicates();
    const passages = found.passages.map(([a, aStart, aEnd, b, bStart, bEnd, share, words]) => ({ a, b, ranges: [[aStart, aEnd], [bStart, bEnd]], share, words }));
    const pairs = found.pairs.map(([a, b, share, aShare, bShare]) => ({ a, b, share, shares: [aShare, bShare], words: Math.min(data.documents[a].words, data.documents[b].words) }));
    this.all = { passages, pairs };
    if (!data.hasDuplicates || !(passages.length + pairs.length)) {
      const why = data.hasDuplicates ? "No two texts share a passage." : "Nobody looked for what texts share (--no-duplicates).";
      return $("duplicates").replaceChildren(el("p", { class: "empty" }, why));
    }
    this.kind = el("select", { "aria-label": "What", onchange: () => this.draw() },
      el("option", { value: "passages" }, `${count(passages.length, "passage")}`),
      el("option", { value: "pairs" }, `${count(pairs.length, "pair")} of documents`));
    if (!passages.length) this.kind.value = "pairs";
    this.filter = el("input", { type: "search", placeholder: "Filter by path or id  ( / )", "aria-label": "Filter by path or id", oninput: () => this.draw() });
    this.order = el("select", { "aria-label": "Order", onchange: () => this.draw() },
      el("option", { value: "words" }, "longest first"), el("option", { value: "share" }, "most alike first"), el("option", { value: "least" }, "least alike first"));
    this.count = el("span", { class: "soft", role: "status" });
    this.list = new List({
      label: "Duplicates", grid: "duplicates-grid",
      cells: (item) => [textCell(data.documents[item.a].name), textCell(data.documents[item.b].name), cell(percent(item.share), "number"), cell(`${number(item.words)} w`, "number")],
      open: (item) => this.show(item), choose: (item) => this.show(item),
    });
    this.columns = el("div", { class: "columns" });
    $("duplicates").replaceChildren(el("div", { class: "view" },
      el("div", { class: "tools" }, this.kind, this.filter, this.order, this.count,
        found.clusters.length ? el("span", { class: "soft" }, `${count(found.clusters.length, "cluster")} of documents`) : null),
      this.list.node, this.columns));
    this.draw();
  },

  draw() {
    const words = this.filter.value.toLowerCase().split(/\s+/u).filter(Boolean);
    const items = this.all[this.kind.value].filter((item) =>
      words.every((word) => [item.a, item.b].some((at) => data.documents[at].name.toLowerCase().includes(word))));
    const order = this.order.value;
    this.list.set(sortedBy(items, (item) => (order === "words" ? item.words : item.share), order !== "least"), 0);
    this.count.textContent = `${number(items.length)} shown`;
    if (items.length) this.show(this.list.items[0]);
    else this.columns.replaceChildren();
  },

  async show(item) {
    this.item = item;
    const [left, right] = [await loadDocument(item.a), await loadDocument(item.b)];
    // Another one may have been chosen meanwhile.
    if (this.item !== item) return;
    const ranges = item.ranges ?? [[0, left.text.length], [0, right.text.length]];
    const sides = sideBySide(left.text.slice(...ranges[0]), right.text.slice(...ranges[1]));
    const column = (at, text, range, nodes, note) => {
      const before = text.slice(Math.max(0, range[0] - this.around), range[0]);
      const behind = text.slice(range[1], range[1] + this.around);
      return el("div", { tabindex: "0" },
        el("button", { class: "link", onclick: () => go(`document/${at}`) }, ...shown(data.documents[at].name, { line: true })),
        el("span", { class: "soft" }, note),
        el("div", { class: "words" }, el("span", { class: "around" }, ...shown(before)), ...nodes, el("span", { class: "around" }, ...shown(behind))));
    };
    const note = (index) => (item.shares ? `  ${percent(item.shares[index])} of it in the other` : "") + (sides.isMarked ? "" : "  too different to mark");
    this.columns.replaceChildren(
      column(item.a, left.text, ranges[0], sides.left, note(0)),
      column(item.b, right.text, ranges[1], sides.right, note(1)));
  },
};
