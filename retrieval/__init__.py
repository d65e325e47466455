"""Documents in, cited passages out. Imports nothing, so that its parts load only where they are used."""
