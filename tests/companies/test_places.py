"""Countries to choose from, and how they are written."""

from resumes_app.companies.service import countries, place_text
from resumes_app.jobs.service.imports.whereabouts import country_code


def test_a_country_that_is_no_more_is_read_and_not_chosen() -> None:
    assert not {"AN", "CS"} & dict(countries()).keys()
    assert place_text("Willemstad", "AN") == "Willemstad, Netherlands Antilles"


def test_countries_have_their_accents_and_stand_where_one_looks_for_them() -> None:
    names = [name for _, name in countries()]
    assert {"Curaçao", "Réunion", "Åland Islands", "Saint Barthélemy"} <= set(names)
    assert names[names.index("The Netherlands") + 1] == "New Caledonia"
    assert names.index("Åland Islands") < names.index("Albania")


def test_a_countrys_name_is_read_with_its_accents_and_without() -> None:
    assert country_code("Curaçao") == country_code("Curacao") == "CW"
