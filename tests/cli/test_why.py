"""`magsite why`: what a writer asks, and is told."""

import json
from pathlib import Path

import pytest

from magsite.cli.asking import AnswerData
from tests.cli.conftest import CONFIG, Run
from tests.sites.harness import Files, stamps, write
from tests.sites.tiny import article

NAME = "content/articles/racines.md"


def _told(run: Run, site: Path, files: Files, *options: str, target: str = NAME) -> list[str]:
    """The lines of the answer about a source, after these files were written."""
    write(site, files)
    result = run("why", target, site, *options)
    assert (result.exit_code, result.stderr) == (0, "")
    return list(result.stdout.splitlines())


def test_a_published_article_says_where_it_stands(run: Run, site: Path) -> None:
    """Its source first, then its page."""
    run("build", site)

    lines = _told(run, site, {})

    assert lines[:4] == [
        NAME,
        "  Published at /racines/, dated 2008-09-24 00:00.",
        "  In the lists:",
        "    /  Mag",
    ]
    assert lines[4] == "  In the feeds: /feed.xml, /rss.xml, /feed.json"
    page = lines.index("/racines/")
    assert lines[page + 1 : page + 4] == ["  Template: article.html", "  Source:", f"    {NAME}"]
    assert lines[-2].startswith("  Last made on ")
    assert lines[-2].endswith(": new.")
    assert lines[-1] == "  A build now would leave it as it is."


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        ({"draft": "true"}, "Not published: its header says “draft”."),
        ({"date": "2990-01-01"}, "Not published before 2990-01-01 00:00, its date."),
        ({"expires": "2009-01-01"}, "Not published any more: it expired on 2009-01-01 00:00."),
        (
            {"unlisted": "true"},
            "Published at /racines/, but in no list and no feed, since it is “unlisted”.",
        ),
        ({"expires": "2990-01-01"}, "Published at /racines/, dated 2008-09-24 00:00."),
        ({"date": "demain"}, "Not published, for what is wrong in it:"),
    ],
)
def test_an_article_says_why_it_is_not_published(
    run: Run, site: Path, header: dict[str, str], sentence: str
) -> None:
    """In one sentence."""
    assert f"  {sentence}" in _told(
        run, site, {NAME: article("Les racines", **({"date": "2008-09-24"} | header))}
    )


def test_what_is_wrong_is_told_as_a_build_tells_it(run: Run, site: Path) -> None:
    """With its line and what to do; and that nothing would be published for it."""
    lines = _told(run, site, {NAME: article("Les racines", date="demain")})

    assert f"error [value-wrong] {NAME}:3:1" in lines
    assert lines[-2:] == ["A build now would publish nothing, for 1 error:", f"  {NAME}:3:1 [value-wrong]"]


def test_an_answer_speaks_french(run: Run, site: Path) -> None:
    """From the first word to the last."""
    lines = _told(run, site, {}, "--lang", "fr")

    assert lines[1] == "  Publié à l’adresse /racines/, daté du 2008-09-24 00:00."
    assert lines[-1] == "  Elle n’existe pas encore\u00a0: une génération la ferait."
    assert not set(lines) & set(_told(run, site, {})) - {"", NAME, "/racines/", "    /  Mag", f"    {NAME}"}


def test_a_page_says_why_it_was_made_and_would_be(run: Run, site: Path) -> None:
    """By the parts that had changed, and those that have."""
    run("build", site)
    write(site, {NAME: article("Les racines", "Autre.", date="2008-09-24")})
    run("build", site)

    lines = _told(run, site, {NAME: article("Les feuilles", "Autre.", date="2008-09-24")}, target="/racines/")

    assert lines[-2].endswith(": header, text.")
    assert lines[-1] == "  A build now would make it again: header."


def test_a_list_names_its_articles(run: Run, site: Path) -> None:
    """The first of them where there are many."""
    more = {f"content/articles/a{n:02}.md": article(f"A{n}", date="2009-01-01") for n in range(20)}

    lines = _told(run, site, {**more, "config.toml": CONFIG.replace("= 2", "= 20")}, target="/")

    assert lines[:3] == ["/", "  Template: home.html", "  Sources:"]
    assert lines[15] == "    … and 8 more"


def test_share_counts_say_where_they_come_from(run: Run, site: Path) -> None:
    """And which do not count, for what reason."""
    rows = "article,network,count,date\nracines,mastodon,3,2026-11-01\n"
    header = article("Les racines", date="2008-09-24", shares="7")

    lines = _told(run, site, {NAME: header, "data/shares/n.csv": rows})

    at = lines.index("  3 shares, from:")
    assert lines[at + 1 : at + 4] == [
        "    mastodon 3 (2026-11-01, data/shares/n.csv:2)",
        "  Not counted:",
        f"    total 7 ({NAME}:4): a total holds only as long as no count has a date",
    ]


def test_a_redirect_says_where_it_leads(run: Run, site: Path) -> None:
    """By the alias of an article."""
    lines = _told(run, site, {NAME: article("R", date="2008-09-24", aliases="[/vieux/]")}, target="/vieux/")

    assert lines[1] == "  A redirect to /racines/."


@pytest.mark.parametrize(
    ("target", "near"), [("/racine/", "/racines/"), ("content/articles/racine.md", NAME), ("rien", "")]
)
def test_what_is_unknown_is_a_wrong_usage(run: Run, site: Path, target: str, near: str) -> None:
    """With the nearest names."""
    result = run("why", target, site)

    assert (result.exit_code, result.stdout) == (2, "")
    assert f"Nothing of the magazine is called {target}" in result.stderr
    assert ("Did you mean" in result.stderr) == bool(near)
    assert near in result.stderr


def test_a_target_must_be_given(run: Run) -> None:
    """There is nothing else to speak of."""
    assert run("why").exit_code == 2


def test_the_answer_for_machines_is_all_that_is_printed(run: Run, site: Path) -> None:
    """With all its fields."""
    write(site, {NAME: article("Les racines", "[x](absent.md)", date="2008-09-24")})
    run("build", site)

    result = run("why", NAME, site, "--json")

    answer = json.loads(result.stdout)
    assert set(AnswerData.__struct_fields__) == set(answer)
    assert [answer["source"]["status"], answer["page"]["state"]] == ["published", "stands"]
    assert [one["code"] for one in answer["problems"]] == ["link-missing"]
    assert answer["stopping"] == []


def test_a_question_leaves_the_output_alone(run: Run, site: Path) -> None:
    """It does not make it either."""
    _told(run, site, {})
    assert not (site / "public").exists()

    run("build", site)
    before = stamps(site / "public")
    _told(run, site, {NAME: article("Autre", date="2008-09-24")})

    assert before == stamps(site / "public")


def test_another_output_can_be_asked_for(run: Run, site: Path, tmp_path: Path) -> None:
    """Each has its own history."""
    run("build", site, "-o", tmp_path / "www")

    here, there = (_told(run, site, {}, *options)[-1] for options in ((), ("-o", str(tmp_path / "www"))))

    assert (here, there) == (
        "  It is not there yet: a build now would make it.",
        "  A build now would leave it as it is.",
    )


def test_an_instant_can_be_asked_for(run: Run, site: Path) -> None:
    """As a build can be made for one."""
    assert "  Not published before 2008-09-24 00:00, its date." in _told(run, site, {}, "--now", "2000-01-01")


def test_no_name_steers_the_terminal(run: Run, site: Path) -> None:
    """What is unknown is shown with escapes."""
    assert "\x1b" not in run("why", "a\x1b[31mb", site).stderr


def test_the_magazine_is_found_upwards(run: Run, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And a source by its path from there."""
    monkeypatch.chdir(site / "content/articles")

    assert run("why", "racines.md").stdout.startswith(f"{NAME}\n")
