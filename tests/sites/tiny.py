"""A theme that shows everything that its Views hold and nothing else, so that whatever changes is seen."""

CONFIG = """\
[magazine]
title = "Mag"
url = "https://mag.example/"

[theme]
name = "tiny"

[urls]
page_size = 2
"""

_PARTS = """\
{% macro link(one) %}<a href="{{ one.url|href }}">{{ one.name }}</a>{% endmacro %}
{% macro picture(one) %}{% if one %}<img src="{{ one.url|href }}" alt="{{ one.alt }}">{% endif %}{% endmacro %}
{% macro rubric(one) %}[{{ link(one) }} {{ one.id }} {{ one.accent }} {{ one.tagline or "" }}]{% endmacro %}
{% macro card(one) %}
<li><a href="{{ one.url|href }}">{{ one.topic or "" }} {{ one.title }}</a> {{ one.id }} {{ one.date|isodate }}
{% for author in one.authors %}{{ link(author) }}{% endfor %}
{% if one.category %}{{ rubric(one.category) }}{% endif %}
{{ one.summary }} {{ one.minutes }} min {{ "-" if one.shares is none else one.shares }}
{{ picture(one.picture) }} {{ one.lang or "" }} {{ "-" if one.sponsored is none else one.sponsored }}</li>
{% endmacro %}
{% macro box(one) %}
<section>{{ one.id }} {{ link(one) }} {{ one.kind }} {{ one.role or "" }} {{ one.place or "" }} {{ one.initials }}
{{ one.website or "" }} {{ one.email or "" }} {{ one.portrait or "" }} {{ one.extra|json }} {% for other in one.links %}{{ link(other) }}{% endfor %}
{% if one.bio is not none %}{{ one.bio|html }}{% else %}no bio{% endif %} {{ "-" if one.shares is none else one.shares }}{{ "+" if one.more }}</section>
{% endmacro %}
{% macro entry(one) %}
<li>{{ link(one) }} {{ one.initials }} {{ one.articles }} {{ one.role or "" }} {{ "-" if one.shares is none else one.shares }}
{{ one.portrait or "" }}</li>
{% endmacro %}
{% macro way(one) %}
<p>{{ "first" if one.first }} {{ "-" if one.number is none else one.number }} of {{ "-" if one.total is none else one.total }} {{ one.previous or "" }} {{ one.next or "" }}</p>
{% endmacro %}
{% macro lists(all) %}
{% for one in all.latest %}{{ card(one) }}{% endfor %}
{% for one in all.most_shared %}{{ card(one) }}{% endfor %}
{% for one in all.authors %}{{ entry(one) }}{% endfor %}
{% for one in all.featured %}{{ card(one) }}{% endfor %}
{% for strip in all.strips %}{{ rubric(strip.category) }}{% for one in strip.cards %}{{ card(one) }}{% endfor %}{% endfor %}
{% if all.shares_date %}{{ all.shares_date|isodate }}{% endif %}
{% endmacro %}
{% macro feeds(all) %}{{ all.title }} {{ all.atom }} {{ all.rss }} {{ all.json }}{% endmacro %}
"""

_BASE = """\
{% from "parts.html" import box, card, entry, feeds, link, lists, picture, rubric, way %}
<!doctype html>
<html lang="{{ site.language }}">
<head><title>{{ page.meta.title }}</title><link rel="stylesheet" href="{{ asset("tiny.css") }}">
<meta name="description" content="{{ page.meta.description }}">
{{ page.meta.url }} {{ page.meta.absolute_url }} {{ page.meta.kind }} {{ "index" if page.meta.index else "noindex" }} {{ page.meta.canonical or "" }} {{ page.meta.lang or "" }} {{ picture(page.meta.picture) }}
<script type="application/ld+json">{{ page.meta.json_ld|json_ld }}</script></head>
<body>
{% include "header.html" %}
<main>{% block main %}{% endblock %}</main>
{{ lists(page.listings) }}
{% for one in site.footer_menu %}{{ link(one) }}{% endfor %}
{{ site.settings|json }}
</body></html>
"""

_HEADER = """\
<header>{{ site.title }} {{ site.tagline or "" }} {{ site.description or "" }} {{ site.url }} {{ site.root }}
{{ site.authors_url }} {{ site.tags_url or "" }} {{ site.series_url or "" }} {{ site.most_shared_url or "" }} {{ feeds(site.feeds) }}
{% for one in site.categories %}{{ rubric(one) }}{% endfor %}
{% for one in site.header_menu %}{{ link(one) }}{% endfor %}</header>
"""

_IMPORTS = '{% extends "base.html" %}\n{% from "parts.html" import box, card, entry, feeds, link, picture, rubric, way %}\n'

_MAIN = {
    "article": """\
{{ card(page.card) }} {{ page.summary or "" }} {{ page.body|html }}
{% for one in page.body.toc %}{{ one.level }} {{ one.id }} {{ one.name }}{% endfor %}
{{ "code" if page.body.has_code else "" }} {{ page.question or "" }} {{ page.extra|json }}
{% for one in page.authors %}{{ box(one) }}{% endfor %}
{% for one in page.categories %}{{ rubric(one) }}{% endfor %}
{% for one in page.tags %}{{ link(one) }}{% endfor %}
{% if page.updated %}{{ page.updated|isodate }}{% endif %}
{% if page.previous %}{{ link(page.previous) }}{% endif %}{% if page.next %}{{ link(page.next) }}{% endif %}
{% for part in [page.series] if part %}{{ link(part.link) }} {{ part.number }} of {{ part.total }}
{% for one in part.parts %}{{ link(one) }}{% endfor %}
{% if part.previous %}{{ link(part.previous) }}{% endif %}{% if part.next %}{{ link(part.next) }}{% endif %}{% endfor %}
{% if page.licence %}{{ link(page.licence) }}{% endif %} {{ "-" if page.ai is none else page.ai }}
{% for one in page.corrections %}{{ one.text }} {% if one.date %}{{ one.date|isodate }}{% endif %} {{ one.kind or "" }}{% endfor %}
{% if page.source %}{{ link(page.source) }}{% endif %}{% for one in page.discussions %}{{ link(one) }}{% endfor %}
""",
    "home": "{% for one in page.cards %}{{ card(one) }}{% endfor %}{{ way(page.pagination) }}",
    "category": """\
{{ rubric(page.category) }} {% if page.intro %}{{ page.intro|html }}{% endif %} {{ feeds(page.feeds) }}
{% for one in page.editors %}{{ link(one) }}{% endfor %} {{ picture(page.picture) }} {{ page.extra|json }}
{% for one in page.cards %}{{ card(one) }}{% endfor %}{{ way(page.pagination) }}
""",
    "author": """\
{{ box(page.author) }} {{ "-" if page.articles is none else page.articles }} {{ page.feed }}
{% for one in page.cards %}{{ card(one) }}{% endfor %}{{ way(page.pagination) }}
""",
    "tag": "{{ link(page.tag) }} {{ page.feed }} {% for one in page.cards %}{{ card(one) }}{% endfor %}{{ way(page.pagination) }}",
    "series": """\
{{ link(page.series) }} {% if page.intro %}{{ page.intro|html }}{% endif %} {{ page.first_part }} {{ page.feed }}
{% for one in page.cards %}{{ card(one) }}{% endfor %}{{ way(page.pagination) }} {{ page.extra|json }}
""",
    "all_series": """\
{% for one in page.entries %}{{ one.title }} {{ one.url }} {{ one.articles }} {{ one.summary }}{% endfor %}
{{ way(page.pagination) }}
""",
    "authors": """\
{% for letter, group in page.groups %}{{ letter }}{% for one in group %}{{ entry(one) }}{% endfor %}{% endfor %}
{{ way(page.pagination) }}
""",
    "tags": """\
{% for letter, group in page.groups %}{{ letter }}{% for one in group %}{{ link(one) }} {{ one.articles }}{% endfor %}{% endfor %}
{{ way(page.pagination) }}
""",
    "most_shared": """\
{{ page.first_rank }} {% for one in page.cards %}{{ card(one) }}{% endfor %}
{% for one in page.authors %}{{ entry(one) }}{% endfor %}
{% for one in page.categories %}{{ rubric(one.link) }} {{ one.articles }} {{ one.shares }}{% endfor %}
{% if page.shares_date %}{{ page.shares_date|isodate }}{% endif %} {{ way(page.pagination) }}
""",
    "page": "{{ page.title }} {{ picture(page.picture) }} {{ page.body|html }} {{ page.extra|json }}",
    "not_found": "nothing here",
}

THEME = {
    "themes/tiny/theme.toml": """\
[views.home]
latest = 1
most_shared = 1
authors = 1
strips = 1
featured = 1

[settings]
sign = "*"
""",
    "themes/tiny/static/tiny.css": "p { color: #111 }\n",
    "themes/tiny/templates/parts.html": _PARTS,
    "themes/tiny/templates/base.html": _BASE,
    "themes/tiny/templates/header.html": _HEADER,
    **{
        f"themes/tiny/templates/{name}.html": f"{_IMPORTS}{{% block main %}}{main}{{% endblock %}}\n"
        for name, main in _MAIN.items()
    },
}
"""Path in a site → text, of the whole theme."""


def article(title: str, text: str = "Un texte.", **header: str) -> str:
    """An article as a writer types it; `header` holds the lines of its header besides the title."""
    lines = "".join(f"{key}: {value}\n" for key, value in header.items())
    return f"---\ntitle: {title}\n{lines}---\n\n{text}\n"
