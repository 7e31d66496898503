"""Beginning a bokslut folder (ny bokslutsmapp): from answers, books and perhaps an earlier one."""
