"""Frame in, frame out: everything that is counted, filtered or derived."""
