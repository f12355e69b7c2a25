"""The parts of the documentation that a program can print, and whether what stands is true."""
