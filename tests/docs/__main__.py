"""``python -m tests.docs`` brings the generated parts of README.md up to date."""

from tests.docs.fragments import write

write()
