"""Invitations and attendance."""
