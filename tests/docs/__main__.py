"""``python -m tests.docs`` renews what is generated in the documentation (``make docs-write``).

Names of parts after it renew these alone, and the pages that are generated whole: those take no
time, whereas *timetable* and *warehouse* need Airflow and a PostgreSQL of their own.
"""

import sys

from tests.docs.parts import write

write(sys.argv[1:])
