// Equal pages with Eleventy's quickest means: lists come from one pass over all articles, not from its own tags.
const PAGE = 20;
const slug = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

function pages(groups, address) {
  const all = [];
  for (const [name, items] of groups) {
    const count = Math.ceil(items.length / PAGE);
    for (let number = 1; number <= count; number++) {
      const base = address(name);
      all.push({
        name, number, count,
        items: items.slice((number - 1) * PAGE, number * PAGE),
        url: number === 1 ? base : `${base}page/${number}/`,
        newer: number === 1 ? "" : number === 2 ? base : `${base}page/${number - 1}/`,
        older: number === count ? "" : `${base}page/${number + 1}/`,
      });
    }
  }
  return all;
}

function grouped(items, names) {
  const groups = new Map();
  for (const item of items)
    for (const name of names(item)) {
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(item);
    }
  return groups;
}

module.exports = function (config) {
  const articles = (api) => api.getFilteredByGlob("content/**/*.md").sort((a, b) => b.date - a.date);
  config.addCollection("articles", articles);
  config.addCollection("tagPages", (api) =>
    pages(grouped(articles(api), (item) => item.data.topics), (name) => `/tags/${slug(name)}/`));
  config.addCollection("folderPages", (api) =>
    pages(grouped(articles(api), (item) => [item.data.folder.split("/")[0], item.data.folder]), (name) => `/${name}/`));
  config.addCollection("allTags", (api) =>
    [...grouped(articles(api), (item) => item.data.topics)].map(([name, items]) => ({ name, count: items.length }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)));
  config.addFilter("tagSlug", slug);
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("json", (value) => JSON.stringify(value).replace(/</g, "\\u003c"));
  config.addFilter("first", (items, count) => items.slice(0, count));
  return { dir: { input: ".", includes: "_includes", output: "public" }, markdownTemplateEngine: false };
};
