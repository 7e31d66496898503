"""What books can be converted into, one kind a module, each with ``CONVERSION``."""
