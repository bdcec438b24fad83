"""How letters are read: the canonical text, its readings and streams, and what is undone in them."""
