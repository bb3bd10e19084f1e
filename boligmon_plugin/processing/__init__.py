"""The Processing provider, its model and the base of its algorithms; no formulas."""
