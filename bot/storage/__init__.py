"""The edge to the ledger's database."""
