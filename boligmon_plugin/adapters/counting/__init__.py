"""Located rows counted into cells and periods, with an account of every row."""
