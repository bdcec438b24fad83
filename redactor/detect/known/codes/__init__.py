"""Numbers and codes only partly told, told otherwise, or with a slip; places in numbers."""
