"""What speaks against a hit: the words, numbers and signs around it that make it something else."""
