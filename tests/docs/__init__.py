"""The generated parts of the documentation, and whether what stands is true."""
