"""Files beside articles: published with what shows them, wherever they stand, and never more than that."""

from pathlib import Path

import pytest

from tests.sites import harness
from tests.sites.edits import change, put
from tests.sites.harness import OUTPUT, places
from tests.sites.reading import read_page
from tests.sites.small import UN
from tests.sites.tiny import article

FOLDER = "content/articles"
PICTURES = {
    "beside a bundle's text": (
        "2026-02-01-lot/index.md",
        "a.png",
        f"{FOLDER}/2026-02-01-lot/a.png",
        "lot/a.png",
    ),
    "below a bundle's text": (
        "2026-02-01-lot/index.md",
        "images/a.png",
        f"{FOLDER}/2026-02-01-lot/images/a.png",
        "lot/images/a.png",
    ),
    "beside a plain article": ("2026-02-01-lot.md", "a.png", f"{FOLDER}/a.png", "lot/a.png"),
    "in a folder of pictures": ("2026-02-01-lot.md", "../images/a.png", "content/images/a.png", "lot/a.png"),
    "static": ("2026-02-01-lot.md", "/images/a.png", "static/images/a.png", "images/a.png"),
    "static by its folder": (
        "2026-02-01-lot.md",
        "../../static/images/a.png",
        "static/images/a.png",
        "images/a.png",
    ),
}


@pytest.mark.parametrize(("name", "target", "file", "published"), PICTURES.values(), ids=PICTURES)
def test_pictures_are_found_where_they_stand(
    small_site: Path, name: str, target: str, file: str, published: str
) -> None:
    """In the text and in the header alike; they are published once, and with what names them."""
    text = article("Lot", f"![Un dessin]({target})", author="bo", image=target, image_alt="Un autre")
    put(f"{FOLDER}/{name}", text)(small_site)
    put(file, b"\x89PNG")(small_site)
    report = harness.build(small_site)
    assert not report.diagnostics
    files = harness.files(small_site / OUTPUT)
    assert [path for path in files if path.endswith("/a.png")] == [published]
    assert f"/{published}" in page_links(small_site)


def test_a_bundle_s_files_wait_with_it(small_site: Path) -> None:
    """Nothing of what is not published is, even where a published article shows it."""
    draft = {"draft": "true", "date": "2026-02-01"}
    put(f"{FOLDER}/attente/index.md", article("Attente", "![x](a.png)", **draft))(small_site)
    put(f"{FOLDER}/attente/a.png", b"\x89PNG")(small_site)
    change(UN, "La suite.", "![x](attente/a.png)")(small_site)
    report = harness.build(small_site)
    assert [("link-unpublished", f"{UN}:10:6")] == places(report)
    assert not [path for path in harness.files(small_site / OUTPUT) if path.endswith("/a.png")]


@pytest.mark.parametrize(
    "target",
    ["../../config.toml", "../../data/auteurs.yml", "../../data/shares/nov.csv", "../../.secret", "lien.txt"],
)
def test_what_is_private_is_never_published(small_site: Path, target: str) -> None:
    """Configuration, data, hidden files, and what a symbolic link would let out of the site."""
    put("data/auteurs.yml", "secret: {name: Secret}\n")(small_site)
    put(".secret", "un secret")(small_site)
    (small_site.parent / "dehors.txt").write_text("un secret", encoding="utf-8")
    (small_site / FOLDER / "lien.txt").symlink_to(small_site.parent / "dehors.txt")
    change(UN, "La suite.", f"[a]({target}) ![b]({target}) <a href='{target}'>c</a>")(small_site)
    harness.build(small_site)
    files = harness.files(small_site / OUTPUT)
    assert not [path for path in files if path.endswith((".toml", ".yml", ".csv", "secret", "lien.txt"))]
    assert not [path for path, content in files.items() if b"un secret" in content]
    (small_site.parent / "dehors.txt").unlink()


def page_links(site: Path) -> tuple[str, ...]:
    """The links of the article "lot"."""
    return read_page((site / OUTPUT / "lot/index.html").read_text(encoding="utf-8")).links
