"""A household and its decision in the vocabulary of DCI, for other registries to read.

The Digital Convergence Initiative's standards for social protection (``spdci``): the beneficiary of
an Integrated Beneficiary Registry, its group and members, the programme and the enrolment.
docs/dci.md names the version and maps field by field. The translation is only
here. The output contains personal data: it is exported, never logged.
"""

from tepat.outputs.dci.records import RegistryDocument
from tepat.outputs.dci.translation import translate

__all__ = ["RegistryDocument", "translate"]
