"""Tests of the records of foreign formats."""
