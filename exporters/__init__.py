"""Writers, one file per format; found by the entry points `disputatio.exporters`."""
