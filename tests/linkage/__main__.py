"""``python -m tests.linkage`` trains the linkage model anew: the same bytes every time."""

import hashlib

from tests.linkage.training import SEEDS, count_resemblance, train, written

from tepat.support.settings import PROJECT_ROOT

MODEL = PROJECT_ROOT / "include" / "linkage" / "2026-11.json"


def main() -> None:
    """Write the model and say what the policy must name."""
    MODEL.parent.mkdir(exist_ok=True)
    MODEL.write_text(written(train(count_resemblance(SEEDS))), encoding="utf-8")
    print(f"{MODEL.stem}: sha256 {hashlib.sha256(MODEL.read_bytes()).hexdigest()}")


if __name__ == "__main__":
    main()
