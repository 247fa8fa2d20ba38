"""The only room that knows the order of stages and writes the output folder."""
