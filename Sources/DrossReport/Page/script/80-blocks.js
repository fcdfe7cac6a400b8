// Lists of texts to copy: what rules remove or flag, and what stands in very many documents.

class BlockView {
  constructor(id, label, nothing) {
    this.id = id;
    this.label = label;
    this.nothing = nothing;
  }

  // `items`: `[{ kind, text, findings, documents, first }]`; `choices` narrows them by kind.
  make(items, choices) {
    this.items = items;
    if (!items.length) return $(this.id).replaceChildren(el("p", { class: "empty" }, this.nothing));
    this.filter = el("input", { type: "search", placeholder: "Filter by text  ( / )", "aria-label": "Filter by text", oninput: () => this.draw() });
    this.choices = choices;
    choices?.addEventListener("change", () => this.draw());
    this.count = el("span", { class: "soft", role: "status" });
    this.list = new List({
      label: this.label, grid: "blocks-grid",
      cells: (item) => [cell(`${number(item.findings)} ×`, "number"), cell(count(item.documents, "text"), "soft"), cell(item.kind, "soft"), textCell(item.text)],
      open: (item) => this.show(item), choose: (item) => this.show(item),
    });
    this.whole = el("div", { class: "whole", tabindex: "0", hidden: "" });
    $(this.id).replaceChildren(el("div", { class: "view" },
      el("div", { class: "tools" }, this.filter, choices ?? null, this.count, el("span", { class: "grow" }),
        el("button", { onclick: () => this.copyAll("\n\n") }, "Copy texts shown"),
        el("button", { onclick: () => this.copyAll(null) }, "Copy as JSON Lines")),
      this.list.node, this.whole));
    this.draw();
  }

  draw() {
    if (!this.list) return;
    const words = this.filter.value.toLowerCase().split(/\s+/u).filter(Boolean);
    const wanted = this.choices?.value ?? "";
    this.shown = this.items.filter((item) =>
      (!wanted || item.kind === wanted || item.kind.startsWith(`${wanted}/`)) &&
      words.every((word) => item.text.toLowerCase().includes(word)));
    this.list.set(this.shown);
    this.whole.hidden = true;
    this.count.textContent = `${number(this.shown.length)} of ${count(this.items.length, "block")}`;
  }

  show(item) {
    this.whole.hidden = false;
    this.whole.replaceChildren(
      el("div", { class: "tools" },
        el("button", { onclick: () => copy(item.text, "1 block") }, "Copy"),
        el("button", { class: "link", onclick: () => go(`document/${item.first}`) }, ...shown(data.documents[item.first].name, { line: true })),
        el("span", { class: "soft" }, ruleNamed(item.kind).title)),
      el("div", {}, ...shown(item.text)));
  }

  copyAll(separator) {
    const text = separator !== null
      ? this.shown.map((item) => item.text).join(separator)
      : this.shown.map(({ kind, text, findings, documents }) => JSON.stringify({ rule: kind, text, findings, documents })).join("\n");
    copy(`${text}\n`, count(this.shown.length, "block"));
  }
}

const blocksView = new BlockView("blocks", "Blocks", "No rule removes or flags anything.");
const repeatedView = new BlockView("repeated", "Repeated passages", "No passage stands in very many texts.");

const makeBlocks = async () => {
  const items = (await loadBlocks()).map((block) => ({ ...block, kind: block.rule }));
  blocksView.make(items, ruleChoices("all rules"));
};

const makeRepeated = async () => {
  const { repeated } = await loadDuplicates();
  repeatedView.make(repeated.map(({ documents, text, examples }) =>
    ({ kind: "repeated", text, findings: documents, documents, first: examples[0] ?? 0 })));
};
