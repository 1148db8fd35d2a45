"""The archive (bytes by hash), the append-only ledger, the work list, the log and the search index of a case."""
