"""``python -m tests.docs`` brings the generated parts of the pages up to date."""

from tests.docs.fragments import write

write()
