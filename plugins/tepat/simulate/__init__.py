"""Simulates a month in Jakarta: submissions, lists of other offices, and the ground truth.

``profiles.py`` has the rates, ``stories.py`` and ``mistakes.py`` the events and mistakes,
``truth.py`` the expected decisions, ``simulation.py`` the order of steps. ``bank.py`` simulates the
bank, ``distribution.py`` the sites.
"""

from tepat.simulate.bank import BankSummary, simulate_bank
from tepat.simulate.distribution import simulate_distribution
from tepat.simulate.next_night import simulate_next_night
from tepat.simulate.profiles import Profile
from tepat.simulate.report import SimulationSummary
from tepat.simulate.simulation import simulate

__all__ = [
    "BankSummary",
    "Profile",
    "SimulationSummary",
    "simulate",
    "simulate_bank",
    "simulate_distribution",
    "simulate_next_night",
]
