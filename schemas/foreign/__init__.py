"""Per foreign format: the record that is derived from an element of the model.

An importer keeps corrections against the derived record, an exporter writes it.
"""
