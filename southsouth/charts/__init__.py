"""Frame in, Figure out: pure drawing functions, one subject a module."""
