"""The Indonesian sentences: ``include/messages``, by this one door.

A file is a model of a module here, each key a field: one that is missing or superfluous, and a
sentence that is not filled in with what its field names, is an error of file, line and field.
``codes.py`` has the tables of codes (``reasons.id.yaml``), each other module the file of its name.
"""

from pathlib import Path

from tepat.domain.messages.approval import ApprovalTexts
from tepat.domain.messages.codes import Codes
from tepat.domain.messages.explain import ExplainTexts
from tepat.domain.messages.feedback import FeedbackTexts
from tepat.domain.messages.files import FileTexts
from tepat.domain.messages.guards import GuardTexts
from tepat.domain.messages.review import ReviewTexts
from tepat.support.yaml_documents import load_yaml_document

__all__ = ["Messages", "load_messages"]


class Messages(Codes):
    """Everything that officers and kelurahan are told: what codes mean, and the other sentences."""

    approval: ApprovalTexts
    explain: ExplainTexts
    feedback: FeedbackTexts
    files: FileTexts
    guards: GuardTexts
    review: ReviewTexts


def load_messages(include_dir: Path) -> Messages:
    """The Indonesian messages, all of them: a mistake is found before anything is done.

    Raises:
        ConfigurationError: A file has a mistake (names file, line and field).
    """
    folder = include_dir / "messages"
    codes = load_yaml_document(folder / "reasons.id.yaml", Codes)
    return Messages(
        **dict(codes),
        approval=load_yaml_document(folder / "approval.id.yaml", ApprovalTexts),
        explain=load_yaml_document(folder / "explain.id.yaml", ExplainTexts),
        feedback=load_yaml_document(folder / "feedback.id.yaml", FeedbackTexts),
        files=load_yaml_document(folder / "files.id.yaml", FileTexts),
        guards=load_yaml_document(folder / "guards.id.yaml", GuardTexts),
        review=load_yaml_document(folder / "review.id.yaml", ReviewTexts),
    )
