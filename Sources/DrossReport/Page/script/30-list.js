// A list of any length: only the rows that can be seen are there.

const rowHeight = 30;

class List {
  // `cells` makes the cells of a row; `open` is called for a row that is clicked or entered, `choose`
  // for one that is moved to.
  constructor({ label, grid, cells, open = () => {}, choose = () => {} }) {
    this.grid = grid;
    this.cells = cells;
    this.open = open;
    this.choose = choose;
    this.items = [];
    this.chosen = -1;
    this.rows = el("div", { class: "rows", role: "presentation" });
    this.node = el("div", { class: "list", role: "listbox", tabindex: "0", "aria-label": label }, this.rows);
    this.id = `list-${(List.made = (List.made ?? 0) + 1)}`;
    this.node.addEventListener("scroll", () => this.draw());
    this.node.addEventListener("keydown", (event) => this.key(event));
    this.rows.addEventListener("click", (event) => {
      const row = event.target.closest(".row");
      if (!row) return;
      this.move(Number(row.dataset.index));
      this.open(this.items[this.chosen], this.chosen);
    });
    new ResizeObserver(() => this.draw()).observe(this.node);
  }

  set(items, chosen = -1) {
    this.items = items;
    this.chosen = Math.min(chosen, items.length - 1);
    this.rows.style.height = `${items.length * rowHeight}px`;
    this.node.setAttribute("aria-rowcount", items.length);
    if (this.chosen < 0) this.node.scrollTop = 0;
    else this.reveal();
    this.draw();
  }

  draw() {
    const first = Math.max(0, Math.floor(this.node.scrollTop / rowHeight) - 8);
    const last = Math.min(this.items.length, Math.ceil((this.node.scrollTop + this.node.clientHeight) / rowHeight) + 8);
    const rows = [];
    for (let index = first; index < last; index += 1) rows.push(this.row(index));
    this.rows.replaceChildren(...rows);
    if (this.chosen >= first && this.chosen < last) this.node.setAttribute("aria-activedescendant", `${this.id}-${this.chosen}`);
    else this.node.removeAttribute("aria-activedescendant");
  }

  row(index) {
    const row = el(
      "div",
      {
        class: `row ${this.grid}`, role: "option", id: `${this.id}-${index}`, "data-index": index,
        "aria-selected": index === this.chosen, "aria-posinset": index + 1, "aria-setsize": this.items.length,
      },
      ...this.cells(this.items[index], index));
    row.style.top = `${index * rowHeight}px`;
    return row;
  }

  move(index) {
    if (!this.items.length) return;
    this.chosen = Math.max(0, Math.min(index, this.items.length - 1));
    this.reveal();
    this.draw();
    this.choose(this.items[this.chosen], this.chosen);
  }

  reveal() {
    const top = this.chosen * rowHeight;
    if (top < this.node.scrollTop) this.node.scrollTop = top;
    const bottom = top + rowHeight - this.node.clientHeight;
    if (bottom > this.node.scrollTop) this.node.scrollTop = bottom;
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(this.node.clientHeight / rowHeight) - 1);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
    if (event.key in steps) this.move(this.chosen + steps[event.key]);
    else if (event.key === "Home") this.move(0);
    else if (event.key === "End") this.move(this.items.length - 1);
    else if (event.key === "Enter" && this.chosen >= 0) this.open(this.items[this.chosen], this.chosen);
    else return;
    event.preventDefault();
  }
}

const cell = (content, kind = "") => el("span", { class: kind, role: "presentation" }, ...[content].flat());
const textCell = (text, kind = "") => {
  const short = text.length > 300 ? `${text.slice(0, 300)}…` : text;
  return el("span", { class: kind, role: "presentation", dir: "auto" }, ...shown(short, { line: true }));
};
