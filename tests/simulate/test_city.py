"""The people of the simulated city."""

from dataclasses import replace

import numpy as np
import pytest

from tepat.simulate.aid import enrol
from tepat.simulate.households import Role
from tepat.simulate.identity_numbers import damage, number_uniquely
from tepat.simulate.month import Month
from tepat.simulate.names import render_names
from tepat.simulate.variants import spell_differently
from tepat.support.errors import NotSettledError


def test_simulated_nik_encodes_birth_date_and_sex(month: Month) -> None:
    people = month.world.people
    digits = people.nik.astype(str)
    birth = people.birth.astype("datetime64[D]").astype(str)
    for nik, born, is_female in zip(digits[:500], birth[:500], people.is_female[:500], strict=True):
        assert len(nik) == 16
        assert int(nik[6:8]) - (40 if is_female else 0) == int(born[8:10])
        assert (nik[8:10], nik[10:12]) == (born[5:7], born[2:4])
        assert nik[12:] != "0000"


def test_simulated_nik_and_kk_numbers_are_unique(month: Month) -> None:
    world = month.world
    assert len(np.unique(world.people.nik)) == len(world.people.nik)
    assert len(np.unique(world.homes.kk)) == len(world.homes.kk)
    assert set(np.char.str_len(world.homes.kk.astype(str))) == {16}


def test_about_one_in_eight_people_is_born_outside_jakarta(month: Month) -> None:
    outside = month.world.people.nik[: month.world.member_count] // 10**14 != 31
    assert 0.09 < outside.mean() < 0.15


def test_ages_within_a_simulated_family_are_consistent(month: Month) -> None:
    world = month.world
    members = world.member_count
    role, birth = world.people.role[:members], world.people.birth[:members]
    head_birth = birth[world.starts[:-1]][world.people.home[:members]]
    years = (birth - head_birth).astype("timedelta64[D]").astype(np.int64) / 365.25
    assert (role[world.starts[:-1]] == Role.HEAD).all()
    assert (years[role == Role.CHILD] > 12).all()
    assert (years[role == Role.PARENT] < -17).all()
    assert (birth < month.calendar.first_day).all()
    oldest = (month.calendar.run_date - birth.min()).astype("timedelta64[D]").astype(np.int64)
    assert oldest < 96 * 365.25


def test_children_have_the_family_name_of_their_father(month: Month) -> None:
    people = month.world.people
    zeros = np.zeros(month.world.member_count, np.int16)
    names = render_names(people.names[slice(0, month.world.member_count)], zeros, zeros)
    last = [name.split()[-1] for name in names.to_pylist()]
    heads = month.world.starts[people.home[: month.world.member_count]]
    children = np.flatnonzero(people.role[: month.world.member_count] == Role.CHILD)
    shared = np.mean([last[child] == last[heads[child]] for child in children])
    assert 0.25 < shared < 0.6


def test_damaged_number_has_one_wrong_digit_or_one_swap() -> None:
    rng = np.random.default_rng(5)
    numbers = rng.integers(10**15, 10**16, 2_000)
    for before, after in zip(numbers.astype(str), damage(rng, numbers).astype(str), strict=True):
        assert len(after) == 16
        different = [i for i in range(16) if before[i] != after[i]]
        exchanged = len(different) == 2 and before[different[0]] == after[different[1]]
        assert len(different) == 1 or (exchanged and different[1] - different[0] == 1)


def test_missing_number_stays_missing() -> None:
    assert damage(np.random.default_rng(5), np.zeros(10, np.int64)).tolist() == [0] * 10


def test_name_variants_differ_and_are_never_empty() -> None:
    names = ["Muhammad Joko Susanto", "Nur'aini Cahyani", "Sukarno", "André Syahputra Lubis"] * 50
    variants = spell_differently(np.random.default_rng(3), names)
    assert all(variant.strip() for variant in variants)
    changed = sum(variant != name for variant, name in zip(variants, names, strict=True))
    assert changed > 0.9 * len(names)
    assert len(set(variants)) > 30


def test_civil_reports_are_recent_and_some_are_late(month: Month) -> None:
    deaths, calendar = month.chronicle.deaths, month.calendar
    known = deaths.reported_on[deaths.reported_on <= calendar.run_date]
    assert known.max() >= calendar.first_day - np.timedelta64(30, "D")
    assert (deaths.reported_on > calendar.last_day).any()
    assert (deaths.died_on <= deaths.reported_on).all()
    assert (month.chronicle.moves.moved_on <= month.chronicle.moves.reported_on).all()


def test_more_people_than_available_niks_are_refused() -> None:
    prefixes = np.full(10_000, 317401010190)
    with pytest.raises(NotSettledError, match="not all different"):
        number_uniquely(np.random.default_rng(1), prefixes)


def test_population_without_variation_is_refused(month: Month) -> None:
    people = month.world.people
    alike = replace(people, birth=np.full_like(people.birth, people.birth[0]))
    world = replace(month.world, people=alike)
    with pytest.raises(NotSettledError, match="unlike enough"):
        enrol(world, month.fate, month.chronicle, month.rates, month.parameters.dice)
