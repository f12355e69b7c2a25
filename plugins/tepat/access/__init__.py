"""Access to personal data: logins, access log and pseudonym keys."""
