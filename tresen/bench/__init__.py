"""What `bin/bench` measures: docs/speed.md says how."""
