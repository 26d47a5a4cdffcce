"""HTML as text and blocks: selecting, meanings, building."""
