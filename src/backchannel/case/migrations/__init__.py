"""How the tables of a case came to be, step by step; run when a case is opened that is behind (`case/migrating.py`)."""
