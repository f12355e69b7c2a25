"""Loads the Indonesian messages of ``include/messages``.

Each file has a model in a module here, with a field per key. A missing or unknown key, or a message
whose placeholders differ from its field's, is an error that names file, line and field.
``codes.py`` has the code tables (``reasons.id.yaml``), each other module the file of its name.
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
    """All messages for officers and kelurahan: meanings of codes, and other texts."""

    approval: ApprovalTexts
    explain: ExplainTexts
    feedback: FeedbackTexts
    files: FileTexts
    guards: GuardTexts
    review: ReviewTexts


def load_messages(include_dir: Path) -> Messages:
    """Load all Indonesian messages; a mistake is found before any work starts.

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
