"""The one reader of numbers, units, dates, cycles and sentences."""
