"""Land: read each file into text columns in Parquet, cells unchanged, or reject it.

``stage.py`` lands one feed. ``landing_root.py`` lists and reads the landing root,
``folders.py`` interprets folder and file names, ``csv_reader.py`` and ``xlsx_reader.py`` turn bytes
into cells, ``header.py`` finds the header row, ``layout.py`` marks the rows that are layout.
"""

from tepat.stages.land.folders import UnexpectedFile
from tepat.stages.land.stage import LandSummary, find_unexpected_files, land

__all__ = ["LandSummary", "UnexpectedFile", "find_unexpected_files", "land"]
