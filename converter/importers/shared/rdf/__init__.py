"""RDF of AIF as a debate: its forms, its graph, its lint."""
