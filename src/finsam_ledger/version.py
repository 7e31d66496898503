"""The library's version, read by the build and printed in reports."""

VERSION = "0.1.0"
__version__ = VERSION
