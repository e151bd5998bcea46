"""Sign-up, sessions, roles, profile, consent. Every area may use it."""
