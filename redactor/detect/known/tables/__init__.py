"""What a search looks words up in, made ready once for its values or the lexicon."""
