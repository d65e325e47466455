"""Personal data found by rules: e-mail and network addresses, phone, card and account numbers."""
