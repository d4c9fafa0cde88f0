"""Requests that nobody would write by hand, to a stack on this machine, and a judge of every answer."""
