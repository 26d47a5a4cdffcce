"""Commands as Markdown files: they run as tests and read as documentation."""
