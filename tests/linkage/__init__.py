"""The linkage model: the invented people it is trained and measured on, and how it is made."""
