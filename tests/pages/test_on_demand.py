"""Values that are made when they are first asked for."""

from magsite.pages.on_demand import OnDemand


def test_a_value_is_made_once_and_only_if_asked_for() -> None:
    """However often."""
    made: list[str] = []

    def make(key: str) -> str:
        made.append(key)
        return key.upper()

    values = OnDemand(("a", "b", "c"), make)

    assert ([values["a"], values["c"], values.of("a")], made) == (["A", "C", "A"], ["a", "c"])


def test_its_keys_are_known_before_its_values() -> None:
    """Also which are none."""
    values = OnDemand({"a": 1, "b": 2}, {"a": 1, "b": 2}.__getitem__)

    assert (list(values), len(values), "a" in values, "c" in values) == (["a", "b"], 2, True, False)
    assert (values.get("b"), values.get("c"), dict(values)) == (2, None, {"a": 1, "b": 2})
