// The data: gzip in base64, read when it is needed.

const read = async (name) => {
  const node = document.getElementById(`data-${name}`);
  if (!node) return null;
  const bytes = Uint8Array.from(atob(node.textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
};

// Set at the start: rules, and a row for each document.
const data = { rules: [], documents: [], blockSize: 1, hasDuplicates: false };

const loadIndex = async () => {
  Object.assign(data, await read("index"));
  for (const rule of data.rules) rule.family = rule.id.split("/")[0];
  data.documents = data.documents.map(([path, id, record, bytes, words, edits, counts, verdicts], number) => {
    const row = { number, path, id, record, bytes, words, edits, findings: 0, removed: 0, rules: [], verdicts: [] };
    for (let at = 0; at < counts.length; at += 3) {
      row.rules.push({ rule: counts[at], findings: counts[at + 1], removed: counts[at + 2] });
      row.findings += counts[at + 1];
      row.removed += counts[at + 2];
    }
    for (let at = 0; at < verdicts.length; at += 3) {
      row.verdicts.push({ family: verdicts[at], verdict: verdicts[at + 1], why: verdicts[at + 2] });
    }
    row.families = familiesOf(row);
    row.share = bytes ? row.removed / bytes : 0;
    row.name = path + (id !== null ? `#${id}` : record ? `#${record}` : "");
    return row;
  });
};

// What is said about each family of rules in a document: how much of it there is, and what that means.
const familiesOf = (row) => {
  const families = new Map();
  const named = (name) => {
    if (!families.has(name)) families.set(name, { name, findings: 0 });
    return families.get(name);
  };
  for (const { rule, findings } of row.rules) named(data.rules[rule].family).findings += findings;
  for (const { family, verdict, why } of row.verdicts) Object.assign(named(family), { verdict, why });
  for (const family of families.values()) family.density = row.words ? (1000 * family.findings) / row.words : 0;
  const rank = ({ verdict }) => ({ confirmed: 0, suspected: 1 })[verdict] ?? 2;
  return [...families.values()].sort((a, b) => rank(a) - rank(b) || b.findings - a.findings);
};

// The last blocks of documents that were read; more would fill the memory.
const blockCache = new Map();
const cachedBlocks = 24;

const loadDocument = async (number) => {
  const block = Math.floor(number / data.blockSize);
  let documents = blockCache.get(block);
  if (documents) blockCache.delete(block);
  else documents = await read(`documents-${block}`);
  blockCache.set(block, documents);
  if (blockCache.size > cachedBlocks) blockCache.delete(blockCache.keys().next().value);
  return documents[number % data.blockSize];
};

const once = (make) => {
  let made;
  return () => (made ??= make());
};
const loadDuplicates = once(async () => (await read("duplicates")) ?? { passages: [], pairs: [], repeated: [], clusters: [] });
const loadBlocks = once(async () => (await read("blocks")) ?? []);

const ruleNamed = (id) => data.rules.find((rule) => rule.id === id) ?? { id, title: "", why: "", family: id.split("/")[0] };
