"""The tests of healthpress."""
