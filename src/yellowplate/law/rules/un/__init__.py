"""Rules of the United Nations Security Council."""
