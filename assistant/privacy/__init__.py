"""Personal data and secrets found by rules: addresses, phone, card and account numbers, keys, passwords."""
