"""What the product costs, measured beside what else one could use: ``make bench``."""
