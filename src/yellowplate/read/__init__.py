"""Item → Reading."""
