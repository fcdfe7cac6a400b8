// Views, their addresses and the keyboard.

const views = {
  overview: () => overview.make(),
  documents: () => documentsView.make(),
  duplicates: () => duplicatesView.make(),
  repeated: makeRepeated,
  blocks: makeBlocks,
};
const names = Object.keys(views);
const made = new Map();

const go = (place) => {
  if (location.hash === `#${place}`) route();
  else location.hash = place;
};

// Shows what the address says: `#documents`, `#document/12`.
const route = async () => {
  const [name, at] = location.hash.slice(1).split("/");
  const isDocument = name === "document";
  const view = isDocument ? "documents" : names.includes(name) ? name : "overview";
  if (!made.has(view)) made.set(view, views[view]());
  await made.get(view);
  if (isDocument) await documentView.open(Number(at));
  for (const id of [...names, "document"]) $(id).hidden = id !== (isDocument ? "document" : view);
  for (const id of names) {
    $(`tab-${id}`).setAttribute("aria-selected", id === view);
    $(`tab-${id}`).tabIndex = id === view ? 0 : -1;
  }
  const list = isDocument ? documentView.list : listOf(view);
  list?.draw();
  list?.reveal();
  list?.node.focus({ preventScroll: true });
};

const listOf = (view) => ({ documents: documentsView.list, duplicates: duplicatesView.list, repeated: repeatedView.list, blocks: blocksView.list })[view];
const filterOf = (view) => ({ documents: documentsView.filter, duplicates: duplicatesView.filter, repeated: repeatedView.filter, blocks: blocksView.filter })[view];

const keys = (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || $("help").open) return;
  const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox";
  const view = location.hash.slice(1).split("/")[0] || "overview";
  const isDocument = view === "document";
  if (event.key === "Escape") {
    if (isTyping) listOf(view)?.node.focus();
    else if (isDocument) go("documents");
  } else if (isTyping) {
    if (event.key === "ArrowDown" && event.target.type === "search") listOf(view)?.node.focus();
    return;
  } else if (event.key >= "1" && event.key <= "5") go(names[event.key - 1]);
  else if (event.key === "/" && filterOf(view)) filterOf(view).focus();
  else if (event.key === "?") $("help").showModal();
  else if (isDocument && event.key === "n") documentView.step(1);
  else if (isDocument && event.key === "p") documentView.step(-1);
  else if (isDocument && (event.key === "]" || event.key === "[")) {
    const next = documentsView.neighbour(documentView.number, event.key === "]" ? 1 : -1);
    if (next !== undefined) go(`document/${next}`);
  } else return;
  event.preventDefault();
};

const start = async () => {
  await loadIndex();
  for (const id of names) $(`tab-${id}`).addEventListener("click", () => go(id));
  document.querySelector("nav").addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = names.indexOf(event.target.id.slice(4));
    const next = names[(at + step + names.length) % names.length];
    go(next);
    setTimeout(() => $(`tab-${next}`).focus(), 50);
  });
  $("help-open").addEventListener("click", () => $("help").showModal());
  $("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
  });
  addEventListener("hashchange", route);
  addEventListener("keydown", keys);
  await Promise.all([route(), made.get("documents") ?? made.set("documents", views.documents()).get("documents")]);
  say(`dross ${data.version}`);
  document.documentElement.dataset.ready = "";
};

start().catch((error) => say(`this page cannot be read: ${error.message}`));
