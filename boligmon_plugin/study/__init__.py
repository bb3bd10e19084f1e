"""What is to be done, as plain dataclasses and their JSON."""
