"""A believable month in Jakarta: submissions, the lists of other offices, and the truth.

Read ``profiles.py`` for what happens how often, ``stories.py`` and ``mistakes.py`` for what it is,
``truth.py`` for what the decision contract says of it, ``simulation.py`` for the order of work.
``bank.py`` answers what is handed over to the bank, ``distribution.py`` who is invited.
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
