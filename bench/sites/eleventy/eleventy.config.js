import highlighting from "@11ty/eleventy-plugin-syntaxhighlight";
import footnotes from "markdown-it-footnote";

const PAGE = 12;
const FEED = 20;

const words = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "UTC" });

function slugified(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

function newestFirst(api) {
  return api.getFilteredByGlob("content/articles/**/*.md").sort((a, b) => b.date - a.date);
}

/** The articles of each name, the newest first. */
function grouped(api, names) {
  const groups = new Map();
  for (const article of newestFirst(api)) {
    for (const name of names(article.data)) {
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(article);
    }
  }
  return groups;
}

/** A value for each page of each list, which a template then pages through one by one. */
function pages(api, names) {
  const found = [];
  for (const [name, articles] of grouped(api, names)) {
    const total = Math.ceil(articles.length / PAGE);
    for (let number = 1; number <= total; number += 1) {
      const items = articles.slice((number - 1) * PAGE, number * PAGE);
      found.push({ name, slug: slugified(name), number, total, items });
    }
  }
  return found;
}

function feeds(api) {
  const groups = [...grouped(api, (data) => [data.category])];
  return groups.map(([name, articles]) => ({ name, slug: slugified(name), items: articles.slice(0, FEED) }));
}

export default function (config) {
  config.addPlugin(highlighting);
  config.amendLibrary("md", (library) => library.set({ html: true }).use(footnotes));
  config.addPassthroughCopy("images");
  config.addPassthroughCopy("style.css");
  config.addCollection("newest", newestFirst);
  config.addCollection("authorPages", (api) => pages(api, (data) => data.authors));
  config.addCollection("categoryPages", (api) => pages(api, (data) => [data.category]));
  config.addCollection("topicPages", (api) => pages(api, (data) => data.topics));
  config.addCollection("categoryFeeds", feeds);
  config.addFilter("words", (date) => words.format(date));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("instant", (date) => date.toUTCString());
  config.addFilter("slugified", slugified);
  config.addFilter("upTo", (items, count) => items.slice(0, count));
  return {
    dir: { input: "content", includes: "../_includes", output: "_site" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
  };
}
