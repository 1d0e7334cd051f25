"""The settings of Pelican; all of this is theirs to name."""

import json
from pathlib import Path

AUTHOR = SITENAME = "Le Magazine"
SITEURL = "https://magazine.example"
TIMEZONE = "UTC"
DEFAULT_LANG = "fr"
DEFAULT_DATE_FORMAT = "%-d %B %Y"
THEME = "theme"
THEME_STATIC_DIR = "."

PATH = "content"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS: list[str] = []
STATIC_PATHS = ["images"]

ARTICLE_URL, ARTICLE_SAVE_AS = "articles/{slug}/", "articles/{slug}/index.html"
AUTHOR_URL, AUTHOR_SAVE_AS = "authors/{slug}/", "authors/{slug}/index.html"
CATEGORY_URL, CATEGORY_SAVE_AS = "categories/{slug}/", "categories/{slug}/index.html"
TAG_URL, TAG_SAVE_AS = "tags/{slug}/", "tags/{slug}/index.html"

DIRECT_TEMPLATES = ["index", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
DEFAULT_PAGINATION = 12
PAGINATED_TEMPLATES = {"index": None, "author": None, "category": None, "tag": None}
PAGINATION_PATTERNS = [
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]

FEED_ALL_RSS = "index.xml"
CATEGORY_FEED_RSS = "categories/{slug}/index.xml"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = True

MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.codehilite": {"css_class": "highlight", "guess_lang": False},
        "markdown.extensions.extra": {},
        "markdown.extensions.meta": {},
    },
    "output_format": "html5",
}

# What Pelican read stays for the next build; a cold one begins without that folder.
CACHE_CONTENT = LOAD_CONTENT_CACHE = True
CONTENT_CACHING_LAYER = "reader"
CHECK_MODIFIED_METHOD = "mtime"

PEOPLE = {
    author["name"]: author for author in json.loads(Path("data/people.json").read_text("utf-8")).values()
}
MAGAZINES = json.loads(Path("data/categories.json").read_text("utf-8"))
