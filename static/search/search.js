/* The search page. Nothing is loaded before the reader does something; without this script the page is for browsing. */
const form = document.querySelector("form.search");
const results = document.querySelector(".search-results");
const list = results.querySelector("ol");
const status = results.querySelector("[role=status]");
const more = results.querySelector(".search-results__more");
const field = form.elements.q;
const selects = [...form.querySelectorAll("select")];
const root = document.documentElement;
const at = (address) => new URL(address, document.baseURI).href;
const STEP = 10;
const WAIT = 250;
const MOST_OTHERS = 4;
const SHORT_FORM = 1000; // What a short form stands for goes before words that begin with its letters.

let engine;
let present = 0;
let found = [];
let timer;

const primary = (tag) => tag.split("-")[0].toLowerCase();
const languages = form.dataset.languages.split(" ");

const json = (address) => fetch(address).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)));

/* There is an index for each language tag, and several for the many pages of one. Those of a language are searched
   together, by one engine; the engine of another language takes its place. */
async function load() {
  const base = at(form.dataset.index);
  const now = String(Date.now());
  const [pagefind, entry, synonyms] = await Promise.all([
    import(`${base}pagefind.js`),
    json(`${base}pagefind-entry.json?ts=${now}`),
    form.dataset.synonyms ? json(at(form.dataset.synonyms)) : [],
  ]);
  const basePath = new URL(base).pathname;
  const baseUrl = basePath.replace(/[^/]+\/$/, "");
  const open = async ([first, ...others]) => {
    const own = root.lang;
    root.lang = first; // Pagefind takes the page's language for that of the index, and looks at once.
    const index = pagefind.createInstance({ basePath, baseUrl, noWorker: true, metaCacheTag: now });
    root.lang = own;
    const more = { baseUrl, metaCacheTag: now };
    await Promise.all(others.map((language) => index.mergeIndex(`${basePath}./`, { ...more, language })));
    return index;
  };
  let opened;
  let spoken;
  const indexOf = (wanted) => {
    if (spoken !== wanted) {
      const all = Object.keys(entry.languages);
      const tags = all.filter((tag) => primary(tag) === wanted);
      spoken = wanted;
      opened = open(tags.length ? tags : all).catch((fault) => {
        spoken = undefined;
        throw fault;
      });
    }
    return opened;
  };
  return { synonyms: synonyms.map((names) => names.map((name) => [name, plain(name)])), indexOf };
}

function ready() {
  engine ??= load().catch((fault) => {
    engine = undefined;
    throw fault;
  });
  return engine;
}

const plain = (text) =>
  ` ${text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
const isShortForm = (name) => name.length < 5 && name === name.toUpperCase() && name !== name.toLowerCase();

/* The same search in other words: each name that the words hold is replaced by the others of its group. A name that
   holds another ("arterial hypertension") finds nothing that the other does not. */
function inOtherWords(query, synonyms) {
  const words = plain(query);
  const others = new Map();
  for (const names of synonyms) {
    const held = names.filter(([name, form]) => form.trim() && words.includes(form) && !(isShortForm(name) && words !== form && !query.includes(name)));
    if (!held.length) continue;
    const longest = held.reduce((one, other) => (other[1].length > one[1].length ? other : one));
    const whole = words === longest[1];
    for (const [name, form] of names) {
      const isNarrower = names.some(([, other]) => other !== form && form.includes(other));
      if (form.trim() && !words.includes(form) && !isNarrower && !others.has(form)) {
        const asked = whole ? `"${form.trim()}"` : words.replace(longest[1], form).trim();
        others.set(form, { name, asked, weight: whole && isShortForm(longest[0]) ? SHORT_FORM : 1 });
      }
    }
  }
  return [...others.values()].slice(0, MOST_OTHERS);
}

async function search() {
  clearTimeout(timer);
  const turn = ++present;
  const query = field.value.trim();
  remember(query);
  if (!query) {
    results.hidden = true;
    return;
  }
  results.hidden = false;
  form.querySelector(".search__filters").hidden = !selects.length;
  status.textContent = form.dataset.waiting;
  try {
    const { synonyms, indexOf } = await ready();
    const filters = Object.fromEntries(selects.filter((item) => item.value && item.name !== "language").map((item) => [item.name, item.value]));
    const wanted = form.elements.language?.value || primary(languages[0]);
    const others = inOtherWords(query, synonyms);
    const index = await indexOf(wanted);
    const searches = [{ asked: query, weight: 1 }, ...others].map(async ({ asked, weight }) => {
      const { results } = await index.search(asked, { filters });
      return results.map((result) => ({ result, score: result.score * weight }));
    });
    const best = new Map();
    for (const hit of (await Promise.all(searches)).flat()) {
      if (!(best.get(hit.result.id)?.score >= hit.score)) best.set(hit.result.id, hit);
    }
    if (turn !== present) return;
    found = [...best.values()].sort((one, other) => other.score - one.score).map((hit) => hit.result);
    const first = await Promise.all(found.slice(0, STEP).map((result) => result.data()));
    if (turn !== present) return;
    list.replaceChildren(...first.map(item));
    more.hidden = found.length <= STEP;
    const said = (found.length ? form.dataset.found : form.dataset.none).replace("{query}", () => query).replace("{count}", found.length);
    status.replaceChildren(said);
    if (others.length) {
      const also = document.createElement("span");
      also.className = "search-results__also";
      also.textContent = form.dataset.also.replace("{words}", () => others.map((other) => other.name).join(", "));
      status.append(" ", also);
    }
  } catch (fault) {
    if (turn !== present) return;
    list.replaceChildren();
    more.hidden = true;
    status.textContent = form.dataset.failed;
    console.warn(fault);
  }
}

function element(name, className, ...children) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
}

/* Only the marks of the words that were found are taken from the excerpt's HTML. Dots say that a sentence is cut there.
   Pagefind leaves a space where the mark of a note was. */
function excerpt(html) {
  const source = new DOMParser().parseFromString(html.replace(/ +(?=[.,])/g, ""), "text/html").body;
  const words = [...source.childNodes].map((node) => (node.nodeName === "MARK" ? element("mark", "", node.textContent) : node.textContent));
  const text = source.textContent.trim();
  return [/^\p{Ll}/u.test(text) ? "… " : "", ...words, /[.!?。！？؟]$/.test(text) ? "" : " …"];
}

function item(data) {
  const link = element("a", "search-result__link", data.meta.title);
  link.href = data.url;
  const text = element("div", "search-result__text", element("h3", "search-result__title", link));
  const facts = [data.filters.section?.[0] ?? data.meta.kind].filter(Boolean);
  const line = element("p", "search-result__facts", ...facts);
  if (data.meta.reviewed) {
    const day = new Date(data.meta.reviewed);
    const words = day.toLocaleDateString(root.lang, { dateStyle: "long", timeZone: "UTC" });
    const time = element("time", "", words);
    time.dateTime = data.meta.reviewed;
    const [before, after] = form.dataset.reviewed.split("{date}");
    line.append(facts.length ? " · " : "", element("span", "unbroken", before, time, after));
  }
  if (line.textContent) text.append(line);
  text.append(element("p", "search-result__excerpt", ...excerpt(data.excerpt)));
  const entry = element("li", "search-result", text);
  if (data.meta.thumbnail) {
    const picture = element("img", "search-result__picture");
    picture.src = new URL(data.meta.thumbnail, new URL(data.url, document.baseURI));
    picture.alt = "";
    picture.loading = "lazy";
    picture.width = 160;
    picture.height = 90;
    entry.prepend(picture);
  }
  return entry;
}

function remember(query) {
  const address = new URL(location.href);
  address.search = "";
  if (query) address.searchParams.set("q", query);
  for (const select of selects) if (select.value && select.name !== "language") address.searchParams.set(select.name, select.value);
  history.replaceState(null, "", address);
}

more.addEventListener("click", async () => {
  const turn = present;
  const shown = list.children.length;
  const next = await Promise.all(found.slice(shown, shown + STEP).map((result) => result.data()));
  if (turn !== present) return;
  list.append(...next.map(item));
  more.hidden = found.length <= list.children.length;
  list.children[shown].querySelector("a").focus();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(search, WAIT);
});
form.addEventListener("focusin", () => ready().catch(() => {}), { once: true });

const choice = form.elements.language;
if (choice) {
  const own = [...new Set(languages.map(primary))];
  for (const tag of own) {
    const option = element("option", "", new Intl.DisplayNames([tag], { type: "language" }).of(tag));
    option.value = tag;
    option.lang = tag;
    choice.append(option);
  }
  choice.closest("p").hidden = own.length < 2;
}
const asked = new URLSearchParams(location.search);
field.value = asked.get("q") ?? "";
for (const select of selects) if ([...select.options].some((option) => option.value === asked.get(select.name))) select.value = asked.get(select.name);
if (field.value.trim()) search();
