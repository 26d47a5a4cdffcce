"""Tests of the structure passes."""
