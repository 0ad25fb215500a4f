"""Sessions on disk: TOML that people own, read with care and written whole or not at all."""
