"""What is done to the typography of each text: as the configuration says, and its own header."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from magsite.content.body import BodyRequest, ExcerptRequest, MarkdownOptions
from magsite.content.document import Document
from magsite.language.typography import DEFAULT, RULES, Options, text, without
from magsite.magazine.resolve import Resolved
from magsite.magazine.texts import Making
from tests.builders import article, author, category, config, magazine, page, series

ENGLISH = Options(language="en")
UNLINKED = Resolved((), ())


def _requests(document: Document, typography: Options = DEFAULT) -> tuple[BodyRequest, ExcerptRequest]:
    making = Making(MarkdownOptions(), typography, "code")
    excerpt = making.excerpt(document)
    assert excerpt is not None
    return making.body(document, UNLINKED), excerpt


def _keys(document: Document, typography: Options = DEFAULT) -> tuple[str, ...]:
    return tuple(request.key for request in _requests(document, typography))


def _typography(document: Document, typography: Options = DEFAULT) -> Options:
    body, excerpt = _requests(document, typography)
    assert body.typography == excerpt.typography
    return body.typography


@pytest.mark.parametrize("rule", [*RULES, "enabled"])
def test_the_keys_change_with_each_switch(rule: str) -> None:
    """Of the text and of its excerpt."""
    before, after = _keys(article()), _keys(article(), msgspec.structs.replace(DEFAULT, **{rule: False}))

    assert not set(before) & set(after)


def test_the_keys_change_with_the_exceptions() -> None:
    """And with the language of the magazine."""
    found = [_keys(article(), one) for one in (DEFAULT, Options(exceptions=("Allez!",)), ENGLISH)]

    assert len(set(found)) == 3


@pytest.mark.parametrize("header", [{"lang": "en"}, {"typography": ("quotes",)}, {"typography": ("all",)}])
def test_the_keys_change_with_the_header(header: dict[str, Any]) -> None:
    """Where it says something of the typography, or of its language."""
    assert not set(_keys(article(**header))) & set(_keys(article()))


def test_a_text_that_says_nothing_is_made_as_the_configuration_says() -> None:
    """Whatever this is."""
    options = Options(language="en", quotes=False, exceptions=("Allez!",))

    assert options == _typography(article(), options)


def test_a_header_s_language_is_the_text_s() -> None:
    """The switches of the configuration go on."""
    options = Options(quotes=False)

    assert Options(language="en", quotes=False) == _typography(article(lang="en"), options)


@pytest.mark.parametrize("made", [article, page])
def test_a_header_switches_rules_off(made: Callable[..., Document]) -> None:
    """Some by their names, beside those of the configuration."""
    found = _typography(made(typography=("quotes", "dashes")), Options(units=False))

    assert Options(quotes=False, dashes=False, units=False) == found


def test_a_header_switches_all_rules_off() -> None:
    """With one word."""
    assert _typography(article(typography=("all",))) == Options(enabled=False)


def test_a_header_switches_nothing_on() -> None:
    """Where the configuration has switched it off."""
    assert _typography(article(typography=("quotes",)), Options(enabled=False)).enabled is False


def test_a_rule_that_does_not_exist_is_passed_over() -> None:
    """It is said where the header is read."""
    assert _keys(article(typography=("quots",))) == _keys(article())


def test_a_rule_that_is_named_twice_is_off_once() -> None:
    """However often, in whatever order."""
    one, other = article(typography=("quotes", "dashes")), article(typography=("dashes", "quotes", "dashes"))

    assert _keys(one) == _keys(other)


def test_two_texts_that_say_the_same_are_made_alike() -> None:
    """Their requests share the options; the keys of equal excerpts are equal."""
    first, second = article("a", lang="en"), article("b", lang="en")
    making = Making(MarkdownOptions(), DEFAULT, "code")

    assert making.body(first, UNLINKED).typography is making.body(second, UNLINKED).typography
    assert making.excerpt(first) == making.excerpt(second)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "en"), ("en-GB", "en"), ("fr-CA", "fr"), ("de", "fr")]
)
def test_our_words_in_a_text_are_of_its_language(language: str, words: str) -> None:
    """Such as the titles of alerts; of the magazine's where we do not speak the text's."""
    body, excerpt = _requests(article(lang=language))

    assert (words, words) == (body.options.language, excerpt.options.language)
    assert body.typography.language == language


@pytest.mark.parametrize("language", ["en", "EN", "en-GB", "en_US"])
def test_the_spellings_of_a_language_are_one_to_its_rules(language: str) -> None:
    """However the header has it."""
    options = _typography(article(lang=language))

    assert text('It\'s a "bug": why?', options) == "It’s a “bug”: why?"


def test_our_words_in_an_english_magazine_are_english() -> None:
    """Unless a text is French."""
    making = Making(MarkdownOptions(language="en"), ENGLISH, "code")
    found = [making.body(one, UNLINKED) for one in (article(), article(lang="fr"), article(lang="de"))]

    assert [one.options.language for one in found] == ["en", "fr", "en"]
    assert [one.typography.language for one in found] == ["en", "fr", "de"]


def test_profiles_are_made_as_the_configuration_says() -> None:
    """Biographies, introductions of categories and of series."""
    options = without(DEFAULT, ["quotes"])
    made = magazine(
        author("bob", text="Écrit."),
        category("net", text="Le réseau."),
        series("suite", text="La suite."),
        article(series="suite"),
        settings=config(typography={"quotes": False}),
    )

    texts = (made.authors["bob"].bio, made.categories["net"].intro, made.series["suite"].intro)
    assert [options] * 3 == [one.typography for one in texts if one is not None]
    assert made.articles[0].body.typography == options


def test_what_a_header_says_reaches_no_other_text() -> None:
    """Not that of its author, nor the next article's."""
    made = magazine(article("a", lang="en", typography=("all",)), article("b"), author("bob", text="Écrit."))

    found = {one.id: one.body.typography for one in made.articles}
    assert found == {"a": msgspec.structs.replace(ENGLISH, enabled=False), "b": DEFAULT}
    assert made.authors["bob"].bio is not None
    assert made.authors["bob"].bio.typography == DEFAULT
