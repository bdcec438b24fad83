"""Birth dates: calendars, parts, and what may be one."""
