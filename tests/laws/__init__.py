"""The laws that every format keeps, driven by the registry: a plug-in is held to them too.

The laws are numbered as in docs/architecture.md. A format that breaks one stands in
`formats.GAPS` with the reason and is expected to fail; no law is ever weakened.
"""
