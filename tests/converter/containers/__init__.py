"""Tests of saved sites."""
